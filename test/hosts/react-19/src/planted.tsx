// What the type check must find: each line that ends in "planted".
import '@motcua/widgets/react-19';
import type { WardChosenEvent } from '@motcua/widgets/ward-chooser';

export const wrong = [
  <motcua-service-finder compact="yes" />, // planted
  <motcua-service-finder view="list" />, // planted
  <motcua-service-finder strings="Bạn tìm gì?" />, // planted
  <motcua-service-finder sectors={[1]} />, // planted
  <motcua-service-finder querry="khai sinh" />, // planted
  <motcua-service-finder onmotcua-service-chosen={(event: WardChosenEvent) => event.name} />, // planted
  <motcua-service-card onmotcua-service-chosen={(event) => event.name} />, // planted
  <motcua-servicefinder />, // planted
];

// What the type check must find: each line that ends in "planted".
import { MotcuaServiceCard, MotcuaServiceFinder } from '@motcua/widgets/react';
import type { WardChosenEvent } from '@motcua/widgets/ward-chooser';

export const wrong = [
  <MotcuaServiceFinder compact="yes" />, // planted
  <MotcuaServiceFinder view="list" />, // planted
  <MotcuaServiceFinder strings="Bạn tìm gì?" />, // planted
  <MotcuaServiceFinder sectors={[1]} />, // planted
  <MotcuaServiceFinder querry="khai sinh" />, // planted
  <MotcuaServiceFinder onServiceChosen={(event: WardChosenEvent) => event.name} />, // planted
  <MotcuaServiceCard onServiceChosen={(event) => event.name} />, // planted
  <MotcuaServiceCard onServicesSearched={() => {}} />, // planted
];

// What the type check must find: each line that ends in "planted".
/** @import { ElementProperties } from '@motcua/widgets/angular' */

const finder = document.createElement('motcua-service-finder');
finder.view = 'list'; // planted
finder.sectors = [1]; // planted
finder.querry = 'khai sinh'; // planted
finder.addEventListener('motcua-service-chosen', (event) => event.name); // planted
document.addEventListener('click', (event) => event.code); // planted
/** @type {ElementProperties['motcua-service-finder']} */
export const properties = { compact: 'yes' }; // planted

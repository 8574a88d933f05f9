/**
 * Angular checks events and template references of elements by the browser's own tables of tags and events, which this
 * module fills for all elements. Properties bound in a template it does not check where `CUSTOM_ELEMENTS_SCHEMA` is
 * used: take the type of the fields that are bound from `ElementProperties`.
 */
export type { ElementEvents, ElementProperties } from './elements.ts';

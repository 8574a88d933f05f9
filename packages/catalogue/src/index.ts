export { CatalogueError } from './catalogue-error.ts';
export type { CatalogueFault } from './catalogue-error.ts';
export type { CatalogueSource } from './catalogue-source.ts';
export { openCatalogue } from './catalogue.ts';
export type { AskOptions, Catalogue, OpenOptions } from './catalogue.ts';
export { createSearch } from './search.ts';
export type { Search, SearchOptions } from './search.ts';
export type { FindableService } from './findable.ts';

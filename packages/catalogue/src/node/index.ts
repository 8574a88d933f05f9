export { tableOf } from '../find-file.ts';
export { buildCatalogue, memorySource, writeCatalogue } from './build-catalogue.ts';
export type { BuildOptions, CatalogueFiles } from './build-catalogue.ts';
export { folderSource } from './folder-source.ts';
export { hanoiCatalogue, hanoiRecords } from './hanoi.ts';
export { importProcedures } from './import/procedures.ts';
export type { Import, ImportFinding } from './import/procedures.ts';
export { readRecords } from './records.ts';

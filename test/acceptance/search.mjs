// Connects ../shared/bench/evaluate.mjs with the packages as they are published: rows go through the public importer,
// the catalogue is built and opened like any other, and answers come back as codes.
import { openCatalogue } from '@motcua/catalogue';
import { buildCatalogue, importProcedures, memorySource } from '@motcua/catalogue/node';

export async function createEngine(procedures) {
  const { records } = importProcedures(procedures);
  const catalogue = await openCatalogue(memorySource(buildCatalogue(records)));
  await catalogue.complete();
  return {
    search: async (query, limit) => (await catalogue.search(query, { limit })).hits.map(({ code }) => code),
    decide: async (query) => (await catalogue.search(query)).outcome,
  };
}

// Gives the assistant's answers as codes, slots and text, through the packages as they are published: rows go through the
// public importer, the catalogue is built and opened like any other, and the parts of an answer are put together.
import { collect, createAssistant as assistantOver } from '@motcua/assistant';
import { openCatalogue } from '@motcua/catalogue';
import { buildCatalogue, importProcedures, memorySource } from '@motcua/catalogue/node';

export { redact, scam } from '@motcua/assistant/guard';

export async function createAssistant(procedures) {
  const { records } = importProcedures(procedures);
  const assistant = assistantOver({ catalogue: await openCatalogue(memorySource(buildCatalogue(records))) });
  return { ask: async (turns) => collect(assistant.ask(turns)) };
}

import { openCatalogue } from '@motcua/catalogue';
import { folderSource, hanoiCatalogue } from '@motcua/catalogue/node';
import { catalogueServices, type CatalogueServices } from './catalogue-services.ts';

/**
 * Answers the services capability from the catalogue that an operator names.
 *
 * A folder is read at once, so that a wrong path is told at the start. An address may be out of reach for a while: the
 * gateway starts, says at `/readyz` that it is not ready, and tries again with each question.
 *
 * @param catalogue - Folder, or http(s) address of `catalogue.json`; the Hanoi starter catalogue by default.
 * @throws Error that says what to do, where a folder holds no readable catalogue.
 */
export async function openCatalogueServices(catalogue?: string): Promise<CatalogueServices> {
  if (catalogue === undefined) return catalogueServices(hanoiCatalogue());
  if (/^https?:\/\//i.test(catalogue)) return catalogueServices(catalogue);
  const folder = folderSource(catalogue);
  try {
    await openCatalogue(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `motcua gateway cannot start: no readable catalogue at ${catalogue} (${reason}).\n` +
        `  Build one there with "motcua-catalogue build --out ${catalogue}", name another folder or address, or name none to serve the Hanoi starter catalogue.`,
      { cause: error },
    );
  }
  return catalogueServices(folder);
}

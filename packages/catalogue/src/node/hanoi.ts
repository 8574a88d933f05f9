import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Guide, PublicService } from '@motcua/contract/services';
import type { CatalogueSource } from '../catalogue-source.ts';
import { buildCatalogue, memorySource, type CatalogueFiles } from './build-catalogue.ts';
import { folderSource } from './folder-source.ts';
import { readGuides } from './guides.ts';
import { completed } from './overlay/completed.ts';
import { readOverlays, type Overlay } from './overlay/overlay.ts';
import { readRecords } from './records.ts';

const folder = new URL('../../hanoi/', import.meta.url);
/** Written by the build, beside the compiled code only. */
const starter = new URL('./starter/', import.meta.url);
const guidesFolder = new URL('../../hanoi-guides/', import.meta.url);

/**
 * The records of the Hanoi starter catalogue: what people there ask for most. They stand alone; laid over official records
 * (`hanoiOverlays`), only their words count.
 */
export function hanoiRecords(): PublicService[] {
  return [...completed(writtenHanoiRecords()).records];
}

/** The same as they were written, to lay words over. */
export function writtenHanoiRecords(): PublicService[] {
  return readRecords(fileURLToPath(folder));
}

/** The words of the Hanoi starter catalogue, to be laid over official records. */
export function hanoiOverlays(): Overlay[] {
  return readOverlays(fileURLToPath(folder));
}

/** Guides through the services of the Hanoi starter catalogue, one for each life event. */
export function hanoiGuides(): Guide[] {
  return readGuides(fileURLToPath(guidesFolder));
}

/** The Hanoi starter catalogue as it comes with this package; built in memory where this runs from its sources. */
export function hanoiCatalogue(): CatalogueSource {
  if (existsSync(starter)) return folderSource(fileURLToPath(starter));
  let files: CatalogueFiles | undefined;
  return {
    read: (file, signal) => memorySource((files ??= buildCatalogue(hanoiRecords(), { name: hanoiName, guides: hanoiGuides() }))).read(file, signal),
  };
}

export const hanoiName = 'Dịch vụ công người Hà Nội hỏi nhiều nhất';

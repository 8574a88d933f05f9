import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PublicService } from '@motcua/contract/services';
import * as z from 'zod/mini';
import type { CatalogueSource } from '../catalogue-source.ts';
import { buildCatalogue, memorySource, type CatalogueFiles } from './build-catalogue.ts';

const folder = new URL('../../hanoi/', import.meta.url);

/** The records of the Hanoi starter catalogue: what people there ask for most. */
export function hanoiRecords(): PublicService[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => z.parse(PublicService, JSON.parse(readFileSync(fileURLToPath(new URL(file, folder)), 'utf8'))));
}

/** The Hanoi starter catalogue, built in memory when it is first read. */
export function hanoiCatalogue(): CatalogueSource {
  let files: CatalogueFiles | undefined;
  return {
    read: (file, signal) => memorySource((files ??= buildCatalogue(hanoiRecords(), { name: hanoiName }))).read(file, signal),
  };
}

export const hanoiName = 'Dịch vụ công người Hà Nội hỏi nhiều nhất';

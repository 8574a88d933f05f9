import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import { hanoiName } from '../hanoi.ts';
import { replaceFile } from '../import/collection.ts';
import { cpsvApGraph, isDescribable } from '../open-data/cpsv-ap.ts';
import { dcatApEntry } from '../open-data/dcat-ap.ts';
import { jsonLdText } from '@motcua/contract/services/json-ld';
import { datasetIri, publishedFiles, type Publication } from '../open-data/publication.ts';
import { schemaOrgFeed } from '../open-data/schema-org.ts';
import { statisticsPage } from '../open-data/statistics.ts';
import { proceduresTable } from '../open-data/table.ts';
import { dayOf } from '../days.ts';
import { recordsWith } from './build.ts';
import { isWebAddress, needed, UsageError, webFolder, wordsIn, type Command } from './command.ts';

const published = {
  [publishedFiles.schemaOrg]: 'schema.org, for search engines',
  [publishedFiles.cpsvAp]: 'CPSV-AP 3.2.0, for catalogues of public services',
  [publishedFiles.table]: 'a table for a spreadsheet',
  [publishedFiles.statistics]: 'how much is online, how old it is, what is not known',
  [publishedFiles.dcatAp]: 'DCAT-AP 3.0.0, the entry for a catalogue of open data',
};

export const exportCommand: Command = {
  usage: `motcua-catalogue export --out <folder> --base <address> [options]
  --out <folder>     Where the files go, to be served by any web server.
  --base <address>   Where that folder is on the web, such as https://danh-muc.example.gov.vn/. Identifiers begin with it: never change it.
  --from hanoi       What to publish; the Hanoi starter catalogue by default. A folder that "import" wrote,
                     a folder of JSON files with one record each, or a file of JSON Lines (.jsonl, .jsonl.gz).
  --overlay <folder> Words of your own to lay over the records; may be given several times, the later over the earlier.
                     "hanoi" is those of the Hanoi starter catalogue.
  --name <text>      What the catalogue is called.
  --publisher <name> Who publishes it.
  --contact <where>  An e-mail address or a page for questions about it.
  --license <IRI>    Under which terms, such as https://creativecommons.org/licenses/by/4.0/.

  Publishes a catalogue as open data:
${Object.entries(published)
  .map(([file, what]) => `  ${file.padEnd(18)} ${what}\n`)
  .join('')}
  What a record does not know is left out of them, never guessed.
`,
  run(words) {
    const { values } = wordsIn(words, {
      out: { type: 'string' },
      base: { type: 'string' },
      from: { type: 'string' },
      overlay: { type: 'string', multiple: true },
      name: { type: 'string' },
      publisher: { type: 'string' },
      contact: { type: 'string' },
      license: { type: 'string' },
    });
    const { from = 'hanoi', publisher, contact, license } = values;
    const out = needed(values.out, 'out', 'which folder to write to');
    const base = webFolder(needed(values.base, 'base', 'where the folder is on the web'), 'base');
    if (license !== undefined && !isWebAddress(license)) throw new UsageError('--license must be the address of a licence, such as https://creativecommons.org/licenses/by/4.0/');
    if (contact !== undefined && !isWebAddress(contact) && !/^[^\s@<>]+@[^\s@<>]+$/.test(contact)) throw new UsageError('--contact must be an e-mail address or that of a page');
    const { records } = recordsWith(from, values.overlay ?? []);
    const today = new Date();
    const modified = dayOf(today);
    const name = values.name ?? (from === 'hanoi' ? hanoiName : 'Danh mục thủ tục hành chính');
    const publication: Publication = { base, name, publisher, contact, license, issued: firstIssued(out, base) ?? modified, modified };
    const files = new Map([
      [publishedFiles.schemaOrg, jsonLdText(schemaOrgFeed(records, publication))],
      [publishedFiles.cpsvAp, jsonLdText(cpsvApGraph(records, publication))],
      [publishedFiles.table, proceduresTable(records, base)],
      [publishedFiles.statistics, statisticsPage(records, name, today)],
    ] as const satisfies (readonly [string, string])[]);
    const sizes = new Map<string, number>([...files].map(([file, text]) => [file, Buffer.byteLength(text)]));
    mkdirSync(out, { recursive: true });
    for (const [file, text] of files) replaceFile(join(out, file), text);
    const entry = jsonLdText(dcatApEntry(records, publication, sizes));
    replaceFile(join(out, publishedFiles.dcatAp), entry);
    sizes.set(publishedFiles.dcatAp, Buffer.byteLength(entry));
    const undescribed = records.filter((record) => !isDescribable(record)).map(({ code }) => code);
    process.stdout.write(`${records.length} services published in ${out}
${Object.entries(published)
  .map(([file, what]) => `  ${file.padEnd(18)} ${String(sizes.get(file)).padStart(9)} bytes  ${what}\n`)
  .join(
    '',
  )}${undescribed.length > 0 ? `  ${undescribed.length} without a known authority are not in ${publishedFiles.cpsvAp}, which demands one (${undescribed.slice(0, 3).join(', ')}${undescribed.length > 3 ? ', …' : ''})\n` : ''}`);
  },
};

const Entry = z.object({ '@graph': z.array(z.object({ '@id': z.optional(z.string()), 'dct:issued': z.optional(z.iso.date()) })) });

/** The day of the first publication, as the entry that is in the folder already says it. */
function firstIssued(out: string, base: string): string | undefined {
  const file = join(out, publishedFiles.dcatAp);
  if (!existsSync(file)) return undefined;
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // Damaged, and about to be replaced.
  }
  const entry = z.safeParse(Entry, given);
  return entry.success ? entry.data['@graph'].find((node) => node['@id'] === datasetIri(base))?.['dct:issued'] : undefined;
}

import { join } from 'node:path';
import process from 'node:process';
import type { Guide } from '@motcua/contract/services';
import { buildCatalogue, type CatalogueFiles } from '../build-catalogue.ts';
import { readGuides } from '../guides.ts';
import { hanoiGuides, hanoiName, hanoiOverlays, writtenHanoiRecords } from '../hanoi.ts';
import { completed, type Completed, type LeftAddress } from '../overlay/completed.ts';
import { allOverlaid, readOverlays, type Overlay } from '../overlay/overlay.ts';
import { findFilesIn, writeCatalogue } from '../published.ts';
import { readRecords } from '../records.ts';
import { channelIn, needed, wordsIn, type Command } from './command.ts';

export const buildCommand: Command = {
  usage: `motcua-catalogue build --out <folder> [options]
  --from hanoi       What to build it from; the Hanoi starter catalogue by default. A folder that "import" wrote,
                     a folder of JSON files with one record each, or a file of JSON Lines (.jsonl, .jsonl.gz).
  --overlay <folder> Words of your own to lay over the records; may be given several times, the later over the earlier.
                     "hanoi" is those of the Hanoi starter catalogue.
  --guides <folder>  Guides for life events, a JSON file each. "hanoi" is those of the Hanoi starter catalogue, which has them by default.
  --name <text>      What the catalogue is called.
  --channel <name>   Builds into a folder of that name below --out: what is tried out there can be taken over with "update".

  The folder can be served by any web server; its address is that of catalogue.json in it.
`,
  run(words) {
    const { values } = wordsIn(words, {
      out: { type: 'string' },
      from: { type: 'string' },
      overlay: { type: 'string', multiple: true },
      guides: { type: 'string' },
      name: { type: 'string' },
      channel: { type: 'string' },
    });
    const { from = 'hanoi' } = values;
    const out = join(needed(values.out, 'out', 'which folder to write to'), channelIn(values.channel));
    const { records, leftOut } = recordsWith(from, values.overlay ?? []);
    const isStarter = from === 'hanoi';
    const files = buildCatalogue(records, {
      name: values.name ?? (isStarter ? hanoiName : undefined),
      guides: guidesIn(values.guides ?? (isStarter ? 'hanoi' : undefined)),
      older: findFilesIn(out),
    });
    writeCatalogue(files, out);
    process.stdout.write(reportOf(files, records.length, out) + leftOutOf(leftOut));
  },
};

/** Records, with words laid over them and all that these tell. */
export function recordsWith(from: string, overlays: readonly string[]): Completed {
  return completed(allOverlaid(from === 'hanoi' ? writtenHanoiRecords() : readRecords(from), overlays.flatMap(overlaysIn)));
}

/** Overlays of a folder, or those of the Hanoi starter catalogue. */
export function overlaysIn(folder: string): Overlay[] {
  return folder === 'hanoi' ? hanoiOverlays() : readOverlays(folder);
}

/** Guides of a folder, or those of the Hanoi starter catalogue. */
export function guidesIn(folder: string | undefined): Guide[] {
  return folder === undefined ? [] : folder === 'hanoi' ? hanoiGuides() : readGuides(folder);
}

function reportOf(files: CatalogueFiles, count: number, out: string): string {
  const sizeOf = (pattern: RegExp, most = Infinity): string => {
    const sizes = [...files].flatMap(([file, bytes]) => (pattern.test(file) ? [bytes.length] : [])).slice(0, most);
    return `${sizes.length} ${sizes.length === 1 ? 'file' : 'files'}, ${sizes.reduce((total, size) => total + size, 0)} bytes`;
  };
  return `${count} services written to ${out}
  catalogue.json  ${sizeOf(/^catalogue\.json$/)}
  find            ${sizeOf(/^find\./, 1)}
  deltas          ${sizeOf(/^delta\./)}, from older builds
  guides          ${sizeOf(/^guides\./)}
  details         ${sizeOf(/^detail-/)}, one service each
  ahead           ${sizeOf(/^details-/)}, the same services many at a time
`;
}

/** Which addresses nobody is sent to. */
function leftOutOf(leftOut: readonly LeftAddress[]): string {
  return leftOut.length === 0 ? '' : `  left out        ${leftOut.map(({ code, url }) => `${url} (${code})`).join(', ')}: only encrypted addresses (https) are shown\n`;
}

import { readFileSync } from 'node:fs';
import process from 'node:process';
import { hanoiRecords } from '../hanoi.ts';
import { replaceFile } from '../import/collection.ts';
import { Corrections } from '../overlay/corrections.ts';
import { correctionSheet, readCorrectionSheet } from '../overlay/sheet.ts';
import { readRecords } from '../records.ts';
import { overlaysIn } from './build.ts';
import { needed, UsageError, wordsIn, type Command } from './command.ts';

export const sheetCommand: Command = {
  usage: `motcua-catalogue sheet --from <records> --into <folder> (--out <file.xlsx> | --read <file.xlsx>) [options]
  --out <file.xlsx>  Writes the correction sheet: a row for each procedure, to be corrected in Excel.
  --read <file.xlsx> Takes what was corrected in it into the folder of your own words.
  --from <records>   The official records, as "import" wrote them, or "hanoi".
  --overlay <folder> Words of others below yours, such as "hanoi"; may be given several times.
  --into <folder>    Your own words.
`,
  async run(words) {
    const { values } = wordsIn(words, { ...correctionOptions, out: { type: 'string' }, read: { type: 'string' } });
    if ((values.out === undefined) === (values.read === undefined)) throw new UsageError('say either --out or --read');
    const corrections = correctionsIn(values);
    if (values.out !== undefined) {
      replaceFile(values.out, await correctionSheet(corrections));
      process.stdout.write(`${corrections.records().length} procedures are in ${values.out}\n`);
    } else {
      corrections.prepareFolder();
      await take(corrections, values.read ?? '');
    }
  },
};

export const correctionOptions = { from: { type: 'string' }, overlay: { type: 'string', multiple: true }, into: { type: 'string' } } as const;

/** The corrections that the options of a command name. */
export function correctionsIn({ from, overlay = [], into }: { from?: string | undefined; overlay?: string[] | undefined; into?: string | undefined }): Corrections {
  const source = needed(from, 'from', 'where the official records are');
  return new Corrections(source === 'hanoi' ? hanoiRecords() : readRecords(source), overlay.flatMap(overlaysIn), needed(into, 'into', 'which folder your own words are in'));
}

/** Takes a sheet whole or not at all: half of a clerk's work is worse than being told what to put right. */
async function take(corrections: Corrections, file: string): Promise<void> {
  const sheet = await readCorrectionSheet(readFileSync(file), corrections);
  const faults: string[] = [];
  const read = [...sheet].flatMap(([code, written]) => {
    if (!corrections.official(code)) {
      faults.push(`${code}: không có thủ tục mang mã này.`);
      return [];
    }
    const correction = corrections.corrected(code, written);
    faults.push(...[...correction.faults.values()].map((fault) => `${code}: ${fault}`));
    return [[code, correction.overlay] as const];
  });
  if (faults.length > 0) throw new Error(`${file}: ${faults.length} cells cannot be read; nothing was taken\n${faults.join('\n')}`);
  const changed = read.filter(([code, overlay]) => JSON.stringify(overlay) !== JSON.stringify(corrections.own(code)));
  for (const [code, overlay] of changed) corrections.keep(code, overlay);
  process.stdout.write(`${changed.length} procedures were corrected${changed.length > 0 ? `: ${changed.map(([code]) => code).join(', ')}` : ''}\n`);
}

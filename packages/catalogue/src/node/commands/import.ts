import process from 'node:process';
import { dirname, join } from 'node:path';
import { mkdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { grouped } from '../grouped.ts';
import { replaceFile } from '../import/collection.ts';
import { findingKinds, findingWords } from '../import/finding-words.ts';
import { provinces } from '@motcua/contract/services/names';
import { findingsTable, reportPage } from '../import/report.ts';
import { importCatalogue, type FinishedImport } from '../import/run.ts';
import { unknownShares } from '../import/unknowns.ts';
import { needed, progressBar, UsageError, wordsIn, type Command } from './command.ts';

export const importCommand: Command = {
  usage: `motcua-catalogue import <source>... --out <folder> [options]
  <source>           JSON as the portal sends it, JSON Lines (.jsonl, .jsonl.gz), CSV, Excel (.xlsx), or the address of the portal.
                     A list of names beside a file with details is checked against it.
  --out <folder>     Where the records go (records.jsonl), and findings.csv, what to look at. The last import is compared with this one.
  --report <file>    A page that a clerk can read: what is doubtful, what changed, what is not known.
  --for VN-HN        Whose procedures beside those of the whole country; "all" takes every province's.
  --as-of <day>      On which day the source was read (2026-11-27), for rows that do not say so.
  --replaced <file>  CSV of superseded codes: the old one, the new one.
  --accept-loss      Takes the import also where more than a fifth of the last one's procedures are missing in it.

  An import that was stopped goes on where it was: run the same command again.
`,
  async run(words) {
    const { values, positionals } = wordsIn(
      words,
      {
        out: { type: 'string' },
        report: { type: 'string' },
        for: { type: 'string' },
        'as-of': { type: 'string' },
        replaced: { type: 'string' },
        'accept-loss': { type: 'boolean' },
      },
      true,
    );
    if (positionals.length === 0) throw new UsageError('say what to import');
    const out = needed(values.out, 'out', 'which folder the records go to');
    const asOf = values['as-of'];
    if (asOf !== undefined && !isDay(asOf)) throw new UsageError('--as-of must be a day such as 2026-11-27');
    const place = values.for ?? 'VN-HN';
    if (place !== 'all' && ![...provinces.values()].includes(place)) throw new UsageError('--for must be "all" or a province such as VN-HN');
    // Before the records of the last import are gone, with which this one is compared.
    if (values.report !== undefined) mkdirSync(dirname(values.report), { recursive: true });
    const bar = progressBar('{bar} {percentage} % · {rows} rows');
    try {
      const finished = await importCatalogue({
        sources: positionals,
        out,
        asOf,
        jurisdiction: place,
        acceptsLoss: values['accept-loss'],
        ...(values.replaced !== undefined && { successors: successorsIn(values.replaced) }),
        onProgress: (share, rows) => bar.update(Math.round(share * 100), { rows }),
      });
      bar.stop();
      replaceFile(join(out, 'findings.csv'), findingsTable(finished));
      if (values.report !== undefined) replaceFile(values.report, reportPage(finished));
      process.stdout.write(summaryOf(finished, out));
    } finally {
      bar.stop();
    }
  },
};

/** Superseded codes and their successors. */
function successorsIn(file: string): Map<string, string> {
  const rows: string[][] = parse(readFileSync(file), { delimiter: [',', ';', '\t'], bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  const pairs = rows.flatMap(([old = '', by = '']) => (isCode(old) && isCode(by) ? [[old, by] as const] : []));
  if (pairs.length === 0) throw new Error(`${file} holds no two codes in a row, such as 1.014061,1.116410`);
  return new Map(pairs);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text.length === 10;
}

function isCode(cell: string): boolean {
  return /^\d\.\d{6}$/.test(cell);
}

function summaryOf({ records, findings, comparison, rows, resumed }: FinishedImport, out: string): string {
  const byKind = grouped(findings, ({ kind }) => kind);
  const percent = (part: number): string => `${((100 * part) / records.length).toFixed(1).padStart(5)} %`;
  const { added, changed, withdrawn } = comparison;
  return `${records.length} procedures from ${rows} rows${resumed > 0 ? ` (${resumed} of them read by an earlier run)` : ''} are in ${out}
  ${added.length} new, ${changed.length} changed, ${withdrawn.length} withdrawn

found
${findingKinds
  .flatMap((kind) => {
    const codes = byKind.get(kind)?.map(({ code }) => code) ?? [];
    return codes.length === 0
      ? []
      : [`  ${String(codes.length).padStart(5)}  ${kind.padEnd(22)} ${findingWords[kind].en} (${codes.slice(0, 2).join(', ')}${codes.length > 2 ? ', …' : ''})\n`];
  })
  .join('')}
not known
${unknownShares(records)
  .map(({ field, unknown, partly }) => `  ${percent(unknown)}  ${field}${partly > 0 ? `, and in part ${percent(partly).trim()}` : ''}\n`)
  .join('')}`;
}

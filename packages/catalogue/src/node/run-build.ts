import process from 'node:process';
import { buildCatalogue, findFilesIn, writeCatalogue, type CatalogueFiles } from './build-catalogue.ts';
import { hanoiName, hanoiRecords } from './hanoi.ts';
import type { ImportFinding } from './import-procedures.ts';
import { readRecords } from './record-files.ts';

/**
 * Builds a catalogue and says on standard output what was written. What is wrong is said on standard error, and ends the
 * process with code 1; then nothing was written.
 */
export function runBuild({ out, from = 'hanoi', name }: { readonly out: string; readonly from?: string | undefined; readonly name?: string | undefined }): void {
  try {
    const { records, findings } = from === 'hanoi' ? { records: hanoiRecords(), findings: [] } : readRecords(from);
    const files = buildCatalogue(records, { name: name ?? (from === 'hanoi' ? hanoiName : undefined), older: findFilesIn(out) });
    writeCatalogue(files, out);
    process.stdout.write(reportOf(files, records.length, out));
    process.stderr.write(summaryOf(findings));
  } catch (error) {
    process.stderr.write(`motcua-catalogue: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
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
  details         ${sizeOf(/^detail-/)}, one service each
  ahead           ${sizeOf(/^details-/)}, the same services many at a time
`;
}

function summaryOf(findings: readonly ImportFinding[]): string {
  const kinds = [...new Set(findings.map(({ kind }) => kind))].sort();
  return kinds
    .map((kind) => {
      const codes = findings.filter((finding) => finding.kind === kind).map(({ code }) => code);
      return `${kind}: ${codes.length} (${codes.slice(0, 3).join(', ')}${codes.length > 3 ? ', …' : ''})\n`;
    })
    .join('');
}

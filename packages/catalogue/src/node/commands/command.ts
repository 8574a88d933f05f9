import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { SingleBar } from 'cli-progress';
import { ImportRefusal } from '../import/refusal.ts';

/** A command of `motcua-catalogue`, in a file of its own that is loaded when it is called. */
export interface Command {
  /** What it does and what it takes, as `--help` prints it. */
  readonly usage: string;
  run(words: readonly string[]): Promise<void> | void;
}

/** Words that a command does not understand; its usage is printed with what is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The options of a command line, and its other words where a command takes some. What is not known is refused. */
export function wordsIn<const O extends ParseArgsOptionsConfig>(words: readonly string[], options: O, allowPositionals = false) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The value of an option that cannot be done without. */
export function needed(value: string | undefined, option: string, what: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${option} must say ${what}`);
  return value;
}

/** Whether a text is an address on the web. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/\S+$/.test(address) && URL.canParse(address);
}

/** The address of a folder on the web, with a slash at its end. */
export function webFolder(address: string, option: string): string {
  if (!isWebAddress(address) || /[?#]/.test(address)) throw new UsageError(`--${option} must be an address such as https://danh-muc.example.gov.vn/`);
  const { href } = new URL(address);
  return href.endsWith('/') ? href : `${href}/`;
}

/** The folder of a channel below that of a catalogue; without a name, the catalogue's own. */
export function channelIn(name: string | undefined): string {
  if (name !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new UsageError('--channel must be a name of small letters, digits and hyphens');
  return name ?? '';
}

/** What the system says of a file, as the rest of a sentence in both languages. */
const fileFaults = new Map<string, readonly [vi: string, en: string]>([
  ['ENOENT', ['không có tệp hoặc thư mục này. Hãy xem lại tên.', 'is not there']],
  ['EACCES', ['máy không cho phép đọc hoặc ghi. Nếu tệp đang mở ở chương trình khác, hãy đóng lại.', 'may not be read or written, or is open in another program']],
  ['EPERM', ['máy không cho phép đọc hoặc ghi. Nếu tệp đang mở ở chương trình khác, hãy đóng lại.', 'may not be read or written, or is open in another program']],
  ['EROFS', ['ổ đĩa này chỉ cho đọc.', 'is on a disk that cannot be written']],
  ['EBUSY', ['đang mở ở chương trình khác. Hãy đóng lại rồi thử lại.', 'is open in another program; close it and try again']],
  ['EISDIR', ['đây là thư mục, không phải tệp.', 'is a folder and no file']],
  ['ENOTDIR', ['không dẫn tới thư mục nào. Hãy xem lại tên.', 'leads to no folder']],
  ['ENOSPC', ['ổ đĩa đã đầy.', 'has no room left on its disk']],
]);

function sentenceOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const [vi, en] = fileFaults.get(String(error.code)) ?? [];
  if (vi === undefined) return error;
  // What fails in an open file does not say which it is.
  if ('syscall' in error && (error.syscall === 'read' || error.syscall === 'write'))
    return new ImportRefusal(`Tệp nêu trong lệnh: ${vi}`, `a file of the command line ${en}`, { cause: error });
  if (!('path' in error) || typeof error.path !== 'string') return error;
  let path = error.path.replace(/\.new$/, ''); // Its name until all of it is written.
  if (error.code === 'ENOENT') while (dirname(path) !== path && !existsSync(dirname(path))) path = dirname(path);
  return new ImportRefusal(`${path}: ${vi}`, `${path} ${en}`, { cause: error });
}

/** Says what went wrong, also in Vietnamese where that is known, and ends the process with code 1. */
export function fail(fault: unknown): void {
  const error = sentenceOf(fault);
  if (error instanceof ImportRefusal) process.stderr.write(`${error.vi}\n`);
  process.stderr.write(`motcua-catalogue: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** A bar that says how far a long work has come; to a person at a terminal only. */
export function progressBar(format: string): SingleBar {
  const bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true, stopOnComplete: true, stream: process.stderr });
  if (process.stderr.isTTY) bar.start(100, 0, { rows: 0 });
  return bar;
}

import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import type { RowImport } from './procedures.ts';

/** A line of the journal: what became of a row. */
interface Entry extends RowImport {
  readonly where: string;
}

/** Written together, so that an import of thousands of rows does not wait for the disk at each. */
const written = 64;

/**
 * What an import has done so far, a line for each row, so that one which was stopped (a closed window, a power cut, a portal that
 * went down) goes on where it was. A line that was cut short is dropped. The journal of another source is not gone on with.
 */
export class Journal {
  /** By where it stands: what became of a row. */
  readonly entries = new Map<string, Entry>();
  readonly #path: string;
  readonly #file: number;
  #waiting: string[] = [];
  #isClosed = false;

  /**
   * @param identity - Of the sources and of whatever decides about what becomes of a row.
   * @param longestStopMs - What was written longer ago is not gone on with.
   */
  constructor(path: string, identity: string, longestStopMs: number) {
    this.#path = path;
    const isRecent = existsSync(path) && Date.now() - statSync(path).mtimeMs < longestStopMs;
    const whole = isRecent ? wholeLines(path, identity) : [];
    for (const entry of whole) this.entries.set(entry.where, entry);
    this.#file = openSync(path, whole.length > 0 ? 'a' : 'w');
    if (whole.length === 0) writeSync(this.#file, `${JSON.stringify({ identity })}\n`);
    else this.#dropCutLine();
  }

  add(where: string, outcome: RowImport): void {
    this.entries.set(where, { where, ...outcome });
    this.#waiting.push(`${JSON.stringify({ where, ...outcome })}\n`);
    if (this.#waiting.length >= written) this.flush();
  }

  flush(): void {
    if (this.#waiting.length > 0) writeSync(this.#file, this.#waiting.join(''));
    this.#waiting = [];
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.flush();
    closeSync(this.#file);
  }

  /** Once its import is finished. */
  remove(): void {
    this.close();
    rmSync(this.#path, { force: true });
  }

  #dropCutLine(): void {
    const bytes = readFileSync(this.#path);
    const end = bytes.lastIndexOf('\n') + 1;
    if (end < fstatSync(this.#file).size) ftruncateSync(this.#file, end);
  }
}

function wholeLines(path: string, identity: string): Entry[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  if (head !== JSON.stringify({ identity })) return [];
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Entry]; // Written by ourselves, as the head says.
    } catch {
      return [];
    }
  });
}

import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import type { InputOf } from '@motcua/contract';
import type { reportService, ServiceReported } from '@motcua/contract/reports';
import type { ReportsPort, ServicesPort } from '../ports.ts';
import { rowEnd } from './csv-row.ts';
import { heading, reportLine } from './report-line.ts';

export interface ReportInboxOptions {
  /** Largest file; a report that does not fit is refused. 20,000,000 by default: some ten thousand long ones. */
  readonly mostBytes?: number | undefined;
  /** Milliseconds since 1970; the machine's time by default. */
  readonly now?: (() => number) | undefined;
}

/** A lock this old was left behind by a process that was killed: what it guards takes milliseconds. */
const staleLockMs = 3000;
const lockAgainMs = 10;
const startLimitMs = 15_000;
/** A report is not lost for want of its service's name. */
const nameLimitMs = 5000;

/**
 * Keeps in a CSV file, which a clerk reads in Excel, what citizens say is wrong in what is said of services: one row each,
 * on the disk before the citizen is thanked. Personal numbers are hidden before they are kept; who says so is not known.
 *
 * Several processes may share the file, and whoever is done with it may move it away: the next report begins a new one.
 *
 * @throws Error where the file is there and holds something else, or cannot be written.
 */
export async function reportInbox(path: string, services: Pick<ServicesPort, 'get'>, { mostBytes = 20_000_000, now = Date.now }: ReportInboxOptions = {}): Promise<ReportsPort> {
  let last: Promise<unknown> = Promise.resolve();
  /** One after another within this process, so that only processes wait for the lock. */
  const keep = (row: string, signal: AbortSignal): Promise<void> => {
    const turn = last.then(() => append(path, row, mostBytes, signal));
    last = turn.catch(() => {});
    return turn;
  };
  if (!(await isInbox(path))) throw new Error(`${path} holds no reports as they are kept here; name another file, or move it away`);
  await keep('', AbortSignal.timeout(startLimitMs)).catch((cause: unknown) => {
    throw new Error(`${path} cannot be written; name a file in a folder that is there, with less than ${mostBytes} bytes`, { cause });
  });
  return {
    async report(report: InputOf<typeof reportService>, signal: AbortSignal): Promise<ServiceReported> {
      // What a citizen reports is kept even where its service cannot be read now, or is one that only her device knows.
      const service = await services.get({ code: report.code }, AbortSignal.any([signal, AbortSignal.timeout(nameLimitMs)])).catch(() => undefined);
      const reference = newReference();
      await keep(reportLine({ ...report, name: service?.plainName ?? service?.name ?? '', reference, atMs: now() }), signal);
      return { isKept: true, reference };
    },
  };
}

/** Whether nothing is there yet, or what we began. */
async function isInbox(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return true; // Whether it can be written is found out next.
  try {
    const begin = Buffer.from(heading);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(begin.length), 0, begin.length, 0);
    return bytesRead === 0 || buffer.equals(begin);
  } catch {
    return true; // A folder: cannot be written, either.
  } finally {
    await file.close();
  }
}

/** Puts a row at the end, all of it or nothing, and waits until it is on the disk. */
async function append(path: string, row: string, mostBytes: number, signal: AbortSignal): Promise<void> {
  const unlock = await lock(path, signal);
  try {
    const file = await open(path, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.from((size === 0 ? heading : await mendingOf(file, size)) + row);
      // The log names the reason by this code, as where the disk itself is full.
      if (size + bytes.length > mostBytes) throw Object.assign(new Error('the file of reports is full'), { code: 'ENOSPC' });
      await file.appendFile(bytes).catch(async (error: unknown) => {
        await file.truncate(size).catch(() => {}); // The next row mends what could not be taken back.
        throw error;
      });
      await file.datasync();
    } finally {
      await file.close();
    }
  } finally {
    await unlock();
  }
}

/** What ends a last row that was cut off when its process or machine died, so that it swallows no row after it. */
async function mendingOf(file: FileHandle, size: number): Promise<string> {
  const end = await file.read(Buffer.alloc(2), 0, 2, Math.max(0, size - 2));
  if (end.buffer.toString('latin1') === rowEnd) return '';
  const text = (await file.read(Buffer.alloc(size), 0, size, 0)).buffer.toString('latin1');
  if (text.split('"').length % 2 === 0) return `"${rowEnd}`; // Cut off inside a cell.
  return text.endsWith('\n') ? '' : text.endsWith('\r') ? '\n' : rowEnd; // Another program may end rows without the carriage return.
}

/** Only one process at a time reads the end of the file and writes behind it. Gives what lets the next one in. */
async function lock(path: string, signal: AbortSignal): Promise<() => Promise<void>> {
  const name = `${path}.lock`;
  for (;;) {
    signal.throwIfAborted();
    try {
      await (await open(name, 'wx', 0o600)).close();
      return () => rm(name, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const ageMs = await stat(name).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (ageMs > staleLockMs) await rm(name, { force: true });
    else await after(lockAgainMs, undefined, { signal });
  }
}

/** Eight digits: what is read out on the phone is heard right. The gap keeps Excel from taking it for a number. */
function newReference(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  const digits = String(random % 100_000_000).padStart(8, '0');
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

import { closeSync, createReadStream, openSync, readSync, statSync, type ReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough, type Readable, type Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { ImportRefusal } from './refusal.ts';
import { rowsOfCsv, rowsOfWorkbook } from './sheet-rows.ts';

/** A row of a source, and where it stands there. */
export interface SourceRow {
  readonly where: string;
  readonly given: unknown;
  /** What a list calls the procedure, where a list said so as well. */
  readonly nameInIndex?: string;
  /** Its details could not be had this time, and are to be asked for again. */
  readonly isPartial?: boolean;
}

/** Something that rows come from. */
export interface RowSource {
  /** What it is called in reports. */
  readonly name: string;
  /** Differs where the source has changed, so that a stopped import goes on only with the same one. */
  readonly identity: string;
  rows(): AsyncIterable<SourceRow>;
  /** How much of it has been read, from 0 to 1. */
  share(): number;
}

/** Larger than any national catalogue (the largest known is 60 MB), and as much as can be held at once. */
const mostBytes = 512 * 1024 * 1024;

type Kind = 'json' | 'lines' | 'workbook' | 'csv';

/**
 * Opens a file with procedures: JSON as the portal sends it, JSON Lines (also compressed with gzip), CSV, or an Excel workbook (XLSX).
 *
 * @throws ImportRefusal in a sentence that says what the file is instead and what to do.
 */
export async function openSourceFile(path: string): Promise<RowSource> {
  const name = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new ImportRefusal(`Không tìm thấy tệp ${name}. Hãy xem lại tên tệp và thư mục chứa tệp.`, `${path} is not there`);
  if (stat.isDirectory()) throw new ImportRefusal(`${name} là thư mục. Hãy chọn một tệp trong đó.`, `${path} is a folder; name a file in it`);
  if (stat.size === 0) throw new ImportRefusal(`Tệp ${name} trống, không có gì bên trong. Hãy tải lại.`, `${path} is empty; download it again`);
  if (stat.size > mostBytes) throw tooLarge(name);
  const isCompressed = startOf(path, 2).equals(Buffer.from([0x1f, 0x8b]));
  let reading: ReadStream | undefined;
  const read = (): Readable => {
    reading = createReadStream(path);
    return limited(isCompressed ? inflated(reading, name) : reading, name);
  };
  const kind = kindOf(isCompressed ? await startOfInflated(read) : startOf(path, 4096), name);
  return { name, identity: `${name} ${stat.size} ${stat.mtimeMs}`, rows: () => rowsOf(kind, read, name), share: () => (reading?.bytesRead ?? 0) / stat.size };
}

function tooLarge(name: string): ImportRefusal {
  return new ImportRefusal(
    `Tệp ${name} quá lớn (hơn 512 MB). Danh mục cả nước chỉ khoảng 60 MB, nên đây có lẽ là tệp khác. Hãy chọn lại tệp.`,
    `${name} is larger than 512 MB; the whole country's procedures are about 60 MB, so it is probably another file`,
  );
}

/** Stops a stream that turns out to be too long, such as a small file that inflates for ever. */
function limited(stream: Readable, name: string): Readable {
  let bytes = 0;
  const limit = new PassThrough({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > mostBytes ? tooLarge(name) : null, chunk);
    },
  });
  return piped(stream, limit);
}

function inflated(stream: Readable, name: string): Readable {
  const gunzip = createGunzip();
  const named = new PassThrough();
  gunzip.on('error', (cause) =>
    named.destroy(new ImportRefusal(`Tệp nén ${name} bị hỏng hoặc chưa tải hết. Hãy tải lại.`, `${name} is damaged or was not downloaded whole; download it again`, { cause })),
  );
  piped(stream, gunzip).pipe(named);
  return named;
}

function piped(from: Readable, to: Transform): Readable {
  from.on('error', (error) => to.destroy(error));
  to.on('close', () => from.destroy());
  return from.pipe(to);
}

function startOf(path: string, bytes: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(bytes);
    return start.subarray(0, readSync(file, start, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}

async function startOfInflated(read: () => Readable): Promise<Buffer> {
  for await (const chunk of read()) return Buffer.from(chunk as Uint8Array).subarray(0, 4096);
  return Buffer.alloc(0);
}

/** What a file is by how it begins; its name may be wrong. */
function kindOf(start: Buffer, name: string): Kind {
  const begins = (...bytes: number[]): boolean => start.subarray(0, bytes.length).equals(Buffer.from(bytes));
  const refused = (vi: string, en: string): ImportRefusal => new ImportRefusal(`${name}: ${vi}`, `${name} ${en}`);
  if (begins(0x50, 0x4b, 3, 4)) return 'workbook';
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    throw refused(
      'đây là tệp Excel hoặc Word đời cũ. Hãy mở bằng Excel, chọn Save As (Lưu thành), kiểu “Excel Workbook (.xlsx)”, rồi nhập tệp mới.',
      'is an old Excel or Word file; open it in Excel and save it as a workbook (.xlsx)',
    );
  if (begins(0x25, 0x50, 0x44, 0x46))
    throw refused('đây là tệp PDF, phần mềm không đọc thành bảng được. Hãy tải danh mục dạng Excel (.xlsx).', 'is a PDF, which holds no rows; download the list as Excel or JSON');
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'csv';
  const text = start
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<(!doctype|html|\?xml|head|body)/i.test(text))
    throw refused(
      'đây là một trang web, có lẽ là trang đăng nhập hoặc trang báo lỗi, không phải danh mục. Hãy đăng nhập lại rồi tải lại tệp.',
      'is a web page, perhaps one to sign in or to report an error, not a list of procedures; sign in and download it again',
    );
  if (text.includes('\0'))
    throw refused('tệp này không có chữ để đọc, có lẽ là ảnh hoặc phần mềm. Hãy tải danh mục dạng Excel (.xlsx).', 'holds no text; download the list as Excel or JSON');
  if (text.startsWith('[')) return 'json';
  if (text.startsWith('{')) return /^\{[^\n]*\}\s*(\n|$)/.test(text) || (text.length > 3000 && !text.includes('\n')) ? 'lines' : 'json';
  return 'csv';
}

async function* rowsOf(kind: Kind, read: () => Readable, name: string): AsyncGenerator<SourceRow> {
  if (kind === 'lines') yield* rowsOfLines(read(), name);
  else if (kind === 'csv') yield* rowsOfCsv(await buffer(read()), name);
  else if (kind === 'workbook') yield* await rowsOfWorkbook(await buffer(read()), name);
  else yield* rowsOfJson((await buffer(read())).toString('utf8'), name);
}

/** A line that is no JSON becomes a row that is none, so that the report names it and the others are read. */
async function* rowsOfLines(stream: Readable, name: string): AsyncGenerator<SourceRow> {
  let failure: unknown;
  stream.on('error', (error) => (failure = error));
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    let given: unknown;
    try {
      given = JSON.parse(number === 1 ? line.replace(/^\ufeff/, '') : line);
    } catch {
      given = line.slice(0, 60);
    }
    yield* rowsIn(given, `${name}, dòng ${number}`);
  }
  if (failure) throw failure;
}

function* rowsOfJson(text: string, name: string): Generator<SourceRow> {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const isCut = !/[\]}]\s*$/.test(text);
    throw new ImportRefusal(
      isCut ? `Tệp ${name} chưa tải hết. Hãy tải lại.` : `Tệp ${name} bị lỗi nên không đọc được. Hãy tải lại từ cổng.`,
      isCut ? `${name} was not downloaded whole; download it again` : `${name} is no JSON; download it again`,
      { cause },
    );
  }
  yield* rowsIn(given, name);
}

/** Under which names answers of an API hold their rows. */
const envelopes = ['data', 'items', 'result', 'results', 'content', 'rows', 'records', 'value'] as const;

/** The rows of an answer: a list, a list inside an envelope, or one row. */
export function* rowsIn(given: unknown, where: string): Generator<SourceRow> {
  if (Array.isArray(given)) for (const [index, row] of given.entries()) yield { where: `${where}, mục ${index + 1}`, given: row as unknown };
  else {
    const inside = insideOf(given);
    if (inside === undefined) yield { where, given };
    else yield* rowsIn(inside, where);
  }
}

function insideOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || 'code' in given) return undefined;
  const fields = new Map<string, unknown>(Object.entries(given));
  return envelopes.map((name) => fields.get(name)).find((value) => typeof value === 'object' && value !== null);
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { it, type TestContext } from 'node:test';
import { createGateway } from '../gateway.ts';
import type { GatewayOptions } from '../options.ts';
import { samplePorts, silentAgency } from '../testing/index.ts';
import { reportInbox, type ReportInboxOptions } from './report-inbox.ts';
import { heading, reportLine } from './report-line.ts';

const { signal } = new AbortController();
const { services } = samplePorts({ today: '2026-11-24' });
const atMs = Date.parse('2026-11-27T17:00:05Z');

/** A file of reports behind a real gateway, and what a clerk's spreadsheet makes of it. */
async function inbox(context: TestContext, options: ReportInboxOptions & GatewayOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-reports-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'bao-sai.csv');
  const port = await reportInbox(path, services, { now: () => atMs, ...options });
  const { fetch } = createGateway({ services, reports: port }, options);
  const send = (body: object, code = '9.000001') =>
    fetch(`https://gateway.test/services/${code}/reports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { path, port, send, rows: () => rowsOf(readFileSync(path, 'utf8')) };
}

/** Reads CSV as RFC 4180 has it, and stops at whatever breaks it. */
function rowsOf(text: string): string[][] {
  assert.ok(text.startsWith('\ufeff'), 'no mark of UTF-8');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < text.length) {
    const [whole, quoted, end] = /^"((?:[^"]|"")*)"(,|\r?\n)/.exec(text.slice(at, at + 10_000)) ?? assert.fail(`no cell at ${at}: ${text.slice(at, at + 50)}`);
    row.push((quoted ?? '').replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    at += whole.length;
  }
  assert.deepEqual(row, [], 'the last row does not end');
  return rows;
}

const kept = { code: '9.000001', part: 'fee', name: 'x', reference: '0000 0001', atMs } as const;

it('keeps a report as a row that a clerk can read, in Hanoi’s time, and gives what the citizen reads out', async (context) => {
  const { send, rows, path } = await inbox(context);
  const answer = await send({ part: 'fee', text: 'Ở phường thu 10.000 đồng,\nkhông phải "miễn phí".', asOf: '2026-11-20', language: 'vi' });
  const { isKept, reference } = (await answer.json()) as { isKept: boolean; reference: string };
  assert.deepEqual([answer.status, isKept], [200, true]);
  assert.match(reference, /^\d{4} \d{4}$/);
  assert.deepEqual(rows(), [
    ['Ngày giờ (Hà Nội)', 'Mã thủ tục', 'Tên thủ tục', 'Phần nào sai', 'Nội dung', 'Dữ liệu ngày', 'Đọc bằng tiếng', 'Mã tra cứu'],
    ['2026-11-28 00:00:05', 'Mã 9.000001', 'Làm giấy khai sinh cho con', 'Lệ phí', 'Ở phường thu 10.000 đồng,\nkhông phải "miễn phí".', '2026-11-20', 'Việt', reference],
  ]);
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
});

it('keeps a report without words, with nothing but a link, and of a service that is not known here', async (context) => {
  const { send, rows } = await inbox(context);
  for (const [body, code] of [
    [{ part: 'other' }, '9.000001'],
    [{ part: 'where', text: ' \n\t ' }, '9.000001'],
    [{ part: 'online', text: 'https://a.example/' }, '9.777777'],
  ] as const)
    assert.equal((await send(body, code)).status, 200);
  assert.deepEqual(
    rows()
      .slice(1)
      .map(([, code, name, part, text]) => [code, name, part, text]),
    [
      ['Mã 9.000001', 'Làm giấy khai sinh cho con', 'Chuyện khác', ''],
      ['Mã 9.000001', 'Làm giấy khai sinh cho con', 'Nơi nộp', ''],
      ['Mã 9.777777', '', 'Nộp qua mạng', 'https://a.example/'],
    ],
  );
});

it('knows the day by itself, and loses no report to a catalogue that is silent', async (context) => {
  const { path, rows } = await inbox(context);
  const port = await reportInbox(path, silentAgency());
  await port.report({ code: '9.000001', part: 'fee' }, signal);
  const [day = '', , name] = rows().at(-1) ?? [];
  assert.equal(name, '');
  assert.ok(Math.abs(Date.parse(`${day.replace(' ', 'T')}+07:00`) - Date.now()) < 60_000, day);
});

it('refuses what breaks the contract, and does not cut it', async (context) => {
  const { send, rows } = await inbox(context);
  for (const [body, status] of [
    [{ part: 'fee', text: 'x'.repeat(1001) }, 400],
    [{ part: 'fee', text: '' }, 400],
    [{ part: 'everything' }, 400],
    [{ text: 'x' }, 400],
    [{ part: 'fee', asOf: '27/11/2026' }, 400],
    [{ part: 'fee', text: 'x'.repeat(20_000) }, 413],
  ] as const)
    assert.equal((await send(body)).status, status, JSON.stringify(body).slice(0, 40));
  assert.equal((await send({ part: 'fee', text: 'x'.repeat(1000) })).status, 200);
  assert.equal(rows().length, 2);
});

it('holds back who reports more than the gateway allows', async (context) => {
  const { send, rows } = await inbox(context, { rateLimit: { requests: 2, perSeconds: 60 }, clientOf: () => 'one' });
  const statuses = [await send({ part: 'fee' }), await send({ part: 'fee' }), await send({ part: 'fee' })].map(({ status }) => status);
  assert.deepEqual([statuses, rows().length], [[200, 200, 429], 3]);
});

it('hides personal numbers before it keeps anything, and writes no words into the log', async (context) => {
  const records: unknown[] = [];
  const { send, path } = await inbox(context, { log: (record) => records.push(record) });
  assert.equal((await send({ part: 'papers', text: 'Tôi số căn cước 001203004567, gọi 0912 345 678 hoặc an@example.com. Thủ tục 1.001193 sai.' })).status, 200);
  const text = readFileSync(path, 'utf8');
  for (const secret of ['001203004567', '0912', 'an@example']) assert.ok(!text.includes(secret), secret);
  assert.ok(text.includes('Thủ tục 1.001193 sai.'));
  assert.match(JSON.stringify(records), /"part":"papers"/);
  assert.doesNotMatch(JSON.stringify(records), /căn cước|sai/);
});

it('lets no cell run as a formula, however it is disguised', () => {
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
    for (const before of ['', ' ', '\t', '\r', '\r\n', '\u0000', '\ufeff', '\u202e', '\u00a0', 'x\n', 'x;', 'x,', 'x\t;', 'x"; ']) {
      const text = `${before}${sign}HYPERLINK("https://a.example";"x")`;
      const [row] = rowsOf(`\ufeff${reportLine({ ...kept, text, name: text })}`);
      // As a spreadsheet would cut it that takes a semicolon or a line for the end of a cell, and heeds no quotes.
      for (const cell of [...(row ?? []), ...(row ?? []).flatMap((each) => each.split(/[;,\n"]/))]) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/, JSON.stringify(text));
    }
  }
  const [row] = rowsOf(`\ufeff${reportLine({ ...kept, text: '2 - 3 ngày, 5% = 10' })}`);
  assert.equal(row?.[4], '2 - 3 ngày, 5% = 10');
});

it('keeps each report on its own row whatever stands in it', () => {
  for (const text of ['"', '"""', '"\r\n"', 'a\rb', 'a\u2028b\u0085c', '",""\n', '\\', '🙂\u0301', 'x'.repeat(1000), '\u0007\u001b[31m', 'Tie\u0302\u0301ng']) {
    const rows = rowsOf(`\ufeff${reportLine({ ...kept, text })}${reportLine(kept)}`);
    assert.deepEqual([rows.length, rows[0]?.length, rows[1]?.length], [2, 8, 8], JSON.stringify(text));
    assert.doesNotMatch(rows[0]?.[4] ?? '', /[^\P{Cc}\n]/u);
    assert.equal(rows[0]?.[4], rows[0]?.[4]?.normalize('NFC'));
  }
  assert.ok(Number.isNaN(Number(rowsOf(`\ufeff${reportLine(kept)}`)[0]?.[1])), 'a code that Excel would take for a number');
});

it('loses nothing after a last row that was cut off anywhere', async (context) => {
  const { path, port } = await inbox(context);
  const cut = Buffer.from(reportLine({ ...kept, text: 'Lệ "phí"\nsai ế' }));
  for (let length = 0; length <= cut.length; length += 1) {
    writeFileSync(path, heading + reportLine(kept));
    appendFileSync(path, cut.subarray(0, length));
    await port.report({ code: '9.000005', part: 'steps', text: `dòng ${length}` }, signal);
    const text = readFileSync(path, 'utf8');
    const ending = text.slice(text.lastIndexOf('"2026-11-28 00:00:05","Mã 9.000005"'));
    assert.equal(rowsOf(`\ufeff${ending}`)[0]?.[4], `dòng ${length}`);
    // Read from the top, the new row still is a row: the cut one before it ends where its line does.
    assert.ok(text.includes(`\r\n${ending}`), `the cut row goes on in the new one, at ${length}`);
    assert.equal((text.slice(0, text.length - ending.length).match(/"/g) ?? []).length % 2, 0, `an open cell before the new row, at ${length}`);
  }
});

it('goes on where another program saved the file with other line ends', async (context) => {
  const { path, port, rows } = await inbox(context);
  writeFileSync(path, (heading + reportLine(kept)).replaceAll('\r\n', '\n'));
  await port.report({ code: '9.000001', part: 'fee' }, signal);
  assert.deepEqual(
    rows().map((row) => row[2]),
    ['Tên thủ tục', 'x', 'Làm giấy khai sinh cho con'],
  );
});

it('begins a new file when the clerk has moved the old one away', async (context) => {
  const { path, send, rows } = await inbox(context);
  await send({ part: 'fee' });
  renameSync(path, `${path}.cu`);
  await send({ part: 'where' });
  assert.deepEqual(
    rows().map((row) => row[3]),
    ['Phần nào sai', 'Nơi nộp'],
  );
});

it('refuses clearly when the file is full, tells the log why, and keeps what was there', async (context) => {
  const records: { code?: string; fault?: string; level: string }[] = [];
  const { path, send, rows } = await inbox(context, { mostBytes: Buffer.byteLength(heading) + 300, log: (record) => records.push(record) });
  assert.equal((await send({ part: 'fee' })).status, 200);
  const before = readFileSync(path, 'utf8');
  const refused = await send({ part: 'fee', text: 'x'.repeat(500) });
  assert.equal(refused.status, 503);
  assert.equal(((await refused.json()) as { code: string }).code, 'UNAVAILABLE');
  assert.deepEqual([records.at(-1)?.level, records.at(-1)?.fault], ['error', 'ENOSPC']);
  assert.equal(readFileSync(path, 'utf8'), before);
  assert.equal(rows().length, 2);
  assert.ok(!existsSync(`${path}.lock`));
});

it('starts over no file that holds something else, and says so where it cannot write', async (context) => {
  const { path } = await inbox(context);
  writeFileSync(path, 'Mã,Tên\r\n');
  await assert.rejects(reportInbox(path, services), /holds no reports/);
  assert.equal(readFileSync(path, 'utf8'), 'Mã,Tên\r\n');
  await assert.rejects(reportInbox(join(path, '..', 'nowhere', 'x.csv'), services), /cannot be written/);
  await assert.rejects(reportInbox(join(path, '..'), services), /cannot be written/);
});

it('waits for no lock that a killed process left, and gives up when nobody waits any more', async (context) => {
  const { path, port, rows } = await inbox(context);
  writeFileSync(`${path}.lock`, '');
  await assert.rejects(port.report({ code: '9.000001', part: 'fee' }, AbortSignal.timeout(200)), { name: 'AbortError' });
  assert.equal(rows().length, 1);
  await port.report({ code: '9.000001', part: 'fee' }, AbortSignal.timeout(8000));
  assert.equal(rows().length, 2);
});

const writer = `
  import { reportInbox } from ${JSON.stringify(fileURLToPath(new URL('./report-inbox.ts', import.meta.url)))};
  const [path, name, times] = process.argv.slice(1);
  const port = await reportInbox(path, { get: async () => undefined });
  const text = (name + ' "x",\\n').repeat(40);
  const report = () => port.report({ code: '9.000001', part: 'fee', text }, new AbortController().signal);
  for (let time = 0; time < Number(times); time += 4) await Promise.all([report(), report(), report(), report()]);
`;

/** A process of its own that reports many times. */
function writing(path: string, name: string, times: number) {
  return spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', writer, path, name, String(times)], { stdio: ['ignore', 'ignore', 'inherit'] });
}

it('mixes no rows of several processes', async (context) => {
  const { path, rows } = await inbox(context);
  const ends = await Promise.all(['an', 'binh', 'chi'].map((name) => once(writing(path, name, 24), 'exit')));
  assert.deepEqual(ends, [
    [0, null],
    [0, null],
    [0, null],
  ]);
  const texts = rows()
    .slice(1)
    .map((row) => row[4] ?? '');
  assert.equal(texts.length, 72);
  for (const text of texts) assert.match(text, /^(?:(an|binh|chi) "x",(?:\n|$))(?:\1 "x",(?:\n|$)){39}$/);
});

it('stays whole when a process is killed while it writes', async (context) => {
  const { path, port, rows } = await inbox(context);
  for (const name of ['an', 'binh']) {
    const child = writing(path, name, 100_000);
    const exit = once(child, 'exit');
    const { size } = statSync(path);
    while (statSync(path).size < size + 5000) await after(20);
    child.kill('SIGKILL');
    await exit;
    await port.report({ code: '9.000005', part: 'steps', text: `sau ${name}` }, AbortSignal.timeout(8000));
    assert.equal(rows().at(-1)?.[4], `sau ${name}`);
  }
});

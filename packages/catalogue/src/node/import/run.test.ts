import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readRecords } from '../records.ts';
import { ImportRefusal } from './refusal.ts';
import { importCatalogue, type ImportOptions } from './run.ts';
import { withFolder } from '../with-folder.test-builder.ts';

/** What goes wrong the first so many times that a procedure, or the list, is asked for. */
interface Mishap {
  readonly at: string;
  times: number;
  readonly how: 'fails' | 'hangs' | 'busy' | 'signs-in';
}

const codeOf = (number: number): string => `9.${String(number).padStart(6, '0')}`;

/** A procedure in the portal's list, with the fields that were seen there. */
function listed(number: number): Record<string, unknown> {
  return { id: `id-${number}`, code: codeOf(number), name: `Thủ tục trồng cây số ${number}`, isWard: true, isProvince: false, isMinistry: false, isFullProcess: number % 2 === 0 };
}

/** Its details, in the shapes that were seen. */
function detailed(number: number): Record<string, unknown> {
  return {
    code: codeOf(number),
    name: `Thủ tục trồng cây số ${number}`,
    executionSteps: [{ name: 'Nộp đơn', description: 'tại quầy một cửa' }],
    executionMethods: [
      { submissionMethod: 'DIRECT', processingTime: 5, processingTimeUnit: 'WORKING_DAY', fees: [{ type: 'Lệ phí', value: 8000 }] },
      { submissionMethod: 'ONLINE', processingTime: 0, processingTimeUnit: 'WORKING_DAY', fees: [{ type: 'Lệ phí', value: 0 }] },
    ],
    executionCases: [{ name: 'Trồng cây ven đường', profileComponents: [{ name: 'Đơn', originalQty: 1, copyQty: 0, required: true, attachments: [] }] }],
    subjectTypesDetails: [{ name: 'Công dân Việt Nam' }],
    resultsDetails: [{ name: 'Giấy phép' }],
    legalBasisesDetails: [{ code: '01/2024/QH15', name: 'Luật Cây xanh' }],
    categoriesDetails: [{ name: 'Cây xanh' }],
    keywords: 'cây, trồng',
  };
}

/**
 * An invented portal that speaks as the National Public Service Portal does: a list by pages of 200, details one by one. Its shapes
 * are those that were seen; its content is made up.
 */
async function withPortal(
  count: number,
  test: (address: string, asked: string[]) => Promise<void>,
  mishaps: readonly Mishap[] = [],
  details: (number: number) => Record<string, unknown> = detailed,
): Promise<void> {
  const asked: string[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const question = JSON.parse(Buffer.concat(chunks).toString()) as { readonly code?: string; readonly lastId?: string | null };
    const at = request.url?.endsWith('/list-all-public-formality-by-citizen') ? 'list' : String(question.code);
    asked.push(at);
    const mishap = mishaps.find((each) => each.at === at && each.times > 0);
    if (mishap) {
      mishap.times -= 1;
      if (mishap.how === 'hangs') return;
      if (mishap.how === 'signs-in') return void response.writeHead(302, { location: '/dang-nhap' }).end();
      return void response.writeHead(mishap.how === 'busy' ? 429 : 500, mishap.how === 'busy' ? { 'retry-after': '1' } : {}).end('<html>');
    }
    const all = Array.from({ length: count }, (_, index) => listed(index + 1));
    const from = all.findIndex(({ id }) => id === question.lastId) + 1;
    const body = at === 'list' ? { data: all.slice(from, from + 200) } : { data: details(Number(at.slice(2))) };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const row = (number: number, changes: object = {}): object => ({
  code: codeOf(number),
  name: `Trồng cây số ${number}`,
  scope: 'national',
  steps: ['Nộp đơn'],
  timeLimit: ['5 ngày'],
  fetchedDate: '2026-07-17',
  sourceUrl: `https://cong.example/${number}`,
  ...changes,
});
const rows = (count: number): object[] => Array.from({ length: count }, (_, index) => row(index + 1));

/** Imports rows of a file into a folder. */
async function imported(folder: string, content: readonly object[], options: Partial<ImportOptions> = {}) {
  const source = join(folder, 'rows.json');
  writeFileSync(source, JSON.stringify(content));
  return importCatalogue({ sources: [source], out: join(folder, 'out'), ...options });
}

it('imports a portal by pages, through a failure, a time-out and a full queue', async () => {
  await withFolder(async (folder) => {
    const mishaps: Mishap[] = [
      { at: 'list', times: 1, how: 'fails' },
      { at: codeOf(3), times: 2, how: 'fails' },
      { at: codeOf(5), times: 1, how: 'hangs' },
      { at: codeOf(7), times: 1, how: 'busy' },
    ];
    await withPortal(
      250,
      async (address, asked) => {
        const { records, findings } = await importCatalogue({ sources: [address], out: folder, portal: { timeoutMs: 500, retryMs: 5 } });
        assert.equal(records.length, 250);
        assert.equal(asked.filter((at) => at === 'list').length, 3);
        const [one, two] = records;
        assert.deepEqual(
          [one?.name, one?.governmentLevels, one?.onlineLevel, two?.onlineLevel, one?.channels, one?.sector, one?.audiences],
          ['Thủ tục trồng cây số 1', ['commune'], 'partial', 'full', [{ kind: 'counter' }, { kind: 'online' }], 'Cây xanh', ['citizen']],
        );
        assert.deepEqual(one?.timeLimits, [
          { kind: 'known', amount: 5, unit: 'workingDay', channel: 'counter' },
          { kind: 'unknown', channel: 'online' },
        ]);
        assert.deepEqual(one?.fees, [
          { kind: 'amount', feeVnd: 8000, condition: 'Lệ phí', channel: 'counter' },
          { kind: 'unknown', note: 'Lệ phí', channel: 'online' },
        ]);
        assert.deepEqual(
          [one?.papers[0]?.situation, one?.steps[0]?.title, one?.source.url],
          ['Trồng cây ven đường', 'Nộp đơn. tại quầy một cửa', 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/id-1'],
        );
        assert.deepEqual(new Set(findings.map(({ kind }) => kind)), new Set(['free-without-rule']));
      },
      mishaps,
    );
  });
});

it('keeps the name of a procedure whose details another one was delivered for, or a field of which changed', async () => {
  await withFolder(async (folder) => {
    const details = (number: number): Record<string, unknown> =>
      number === 2 ? detailed(2) : number === 1 ? { ...detailed(1), name: 'Đăng ký tàu cá đóng mới' } : { ...detailed(3), executionMethods: 'xem tệp' };
    await withPortal(
      3,
      async (address) => {
        const { records, findings } = await importCatalogue({ sources: [address], out: folder });
        assert.deepEqual(
          records.map(({ name }) => name),
          [1, 2, 3].map((number) => `Thủ tục trồng cây số ${number}`),
        );
        assert.deepEqual([records[0]?.papers, records[2]?.papers.length], [[], 1]);
        const said = findings.filter(({ kind }) => kind === 'other-procedure' || kind === 'unreadable-field').map(({ code, kind, detail }) => [code, kind, detail?.slice(0, 7)]);
        assert.deepEqual(said, [
          [codeOf(1), 'other-procedure', 'Đăng ký'],
          [codeOf(3), 'unreadable-field', 'methods'],
        ]);
      },
      [],
      details,
    );
  });
});

it('asks again next time for details that could not be had, and gives up where the portal is down', async () => {
  await withFolder(async (folder) => {
    await withPortal(
      5,
      async (address, asked) => {
        const portal = { retryMs: 1 };
        const first = await importCatalogue({ sources: [address], out: folder, portal });
        assert.deepEqual(
          first.findings.filter(({ kind }) => kind === 'no-details').map(({ code }) => code),
          [codeOf(4)],
        );
        asked.length = 0;
        const second = await importCatalogue({ sources: [address], out: folder, portal });
        assert.deepEqual([second.comparison.changed.map(({ now }) => now.code), second.records[3]?.papers.length], [[codeOf(4)], 1]);
      },
      [{ at: codeOf(4), times: 5, how: 'fails' }],
    );
  });
  await withFolder(async (folder) => {
    await withPortal(
      3,
      async (address) => {
        await assert.rejects(
          importCatalogue({ sources: [address], out: folder, portal: { retryMs: 1 } }),
          (error) => error instanceof ImportRefusal && /thử lại sau/.test(error.vi) && /try again later/.test(error.message),
        );
        assert.ok(!existsSync(join(folder, 'records.jsonl')));
      },
      [{ at: 'list', times: 99, how: 'signs-in' }],
    );
  });
});

it('keeps what the last import knew of a procedure about which the portal does not answer this time', async () => {
  await withFolder(async (folder) => {
    const mishaps: Mishap[] = [{ at: codeOf(2), times: 0, how: 'fails' }];
    await withPortal(
      3,
      async (address) => {
        await importCatalogue({ sources: [address], out: folder });
        for (const mishap of mishaps) mishap.times = 5;
        const { records, comparison, findings } = await importCatalogue({ sources: [address], out: folder, portal: { retryMs: 1 } });
        assert.deepEqual([records[1]?.papers.length, comparison.changed], [1, []]);
        assert.deepEqual(
          findings.filter(({ kind }) => kind === 'not-reached').map(({ code }) => code),
          [codeOf(2)],
        );
      },
      mishaps,
    );
  });
});

it('says nothing doubtful of procedures of other provinces, and takes records that were imported before', async () => {
  await withFolder(async (folder) => {
    const { findings, records } = await imported(folder, [row(1), row(2, { scope: 'province:Huế', timeLimit: [], fee: [{ text: 'Miễn phí', amountVnd: 0, note: '' }] })]);
    assert.deepEqual(
      findings.map(({ code, kind }) => [code, kind]),
      [[codeOf(2), 'other-place']],
    );
    assert.deepEqual((await imported(folder, records)).records, records);
  });
});

it('goes on where it was after it was killed, and ends as if it had not been', async () => {
  await withFolder(async (folder) => {
    await withPortal(120, async (address, asked) => {
      const out = join(folder, 'out');
      const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));
      const child = spawn(process.execPath, ['--conditions=source', cli, 'import', address, '--out', out], { stdio: 'ignore' });
      const journal = join(out, 'import.journal');
      while (!existsSync(journal) || statSync(journal).size < 20_000) await wait(5);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      assert.ok(!existsSync(join(out, 'records.jsonl')));
      writeFileSync(journal, '{"where":"9.0000', { flag: 'a' }); // As a power cut would leave it.
      const before = asked.length;
      const { records, resumed } = await importCatalogue({ sources: [address], out });
      assert.ok(resumed >= 64, `${resumed} rows were there`);
      assert.equal(asked.length - before, 1 + 120 - resumed);
      const whole = await importCatalogue({ sources: [address], out: join(folder, 'whole') });
      assert.deepEqual([records, existsSync(journal)], [whole.records, false]);
    });
  });
});

it('begins anew where the source is not the one that was stopped', async () => {
  await withFolder(async (folder) => {
    const out = join(folder, 'out');
    await assert.rejects(imported(folder, [{ code: 'x', name: 'y' }]), /holds no procedure/);
    assert.ok(existsSync(join(out, 'import.journal')));
    const { resumed, records } = await imported(folder, rows(2));
    assert.deepEqual([resumed, records.length], [0, 2]);
  });
});

it('says what is new, changed and withdrawn since the last import', async () => {
  await withFolder(async (folder) => {
    await imported(folder, rows(10));
    const next = [...rows(10).slice(1), row(11)].map((each, index) =>
      index === 0 ? { ...each, timeLimit: ['7 ngày'], fetchedDate: '2026-09-01' } : { ...each, fetchedDate: '2026-09-01' },
    );
    const { comparison } = await imported(folder, next);
    assert.deepEqual(
      [comparison.added.map(({ code }) => code), comparison.changed.map(({ now, fields }) => [now.code, fields]), comparison.withdrawn.map(({ code }) => code)],
      [[codeOf(11)], [[codeOf(2), ['timeLimits']]], [codeOf(1)]],
    );
    assert.equal(readRecords(join(folder, 'out'))[0]?.source.asOf, '2026-09-01');
  });
});

it('changes nothing where more than a fifth is missing, unless told that it may', async () => {
  await withFolder(async (folder) => {
    await imported(folder, rows(10));
    const written = readFileSync(join(folder, 'out', 'records.jsonl'), 'utf8');
    await assert.rejects(imported(folder, rows(7)), (error) => error instanceof ImportRefusal && /Thiếu 3 trong 10/.test(error.vi) && /--accept-loss/.test(error.message));
    assert.equal(readFileSync(join(folder, 'out', 'records.jsonl'), 'utf8'), written);
    assert.equal((await imported(folder, rows(7), { acceptsLoss: true })).records.length, 7);
  });
});

it('takes the procedures of the country and of the own province, and names those of others', async () => {
  await withFolder(async (folder) => {
    const given = [row(1), row(2, { scope: 'province:Hà Nội' }), row(3, { scope: 'province:Huế' })];
    const { records, findings } = await imported(folder, given);
    assert.deepEqual([records.map(({ code }) => code), findings.map(({ code, kind }) => [code, kind])], [[codeOf(1), codeOf(2)], [[codeOf(3), 'other-place']]]);
    assert.equal((await imported(folder, given, { jurisdiction: 'all' })).records.length, 3);
  });
});

it('leads superseded codes to their successor, and warns where that is not there', async () => {
  await withFolder(async (folder) => {
    const { records, findings } = await imported(folder, [row(1), row(2), row(3)], {
      successors: new Map([
        [codeOf(1), codeOf(2)],
        [codeOf(3), codeOf(9)],
      ]),
    });
    assert.deepEqual(
      records.map(({ code, replaces, caveat }) => [code, replaces, caveat?.includes(codeOf(9))]),
      [
        [codeOf(2), [codeOf(1)], undefined],
        [codeOf(3), [], true],
      ],
    );
    assert.deepEqual(
      findings.map(({ code, kind }) => [code, kind]),
      [
        [codeOf(1), 'superseded'],
        [codeOf(3), 'superseded'],
      ],
    );
    const known = await imported(folder, [row(1, { code: '1.014061' })], { acceptsLoss: true });
    assert.match(known.records[0]?.caveat ?? '', /1\.116410/);
    assert.equal(known.records[0]?.replacedBy?.code, '1.116410');
  });
});

it('tells procedures with one name, and a code that comes twice', async () => {
  await withFolder(async (folder) => {
    const { records, findings } = await imported(folder, [row(1, { name: 'Thủ tục thả diều' }), row(2, { name: 'Thả diều' }), row(2)]);
    assert.deepEqual(
      [records.length, findings],
      [
        2,
        [
          { code: codeOf(2), kind: 'twice' },
          { code: codeOf(1), kind: 'same-name', detail: codeOf(2) },
          { code: codeOf(2), kind: 'same-name', detail: codeOf(1) },
        ],
      ],
    );
  });
});

it('checks details against a list of names that comes with them', async () => {
  await withFolder(async (folder) => {
    const list = join(folder, 'list.json');
    const details = join(folder, 'details.json');
    writeFileSync(list, JSON.stringify({ data: [listed(1), listed(2), listed(3)] }));
    writeFileSync(details, JSON.stringify([detailed(1), { ...detailed(2), name: 'Đăng ký tàu cá đóng mới' }]));
    const { records, findings } = await importCatalogue({ sources: [list, details], out: folder, asOf: '2026-11-27' });
    assert.deepEqual(records.map(({ code, steps, governmentLevels }) => [code, steps.length, governmentLevels]).sort(), [
      [codeOf(1), 1, ['commune']],
      [codeOf(2), 0, ['commune']],
      [codeOf(3), 0, ['commune']],
    ]);
    assert.deepEqual(
      findings
        .filter(({ kind }) => kind === 'other-procedure' || kind === 'no-details')
        .map(({ code, kind }) => `${code} ${kind}`)
        .sort(),
      [`${codeOf(2)} no-details`, `${codeOf(2)} other-procedure`, `${codeOf(3)} no-details`],
    );
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openCatalogue } from '../catalogue.ts';
import { folderSource } from './folder-source.ts';
import { hanoiRecords } from './hanoi.ts';

/** Runs the program to its end, as a shell would. */
function motcuaCatalogue(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', fileURLToPath(new URL('./cli.ts', import.meta.url)), ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Runs with a folder of its own, and removes it whatever happens. */
async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-catalogue-'));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('builds the Hanoi starter catalogue, and says what it wrote', async () => {
  await withFolder(async (folder) => {
    const out = join(folder, 'danh-muc');
    const { status, stdout, stderr } = motcuaCatalogue('build', '--out', out);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^20 services written to .*danh-muc\n {2}catalogue\.json +1 file, \d+ bytes\n {2}find +1 file, \d+ bytes\n/);
    assert.equal((await (await openCatalogue(folderSource(out))).search('khai sinh')).hits[0]?.code, '1.001193');
  });
});

it('builds from JSON Lines, plain or compressed, and from a folder of records', async () => {
  await withFolder(async (folder) => {
    const [one, two] = hanoiRecords();
    const lines = `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`;
    writeFileSync(join(folder, 'a.jsonl'), lines);
    writeFileSync(join(folder, 'b.jsonl.gz'), gzipSync(lines));
    mkdirSync(join(folder, 'c'));
    for (const record of [one, two]) writeFileSync(join(folder, 'c', `${record?.code}.json`), JSON.stringify(record));
    const built = ['a.jsonl', 'b.jsonl.gz', 'c'].map((from) => {
      const out = join(folder, `out-${from}`);
      assert.deepEqual(motcuaCatalogue('build', '--out', out, '--from', join(folder, from)).status, 0, from);
      return readdirSync(out);
    });
    assert.deepEqual(built[1], built[0]);
    assert.deepEqual(built[2], built[0]);
  });
});

it('imports rows of a public copy, and tells what it doubts', async () => {
  await withFolder(async (folder) => {
    const row = { code: '9.000001', name: 'Thủ tục trồng cây', scope: 'national', fee: [{ text: 'Miễn phí', amountVnd: null, note: '' }], fetchedDate: '2026-07' };
    writeFileSync(join(folder, 'rows.jsonl'), JSON.stringify(row));
    const { status, stdout, stderr } = motcuaCatalogue('build', '--out', join(folder, 'out'), '--from', join(folder, 'rows.jsonl'));
    assert.equal(status, 0);
    assert.match(stdout, /^1 services? written/);
    assert.match(stderr, /^free-without-rule: 1 \(9\.000001\)\n/m);
  });
});

it('explains itself when asked, and when it does not understand', () => {
  const asked = motcuaCatalogue('--help');
  assert.deepEqual([asked.status, asked.stderr], [0, '']);
  assert.match(asked.stdout, /motcua-catalogue build --out <folder>/);
  for (const [words, complaint] of [
    [[], /say what to do/],
    [['sing'], /no command "sing"/],
    [['build'], /--out must say which folder/],
    [['build', 'twice', '--out', 'x'], /no command "build twice"/],
    [['build', '--colour'], /--colour/],
  ] as const) {
    const { status, stdout, stderr } = motcuaCatalogue(...words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, complaint);
    assert.match(stderr, /motcua-catalogue build --out <folder>/);
  }
});

it('says what it could not read, and writes nothing then', async () => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, 'broken.jsonl'), '{"code":\n');
    writeFileSync(join(folder, 'empty.jsonl'), '');
    mkdirSync(join(folder, 'none'));
    for (const [from, complaint] of [
      ['nowhere', /nowhere is not there/],
      ['broken.jsonl', /broken\.jsonl, line 1 is no JSON/],
      ['empty.jsonl', /there are no records/],
      ['none', /none holds no JSON files/],
    ] as const) {
      const { status, stderr } = motcuaCatalogue('build', '--out', join(folder, 'out'), '--from', join(folder, from));
      assert.equal(status, 1, from);
      assert.match(stderr, complaint);
    }
    assert.equal(existsSync(join(folder, 'out')), false);
  });
});

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openCatalogue } from '../catalogue.ts';
import { fewGuides, fewRecords } from './few-records.test-builder.ts';
import { folderSource } from './folder-source.ts';
import { hanoiRecords } from './hanoi.ts';
import { withFolder } from './with-folder.test-builder.ts';

/** Runs the program to its end, as a shell would. */
function motcuaCatalogue(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', fileURLToPath(new URL('./cli.ts', import.meta.url)), ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('builds the Hanoi starter catalogue, and says what it wrote', async () => {
  await withFolder(async (folder) => {
    const out = join(folder, 'danh-muc');
    const { status, stdout, stderr } = motcuaCatalogue('build', '--out', out);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^\d+ services written to .*danh-muc\n {2}catalogue\.json +1 file, \d+ bytes\n {2}find +1 file, \d+ bytes\n/);
    const catalogue = await openCatalogue(folderSource(out));
    assert.equal((await catalogue.search('khai sinh')).hits[0]?.code, '1.001193');
    assert.match(stdout, /\n {2}guides +1 file, \d+ bytes\n/);
    assert.ok((await catalogue.guides()).length >= 16);
  });
});

it('leaves out an address that is not encrypted, and names it', async () => {
  await withFolder(async (folder) => {
    const [records, out] = [join(folder, 'records'), join(folder, 'out')];
    mkdirSync(records);
    for (const [place, record] of fewRecords().entries())
      writeFileSync(join(records, `${record.code}.json`), JSON.stringify(place === 0 ? { ...record, channels: [{ kind: 'online', url: 'http://bocongan.gov.vn' }] } : record));
    const { status, stdout } = motcuaCatalogue('build', '--from', records, '--out', out);
    assert.equal(status, 0);
    assert.match(stdout, /\n {2}left out +http:\/\/bocongan\.gov\.vn \(1\.000656\): only encrypted addresses \(https\) are shown\n$/);
  });
});

it('checks guides of a city against its records, builds with them, and refuses those that lead nowhere', async () => {
  await withFolder(async (folder) => {
    const [records, guides, out] = ['records', 'guides', 'out'].map((name) => join(folder, name)) as [string, string, string];
    mkdirSync(records);
    mkdirSync(guides);
    for (const record of fewRecords()) writeFileSync(join(records, `${record.code}.json`), JSON.stringify(record));
    const [guide] = fewGuides();
    const write = (changes: object) => writeFileSync(join(guides, '01-birth.json'), JSON.stringify({ ...guide, ...changes }));
    const check = () => motcuaCatalogue('check', '--from', records, '--guides', guides);
    const build = (...words: string[]) => motcuaCatalogue('build', '--from', records, '--out', out, ...words);
    write({});
    assert.deepEqual([check().status, build('--guides', guides).status], [0, 0]);
    assert.deepEqual(await (await openCatalogue(folderSource(out))).guides(), [guide]);
    assert.equal(build().status, 0);
    assert.deepEqual(await (await openCatalogue(folderSource(out))).guides(), [], 'the starter guides lead through services that are not here');
    write({ stages: [{ title: 'Trước hết', steps: [{ code: '9.999999', title: 'Khai sinh' }] }] });
    const { status, stdout } = check();
    assert.equal(status, 1);
    assert.match(stdout, /^birth {2}bước "Khai sinh": danh mục không có thủ tục 9\.999999 \(.*\)\n/);
    assert.match(stdout, /1 guides: 1 faults\n$/);
    const refused = build('--guides', guides);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /birth: the step "Khai sinh": there is no service 9\.999999/);
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

it('imports rows of a public copy, tells what it doubts in a page and a table, and builds from what it wrote', async () => {
  await withFolder(async (folder) => {
    const row = { code: '9.000001', name: 'Thủ tục <b>trồng</b> cây', scope: 'national', fee: [{ text: 'Miễn phí', amountVnd: null, note: '' }], fetchedDate: '2026-07' };
    writeFileSync(join(folder, 'rows.jsonl'), JSON.stringify(row));
    const [out, report] = [join(folder, 'official'), join(folder, 'report.html')];
    const { status, stdout, stderr } = motcuaCatalogue('import', join(folder, 'rows.jsonl'), '--out', out, '--report', report);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^1 procedures from 1 rows are in .*official\n {2}1 new, 0 changed, 0 withdrawn\n/);
    assert.match(stdout, / 1 {2}free-without-rule .* \(9\.000001\)\n/);
    assert.match(stdout, /100\.0 % {2}fees\n/);
    const page = readFileSync(report, 'utf8');
    assert.match(page, /Ghi “Miễn phí” hoặc 0 nhưng không nêu quy định/);
    assert.match(page, /9\.000001<\/b> Thủ tục &lt;b&gt;trồng&lt;\/b&gt; cây/);
    assert.match(page, /Dữ liệu cũ:/);
    assert.match(readFileSync(join(out, 'findings.csv'), 'utf8'), /^\ufeffMã,Tên thủ tục,.*\n9\.000001,Thủ tục <b>trồng<\/b> cây,/);
    assert.deepEqual(motcuaCatalogue('build', '--out', join(folder, 'files'), '--from', out).status, 0);
    const rows = motcuaCatalogue('build', '--out', join(folder, 'files'), '--from', join(folder, 'rows.jsonl'));
    assert.equal(rows.status, 1);
  });
});

it('writes a page for each procedure, the same from records and from the catalogue that was built of them', async () => {
  await withFolder(async (folder) => {
    const [one, two] = hanoiRecords();
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`);
    assert.equal(motcuaCatalogue('build', '--from', join(folder, 'a.jsonl'), '--out', join(folder, 'built'), '--name', 'Phường Cây Xanh').status, 0);
    const written = ['a.jsonl', 'built'].map((from) => {
      const out = join(folder, `pages-${from}`);
      const { status, stdout, stderr } = motcuaCatalogue('pages', join(folder, from), '--out', out, '--base-url', 'https://phuong.test/thu-tuc', '--name', 'Phường Cây Xanh');
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^2 procedures written to .*\n {2}sitemap\.xml, to be named in robots\.txt: Sitemap: https:\/\/phuong\.test\/thu-tuc\/sitemap\.xml\n$/s);
      return new Map(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]));
    });
    assert.ok(written[0]?.has(`${one?.code}.html`));
    assert.deepEqual(written[1], written[0]);
  });
});

it('writes the guides of a built catalogue, and none beside records that know of none', async () => {
  await withFolder(async (folder) => {
    writeFileSync(
      join(folder, 'a.jsonl'),
      hanoiRecords()
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    );
    const guidesIn = (...source: string[]) => {
      const out = mkdtempSync(join(folder, 'pages-'));
      assert.deepEqual([motcuaCatalogue('pages', ...source, '--out', out, '--base-url', 'https://phuong.test/').status], [0]);
      return readdirSync(out).filter((file) => file.startsWith('su-kien-')).length;
    };
    assert.equal(motcuaCatalogue('build', '--from', join(folder, 'a.jsonl'), '--guides', 'hanoi', '--out', join(folder, 'built')).status, 0);
    assert.equal(guidesIn(join(folder, 'built')), 16);
    assert.equal(guidesIn(), 16);
    assert.equal(guidesIn(join(folder, 'a.jsonl')), 0);
    assert.equal(guidesIn(join(folder, 'a.jsonl'), '--guides', 'hanoi'), 16);
  });
});

it('refuses to write pages that would lead nowhere', () => {
  const refused = (...words: string[]) => {
    const { status, stderr } = motcuaCatalogue('pages', '--out', join(tmpdir(), 'khong-co'), ...words);
    assert.equal(status, 2);
    return stderr;
  };
  assert.match(refused(), /--base-url must say where the folder is on the web/);
  assert.match(refused('--base-url', '/thu-tuc/'), /--base-url must be an address such as/);
  assert.match(refused('--base-url', 'https://phuong.test/', '--finder', 'javascript:alert(1)'), /--finder must be an address/);
  assert.match(refused('--base-url', 'https://phuong.test/', '--elements', 'https://cdn.test/motcua.js'), /--catalogue must say which catalogue/);
  assert.match(refused('--base-url', 'https://phuong.test/', '--integrity', 'sha256-x'), /go with --elements/);
});

it('publishes open data, says what it wrote, and keeps the day on which it was first published', async () => {
  await withFolder(async (folder) => {
    const [one] = hanoiRecords();
    const nobodys = { ...one, code: '9.000009', authority: undefined, governmentLevels: [] };
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify(one)}\n${JSON.stringify(nobodys)}\n`);
    const out = join(folder, 'mo');
    const publish = (...words: string[]) => motcuaCatalogue('export', '--from', join(folder, 'a.jsonl'), '--out', out, '--base', 'https://danh-muc.test/mo', ...words);
    const { status, stdout, stderr } = publish('--publisher', 'Phường Cây Xanh', '--license', 'https://creativecommons.org/licenses/by/4.0/', '--contact', 'mot-cua@danh-muc.test');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(
      stdout,
      /^2 services published in .*mo\n {2}procedures\.jsonld +\d+ bytes .*\n {2}1 without a known authority are not in cpsv-ap\.jsonld, which demands one \(9\.000009\)\n$/s,
    );
    assert.deepEqual(readdirSync(out).sort(), ['cpsv-ap.jsonld', 'dcat.jsonld', 'procedures.csv', 'procedures.jsonld', 'statistics.html']);
    const read = (file: string): string => readFileSync(join(out, file), 'utf8');
    for (const file of ['cpsv-ap.jsonld', 'procedures.jsonld', 'procedures.csv']) assert.ok(read(file).includes(`https://danh-muc.test/mo/services/${one?.code}`), file);
    const entry = read('dcat.jsonld');
    assert.ok(entry.includes(`"${statSync(join(out, 'procedures.csv')).size}"`));
    assert.match(entry, /Phường Cây Xanh.*mailto:mot-cua@danh-muc\.test.*licenses\/by\/4\.0/s);
    writeFileSync(join(out, 'dcat.jsonld'), entry.replace(/"dct:issued": "[^"]*"/, '"dct:issued": "2026-01-02"'));
    assert.equal(publish().status, 0);
    assert.match(read('dcat.jsonld'), /"dct:issued": "2026-01-02"/);
    assert.doesNotMatch(read('dcat.jsonld'), /dct:publisher|dct:license/);
  });
});

it('refuses a source in Vietnamese and in English', async () => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, 'a.json'), '%PDF-1.7');
    const { status, stderr } = motcuaCatalogue('import', join(folder, 'a.json'), '--out', join(folder, 'out'));
    assert.equal(status, 1);
    assert.match(stderr, /^a\.json: đây là tệp PDF.*\nmotcua-catalogue: a\.json is a PDF/);
  });
});

it('names a folder or file of the command line that is not there, in Vietnamese and in English', async () => {
  await withFolder(async (folder) => {
    const [records, own, nowhere] = [join(folder, 'a.jsonl'), join(folder, 'loi'), join(folder, 'khong-co')];
    writeFileSync(records, JSON.stringify(hanoiRecords()[0]));
    for (const [words, en, vi] of [
      [['build', '--from', records, '--out', join(folder, 'out'), '--overlay', nowhere], /khong-co is not there$/m, /^Không có thư mục .*khong-co\./],
      [['check', '--from', records, '--overlay', nowhere], /khong-co is not there$/m, /^Không có thư mục/],
      [['sheet', '--from', records, '--into', own, '--overlay', nowhere, '--out', join(folder, 'a.xlsx')], /khong-co is not there$/m, /^Không có thư mục/],
      [['edit', '--from', records, '--into', own, '--overlay', nowhere], /khong-co is not there$/m, /^Không có thư mục/],
      [['sheet', '--from', records, '--into', own, '--read', join(nowhere, 'b', 'phieu.xlsx')], /: \S*khong-co is not there$/m, /khong-co: không có tệp hoặc thư mục này/],
      [['sheet', '--from', records, '--into', own, '--out', join(nowhere, 'phieu.xlsx')], /: \S*khong-co is not there$/m, /khong-co: không có tệp/],
      [['sheet', '--from', records, '--into', own, '--read', folder], /is a folder and no file$/m, /^Tệp nêu trong lệnh: đây là thư mục, không phải tệp/],
      [['sheet', '--from', records, '--into', records, '--out', join(folder, 'a.xlsx')], /a\.jsonl leads to no folder$/m, /a\.jsonl: không dẫn tới thư mục nào/],
      [['edit', '--from', records, '--into', join(records, 'loi')], /loi cannot be written to/, /^Không ghi được vào thư mục/],
      [['sheet', '--from', records, '--into', join(records, 'loi'), '--read', 'x.xlsx'], /loi cannot be written to/, /^Không ghi được vào thư mục/],
    ] as const) {
      const { status, stderr } = motcuaCatalogue(...words);
      assert.equal(status, 1, words.join(' '));
      assert.match(stderr, en);
      assert.match(stderr, vi);
      assert.doesNotMatch(stderr, /E[A-Z]{4,}/);
    }
  });
});

it('keeps the name of a catalogue that "edit" brings words into', async () => {
  await withFolder(async (folder) => {
    const [records, out] = [join(folder, 'a.jsonl'), join(folder, 'out')];
    writeFileSync(records, JSON.stringify(hanoiRecords()[0]));
    assert.equal(motcuaCatalogue('build', '--from', records, '--out', out, '--name', 'Thủ tục ở phường Cây Xanh').status, 0);
    const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
    const editing = spawn(process.execPath, ['--conditions=source', cli, 'edit', '--from', records, '--into', join(folder, 'loi'), '--out', out]);
    try {
      let printed = '';
      for await (const chunk of editing.stdout) if (/http\S+\n/.test((printed += String(chunk)))) break;
      const [address = ''] = /http\S+/.exec(printed) ?? [];
      const { status } = await fetch(`${address}dua-len`, { method: 'POST', headers: { origin: new URL(address).origin }, redirect: 'manual' });
      assert.equal(status, 303);
    } finally {
      editing.kill();
    }
    assert.equal(JSON.parse(readFileSync(join(out, 'catalogue.json'), 'utf8')).name, 'Thủ tục ở phường Cây Xanh');
  });
});

it('explains itself when asked, and when it does not understand', () => {
  for (const words of [['--help'], ['import', '--help'], ['build', '-h'], ['export', '--help']]) {
    const asked = motcuaCatalogue(...words);
    assert.deepEqual([asked.status, asked.stderr], [0, '']);
    assert.match(asked.stdout, /motcua-catalogue (import|build|export) /);
  }
  for (const [words, complaint] of [
    [[], /say what to do/],
    [['sing'], /no command "sing"/],
    [['build'], /--out must say which folder/],
    [['build', 'twice', '--out', 'x'], /twice/],
    [['build', '--colour'], /--colour/],
    [['import', '--out', 'x'], /say what to import/],
    [['import', 'x'], /--out must say which folder/],
    [['import', 'x', '--out', 'y', '--as-of', '2026-13-01'], /--as-of must be a day/],
    [['import', 'x', '--out', 'y', '--as-of', '2026-02-31'], /--as-of must be a day/],
    [['import', 'x', '--out', 'y', '--for', 'Hà Nội'], /--for must be/],
    [['import', 'x', '--out', 'y', '--for', 'VN-ZZ'], /--for must be/],
    [['export', '--base', 'https://a.test/'], /--out must say which folder/],
    [['export', '--out', 'x'], /--base must say where/],
    [['export', '--out', 'x', '--base', 'danh-muc'], /--base must be an address/],
    [['export', '--out', 'x', '--base', 'https://a.test/?b'], /--base must be an address/],
    [['export', '--out', 'x', '--base', 'https://a.test/', '--license', 'CC BY'], /--license must be the address/],
    [['export', '--out', 'x', '--base', 'https://a.test/', '--contact', 'phường'], /--contact must be an e-mail/],
  ] as const) {
    const { status, stdout, stderr } = motcuaCatalogue(...words);
    assert.deepEqual([status, stdout], [2, ''], words.join(' '));
    assert.match(stderr, complaint);
    assert.match(stderr, /motcua-catalogue (import|build|export) /);
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

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { hanoiRecords } from '../hanoi.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { Corrections } from './corrections.ts';
import { correctionSheet, readCorrectionSheet } from './sheet.ts';
import { withFolder } from '../with-folder.test-builder.ts';

function motcuaCatalogue(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=source', fileURLToPath(new URL('../cli.ts', import.meta.url)), ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A sheet as Excel would save it, with some cells changed: by the code of the row and the heading of the column. */
async function corrected(sheet: Buffer, changes: readonly (readonly [code: string, heading: string, text: string])[]): Promise<Buffer> {
  const [headings = [], ...rows] = await readSheet(sheet, 'Sửa');
  for (const [code, heading, text] of changes) {
    const row = rows.find(([first]) => first === code);
    assert.ok(row && headings.includes(heading));
    row[headings.indexOf(heading)] = text;
  }
  const cells = [headings, ...rows].map((row) => row.map((cell) => ({ value: String(cell ?? ''), type: String })));
  return writeXlsxFile(cells, { sheet: 'Sửa' }).toBuffer();
}

it('gives back what it was given: a sheet that nobody touched corrects nothing', async () => {
  await withFolder(async (folder) => {
    const corrections = new Corrections(hanoiRecords(), [], folder);
    const sheet = await readCorrectionSheet(await correctionSheet(corrections), corrections);
    assert.deepEqual(sheet, new Map());
    for (const { code } of hanoiRecords()) assert.deepEqual(corrections.corrected(code, corrections.written(code)), { overlay: undefined, faults: new Map() }, code);
  });
});

it('takes what a clerk corrected in Excel into own words, through the command line', async () => {
  await withFolder(async (folder) => {
    const [file, own] = [join(folder, 'sua.xlsx'), join(folder, 'loi')];
    const options = ['--from', 'hanoi', '--into', own];
    assert.deepEqual(motcuaCatalogue('sheet', ...options, '--out', file).status, 0);
    writeFileSync(
      file,
      await corrected(readFileSync(file), [
        ['1.001193', 'Lệ phí', '8.000 đồng | quá 60 ngày'],
        ['1.000894', 'Cách gọi khác', 'cưới\nđăng ký cưới'],
      ]),
    );
    const { status, stdout } = motcuaCatalogue('sheet', ...options, '--read', file);
    assert.deepEqual([status, stdout], [0, '2 procedures were corrected: 1.000894, 1.001193\n']);
    assert.deepEqual(readdirSync(own), ['1.000894.json', '1.001193.json']);
    assert.deepEqual(JSON.parse(readFileSync(join(own, '1.001193.json'), 'utf8')).fees, [{ kind: 'amount', feeVnd: 8000, condition: 'quá 60 ngày' }]);
    assert.match(motcuaCatalogue('sheet', ...options, '--read', file).stdout, /^0 procedures/);
    const checked = motcuaCatalogue('check', '--from', join(folder, 'nowhere'), '--overlay', own);
    assert.deepEqual([checked.status, /nowhere is not there/.test(checked.stderr)], [1, true]);
  });
});

it('takes nothing of a sheet in which a cell cannot be read, and names all of them', async () => {
  await withFolder(async (folder) => {
    const [file, own] = [join(folder, 'sua.xlsx'), join(folder, 'loi')];
    const sheet = await correctionSheet(new Corrections(hanoiRecords(), [], own));
    writeFileSync(
      file,
      await corrected(sheet, [
        ['1.001193', 'Lệ phí', 'ít'],
        ['1.000894', 'Thời hạn', 'nhanh'],
        ['1.000656', 'Tên dễ hiểu', 'Khai tử'],
      ]),
    );
    const { status, stderr } = motcuaCatalogue('sheet', '--from', 'hanoi', '--into', own, '--read', file);
    assert.equal(status, 1);
    assert.match(stderr, /2 cells cannot be read; nothing was taken\n1\.000894: Thời hạn, dòng 1.*\n1\.001193: Lệ phí, dòng 1/);
    assert.deepEqual(readdirSync(own), []);
  });
});

it('undoes nothing that changed after the sheet was written', async () => {
  await withFolder(async (folder) => {
    const corrections = new Corrections(hanoiRecords(), [], folder);
    const sheet = await correctionSheet(corrections);
    const save = (code: string, field: string, text: string): void => corrections.keep(code, corrections.corrected(code, new Map([[field, text]])).overlay);
    save('1.001193', 'summary', 'Câu mới của người khác.');
    const edited = await corrected(sheet, [['1.001193', 'Tên dễ hiểu', 'Khai sinh']]);
    const read = await readCorrectionSheet(edited, corrections);
    assert.deepEqual(read, new Map([['1.001193', new Map([['plainName', 'Khai sinh']])]]));
    const { overlay } = corrections.corrected('1.001193', read.get('1.001193') ?? new Map());
    assert.deepEqual([overlay?.plainName, overlay?.summary], ['Khai sinh', 'Câu mới của người khác.']);
    save('1.001193', 'plainName', 'Làm khai sinh');
    await assert.rejects(
      readCorrectionSheet(edited, corrections),
      (error) => error instanceof ImportRefusal && /^1\.001193, Tên dễ hiểu: đã có người sửa sau khi lập phiếu.*hãy lập phiếu mới\.\nChưa nhận ô nào/.test(error.vi),
    );
  });
});

it('takes other line ends and spaces for no edit, and refuses a sheet whose marks are gone', async () => {
  await withFolder(async (folder) => {
    const corrections = new Corrections(hanoiRecords(), [], folder);
    const sheet = await correctionSheet(corrections);
    const papers = corrections.written('1.001193').get('papers') ?? '';
    assert.ok(papers.includes('\n'));
    assert.deepEqual(await readCorrectionSheet(await corrected(sheet, [['1.001193', 'Giấy tờ', `${papers.replaceAll('\n', ' \r\n')}\n `]]), corrections), new Map());
    const [headings = [], ...rows] = await readSheet(sheet, 'Sửa');
    assert.equal(headings.at(-1), 'Dấu (không sửa)');
    const saved = (table: readonly (readonly unknown[])[]) =>
      writeXlsxFile(
        table.map((row) => row.map((cell) => ({ value: String(cell ?? ''), type: String }))),
        { sheet: 'Sửa' },
      ).toBuffer();
    for (const [table, complaint] of [
      [[headings, ...rows].map((row) => row.slice(0, -1)), /^Phiếu này không có cột “Dấu \(không sửa\)”/],
      [[headings, ...rows.map((row, index) => (index === 0 ? [...row.slice(0, -1), ''] : row))], new RegExp(`^${String(rows[0]?.[0])}, Tên dễ hiểu: ô “Dấu \\(không sửa\\)”`)],
      [[headings, ...rows, [], rows[0] ?? []], new RegExp(`^Mã ${String(rows[0]?.[0])} có ở các hàng 2 và ${rows.length + 3};`)],
    ] as const)
      await assert.rejects(readCorrectionSheet(await saved(table), corrections), (error) => error instanceof ImportRefusal && complaint.test(error.vi));
  });
});

it('refuses a workbook that is no correction sheet', async () => {
  const other = await writeXlsxFile([[{ value: 'Mã', type: String }]], { sheet: 'Khác' }).toBuffer();
  const renamed = await writeXlsxFile([[{ value: 'Code', type: String }]], { sheet: 'Sửa' }).toBuffer();
  const corrections = new Corrections([], [], join(tmpdir(), 'nowhere'));
  for (const bytes of [other, renamed, Buffer.from('x')])
    await assert.rejects(readCorrectionSheet(bytes, corrections), (error) => error instanceof ImportRefusal && /phiếu sửa/.test(error.vi));
});

it('says on the command line which words the official records contradict, and which are not plain', async () => {
  await withFolder(async (folder) => {
    const [official, own] = [join(folder, 'official'), join(folder, 'loi')];
    const records = hanoiRecords().map((record) => (record.code === '1.001193' ? { ...record, steps: [{ title: 'Cách mới' }] } : record));
    writeFileSync(`${official}.jsonl`, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const corrections = new Corrections(hanoiRecords(), [], own);
    corrections.keep(
      '1.001193',
      corrections.corrected(
        '1.001193',
        new Map([
          ['steps', 'Nộp ở UBND'],
          ['plainName', 'Làm khai sinh'],
        ]),
      ).overlay,
    );
    const { status, stdout } = motcuaCatalogue('check', '--from', `${official}.jsonl`, '--overlay', own);
    assert.equal(status, 1);
    assert.match(stdout, /^1\.001193 {2}Bản chính thức đã đổi \(Các bước\)/);
    assert.match(stdout, /1\.001193 {2}Các bước, dòng 1: Hãy viết đầy đủ “UBND”/);
    assert.match(stdout, /1 overlays: 1 outdated, 0 gone/);
  });
});

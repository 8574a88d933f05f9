import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { fewRecords } from '../few-records.test-builder.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { Corrections } from './corrections.ts';
import { acceptProposals, proposalSheet, proposalsFor } from './proposals.ts';

async function withCorrections(test: (corrections: Corrections) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-learn-'));
  try {
    await test(new Corrections(fewRecords(), [], join(folder, 'loi')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The sheet as a person hands it back: with a code, or what Excel makes of one, in the last column. */
async function decided(sheet: Buffer, codes: readonly (string | number)[]): Promise<Buffer> {
  const [headings = [], ...rows] = await readSheet(sheet);
  const cells = [headings, ...rows.map((row, index) => [...row.slice(0, 3), codes[index] ?? ''])];
  return writeXlsxFile(cells.map((row) => row.map((cell) => (typeof cell === 'number' ? { value: cell, type: Number } : { value: String(cell ?? ''), type: String })))).toBuffer();
}

it('proposes what may have been meant, and takes what a person decided as further ways of asking', async () => {
  await withCorrections(async (corrections) => {
    const proposals = await proposalsFor(
      [
        { question: 'giấy khai sinh cho cu tí', count: 14 },
        { question: 'thả diều trên đê', count: 11 },
      ],
      corrections,
    );
    assert.equal(proposals[0]?.services[0]?.code, '1.001193');
    const sheet = await proposalSheet(proposals);
    assert.equal(await acceptProposals(await decided(sheet, [1.001193, '']), corrections), 1);
    assert.deepEqual(corrections.own('1.001193')?.aliases, ['giấy khai sinh cho cu tí']);
    assert.equal(await acceptProposals(await decided(sheet, ['1.001193 Làm giấy khai sinh', '']), corrections), 1);
    assert.deepEqual(corrections.own('1.001193')?.aliases, ['giấy khai sinh cho cu tí']);
    assert.ok(corrections.record('1.001193')?.aliases.includes('con mới sinh'));
  });
});

it('takes nothing where a code is none, or the sheet is another', async () => {
  await withCorrections(async (corrections) => {
    const sheet = await proposalSheet(
      await proposalsFor(
        [
          { question: 'khai sinh cu tí', count: 14 },
          { question: 'a', count: 10 },
        ],
        corrections,
      ),
    );
    await assert.rejects(acceptProposals(await decided(sheet, ['1.001193', '9.999999']), corrections), (error) => error instanceof ImportRefusal && /9\.999999/.test(error.vi));
    assert.equal(corrections.own('1.001193'), undefined);
    for (const other of [Buffer.from('x'), await writeXlsxFile([[{ value: 'x', type: String }]]).toBuffer()])
      await assert.rejects(acceptProposals(other, corrections), (error) => error instanceof ImportRefusal && /bảng đề nghị/.test(error.vi));
  });
});

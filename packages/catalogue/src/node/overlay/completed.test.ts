import assert from 'node:assert/strict';
import { it } from 'node:test';
import { writtenHanoiRecords } from '../hanoi.ts';
import { completed } from './completed.ts';

it('sends nobody to an address that is not encrypted, and names it', () => {
  const [record] = writtenHanoiRecords();
  assert.ok(record);
  const channels = [
    { kind: 'online' as const, url: 'http://bocongan.gov.vn', note: 'Đặt hẹn trước.' },
    { kind: 'online' as const, url: 'https://evisa.xuatnhapcanh.gov.vn' },
    { kind: 'counter' as const },
  ];
  const { records, leftOut } = completed([{ ...record, channels }]);
  assert.deepEqual(records[0]?.channels, [{ kind: 'online', note: 'Đặt hẹn trước.' }, channels[1], channels[2]]);
  assert.deepEqual(leftOut, [{ code: record.code, url: 'http://bocongan.gov.vn' }]);
});

it('changes nothing else of a record, and nothing at all the second time', () => {
  const written = writtenHanoiRecords();
  const { records, leftOut } = completed(written);
  assert.deepEqual(leftOut, []);
  assert.deepEqual(completed(records).records, records);
  const without = records.map(({ standIn: _standIn, papers, ...rest }) => ({
    ...rest,
    papers: papers.map((group) => ({ ...group, papers: group.papers.map(({ obtainedFrom: _origin, ...paper }) => paper) })),
  }));
  const before = written.map(({ standIn: _standIn, papers, ...rest }) => ({
    ...rest,
    papers: papers.map((group) => ({ ...group, papers: group.papers.map(({ obtainedFrom: _origin, ...paper }) => paper) })),
  }));
  assert.deepEqual(without, before);
});

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { hanoiOverlays, hanoiRecords } from '../hanoi.ts';
import { Corrections } from './corrections.ts';
import { writtenFields } from './words-text.ts';

/** Corrections to one invented procedure, in a folder that is removed whatever happens. */
function withCorrections(test: (corrections: Corrections, folder: string, official: PublicService) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-words-'));
  const [first] = hanoiRecords();
  assert.ok(first);
  const official: PublicService = { ...first, code: '9.000001', name: 'Thủ tục thả diều', plainName: undefined, aliases: ['diều'], papers: [], fees: [{ kind: 'unknown' }] };
  try {
    test(new Corrections([official], [{ code: '9.000001', plainName: 'Thả diều', aliases: ['chơi diều'] }], folder), folder, official);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('writes every field of every Hanoi record so that it is read back as it was', () => {
  for (const record of hanoiRecords())
    for (const { field, textOf, read } of writtenFields) {
      const said = record[field];
      assert.deepEqual(read(textOf(record)), said === undefined ? {} : { [field]: said }, `${record.code} ${field}`);
    }
});

it('keeps of what was written only what differs, and gives it to whoever reads the procedure', () => {
  withCorrections((corrections, folder, official) => {
    const written = corrections.written('9.000001');
    assert.deepEqual([written.get('plainName'), written.get('aliases'), written.get('fees')], ['Thả diều', '', 'Chưa biết']);
    const { overlay, faults } = corrections.corrected('9.000001', new Map([...written, ['fees', '10.000 đồng/chiếc | cách nộp: trực tuyến'], ['aliases', 'diều sáo']]));
    assert.deepEqual([[...faults], Object.keys(overlay ?? {}).sort()], [[], ['aliases', 'code', 'fees', 'seen']]);
    corrections.keep('9.000001', overlay);
    for (const each of [corrections, new Corrections([official], [{ code: '9.000001', plainName: 'Thả diều', aliases: ['chơi diều'] }], folder)]) {
      const record = each.record('9.000001');
      assert.deepEqual(
        [record?.plainName, record?.fees, record?.aliases],
        ['Thả diều', [{ kind: 'amount', feeVnd: 10_000, unit: 'chiếc', channel: 'online' }], ['diều sáo', 'chơi diều', 'diều']],
      );
    }
    assert.deepEqual(JSON.parse(readFileSync(join(folder, '9.000001.json'), 'utf8')), JSON.parse(JSON.stringify(overlay)));
    const back = corrections.corrected('9.000001', new Map([...corrections.written('9.000001'), ['fees', 'Chưa biết'], ['aliases', '']]));
    assert.equal(back.overlay, undefined);
    corrections.keep('9.000001', back.overlay);
    assert.equal(existsSync(join(folder, '9.000001.json')), false);
  });
});

it('says of a line that it cannot read which it is and how to write it, and keeps nothing', () => {
  withCorrections((corrections) => {
    for (const [field, text, complaint] of [
      ['fees', 'Chưa biết\nmiễn phí', /^Lệ phí, dòng 2: miễn phí theo quy định nào\?/],
      ['fees', '0 đồng', /^Lệ phí, dòng 1: hãy ghi như “8\.000 đồng\/lần”/],
      ['fees', '8.000 đồng | cách nộp: qua điện thoại', /sau “cách nộp:” hãy ghi “tại quầy” hoặc “trực tuyến” hoặc “bưu điện”/],
      ['timeLimits', '0 ngày', /^Thời hạn, dòng 1: hãy ghi như/],
      ['timeLimits', 'sớm', /^Thời hạn, dòng 1/],
      ['papers', 'Giấy chứng sinh', /^Giấy tờ, dòng 1: hãy ghi như/],
      ['papers', '#', /^Giấy tờ, dòng 1: sau dấu #/],
      ['papers', '# Đi thay', /trường hợp “Đi thay” chưa có giấy tờ nào/],
      ['answers', 'Bao lâu?', /^Hỏi và trả lời, dòng 1/],
      ['plainName', 'x'.repeat(2001), /^Tên dễ hiểu: quá dài/],
    ] as const) {
      const { overlay, faults } = corrections.corrected('9.000001', new Map([[field, text]]));
      assert.equal(overlay, undefined);
      assert.match(faults.get(field) ?? '', complaint, text);
    }
  });
});

it('understands amounts, units and channels as people write them', () => {
  const read = (field: string, text: string) => writtenFields.find((each) => each.field === field)?.read(text);
  assert.deepEqual(
    read('fees', '8,000đ\n50.000 VNĐ/thẻ | quy định: Thông tư 59 | Từ lần hai | người lớn\nMiễn phí theo Luật Hộ tịch\nMiễn phí | quy định: Luật Căn cước\nchưa biết: hỏi quầy'),
    {
      fees: [
        { kind: 'amount', feeVnd: 8000 },
        { kind: 'amount', feeVnd: 50_000, unit: 'thẻ', rule: 'Thông tư 59', condition: 'Từ lần hai. người lớn' },
        { kind: 'free', rule: 'Luật Hộ tịch' },
        { kind: 'free', rule: 'Luật Căn cước' },
        { kind: 'unknown', note: 'hỏi quầy' },
      ],
    },
  );
  assert.deepEqual(read('timeLimits', '3 Ngày làm việc | Cách nộp: bưu điện\r\n\r\n 15  ngày'), {
    timeLimits: [
      { kind: 'known', amount: 3, unit: 'workingDay', channel: 'post' },
      { kind: 'known', amount: 15, unit: 'calendarDay' },
    ],
  });
  assert.deepEqual(read('papers', '- Đơn | 1 bản chính\n# Đi thay\nGiấy ủy quyền | 0 bản chính, 2 bản sao | có chứng thực'), {
    papers: [{ papers: [{ name: 'Đơn', originals: 1, copies: 0 }] }, { situation: 'Đi thay', papers: [{ name: 'Giấy ủy quyền', originals: 0, copies: 2, note: 'có chứng thực' }] }],
  });
});

it('never brings back what an official change made untrue', () => {
  const [overlay] = hanoiOverlays();
  const official = hanoiRecords().find(({ code }) => code === overlay?.code);
  assert.ok(overlay && official);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-words-'));
  try {
    const corrections = new Corrections([{ ...official, steps: [{ title: 'Cách làm mới' }] }], [overlay], folder);
    assert.deepEqual(corrections.record(official.code)?.steps, [{ title: 'Cách làm mới' }]);
    assert.equal(corrections.written(official.code).get('steps'), 'Cách làm mới');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

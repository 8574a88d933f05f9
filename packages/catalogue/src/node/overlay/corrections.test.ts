import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { hanoiOverlays, hanoiRecords } from '../hanoi.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { contradictions } from './contradictions.ts';
import { Corrections } from './corrections.ts';
import { asSeen, seenOf, type Overlay } from './overlay.ts';
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

it('reads where a paper is had from its line, with or without a rule, and asks where a rule has no place', () => {
  const papers = writtenFields.find(({ field }) => field === 'papers');
  const read = (line: string) => papers?.read(line).papers?.[0]?.papers[0];
  assert.deepEqual(read('Giấy chứng sinh | 1 bản chính | Bản điện tử cũng được | lấy ở: bệnh viện nơi sinh | quy định: Thông tư số 17/2012/TT-BYT'), {
    name: 'Giấy chứng sinh',
    originals: 1,
    copies: 0,
    note: 'Bản điện tử cũng được',
    obtainedFrom: { name: 'bệnh viện nơi sinh', rule: 'Thông tư số 17/2012/TT-BYT' },
  });
  assert.deepEqual(read('Đơn | 1 bản chính | lấy ở: quầy')?.obtainedFrom, { name: 'quầy', rule: 'Nơi lập danh mục này cho biết' });
  assert.throws(() => read('Đơn | 1 bản chính | quy định: Luật'), /dòng 1: hãy ghi thêm “lấy ở: …”/);
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

it('understands other names of channels, and writes its own', () => {
  const fees = writtenFields.find(({ field }) => field === 'fees');
  const read = fees?.read('Chưa biết | cách nộp: Qua mạng\nChưa biết | cách nộp: bưu chính');
  assert.deepEqual(
    read?.fees?.map(({ channel }) => channel),
    ['online', 'post'],
  );
  assert.equal(fees?.textOf(read ?? {}), 'Chưa biết | cách nộp: trực tuyến\nChưa biết | cách nộp: bưu điện');
});

it('keeps what own words say of fields that have no box', () => {
  withCorrections((corrections, _, official) => {
    const hidden: Overlay = {
      code: '9.000001',
      sector: 'Vui chơi',
      lifeEvents: ['school'],
      onlineLevel: 'full',
      channels: [{ kind: 'post' }],
      related: ['9.000002'],
      replaces: ['9.000003'],
    };
    corrections.keep('9.000001', asSeen(hidden, official));
    for (const sawAll of [false, true]) {
      const { overlay } = corrections.corrected('9.000001', new Map([...corrections.written('9.000001'), ['summary', 'Thả diều ở bãi cỏ.']]), sawAll);
      assert.deepEqual(overlay, asSeen({ ...hidden, summary: 'Thả diều ở bãi cỏ.' }, official));
    }
    assert.deepEqual(corrections.corrected('9.000001', corrections.written('9.000001')).overlay, asSeen(hidden, official));
  });
});

it('takes an emptied sentence away, and an emptied list of facts back to what is below', () => {
  withCorrections((corrections, folder, official) => {
    corrections.keep('9.000001', { code: '9.000001', fees: [{ kind: 'amount', feeVnd: 5000 }] });
    const { overlay } = corrections.corrected('9.000001', new Map([...corrections.written('9.000001'), ['plainName', ' '], ['fees', '']]));
    assert.deepEqual(overlay, { code: '9.000001', without: ['plainName'], seen: {} });
    corrections.keep('9.000001', overlay);
    const again = new Corrections([official], [{ code: '9.000001', plainName: 'Thả diều' }], folder);
    assert.deepEqual([again.written('9.000001').get('plainName'), again.record('9.000001')?.plainName, again.record('9.000001')?.fees], ['', undefined, [{ kind: 'unknown' }]]);
    assert.deepEqual(again.corrected('9.000001', again.written('9.000001')).overlay, overlay);
    assert.deepEqual(again.corrected('9.000001', new Map([['summary', 'Một câu.']])).overlay, { ...overlay, summary: 'Một câu.' });
    assert.equal(again.corrected('9.000001', new Map([['plainName', 'Thả diều']])).overlay, undefined);
  });
});

it('leaves a list of facts empty that was so before', () => {
  withCorrections((corrections, _, official) => {
    const silent = asSeen({ code: '9.000001', fees: [] }, official);
    corrections.keep('9.000001', silent);
    assert.deepEqual(corrections.corrected('9.000001', corrections.written('9.000001')).overlay, silent);
  });
});

it("settles an official change under others' words by what the person leaves, also where no box is", () => {
  withCorrections((_, folder, official) => {
    const lower = asSeen(
      { code: '9.000001', fees: [{ kind: 'amount', feeVnd: 1000 }], papers: [{ papers: [{ name: 'Đơn', originals: 1, copies: 0 }] }], onlineLevel: 'full' },
      official,
    );
    const changed: PublicService = { ...official, fees: [{ kind: 'amount', feeVnd: 2000 }], onlineLevel: 'partial' };
    const corrections = new Corrections([changed], [lower], folder);
    assert.deepEqual(corrections.outdated('9.000001').toSorted(), ['fees', 'onlineLevel']);
    const { overlay } = corrections.corrected('9.000001', corrections.written('9.000001'), true);
    assert.deepEqual(overlay, asSeen({ code: '9.000001', fees: changed.fees, onlineLevel: 'partial' }, changed));
    corrections.keep('9.000001', overlay);
    assert.deepEqual([corrections.outdated('9.000001'), contradictions([changed], [lower, ...(overlay ? [overlay] : [])])], [[], []]);
    assert.deepEqual(corrections.corrected('9.000001', corrections.written('9.000001'), true).overlay, overlay);
    // What is emptied is what is below, and settles as much.
    assert.deepEqual(corrections.corrected('9.000001', new Map([['fees', '']])).overlay, overlay);
  });
});

it('leaves official facts unseen that nobody looked at', () => {
  withCorrections((_, folder, official) => {
    const before: Overlay = { code: '9.000001', fees: [{ kind: 'amount', feeVnd: 1000 }], steps: [{ title: 'Thả' }], seen: { fees: '0123456789ab' } };
    new Corrections([official], [], folder).keep('9.000001', before);
    const corrections = new Corrections([official], [], folder);
    assert.deepEqual(corrections.corrected('9.000001', new Map([['plainName', 'Diều']])).overlay, { ...before, plainName: 'Diều' });
    assert.deepEqual(corrections.corrected('9.000001', new Map([['steps', 'Thả']])).overlay?.seen, { fees: '0123456789ab', steps: seenOf(official, 'steps') });
  });
});

it('says before anything is written that its folder cannot be written to', () => {
  withCorrections((_, folder) => {
    const refusal = (error: unknown): boolean => error instanceof ImportRefusal && error.vi.startsWith('Không ghi được vào thư mục ') && /cannot be written/.test(error.message);
    writeFileSync(join(folder, 'tep'), '');
    assert.throws(() => new Corrections([], [], join(folder, 'tep', 'loi')).prepareFolder(), refusal);
    mkdirSync(join(folder, 'khoa'));
    chmodSync(join(folder, 'khoa'), 0o555);
    if (process.getuid?.() !== 0) assert.throws(() => new Corrections([], [], join(folder, 'khoa', 'loi')).prepareFolder(), refusal); // Root may write anywhere.
    new Corrections([], [], join(folder, 'moi', 'loi')).prepareFolder();
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

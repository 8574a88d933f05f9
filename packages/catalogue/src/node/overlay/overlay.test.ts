import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import type { PublicService } from '@motcua/contract/services';
import { importRow } from '../import/procedures.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { contradictions } from './contradictions.ts';
import { allOverlaid, asSeen, overlaid, readOverlays, seenOf, type Overlay } from './overlay.ts';
import { plainWordsFaults } from './plain-words.ts';

/** An invented official record; tests change what they are about. */
function official(changes: object = {}): PublicService {
  const row = {
    code: '9.000001',
    name: 'Thủ tục cấp giấy phép trồng cây xanh đô thị',
    scope: 'national',
    timeLimit: ['5 ngày làm việc'],
    fee: [{ text: '8.000 đồng', amountVnd: 8000, note: '' }],
    documents: [{ case: '', items: [{ name: 'Đơn đề nghị trồng cây', original: 1, copy: 0 }] }],
    steps: ['Tổ chức, cá nhân có nhu cầu nộp hồ sơ đề nghị cấp giấy phép tại bộ phận tiếp nhận và trả kết quả'],
    keywords: 'cây',
    fetchedDate: '2026-07-17',
    sourceUrl: 'https://cong.example/1',
    ...changes,
  };
  const { record } = importRow(row, 'row 1');
  assert.ok(record);
  return record;
}

const words: Overlay = {
  code: '9.000001',
  plainName: 'Xin phép trồng cây ven đường',
  summary: 'Cho phép bạn trồng cây trên vỉa hè.',
  aliases: ['trồng cây trước nhà'],
  papers: [{ papers: [{ name: 'Đơn xin trồng cây', originals: 1, copies: 0, note: 'Lấy mẫu ở quầy.' }] }],
  fees: [{ kind: 'amount', feeVnd: 8000, condition: 'Mỗi lần xin' }],
};

it('lays words over the official record, and keeps what they do not speak of', () => {
  const { record, outdated, unseen } = overlaid(official(), asSeen(words, official()));
  assert.deepEqual([outdated, unseen], [[], []]);
  assert.deepEqual([record.plainName, record.papers[0]?.papers[0]?.name, record.fees], [words.plainName, 'Đơn xin trồng cây', words.fees]);
  assert.deepEqual([record.name, record.aliases, record.timeLimits.length, record.source], [official().name, ['trồng cây trước nhà', 'cây'], 1, official().source]);
});

it('lets the official facts come back where they have changed since the words were written', () => {
  const seen = asSeen(words, official());
  const changed = official({ fee: [{ text: '10.000 đồng', amountVnd: 10_000, note: '' }] });
  const { record, outdated } = overlaid(changed, seen);
  assert.deepEqual([outdated, record.fees], [['fees'], [{ kind: 'amount', feeVnd: 10_000 }]]);
  assert.deepEqual([record.plainName, record.papers], [words.plainName, words.papers]);
  assert.deepEqual(overlaid(changed, asSeen(seen, changed)).outdated, []);
});

it('takes other signs, capitals or lines for no change, and another number or word for one', () => {
  const paper = (name: string) => official({ documents: [{ case: '', items: [{ name, original: 1, copy: 0 }] }] });
  const before = seenOf(official(), 'papers');
  assert.equal(seenOf(paper('- ĐƠN đề nghị  trồng cây.'.normalize('NFD')), 'papers'), before);
  assert.notEqual(seenOf(paper('Đơn đề nghị chặt cây'), 'papers'), before);
  assert.notEqual(seenOf(official({ documents: [{ case: '', items: [{ name: 'Đơn đề nghị trồng cây', original: 2, copy: 0 }] }] }), 'papers'), before);
});

it('lays later overlays over earlier ones, each judged by the official record', () => {
  const [record] = allOverlaid(
    [official()],
    [asSeen(words, official()), { code: '9.000001', plainName: 'Trồng cây', aliases: ['cây vỉa hè'] }, { code: '9.000002', plainName: 'Không có' }],
  );
  assert.deepEqual([record?.plainName, record?.papers, record?.aliases], ['Trồng cây', words.papers, ['cây vỉa hè', 'trồng cây trước nhà', 'cây']]);
});

it('lets an official online level through where the words do not know it', () => {
  const known = { ...official(), onlineLevel: 'full' as const };
  const { record, outdated, unseen } = overlaid(known, asSeen({ ...words, onlineLevel: 'unknown' }, official()));
  assert.deepEqual([record.onlineLevel, outdated, unseen], ['full', [], []]);
  assert.equal(overlaid(official(), { ...words, onlineLevel: 'partial' }).record.onlineLevel, 'partial');
});

it('never lets words change a name, a source or a place', () => {
  const { record } = overlaid(official(), { ...words, name: 'Khác', jurisdiction: 'VN-HN', source: { name: 'Khác', url: 'https://khac.example', asOf: '2020-01-01' } });
  assert.deepEqual([record.name, record.jurisdiction, record.source], [official().name, 'VN', official().source]);
});

it('says which overlays an import contradicts: gone, superseded, outdated, or never compared', () => {
  const seen = asSeen(words, official());
  const successor = { ...official({ code: '9.000003' }), replaces: ['9.000002'] };
  const changed = official({ timeLimit: ['7 ngày'], fee: [] });
  assert.deepEqual(contradictions([changed, successor], [seen, { code: '9.000002' }, { code: '9.000004' }, { code: '9.000003', steps: [] }]), [
    { code: '9.000001', kind: 'outdated', fields: ['fees'] },
    { code: '9.000002', kind: 'superseded', fields: [], by: '9.000003' },
    { code: '9.000004', kind: 'gone', fields: [] },
    { code: '9.000003', kind: 'unseen', fields: ['steps'] },
  ]);
});

it('takes an official change for settled where later words were written from the record as it is now', () => {
  const changed = official({ fee: [] });
  const lower = asSeen(words, official());
  const settled = asSeen({ code: '9.000001', fees: [{ kind: 'unknown' }] }, changed);
  assert.deepEqual(contradictions([changed], [lower, settled]), []);
  for (const above of [{ ...settled, seen: { fees: '0123456789ab' } }, asSeen({ code: '9.000001', papers: [] }, changed), { ...settled, code: '9.000002' }])
    assert.deepEqual(contradictions([changed], [lower, above])[0], { code: '9.000001', kind: 'outdated', fields: ['fees'] });
  assert.deepEqual(contradictions([changed], [settled, lower])[0]?.fields, ['fees']);
});

it('takes sentences away, an official fact only for as long as it says the same', () => {
  const record = { ...official(), caveat: 'Hỏi lại trước khi đi.', authority: 'Phòng Quản lý đô thị' };
  const overlay = asSeen({ code: '9.000001', without: ['caveat', 'authority'] }, record);
  const [silent] = allOverlaid([record], [overlay]);
  assert.deepEqual([silent && 'caveat' in silent, silent && 'authority' in silent], [false, false]);
  const moved = { ...record, authority: 'Ủy ban nhân dân phường' };
  const { record: shown, outdated } = overlaid(moved, overlay);
  assert.deepEqual([shown.caveat, shown.authority, outdated], [undefined, moved.authority, ['authority']]);
  assert.deepEqual(plainWordsFaults({ ...words, without: ['caveat'] }, official()), []);
});

it('names the file and the field of an overlay that cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-overlay-'));
  try {
    for (const [content, complaint] of [
      ['{"code": "9.000001", "plainname": "x"}', /a\.json is no overlay: there is no field "plainname"/],
      ['{"code": "9.1"}', /a\.json is no overlay: code/],
      ['{"code": "9.000001", "without": ["fees"]}', /a\.json is no overlay: without\.0/],
      ['{"code": "9.000001", "fees": [{"kind": "amount", "feeVnd": 0}]}', /fees\.0\.feeVnd/],
      ['{', /a\.json is no JSON/],
    ] as const) {
      writeFileSync(join(folder, 'a.json'), content);
      assert.throws(() => readOverlays(folder), complaint);
    }
    assert.throws(
      () => readOverlays(join(folder, 'nowhere')),
      (error) => error instanceof ImportRefusal && /nowhere is not there/.test(error.message) && /Không có thư mục .*nowhere/.test(error.vi),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('finds words that are not plain, each fault by its name, and none in plain ones', () => {
  const faultsOf = (changes: Partial<Overlay>): string[] => plainWordsFaults({ ...words, ...changes }, official()).map(({ kind, field }) => `${kind} ${field}`);
  assert.deepEqual(faultsOf({}), []);
  assert.deepEqual(
    plainWordsFaults({ code: '9.000001' }).map(({ kind, field }) => `${kind} ${field}`),
    ['missing plainName', 'missing summary'],
  );
  assert.deepEqual(faultsOf({ summary: 'x'.repeat(171) }), ['too-long summary']);
  assert.deepEqual(faultsOf({ plainName: 'Thủ tục cấp giấy phép trồng cây xanh đô thị' }), ['official-name plainName']);
  const copied = 'Bạn hãy: cá nhân có nhu cầu nộp hồ sơ đề nghị cấp giấy phép tại bộ phận tiếp nhận.';
  assert.deepEqual(faultsOf({ steps: [{ title: 'Nộp', text: copied }] }), ['official-words steps.0.text']);
  assert.deepEqual(faultsOf({ steps: [{ title: 'Nộp hồ sơ đề nghị cấp giấy phép tại bộ phận tiếp' }] }), []);
  assert.deepEqual(faultsOf({ applicants: 'Người ở quận Ba Đình.' }), ['abolished-authority applicants']);
  assert.deepEqual(faultsOf({ applicants: 'Người có BHYT.' }), ['abbreviation applicants']);
  assert.deepEqual(faultsOf({ applicants: 'Người có thẻ bảo hiểm y tế (BHYT). Dùng VNeID, mẫu II, số 12/NĐ-CP.' }), []);
  assert.deepEqual(faultsOf({ fees: [{ kind: 'amount', feeVnd: 9000 }] }), ['other-number fees.0.feeVnd']);
  assert.deepEqual(faultsOf({ fees: [{ kind: 'amount', feeVnd: 9000, rule: 'Nghị quyết số 1/2026/NQ-HĐND' }] }), []);
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { it } from 'node:test';
import { buildCatalogue } from '../build-catalogue.ts';
import { importProcedures } from './procedures.ts';

/** An invented row of the shape that public copies have. */
const row = {
  code: '9.000001',
  name: 'Thủ tục cấp giấy phép trồng cây',
  level: ['xã'],
  levelInferred: false,
  domain: 'Cây xanh',
  agency: 'Ủy ban nhân dân cấp xã',
  authority: '',
  scope: 'national',
  audience: ['Công dân Việt Nam', 'Tổ chức (không bao gồm doanh nghiệp', 'HTX)'],
  onlineLevel: null,
  submission: ['in-person', 'online'],
  timeLimit: ['5 ngày làm việc'],
  fee: [],
  methods: [],
  documents: [],
  steps: [],
  results: ['Giấy phép'],
  legalBasis: [
    { name: 'Luật Cây xanh', code: '01/2024/QH15' },
    { name: '/', code: '2014' },
  ],
  keywords: '',
  sourceUrl: 'https://dichvucong.gov.vn/thu-tuc/1',
  fetchedDate: '2026-07-17..18',
};

/** What becomes of the row with some other values. */
function imported(changes: object) {
  const { records, findings } = importProcedures([{ ...row, ...changes }]);
  return { record: records[0], kinds: findings.map(({ kind }) => kind) };
}

const fee = (text: string, amountVnd: number | null, note = '') => imported({ fee: [{ text, amountVnd, note }] });
const channel = (word: string, time: string, fees: readonly object[] = [], note = '') => ({ channel: word, time, fees, note });

it('takes over what a row says', () => {
  const { record, kinds } = imported({});
  assert.deepEqual(kinds, []);
  assert.deepEqual(record, {
    code: '9.000001',
    name: 'Thủ tục cấp giấy phép trồng cây',
    aliases: [],
    sector: 'Cây xanh',
    governmentLevels: ['commune'],
    authority: 'Ủy ban nhân dân cấp xã',
    jurisdiction: 'VN',
    audiences: ['citizen', 'organisation'],
    lifeEvents: [],
    onlineLevel: 'unknown',
    channels: [{ kind: 'counter' }, { kind: 'online' }],
    timeLimits: [{ kind: 'known', amount: 5, unit: 'workingDay' }],
    fees: [{ kind: 'unknown' }],
    exemptions: [],
    papers: [],
    steps: [],
    results: ['Giấy phép'],
    legalBasis: ['01/2024/QH15 Luật Cây xanh'],
    answers: [],
    related: [],
    replaces: [],
    source: { name: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn/thu-tuc/1', asOf: '2026-07-17' },
  });
});

it('never believes "Miễn phí" without a rule that frees everybody', () => {
  for (const [text, amount, note] of [
    ['Miễn phí', null, ''],
    ['', 0, ''],
    ['Miễn phí', 0, 'Không quy định.'],
    ['Miễn phí', null, 'Theo quy định của Hội đồng nhân dân cấp tỉnh.'],
    ['Miễn phí', null, 'Thông tư số 60/2023/TT-BTC quy định mức thu lệ phí đăng ký xe.'],
    ['Miễn phí', 0, 'Miễn lệ phí theo Luật Hộ tịch đối với người khuyết tật.'],
    ['Miễn phí', null, 'Miễn lệ phí cho người khuyết tật theo Luật Phí và lệ phí số 97/2015/QH13.'],
    ['Miễn phí', null, 'Không thu lệ phí đối với tổ hợp tác theo khoản 2 Điều 22 Luật Hợp tác xã 2023.'],
  ] as const) {
    const { record, kinds } = fee(text, amount, note);
    assert.equal(record?.fees[0]?.kind, 'unknown', note);
    assert.deepEqual(kinds, ['free-without-rule'], note);
  }
  const rule = 'Không thu lệ phí theo quy định tại Luật Phí và lệ phí số 97/2015/QH13';
  assert.deepEqual(fee('Miễn phí', null, rule).record?.fees, [{ kind: 'free', rule }]);
});

it('keeps an amount with its unit and its condition, and doubts what cannot be one', () => {
  assert.deepEqual(fee('2.000 đồng/trang', 2000, 'Từ trang thứ ba').record?.fees, [{ kind: 'amount', feeVnd: 2000, unit: 'trang', condition: 'Từ trang thứ ba' }]);
  assert.deepEqual(fee('50,000 Việt Nam Đồng', 50_000).record?.fees, [{ kind: 'amount', feeVnd: 50_000 }]);
  for (const [text, amount] of [
    ['50 VNĐ', 50],
    ['10 USD', null],
    [',000 VNĐ', 0],
    ['20.000 đồng', 50_000],
    ['5 đồng', -5],
  ] as const) {
    const { record, kinds } = fee(text, amount);
    assert.equal(record?.fees[0]?.kind, 'unknown', text);
    assert.deepEqual(kinds, ['amount-unclear'], text);
  }
});

it('lists who need not pay', () => {
  const { record } = fee(
    'Miễn phí',
    null,
    'Mức lệ phí do Hội đồng nhân dân quyết định. Miễn lệ phí cho người thuộc hộ nghèo; người khuyết tật. Phí cấp bản sao: Thông tư 281/2016/TT-BTC.',
  );
  assert.deepEqual(record?.exemptions, ['Miễn lệ phí cho người thuộc hộ nghèo; người khuyết tật']);
});

it('takes no time limit from zero, from N/A, from a number without a unit', () => {
  for (const time of ['0', '0 ngày', 'N/A', '', '120', '1', 'Theo mô tả ngày', '1.5 ngày', '3 tháng', '8 giờ làm việc', '99999 ngày']) {
    const { record, kinds } = imported({ timeLimit: [time] });
    assert.equal(record?.timeLimits[0]?.kind, 'unknown', time);
    assert.deepEqual(kinds, ['no-time-limit'], time);
  }
  assert.deepEqual(imported({ timeLimit: ['30 Ngày'] }).record?.timeLimits, [{ kind: 'known', amount: 30, unit: 'calendarDay' }]);
  assert.deepEqual(imported({ timeLimit: ['01 Giờ'] }).record?.timeLimits, [{ kind: 'known', amount: 1, unit: 'hour' }]);
  assert.deepEqual(imported({ timeLimit: ['3 ngày', '5 ngày'] }).record?.timeLimits, [{ kind: 'unknown', note: '3 ngày; 5 ngày' }]);
});

it('says a fact once that holds for all channels, and with its channel where they differ', () => {
  const amount = { text: '10.000 đồng', amountVnd: 10_000, note: '' };
  const alike = imported({ methods: [channel('in-person', '3 ngày', [amount]), channel('online', '3 ngày', [amount])] }).record;
  assert.deepEqual([alike?.timeLimits, alike?.fees], [[{ kind: 'known', amount: 3, unit: 'calendarDay' }], [{ kind: 'amount', feeVnd: 10_000 }]]);
  const differing = imported({ methods: [channel('in-person', '3 ngày', [amount]), channel('online', '2 ngày')] }).record;
  assert.deepEqual(differing?.timeLimits, [
    { kind: 'known', amount: 3, unit: 'calendarDay', channel: 'counter' },
    { kind: 'known', amount: 2, unit: 'calendarDay', channel: 'online' },
  ]);
  assert.deepEqual(differing?.fees, [
    { kind: 'amount', feeVnd: 10_000, channel: 'counter' },
    { kind: 'unknown', channel: 'online' },
  ]);
});

it('takes an online channel for no online level', () => {
  assert.equal(imported({ submission: ['online'] }).record?.onlineLevel, 'unknown');
  assert.equal(imported({ onlineLevel: 'Toàn trình' }).record?.onlineLevel, 'full');
  assert.equal(imported({ onlineLevel: 'Một phần' }).record?.onlineLevel, 'partial');
  assert.deepEqual(imported({ onlineLevel: 'mức độ 4' }).kinds, ['online-level-unclear']);
});

it('tells papers to show from papers of which nothing is said', () => {
  const papers = (name: string, group = '') => imported({ documents: [{ case: group, items: [{ name, original: 0, copy: 0 }] }] }).record?.papers[0]?.papers[0];
  assert.deepEqual(papers('- Đơn đề nghị'), { name: 'Đơn đề nghị', originals: 0, copies: 0, note: 'Nguồn không nêu số bản.' });
  assert.deepEqual(papers('Căn cước', 'Giấy tờ phải xuất trình'), { name: 'Căn cước', originals: 0, copies: 0 });
});

it('leaves nothing of a long step out', () => {
  const sentence = 'Nộp hồ sơ tại quầy một cửa của phường, xã nơi ở. ';
  const { record } = imported({ steps: [`Bước 1: ${sentence.repeat(100)}`, 'Bước 2. Nhận kết quả'] });
  assert.equal(record?.steps.map(({ text, title }) => text ?? title).join(' '), `${sentence.repeat(100)}Nhận kết quả`);
  assert.ok(record.steps.every(({ text = '' }) => text.length <= 2000));
});

it('makes everything NFC, and drops what portals print for nothing', () => {
  const { record } = imported({ name: 'Thủ  tục\u0000 khai sinh'.normalize('NFD'), keywords: 'Không có thông tin', results: ['Không có', 'Giấy'.normalize('NFD')] });
  assert.equal(record?.name, 'Thủ tục khai sinh');
  assert.deepEqual([record?.aliases, record?.results], [[], ['Giấy']]);
});

it('knows provinces by ISO 3166-2, and refuses a place that it does not know', () => {
  assert.equal(imported({ scope: 'province:Hà Nội' }).record?.jurisdiction, 'VN-HN');
  assert.equal(imported({ scope: 'province:Đắk Lắk'.normalize('NFD') }).record?.jurisdiction, 'VN-33');
  assert.deepEqual(imported({ scope: 'province:Atlantis' }), { record: undefined, kinds: ['unknown-place'] });
  assert.deepEqual(imported({ scope: 'unknown' }).kinds, ['scope-unknown']);
});

it('links to the portal where a row has no address that a page may link to', () => {
  for (const sourceUrl of ['', 'javascript:alert(1)', 'dichvucong']) {
    const { record, kinds } = imported({ sourceUrl });
    assert.deepEqual([record?.source.url, kinds], ['https://dichvucong.gov.vn/', ['no-address']], sourceUrl);
  }
});

it('leaves out a level that was guessed', () => {
  assert.deepEqual([imported({ levelInferred: true }).record?.governmentLevels, imported({ levelInferred: true }).kinds], [[], ['level-guessed']]);
});

it('refuses what cannot be a record, and goes on with the others', () => {
  const { records, findings } = importProcedures([null, 'x', { code: 1 }, { ...row, code: '1.0011' }, { ...row, name: ' ' }, { ...row, fetchedDate: '' }, row, row]);
  assert.deepEqual(
    records.map(({ code }) => code),
    ['9.000001'],
  );
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['not-a-row', 'not-a-row', 'not-a-row', 'bad-code', 'no-name', 'no-date', 'twice'],
  );
});

const corpora = process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../../../shared/data', import.meta.url));
const copy = `${corpora}/catalogue/procedures-hanoi-commune.jsonl.gz`;

it('makes a catalogue of a public copy without losing a row', { skip: !existsSync(copy) && `${copy} is not there` }, () => {
  const rows = gunzipSync(readFileSync(copy))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
  const { records, findings } = importProcedures(rows);
  assert.equal(records.length, rows.length);
  assert.ok(records.every(({ name }) => name === name.normalize('NFC')));
  assert.ok(findings.filter(({ kind }) => kind === 'free-without-rule').length > 100);
  const entry = buildCatalogue(records).get('catalogue.json');
  assert.ok(entry && entry.length < 12_000, `${entry?.length} bytes`);
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { redact } from './redact.ts';

/** What is shown, with every kind in place of its value. */
const shown = (text: string): string => redact(text).text;

// All numbers are invented; check digits hold where the rule asks for them.
const hidden: readonly (readonly [string, string])[] = [
  ['cccd 001204012345', 'cccd [số căn cước]'],
  ['tra giúp 001 204 012 345', 'tra giúp [số căn cước]'],
  ['cccd001204012345', 'cccd[số căn cước]'],
  ['CMND số: 012.345.678', 'CMND số: [số chứng minh nhân dân]'],
  ['gọi em 0912.345.678 nhé', 'gọi em [số điện thoại] nhé'],
  ['+84 912 345 678', '[số điện thoại]'],
  ['máy bàn (024) 3825-3536', 'máy bàn [số điện thoại]'],
  ['hai số 0912345678 0987654321', 'hai số [số điện thoại] [số điện thoại]'],
  ['+82 10-1234-5678', '[số điện thoại]'],
  ['mã số thuế 0100109106', 'mã số thuế [mã số thuế]'],
  ['công ty 0100109106-001', 'công ty [mã số thuế]'],
  ['sổ BHXH 0123456789', 'sổ BHXH [mã số bảo hiểm xã hội]'],
  ['thẻ GD4010123456789', 'thẻ [số thẻ bảo hiểm y tế]'],
  ['thẻ bhyt GD 4 01 01 2345678 9', 'thẻ bhyt [số thẻ bảo hiểm y tế]'],
  ['stk 1903 5678 9012 tcb', 'stk [số tài khoản] tcb'],
  ['VCB 0011004123456', 'VCB [số tài khoản]'],
  ['4111 1111 1111 1111', '[số thẻ ngân hàng]'],
  ['mail a.b@phuong.example.vn nhé', 'mail [địa chỉ email] nhé'],
  ['xe 30A-123.45', 'xe [biển số xe]'],
  ['hộ chiếu B1234567', 'hộ chiếu [số hộ chiếu]'],
];
for (const [typed, expected] of hidden) {
  it(`hides what is personal in "${typed}"`, () => assert.equal(shown(typed), expected));
}

const disguised: readonly (readonly [string, string])[] = [
  ['full-width digits', '０９１２３４５６７８'],
  ['invisible characters between digits', '0912\u200b345\u2060678'],
  ['single digits with spaces', '0 9 1 2 3 4 5 6 7 8'],
  ['a letter O for a zero', 'O912345678'],
  ['a line break', '09123\n45678'],
  ['digits said as words', 'không chín một hai ba bốn năm sáu bảy tám'],
  ['digits said as words without diacritics', 'khong chin mot hai ba bon nam sau bay tam'],
];
for (const [how, typed] of disguised) {
  it(`finds a telephone number behind ${how}`, () => assert.equal(shown(`số tôi: ${typed}.`), 'số tôi: [số điện thoại].'));
}

it('finds an address of e-mail whose signs are written out', () => {
  assert.equal(shown('lan.hn [at] gmail [dot] com'), '[địa chỉ email]');
  assert.equal(shown('lan a còng gmail chấm com'), '[địa chỉ email]');
});

const kept = [
  'thủ tục 1.001193 và 1.004873.000.00.00.H26',
  'gọi 1022, 113, 18001096 hay 1900 1009',
  'lệ phí 5.000 đồng, 8.000đ/bản, 1.234.567.890 đồng, 123456789012 đồng',
  'vốn 001204012345 đồng',
  'từ 100.000.000 đến 999.999.999',
  'Nghị định 61/2018/NĐ-CP, Luật 26/2023/QH15, số 0912/UBND-VP',
  'ngày 01.02.2003, 2026-11-25 09:30:00, 7h30-11h30',
  'hồ sơ 000.00.19.H26-241120-0007 và H26.112-240115-0012',
  'bưu gửi EH123456789VN, mã vạch 8938505974194, đơn hàng 123456789',
  'toạ độ 21.028511, 105.804817',
  'số hồ sơ 2024001234567, tờ 45, thửa 123, lớp 5A2, phòng P.1205',
  'năm 2024 2025 2026',
  'không có năm ba cái giấy thì sao',
  'mã 019d2bfd-3fe0-7075-9145-036058450199',
];
for (const typed of kept) it(`leaves "${typed}" as it is`, () => assert.deepEqual(redact(typed), { text: typed, spans: [] }));

it('gives places in UTF-16 units of what was typed, also after signs of two units and marks of their own', () => {
  const typed = '👍 Số căn cước'.normalize('NFD') + ': 001204012345 ạ';
  const [span] = redact(typed).spans;
  assert.deepEqual(span && { type: span.type, value: typed.slice(span.start, span.end) }, { type: 'CCCD', value: '001204012345' });
});

it('finds nothing in its own output', () => {
  const once = shown(hidden.map(([typed]) => typed).join('; '));
  assert.deepEqual(redact(once), { text: once, spans: [] });
});

it('believes a label more than the shape of the digits', () => {
  assert.deepEqual(
    redact('stk 0912345678, mst 0100109106, sđt 0912345678').spans.map(({ type }) => type),
    ['BANK_ACCOUNT', 'MST', 'PHONE'],
  );
});

it('takes digits without label or check digit for nobody’s', () => {
  for (const typed of ['012345678', '4111 1111 1111 1112', '099204012345', '001904012345', '0100109107-001']) assert.deepEqual(redact(typed).spans, [], typed);
});

interface Example {
  readonly id: string;
  readonly text: string;
  readonly pii: readonly { readonly type: string; readonly start: number; readonly end: number }[];
  readonly keep: readonly { readonly start: number; readonly end: number }[];
}

const corpora = process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const examples = `${corpora}/assistant/pii-dev.jsonl`;

it('finds nearly all that is marked in a corpus, and damages nothing that must stay', { skip: !existsSync(examples) && `${examples} is not there` }, (t) => {
  const counted = { marked: 0, found: 0, wrong: 0, damaged: 0, clean: 0, flagged: 0 };
  for (const line of readFileSync(examples, 'utf8').split('\n').filter(Boolean)) {
    const { text, pii, keep }: Example = JSON.parse(line);
    const { spans } = redact(text);
    const found = spans.filter((span) => pii.some(({ type, start, end }) => type === span.type && start === span.start && end === span.end));
    counted.marked += pii.length;
    counted.found += found.length;
    counted.wrong += spans.length - found.length;
    counted.damaged += keep.filter(({ start, end }) => spans.some((span) => span.start < end && start < span.end)).length;
    counted.clean += pii.length === 0 ? 1 : 0;
    counted.flagged += pii.length === 0 && spans.length > 0 ? 1 : 0;
  }
  t.diagnostic(JSON.stringify(counted));
  assert.ok(counted.marked > 100 && counted.clean > 50, 'an empty corpus proves nothing');
  assert.ok(counted.found / counted.marked >= 0.95);
  assert.equal(counted.damaged, 0);
  assert.ok(counted.flagged / counted.clean <= 0.01);
  assert.ok(counted.wrong / (counted.found + counted.wrong) <= 0.02);
});

const questions = ['queries-dev.jsonl', 'queries-unlabelled-faq.jsonl'].map((file) => `${corpora}/catalogue/${file}`);

it('leaves the questions of a corpus alone', { skip: !questions.every((file) => existsSync(file)) && `${questions.join(', ')} are not there` }, (t) => {
  const lines = questions.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  const flagged = lines.filter((line) => {
    const { query }: { query: string } = JSON.parse(line);
    return redact(query).spans.length > 0;
  });
  t.diagnostic(`${flagged.length} of ${lines.length} flagged`);
  assert.ok(lines.length > 100);
  assert.ok(flagged.length / lines.length <= 0.01);
});

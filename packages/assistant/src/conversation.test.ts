import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCatalogue } from '@motcua/catalogue';
import { hanoiCatalogue, hanoiRecords } from '@motcua/catalogue/node';
import { createAssistant } from './assistant.ts';
import { collect, type CollectedAnswer } from './collect.ts';

const catalogue = await openCatalogue(hanoiCatalogue());
const assistant = createAssistant({ catalogue });

/** The answer to the last of some turns. */
const ask = (...turns: string[]): Promise<CollectedAnswer> => collect(assistant.ask(turns));

/** What the turns say, and what the last one is about: the code, or `?` for a question back, and the slots. */
const conversations: readonly (readonly [turns: string, about: string])[] = [
  ['đăng ký khai sinh cần giấy tờ gì / thế lệ phí bao nhiêu?', '1.001193 fee'],
  ['đăng ký khai sinh cần giấy tờ gì / lệ phí? / mất bao lâu', '1.001193 time'],
  ['dang ky khai sinh can giay to gi / con nop o dau', '1.001193 where'],
  ['đăng ký khai sinh / cảm ơn / thế ai đi thay được', '1.001193 who'],
  ['đăng ký khai sinh / thế thì sao', '1.001193 '],
  ['làm giấy khai sinh cho con / có cần giấy chứng sinh không', '1.001193 papers'],
  ['làm căn cước lệ phí bao nhiêu / thế hộ nghèo có được miễn không', '1.014061 fee'],
  ['đăng ký kết hôn cần gì / thế còn khai tử thì sao?', '1.000656 '],
  ['đăng ký kết hôn cần gì / còn mẹ tôi mới mất thì làm gì', '1.000656 '],
  ['đăng ký khai sinh / đăng ký kết hôn / mất bao lâu', '1.000894 time'],
  ['đăng ký khai sinh / không phải, tôi hỏi đăng ký lại khai sinh', '1.004884 '],
  ['đăng ký khai sinh / mất sổ gốc rồi', '1.004884 '],
  ['đăng ký khai sinh cần giấy gì / ý tôi là tách hộ', '1.010038 '],
  ['chứng thực cần giấy gì', '? papers'],
  ['chứng thực cần giấy gì / lệ phí bao nhiêu', '? fee'],
  ['chứng thực cần giấy gì / 1', '2.000884 papers'],
  ['chứng thực cần giấy gì / cái đầu', '2.000884 papers'],
  ['chứng thực / cái thứ hai', '2.000815 '],
  ['chứng thực / cái thứ hai / lệ phí bao nhiêu', '2.000815 fee'],
  ['chứng thực / Chứng thực chữ ký', '2.000884 '],
  ['chứng thực / 2.000635', '2.000635 '],
  ['chứng thực / trích lục', '2.000635 '],
  ['chứng thực / tách hộ', '1.010038 '],
  ['birth registration / how long does it take?', '1.001193 time'],
  ['sang tên sổ đỏ / thời tiết hôm nay / mất bao lâu', '1.013831 time'],
  ['1.001193 lệ phí', '1.001193 fee'],
];
for (const [turns, about] of conversations) {
  it(`knows what the last turn is about: ${turns}`, async () => {
    const { outcome, codes, asked } = await ask(...turns.split(' / '));
    // Which choices there are is up to the search; what was asked is remembered for the one that is chosen.
    if (about.startsWith('?')) {
      assert.equal(outcome, 'clarify');
      const chosen = await ask(...turns.split(' / '), '1');
      assert.equal(chosen.asked.join(), about.slice(2));
    } else assert.equal(`${codes.join()} ${asked.join()}`, about);
  });
}

it('remembers nothing between calls', async () => {
  await ask('đăng ký khai sinh cần giấy tờ gì');
  assert.equal((await ask('mất bao lâu')).outcome, 'none');
});

it('gives the slots of every record of the starter catalogue exactly, and cites it in every sentence', async () => {
  for (const record of hanoiRecords()) {
    const { slots, codes, citations, text } = await ask(`${record.code} cần giấy tờ gì, lệ phí bao nhiêu, mất bao lâu, nộp ở đâu, ai đi thay được, gồm các bước nào`);
    assert.deepEqual(codes, [record.code]);
    assert.deepEqual(slots.papers?.papers, record.papers);
    assert.deepEqual(slots.fee?.fees, record.fees);
    assert.deepEqual(slots.fee?.exemptions, record.exemptions);
    assert.deepEqual(slots.time?.timeLimits, record.timeLimits);
    assert.deepEqual([slots.where?.authority, slots.where?.channels], [record.authority, record.channels]);
    assert.equal(slots.who?.applicants, record.applicants);
    assert.deepEqual(slots.steps?.steps, record.steps);
    assert.deepEqual(citations, [record.code]);
    assert.ok(text.endsWith(`[${record.code}].`));
  }
});

/** Every run of digits in a text, without the signs that group them. */
const numbersIn = (text: string): string[] => (text.match(/\d[\d.,]*/g) ?? []).map((number) => number.replace(/[.,]+$/, '').replace(/[.,](?=\d{3}(?!\d))/g, ''));

it('says no number that its card does not state', async () => {
  let checked = 0;
  for (const { code } of hanoiRecords()) {
    for (const question of ['cần giấy tờ gì', 'lệ phí bao nhiêu', 'mất bao lâu', 'nộp ở đâu', 'ai đi thay được', 'gồm các bước nào', '']) {
      const parts = [];
      for await (const part of assistant.ask([`${code} ${question}`])) parts.push(part);
      const known = new Set(numbersIn(JSON.stringify(parts.filter(({ type }) => type === 'data-procedure'))));
      const said = numbersIn(
        parts
          .flatMap((part) => (part.type === 'text-delta' ? [part.delta] : []))
          .join('')
          .replaceAll(`[${code}]`, ''),
      );
      for (const number of said) assert.ok(known.has(number), `${code} ${question}: ${number}`);
      checked += said.length;
    }
  }
  assert.ok(checked > 20, 'a text without numbers proves nothing');
});

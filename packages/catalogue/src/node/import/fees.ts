import type { ChannelKind, Fee } from '@motcua/contract/services';
import type { FeeRow } from './rows.ts';
import { citation, lineOf } from './text.ts';

/** A fee below this was cut at its thousands separator, or is a rate: `50 VNĐ` for 50.000 đồng. */
const leastFeeVnd = 1000;

const printedFree = /^(miễn phí|0|không)?$/i;
/** "Miễn lệ phí theo Luật …" frees everybody; "Miễn lệ phí cho người khuyết tật" does not. */
const freesEverybody =
  /^[^\p{L}\p{N}]*(miễn|không thu|không phải nộp|không phải trả|không mất)( (các khoản|toàn bộ))?( (phí|lệ phí|phí, lệ phí|phí và lệ phí|tiền))*[\s,.;:(]*(theo|căn cứ|quy định tại)/iu;
const somebody = /hội đồng nhân dân|mức thu|đối với|trường hợp|\bcho\b|nếu|ngoại trừ|trừ /iu;
/** A sentence, to its full stop: what follows a semicolon names more people. */
const exemption = /(?:^|[.;\n]\s*|-\s*)((?:miễn|không thu)(?:[^.;\n]|\.(?=\d))*?(?:cho|đối với)(?:[^.\n]|\.(?=\d))+)/giu;

/** What an imported fee is worth being told about. */
export type FeeDoubt = 'free-without-rule' | 'fee-in-note' | 'amount-unclear';

/** An amount of money in a sentence: `8.000 đồng`, `50,000 VNĐ`, `2000đ/trang`. */
const amountIn = /(?<![\d.,])[1-9](\d{0,2}([.,]\d{3})+(\s*\/\s*\p{L}|\s*(đồng|đ|vnđ|vnd)(?!\p{L}))|\d{3,6}\s*(đồng|đ|vnđ|vnd)(?!\p{L}))/iu;

/** Reads a printed fee. Whether it is free is believed only where a rule that frees everybody is named. */
export function feeOf(row: FeeRow, channel: ChannelKind | undefined): { readonly fee: Fee; readonly doubts: readonly FeeDoubt[] } {
  const when = channel === undefined ? {} : { channel };
  const printed = lineOf(row.text) ?? '';
  const note = lineOf(row.note);
  const amount = row.amountVnd ?? 0;
  if (amount >= leastFeeVnd && Number.isSafeInteger(amount) && saysAmount(printed, amount)) {
    const unit = lineOf(/\/\s*([^\d,.;()/]{2,60})/.exec(printed)?.[1]);
    const about = note === undefined ? {} : citation.test(note) ? { rule: note } : { condition: note };
    return { fee: { kind: 'amount', feeVnd: amount, ...(unit !== undefined && { unit }), ...about, ...when }, doubts: [] };
  }
  if (amount === 0 && printedFree.test(printed)) {
    if (note !== undefined && freesEverybody.test(note) && citation.test(note) && !somebody.test(note)) return { fee: { kind: 'free', rule: note, ...when }, doubts: [] };
    return {
      fee: { kind: 'unknown', ...(note !== undefined && { note }), ...when },
      doubts: ['free-without-rule', ...(note !== undefined && amountIn.test(note) ? (['fee-in-note'] as const) : [])],
    };
  }
  const said = lineOf([printed, note].filter((part) => part !== undefined && part !== '').join('. '));
  return { fee: { kind: 'unknown', ...(said !== undefined && { note: said }), ...when }, doubts: ['amount-unclear'] };
}

/** Who need not pay, as far as the notes say it in a sentence of its own. */
export function exemptionsIn(notes: readonly string[]): string[] {
  return [...new Set(notes.flatMap((note) => [...note.normalize('NFC').matchAll(exemption)].flatMap(([, sentence]) => lineOf(sentence) ?? [])))];
}

/** Whether the printed text gives the same amount as the number, so that neither is a slip. */
function saysAmount(printed: string, amount: number): boolean {
  const digits = /\d[\d.,\s]*/.exec(printed)?.[0].replace(/\D/g, '');
  return digits === undefined || Number(digits) === amount;
}

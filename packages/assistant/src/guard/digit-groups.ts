import type { Range } from './kept.ts';

/** Digits without a gap. */
export interface DigitGroup {
  readonly digits: string;
  readonly range: Range;
}

const spoken = new Map(Object.entries({ khong: '0', mot: '1', hai: '2', ba: '3', bon: '4', tu: '4', nam: '5', lam: '5', sau: '6', bay: '7', tam: '8', chin: '9' }));
const digitWord = `(?:${[...spoken.keys()].join('|')}|\\d)`;
/** Shorter runs of such words are Vietnamese: `không`, `năm`, `ba` and `sáu` mean much else. */
const spokenPattern = new RegExp(`(^|[^a-z\\d])${digitWord}(?:[\\s,.-]+${digitWord}){8,}(?![a-z\\d])`, 'g');

/** The digits of a text, group by group. A letter O among digits is a zero, as it is typed and scanned. */
export function digitGroups(plain: string): DigitGroup[] {
  return [...plain.matchAll(/(^|[^a-z\d])o?\d[\do]*|\d+/g)].flatMap((match) => {
    const lead = (match[1] ?? '').length;
    const written = match[0].slice(lead);
    const tail = /o*$/.exec(written)?.[0].length ?? 0;
    const text = written.slice(0, written.length - tail);
    const from = match.index + lead;
    return text === '' ? [] : [{ digits: text.replace(/o/g, '0'), range: [from, from + text.length] }];
  });
}

/** Numbers that are written out word by word, as they are said on the telephone. */
export function spokenGroups(plain: string): DigitGroup[] {
  return [...plain.matchAll(spokenPattern)]
    .filter(([written]) => /[a-z]/.test(written))
    .map((match) => {
      const from = match.index + (match[1] ?? '').length;
      const words = plain.slice(from, match.index + match[0].length).split(/[\s,.-]+/);
      return { digits: words.map((word) => spoken.get(word) ?? word).join(''), range: [from, match.index + match[0].length] };
    });
}

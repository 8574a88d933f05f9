import type { ClarificationChoice } from '@motcua/contract/services';
import type { Question } from './question.ts';
import { fold } from './guard/folded-text.ts';
import { quoted } from './plain-text.ts';

/** How people say which one of a list they mean, folded. `tư` is also how the fourth is said. */
const ordinals: readonly RegExp[] = [/^(?:1|mot|dau|dau tien|nhat|first|one|a)$/, /^(?:2|hai|nhi|second|two|b)$/, /^(?:3|ba|third|three|c)$/, /^(?:4|bon|tu|fourth|four|d)$/];
const pointing =
  /^[^a-z\d]*(?:(?:chon|lay|la|y (?:toi|em|minh) la|toi (?:chon|hoi)|i (?:mean|want)|the) )*(?:(?:cai|so|y|muc|phuong an|lua chon|truong hop|dong|option|number|loai) )?(?:thu )?([a-z\d]+(?: tien)?)(?: (?:nhe|nha|a|ay|do|day|di|one|please))*[^a-z\d]*$/;
const last = /(?:^|[^a-z])(?:cuoi cung|cai cuoi|last one|the last)(?![a-z])/;

/** The choice that an answer to "Ý bạn là …?" names: by its place, its code, its words, or words that only it has. */
export function choiceNamed({ text, plain, subject }: Question, choices: readonly ClarificationChoice[]): ClarificationChoice | undefined {
  const byCode = choices.find(({ code }) => plain.includes(code));
  if (byCode) return byCode;
  const said = bare(text);
  const byLabel = choices.filter(({ label, note }) => said === bare(label) || (note !== undefined && (said === bare(note) || said === bare(`${label} ${note}`))));
  if (byLabel.length === 1) return byLabel[0];
  const place = pointing.exec(plain)?.[1];
  const index = place === undefined ? -1 : ordinals.findIndex((ordinal) => ordinal.test(place));
  if (choices[index]) return choices[index];
  if (last.test(plain)) return choices[choices.length - 1];
  return byOwnWords(subject, choices);
}

function byOwnWords(subject: readonly string[], choices: readonly ClarificationChoice[]): ClarificationChoice | undefined {
  if (subject.length === 0) return undefined;
  const fitting = choices.filter(({ label, note = '' }) => {
    const words = new Set(bare(`${label} ${note}`).split(' '));
    return subject.every((word) => words.has(word));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function bare(text: string): string {
  return fold(quoted(text))
    .split(/[^a-z\d]+/)
    .filter(Boolean)
    .join(' ');
}

import type { Lexicon } from './lexicon.ts';
import { wordsOf, type Word } from './words.ts';

/** Most words after a denial that it is about: after one that says so, and after a bare "không". */
const mostDenied = 7;
const mostDeniedBare = 3;
/** How far back a "có … không" may begin. */
const longestQuestion = 8;

const clauseEnd = /[,.;:?!()\n]/;
/** Words that turn a sentence: what follows is meant again. */
const turns = new Set(wordsOf('mà chỉ nhưng chứ thì nên giờ muốn mong xin hỏi cần để rồi vậy bây đâu ạ nha nhé có').map(({ toned }) => toned));
const particles = new Set(['nha', 'nhe', 'a', 'vay', 'chu', 'ma']);
const bareDenials = new Set(['khong', 'ko', 'hong', 'kg', 'chang']);

/**
 * Parts what is meant from what is denied: "cấp đổi chứ không phải cấp lại". A denial reaches to the end of its clause,
 * or to a word that turns the sentence.
 *
 * @param text - What the words were cut from.
 */
export function withoutDenied(words: readonly Word[], text: string, lexicon: Lexicon, tonesTyped: boolean): readonly [said: Word[], denied: Word[]] {
  const said: Word[] = [];
  const denied: Word[] = [];
  const endsClause = (at: number): boolean => clauseEnd.test(text.slice(words[at]?.end, words[at + 1]?.start));
  for (let at = 0; at < words.length;) {
    if (isOnly(words, at, endsClause)) {
      at += 1;
      continue;
    }
    const phrase = lexicon.phraseAt(words, at, tonesTyped);
    const isBare = phrase === undefined && isBareDenial(words, at, endsClause);
    const length = phrase?.words.length ?? 1;
    if (phrase?.kind !== 'denial' && !isBare) {
      said.push(...words.slice(at, at + length));
      at += length;
      continue;
    }
    at += length;
    for (let most = isBare ? mostDeniedBare : mostDenied; most > 0 && at < words.length; most -= 1, at += 1) {
      const word = words[at];
      if (!word || endsClause(at - 1) || turns.has(word.toned)) break;
      denied.push(word);
    }
  }
  return [said, denied];
}

/** "Chỉ … thôi": a "thôi" that ends its clause is no "thôi hưởng". */
function isOnly(words: readonly Word[], at: number, endsClause: (at: number) => boolean): boolean {
  if (words[at]?.plain !== 'thoi') return false;
  return at + 1 >= words.length || endsClause(at) || particles.has(words[at + 1]?.plain ?? '');
}

/** A "không" that denies what follows; one that ends its clause, or answers a "có" before it, only asks. */
function isBareDenial(words: readonly Word[], at: number, endsClause: (at: number) => boolean): boolean {
  if (!bareDenials.has(words[at]?.plain ?? '') || at + 1 >= words.length || endsClause(at)) return false;
  for (let before = at - 1; before >= Math.max(0, at - longestQuestion) && !endsClause(before); before -= 1) {
    if (/^(co|duoc|can|phai)$/.test(words[before]?.plain ?? '')) return false;
  }
  return true;
}

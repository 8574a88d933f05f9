import { allCapitals, capitalized, endOfText, isWord, literal, otherCase } from './pieces.ts';

/** As the search cuts words: invisible characters may stand inside one. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;

/** Cuts a text into pieces; `textAt` makes the same text of them, whatever it holds. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const between = text.slice(from, index);
    if (between !== (from === 0 ? '' : ' ')) pieces.push(literal + between);
    const small = word.toLowerCase();
    const [usual, other] = from === 0 ? [capitalized(small), small] : [small, capitalized(small)];
    if (word === usual) pieces.push(small);
    else if (word === other) pieces.push(otherCase, small);
    else if (word === small.toUpperCase()) pieces.push(allCapitals, small);
    else pieces.push(word); // With capitals inside, such as VNeID: as it is.
    from = index + word.length;
  }
  if (from < text.length) pieces.push(literal + text.slice(from));
  pieces.push(endOfText);
  return pieces;
}

/**
 * How often words must stand side by side to become one piece, how many pairs do at most each time that they are counted,
 * and how often that is. They belong to the format: a delta of a file goes on only from the pieces that are in it.
 */
const leastOften = 80;
const mostPairs = 200;
const rounds = 3;

/**
 * A way to cut texts in which words that often stand side by side are one piece: whoever reads them has fewer to read.
 *
 * @param texts - Where it is counted what often stands side by side.
 */
export function cutterFor(texts: readonly string[]): (text: string) => string[] {
  const known: ReadonlySet<string>[] = [];
  let all = texts.map(piecesOf);
  for (let round = 0; round < rounds; round += 1) {
    const counts = new Map<string, number>();
    for (const pieces of all) {
      for (const at of pieces.keys()) {
        const pair = pairAt(pieces, at);
        if (pair !== undefined) counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    const often = [...counts].filter(([, count]) => count >= leastOften).sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
    const pairs = new Set(often.slice(0, mostPairs).map(([pair]) => pair));
    known.push(pairs);
    all = all.map((pieces) => joined(pieces, pairs));
  }
  return (text) => known.reduce(joined, piecesOf(text));
}

function joined(pieces: readonly string[], pairs: ReadonlySet<string>): string[] {
  const fewer: string[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const pair = pairAt(pieces, at);
    const isJoined = pair !== undefined && pairs.has(pair);
    fewer.push(isJoined ? pair : (pieces[at] as string));
    if (isJoined) at += 1;
  }
  return fewer;
}

/** Two words that follow each other, written as usual. */
function pairAt(pieces: readonly string[], at: number): string | undefined {
  const [before, one, other] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  const isUsual = (piece: string | undefined): boolean => piece !== undefined && isWord(piece) && piece === piece.toLowerCase();
  return before !== allCapitals && isUsual(one) && isUsual(other) ? `${one} ${other}` : undefined;
}

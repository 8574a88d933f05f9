import { allCapitals, capitalized, endOfText, literal, otherCase } from './pieces.ts';

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

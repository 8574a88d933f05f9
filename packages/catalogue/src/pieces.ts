/**
 * What a text is cut into: words in lower case, and signs for what is between them. One space between two words goes
 * without saying, and so do a capital where a text begins and small letters elsewhere.
 */
export const endOfText = '\u0003';
/** Its number: it is there from the beginning. */
export const end = 0;
export const otherCase = '\u0001';
export const allCapitals = '\u0002';
/** Begins a piece that stands for itself: spaces, commas, brackets. */
export const literal = '\u0000';

/** Whether a piece is a word. */
export function isWord(piece: string): boolean {
  return piece > '\u0004';
}

/** Texts as pieces: every different one, and the texts as numbers of them. */
export interface Pieces {
  readonly pieces: readonly string[];
  readonly stream: Uint16Array;
}

/** The text that begins at a place in a stream of pieces. */
export function textAt({ pieces, stream }: Pieces, start: number): string {
  let text = '';
  let isFirst = true;
  let between: string | undefined;
  let form = '';
  for (let at = start; at < stream.length; at += 1) {
    const number = stream[at] as number;
    if (number === end) break;
    const piece = pieces[number] as string;
    if (piece.startsWith(literal)) between = piece.slice(1);
    else if (!isWord(piece)) form = piece;
    else {
      text += (between ?? (isFirst ? '' : ' ')) + formed(piece, form, isFirst);
      isFirst = false;
      between = undefined;
      form = '';
    }
  }
  return text + (between ?? '');
}

function formed(word: string, form: string, isFirst: boolean): string {
  if (form === allCapitals) return word.toUpperCase();
  // With capitals inside, it is as it is.
  return isFirst === (form === '') && word === word.toLowerCase() ? capitalized(word) : word;
}

export function capitalized(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 32);
  return first.toUpperCase() + word.slice(first.length);
}

/** A text as it is compared: without diacritics, invisible characters and width, in lower case; each letter knows where it came from. */
export interface FoldedText {
  readonly plain: string;
  /** Half-open range of UTF-16 units of the input for each unit of `plain`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Characters that nobody sees and that part what belongs together: soft hyphen, zero-width and bidirectional controls,
 * variation selectors, tag characters (which can carry a hidden text of their own).
 */
export const invisible = /\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/u;
const mark = /\p{M}/u;

/** Folds a text. Ligatures and full-width letters become what they stand for (Unicode NFKD). Never fails. */
export function foldedText(text: string): FoldedText {
  let plain = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const isMark = mark.test(character);
    if (isMark && ends.length > 0) ends[ends.length - 1] = end;
    if (!isMark && !invisible.test(character)) {
      const units = unitsOf(character);
      plain += units;
      for (let unit = 0; unit < units.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { plain, starts, ends };
}

/** Folds a text where nobody asks where its letters came from. */
export function fold(text: string): string {
  return foldedText(text).plain;
}

const known = new Map<string, string>();
const mostKnown = 2000;

function unitsOf(character: string): string {
  let units = known.get(character);
  if (units === undefined) {
    units = character.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/đ/g, 'd');
    if (known.size < mostKnown) known.set(character, units);
  }
  return units;
}

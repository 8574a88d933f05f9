/** Longest text that the contract takes. */
const longest = 2000;

/**
 * What may not be part of a text that a citizen reads: controls, marks that turn the direction of writing or show nothing,
 * tag characters, private signs and halves of characters (Unicode TR 36, 3.1; TR 39, 3).
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Makes text out of what a document holds: composed (NFC), on one line, without what cannot be seen.
 *
 * @returns `''` for what is no text or shows nothing. A text above 2,000 units is cut and ends in `…`.
 */
export function plainText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return '';
  return cut(
    value
      .slice(0, 4 * longest)
      .replace(/[\t-\r]/g, ' ')
      .replace(unseen, '')
      .replace(/\s+/g, ' ')
      .trim()
      .normalize('NFC'),
  );
}

/** Cuts a text to what the contract takes, never within a character. */
export function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…` : text;
}

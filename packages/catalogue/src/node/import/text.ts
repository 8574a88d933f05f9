/** What portals print where they have nothing. */
const empty = /^(không có thông tin|chưa có thông tin|chưa rõ|chưa biết|không có|không quy định|không|n\/?a|null|undefined|[-–]+|\/+|\.+)?\.?$/i;
const longest = 2000;

/** A text as a record holds it: NFC, one space between words; `undefined` where it says nothing. */
export function lineOf(text: string | null | undefined): string | undefined {
  const line = (text ?? '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u200b\ufeff]+/gu, ' ')
    .trim();
  if (empty.test(line)) return undefined;
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** Lines that say something, each once. */
export function linesOf(texts: readonly string[] | null): string[] {
  return [...new Set((texts ?? []).flatMap((text) => lineOf(text) ?? []))];
}

/** A long text in parts that a record can hold, cut between sentences where that is possible; nothing is left out. */
export function partsOf(text: string): string[] {
  const whole = text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u200b\ufeff]+/gu, ' ')
    .trim();
  const parts: string[] = [];
  for (let rest = whole; rest !== '';) {
    const end = rest.length <= longest ? rest.length : Math.max(rest.lastIndexOf('. ', longest - 2) + 1, rest.lastIndexOf('; ', longest - 2) + 1) || longest;
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return parts.filter((part) => !empty.test(part));
}

/** A law, decree, circular or decision, by its number. */
export const citation = /\d+\/(\d{4}\/)?[A-ZĐ][A-ZĐ0-9]*(-[A-ZĐ]+)*|\b(Luật|Bộ luật|Pháp lệnh)\s+\p{Lu}/u;

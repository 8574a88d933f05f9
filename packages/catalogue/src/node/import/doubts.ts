import type { ProcedureRow } from './rows.ts';

/** UTF-8 that was read as a western encoding: `Ä‘Äƒng kÃ½` for `đăng ký`. Capital `Ã` alone is Vietnamese. */
const misread = /Ã[\u0080-\u00bf¡-¿]|á[»º][\u0080-\u00bf¡-¿]|Ä[\u0080-\u0091‘’ƒ]|Æ°|Æ¡/u;
/** Letters that an encoding had no place for: `h? s?`, or the sign that stands for them. */
const lost = /�|\p{L}\?\p{L}|(\p{L}\? ?){3}/u;
const markup = /<\/?(p|br|div|span|table|td|tr|li|ul|strong|b|i|a)\b[^>]*>|&(nbsp|amp|quot|lt|gt|#\d+);/iu;
/** The name of the one-stop centre, cut by another line: "đăng ký khai tâm Phục vụ hành chính công". */
const spliced = /(?<!trung\s+)tâm phục vụ hành chính công/iu;

/** Words of a field that look broken, shortened to be read in a report; nothing where all are whole. */
export function damageIn(row: ProcedureRow): string | undefined {
  for (const [field, text] of textsOf(row)) {
    const whole = text.normalize('NFC');
    for (const damage of [misread, lost, markup]) {
      const found = damage.exec(whole);
      if (found) return `${field}: ${excerpt(whole, found.index)}`;
    }
    // A line that begins with these words goes on from the line before, which is harmless.
    const found = spliced.exec(whole);
    if (found && found.index > 0) return `${field}: ${excerpt(whole, found.index)}`;
  }
  return undefined;
}

/** Names that people gave to records when they tried a portal out. */
const trial = /(?<![\p{L}\d])(test|demo|abc|xyz|asdf)\d*(?![\p{L}\d])|^(thủ tục )?(thử nghiệm|kiểm thử|chạy thử)( thủ tục| hệ thống|$)|dữ liệu mẫu|^x{3,}$/iu;

/** Whether a record was made to try the portal out. */
export function isTrial(row: ProcedureRow): boolean {
  return trial.test(row.name.normalize('NFC').trim());
}

/** Districts (quận, huyện) ended on 1 July 2025 (Law 72/2025/QH15 on the organisation of local government, article 1). */
const abolished = /(?<!\p{L})(cấp huyện|quận|huyện|thị xã)(?!\p{L})/iu;

/** The authority, where it is one that no longer exists. */
export function abolishedAuthority({ authority, agency }: ProcedureRow): string | undefined {
  return [authority, agency].find((name) => abolished.test((name ?? '').normalize('NFC'))) ?? undefined;
}

const leastShared = 0.6;

/**
 * Whether details belong to the procedure that an index names: less than 60 % of the words in common is another
 * procedure's content, which portals deliver now and then.
 */
export function isOtherProcedure(nameInIndex: string, nameInDetails: string): boolean {
  const [index, details] = [nameInIndex, nameInDetails].map(wordsOf);
  if (!index || !details || index.size === 0 || details.size === 0) return false;
  const shared = [...index].filter((word) => details.has(word)).length;
  return shared / Math.min(index.size, details.size) < leastShared;
}

function wordsOf(name: string): Set<string> {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  // Every official name may begin so.
  return new Set(
    words
      .join(' ')
      .replace(/^thủ tục /, '')
      .split(' ')
      .filter(Boolean),
  );
}

/** Texts of a row, each with the path to it. */
function* textsOf(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) yield* textsOf(each, path === '' ? key : `${path}.${key}`);
}

function excerpt(text: string, at: number): string {
  const start = Math.max(0, at - 30);
  return `${start > 0 ? '…' : ''}${text.slice(start, at + 40)}…`;
}

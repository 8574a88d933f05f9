import type { PersonalKind } from '@motcua/contract/assistant';
import { rangesOf, type Range } from './kept.ts';

/** A kind of personal data that is known by how it is written, letters included. */
interface WrittenForm {
  readonly type: PersonalKind;
  readonly pattern: RegExp;
  /** A word that the text must have somewhere: without it the same letters and digits are a flat, a form or a parcel. */
  readonly context?: RegExp;
}

const at = '(?:@|\\s*[[({]\\s*(?:at|a cong|a moc)\\s*[\\])}]\\s*|\\s+(?:a cong|a moc)\\s+)';
const dot = '(?:\\.|\\s*[[({]\\s*(?:dot|cham)\\s*[\\])}]\\s*|\\s+(?:dot|cham)\\s+)';
const mailHost = '(?:gmail|yahoo|outlook|hotmail|icloud)';
const vehicle = /(^|[^a-z])(?:bien|xe|o to|plate|car|motorbike)(?![a-z])/;

const writtenForms: readonly WrittenForm[] = [
  { type: 'EMAIL', pattern: new RegExp(`(^|[^a-z\\d._%+-])[a-z\\d][a-z\\d._%+-]*${at}[a-z\\d-]+(?:${dot}[a-z\\d-]+)*${dot}[a-z]{2,}(?![a-z\\d])`, 'g') },
  { type: 'EMAIL', pattern: new RegExp(`(^|[^a-z\\d._%+-])[a-z\\d][a-z\\d._%+-]* (?:at) ${mailHost}${dot}com(?![a-z\\d])`, 'g') },
  // Two letters of the group of insured and thirteen digits (Decision 1351/QĐ-BHXH of 2015), still printed on cards.
  { type: 'BHYT', pattern: /(^|[^a-z\d])[a-z]{2}\d(?:[\s.-]?\d){12}(?![a-z\d])/g },
  { type: 'BHYT', pattern: /(^|[^a-z\d])[a-z]{2}[\s.-]\d(?:[\s.-]?\d){12}(?![a-z\d])/g, context: /bhyt|bao hiem|so the/ },
  { type: 'PLATE', pattern: /(^|[^a-z\d./-])[1-9]\d[\s-]?[a-z][a-z\d]?[\s.-]{0,2}\d{3}[\s.]?\d\d(?![a-z\d])/g, context: vehicle },
  { type: 'PLATE', pattern: /(^|[^a-z\d./-])[1-9]\d[\s-]?[a-z][a-z\d]?[\s-]{1,2}\d{4}(?![a-z\d])/g, context: vehicle },
  { type: 'PLATE', pattern: /(^|[^a-z\d./-])[1-9]\d-?[a-z][a-z\d]?[\s-]\d{3}\.\d\d(?![a-z\d])/g },
  { type: 'PASSPORT', pattern: /(^|[^a-z\d])[a-z]\s?\d{7,8}(?![a-z\d])/g, context: /ho chieu|passport/ },
];

export function writtenFormsIn(plain: string): { readonly type: PersonalKind; readonly range: Range }[] {
  return writtenForms.flatMap(({ type, pattern, context }) => (context && !context.test(plain) ? [] : rangesOf(plain, pattern).map((range) => ({ type, range }))));
}

import type { HealthSection, HealthSectionState } from '@motcua/contract/health';
import { conceptOf, labelOf } from './concept.ts';
import type { SectionParts } from './section.ts';
import { isObject, type Json } from './untrusted.ts';

/** What a section knows, and what else must be said about it. */
export interface StateOfSection {
  readonly state: HealthSectionState;
  readonly note?: string | undefined;
  readonly assured?: HealthSection['assured'];
}

const emptyReasons: ReadonlyMap<string, HealthSectionState> = new Map([
  ['nilknown', 'noneKnown'],
  ['notasked', 'notAsked'],
  ['withheld', 'withheld'],
  ['unavailable', 'unavailable'],
]);

/**
 * Decides what a section knows.
 *
 * Absence is never inferred from silence: only a code says "asked, none" (`emptyReason` `nilknown` of FHIR R4,
 * List.emptyReason, or one of the situations of the International Patient Summary), only about the section that it
 * stands in, only where nothing in the section says otherwise; and only somebody's name and a date make it reassuring.
 */
export function stateOfSection(parts: SectionParts): StateOfSection {
  return parts.items.length > 0 ? stateOfItems(parts) : stateOfNothing(parts);
}

function stateOfItems({ items, heading, written, vouched }: SectionParts): StateOfSection {
  const standing = items.filter(({ item }) => item.status !== 'enteredInError' && item.status !== 'refuted');
  const kinds = standing.map(({ absence }) => absence?.kind);
  if (standing.length === 0) return { state: 'items', note: 'Mọi dòng trong mục này đã bị hủy hoặc bác bỏ.' };
  if (kinds.includes(undefined)) {
    const isContradicted = kinds.includes('none') || codeOfReason(written) === 'nilknown';
    return { state: 'items', note: isContradicted ? 'Sổ vừa ghi là không có, vừa ghi các dòng dưới đây. Hãy hỏi lại nơi lập sổ.' : undefined };
  }
  if (kinds.includes('noInformation') || kinds.includes('nameless')) return { state: 'unknown' };
  const whole = standing.filter(({ absence }) => absence?.kind === 'none' && absence.about === heading.kind);
  const sure = whole.find(({ isUnsure }) => !isUnsure)?.item;
  return { state: whole.length > 0 ? 'noneKnown' : 'partialNegation', assured: sure && vouched && assurance(sure.source ?? vouched.name, sure.date ?? vouched.asOf) };
}

function stateOfNothing({ narrative, written, vouched }: SectionParts): StateOfSection {
  const state = emptyReasons.get(codeOfReason(written) ?? '');
  if (state) return { state, assured: state === 'noneKnown' && vouched ? assurance(vouched.name, vouched.asOf) : undefined };
  const reason = labelOf(conceptOf(written['emptyReason']));
  // A reason that is not one of the standard's stays a quotation.
  if (reason !== undefined) return { state: 'unknown', note: `Nguồn ghi lý do để trống: “${reason.slice(0, 500)}”.` };
  return { state: narrative.length > 0 ? 'narrativeOnly' : 'empty' };
}

function codeOfReason({ emptyReason }: Json): string | undefined {
  if (!isObject(emptyReason)) return undefined;
  return conceptOf(emptyReason).codes.find(({ system }) => system === 'http://terminology.hl7.org/CodeSystem/list-empty-reason')?.code;
}

function assurance(by: string | undefined, asOf: string | undefined): HealthSection['assured'] {
  return by === undefined || asOf === undefined ? undefined : { by, asOf };
}

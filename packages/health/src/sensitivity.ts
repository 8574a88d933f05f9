import type { HealthCode, HealthSectionKind } from '@motcua/contract/health';
import { codesIn } from './concept.ts';
import { isObject, type Json } from './untrusted.ts';

/** Labels of HL7 `Confidentiality` and `ActCode` by which a source marks what is not for every eye. */
const labels = new Set(['R', 'V', 'HIV', 'PSY', 'PSYTHPN', 'SEX', 'SDV', 'STD', 'ETH', 'ETHUD', 'SUD']);

/** HIV, mental health, addiction, sexually transmitted disease, pregnancy and its end (ICD-10). */
const icd10 = /^(A5[0-9]|A6[0-4]|B2[0-4]|F\d\d|O\d\d|Z11\.?4|Z21|Z3[0-79]|Z64|Z71\.?[47])/;

/** The same for frequent codes of SNOMED CT and LOINC. */
const codes = new Set(
  '86406008 165816005 165815009 62479008 91947003 35489007 370143000 36923009 58214004 13746004 48694002 197480006 66590003 7200002 77386006 58900-2 80203-3 75622-1 56888-1 7917-8 29893-5 5221-7 25835-0 20447-9 82810-3 11778-8 11996-6'.split(
    ' ',
  ),
);

const sections: ReadonlySet<HealthSectionKind> = new Set<HealthSectionKind>(['pregnancy']);

/** Tells whether a source's security labels (FHIR R4, 6.1.1) mark what carries them. */
export function isMarked(labelled: unknown): boolean {
  return (Array.isArray(labelled) ? labelled : [labelled]).some((label) => codesIn(isObject(label) ? label : { code: label }).some((code) => labels.has(code)));
}

/**
 * Tells whether an item is shown only when asked for: its source marked it, or it is about HIV, the mind, sex or
 * childbirth. By code alone; what is written only in words is not noticed.
 */
export function isSensitive(resource: Json, named: readonly HealthCode[], section: HealthSectionKind): boolean {
  const { meta } = resource;
  if (sections.has(section) || (isObject(meta) && isMarked(meta['security']))) return true;
  return named.some(({ system = '', code }) => codes.has(code) || (/icd-?10/i.test(system) && icd10.test(code)));
}

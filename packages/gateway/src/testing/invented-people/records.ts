import type { FhirRecord } from './person.ts';

// Short ways to write the records of invented people. Everything that a test looks at is given by the caller.

export const snomed = 'http://snomed.info/sct';
export const loinc = 'http://loinc.org';
export const icd10 = 'http://hl7.org/fhir/sid/icd-10';
const clinical = 'http://terminology.hl7.org/CodeSystem';

/** Who the records of one document are about, and which facility keeps them. */
export interface Owner {
  readonly patientId: string;
  readonly facility: string;
}

type More = Readonly<Record<string, unknown>>;
type Verification = 'confirmed' | 'unconfirmed' | 'refuted' | 'entered-in-error';

export function coded(text: string, system: string, code: string) {
  return { text, coding: [{ system, code }] };
}

export const justCoded = (system: string, code: string) => ({ coding: [{ system, code }] });

const of = ({ patientId }: Owner) => ({ reference: `Patient/${patientId}` });
const by = ({ facility }: Owner) => ({ display: facility });

export function allergy(owner: Owner, id: string, code: object, more: More = {}, verification: Verification = 'confirmed'): FhirRecord {
  const status = verification === 'entered-in-error' ? {} : { clinicalStatus: justCoded(`${clinical}/allergyintolerance-clinical`, 'active') };
  const verificationStatus = justCoded(`${clinical}/allergyintolerance-verification`, verification);
  return { resourceType: 'AllergyIntolerance', id, ...status, verificationStatus, code, patient: of(owner), recorder: by(owner), ...more };
}

export function condition(owner: Owner, id: string, code: object, more: More = {}, verification: Verification = 'confirmed'): FhirRecord {
  const status = verification === 'entered-in-error' ? {} : { clinicalStatus: justCoded(`${clinical}/condition-clinical`, 'active') };
  const verificationStatus = justCoded(`${clinical}/condition-ver-status`, verification);
  return { resourceType: 'Condition', id, ...status, verificationStatus, code, subject: of(owner), recorder: by(owner), ...more };
}

export function medicine(owner: Owner, id: string, name: string, dose: string, since: string, more: More = {}): FhirRecord {
  return {
    resourceType: 'MedicationStatement',
    id,
    status: 'active',
    medicationCodeableConcept: { text: name },
    subject: of(owner),
    effectivePeriod: { start: since },
    informationSource: by(owner),
    dosage: [{ text: dose, route: coded('Uống', snomed, '26643006') }],
    ...more,
  };
}

/** One dose; `dose` is written as on a card: `1/3`. */
export function vaccination(owner: Owner, id: string, vaccine: string, date: string, dose: `${number}/${number}`, more: More = {}): FhirRecord {
  const [doseNumberPositiveInt, seriesDosesPositiveInt] = dose.split('/').map(Number);
  return {
    resourceType: 'Immunization',
    id,
    status: 'completed',
    vaccineCode: { text: vaccine },
    patient: of(owner),
    occurrenceDateTime: date,
    performer: [{ actor: by(owner) }],
    protocolApplied: [{ doseNumberPositiveInt, seriesDosesPositiveInt }],
    ...more,
  };
}

/** What was observed; `more` holds its value. */
export function observed(owner: Owner, id: string, code: object, date: string, more: More): FhirRecord {
  return { resourceType: 'Observation', id, status: 'final', code, subject: of(owner), effectiveDateTime: date, performer: [by(owner)], ...more };
}

export const vitalSigns = { category: [justCoded(`${clinical}/observation-category`, 'vital-signs')] };

export function bloodPressure(owner: Owner, id: string, date: string, upper: number, lower: number): FhirRecord {
  const part = (text: string, code: string, value: number) => ({ code: coded(text, loinc, code), valueQuantity: { value, unit: 'mmHg' } });
  const component = [part('Huyết áp tối đa', '8480-6', upper), part('Huyết áp tối thiểu', '8462-4', lower)];
  return observed(owner, id, coded('Huyết áp', loinc, '85354-9'), date, { ...vitalSigns, component });
}

import { inventedIdentifierSystems, type FhirDocument, type FhirRecord, type InventedPerson } from './person.ts';
import { justCoded, loinc } from './records.ts';

/** One section: its records, or why there are none. */
interface InventedSection {
  readonly loinc: string;
  readonly title: string;
  readonly records?: readonly FhirRecord[];
  readonly emptyReason?: 'nilknown' | 'notasked' | 'unavailable' | 'withheld';
  /** Running text, where there are no records. */
  readonly text?: string;
}

export interface InventedDocument extends Omit<InventedPerson, 'bundle'> {
  readonly patientId: string;
  readonly gender: 'male' | 'female';
  readonly birthDate: string;
  /** Number on the health insurance card. */
  readonly insurance?: string;
  readonly facility: string;
  readonly date: string;
  readonly sections: readonly InventedSection[];
}

/** The address under which the invented hospital keeps records; nobody can own it (RFC 2606, 2). */
const base = 'https://benh-vien.invalid/fhir';

/** Writes the document of an invented person: a Composition, the person, and every record of every section. */
export function inventedPerson({ id, name, ageWords, story, ...written }: InventedDocument): InventedPerson {
  const { patientId, facility, insurance, gender, birthDate, sections } = written;
  const written8am = `${written.date}T08:00:00+07:00`;
  const insured = insurance === undefined ? [] : [{ system: inventedIdentifierSystems.insurance[0], value: insurance }];
  const identifier = [{ system: inventedIdentifierSystems.citizen[0], value: id }, ...insured];
  const composition: FhirRecord = {
    resourceType: 'Composition',
    id: `so-${patientId}`,
    status: 'final',
    type: justCoded(loinc, '60591-5'),
    subject: { reference: `Patient/${patientId}` },
    date: written8am,
    author: [{ display: facility }],
    custodian: { display: facility },
    title: 'Sổ sức khỏe điện tử (người không có thật)',
    section: sections.map(sectionOf),
  };
  const patient: FhirRecord = { resourceType: 'Patient', id: patientId, identifier, name: [{ use: 'official', text: name }], gender, birthDate };
  const bundle: FhirDocument = {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: `${base}/so`, value: patientId },
    timestamp: written8am,
    entry: [composition, patient, ...sections.flatMap(({ records = [] }) => records)].map(entryOf),
  };
  return { id, name, ageWords, story, bundle };
}

function sectionOf({ loinc: code, title, records = [], emptyReason, text }: InventedSection) {
  return {
    title,
    code: justCoded(loinc, code),
    ...(text !== undefined && { text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${text}</p></div>` } }),
    ...(records.length > 0 && { entry: records.map(({ resourceType, id }) => ({ reference: `${resourceType}/${id}` })) }),
    ...(emptyReason && { emptyReason: justCoded('http://terminology.hl7.org/CodeSystem/list-empty-reason', emptyReason) }),
  };
}

function entryOf(resource: FhirRecord) {
  return { fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource };
}

/** A FHIR R4 resource, as far as these files look at it. */
export interface FhirRecord {
  readonly resourceType: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A FHIR R4 document: a Bundle that begins with its Composition. */
export interface FhirDocument {
  readonly resourceType: 'Bundle';
  readonly type: 'document';
  readonly entry: readonly { readonly fullUrl: string; readonly resource: FhirRecord }[];
  readonly [field: string]: unknown;
}

/** Somebody who does not exist, with a health book. */
export interface InventedPerson {
  /** Twelve digits as on an identity card. No card can have it: no province has the code 000. */
  readonly id: string;
  readonly name: string;
  /** How old, as one says it. */
  readonly ageWords: string;
  /** What can be seen with this person, for whoever chooses one. */
  readonly story: string;
  /** The book (International Patient Summary). */
  readonly bundle: FhirDocument;
}

/** Systems of Vietnamese identifiers. Two communities use different ones, so it is configuration. */
export const inventedIdentifierSystems = {
  citizen: ['http://fhir.ehealth.gov.vn/core/sid/citizen_id'],
  insurance: ['http://fhir.ehealth.gov.vn/core/sid/insurance_number', 'http://fhir.hl7.org.vn/core/sid/bhyt'],
  passport: ['http://fhir.ehealth.gov.vn/core/sid/passport_number'],
} as const;

import { createHash } from 'node:crypto';
import type { Identifiers } from '@motcua/contract/services/schema-org';

/** What a catalogue is published as, beside its records. Whatever the publisher does not say is left out. */
export interface Publication {
  /** Address of the folder on the web, with a slash at its end. Every identifier begins with it, so it must stay the same for ever. */
  readonly base: string;
  readonly name: string;
  readonly publisher?: string | undefined;
  /** An e-mail address, or that of a page. */
  readonly contact?: string | undefined;
  /** Address of the licence. */
  readonly license?: string | undefined;
  /** Day of the first publication, and of this one: `2026-11-27`. */
  readonly issued: string;
  readonly modified: string;
}

/** The files of a publication, as they are called in its folder. */
export const publishedFiles = {
  schemaOrg: 'procedures.jsonld',
  cpsvAp: 'cpsv-ap.jsonld',
  table: 'procedures.csv',
  dcatAp: 'dcat.jsonld',
  statistics: 'statistics.html',
} as const;

/** Identifies a service; what belongs to it alone is identified by a fragment of this. */
export function serviceIri(base: string, code: string): string {
  return `${base}services/${code}`;
}

/** Identifies something that several services have, such as a sector, by a word for it. */
export function thingIri(base: string, kind: string, word: string): string {
  return `${base}${kind}/${word}`;
}

/** How all is named that is described below an address. */
export function identifiersBelow(base: string): Identifiers {
  return {
    service: (code) => serviceIri(base, code),
    authority: (name, jurisdiction) => thingIri(base, 'authorities', wordFor(name, jurisdiction)),
  };
}

export function datasetIri(base: string): string {
  return `${base}#dataset`;
}

export function publisherIri(base: string): string {
  return `${base}#publisher`;
}

/**
 * A word for a text that has no code of its own, for its identifier. It depends on the text alone, not on where it stands in a record, so it
 * stays when something is put before it. 48 bits: among a hundred thousand texts, one chance in 50,000 that two share a word.
 */
export function wordFor(...texts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(texts).normalize('NFC')).digest('hex').slice(0, 12);
}

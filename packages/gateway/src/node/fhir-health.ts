import { readHealthBook, type IdentifierSystems } from '@motcua/health';
import type { HealthBook } from '@motcua/contract/health';
import { MotcuaPortError, type HealthPort } from '../ports.ts';
import { fhirServer, isObject, type FhirServer, type Json } from './fhir-health-server.ts';
import { recordsOf } from './fhir-health-search.ts';

export interface FhirHealthOptions {
  /** Address of a FHIR R4 server, such as `https://fhir.example.vn/r4`. */
  readonly baseUrl: string;
  /** System of the identifier by which the gateway knows a person, such as the one for the citizen's number (số định danh). */
  readonly identifierSystem: string;
  /** What the citizen reads as the source of records that come without a document. */
  readonly name: string;
  /** Value of the `Authorization` header, or what gives a fresh one for each book. Absent: none is sent. */
  readonly authorization?: string | (() => string | Promise<string>) | undefined;
  /** Systems of the numbers that the book shows, hidden but for their ends. */
  readonly identifierSystems?: IdentifierSystems | undefined;
  /** Longest time for one request. 5,000 by default; the gateway limits the whole. */
  readonly timeoutMs?: number | undefined;
  /** Asks for this many records at a time. 200 by default. */
  readonly pageSize?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** The time at which records were asked for. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Gives health books out of a FHIR R4 server: the document that `Patient/$summary` makes (IPS 2.0, 4.3), or where the
 * server has no such operation, what a search of each kind of record finds.
 *
 * Who is asked for never stands in an address, which ends in logs: the number is sent in a body (FHIR R4, 3.1.1.2.2), the
 * addresses hold the server's own ids only. What comes back is looked at twice, since a server may overlook a parameter
 * that it does not know and answer with everybody's records: a book is given only where every record names the person.
 *
 * Fails with a {@link MotcuaPortError}: `FORBIDDEN` where the server refuses (401, 403), `UNAVAILABLE` where it is silent,
 * overloaded or broken, `BAD_ANSWER` for what is no FHIR or about somebody else. `undefined` where the server knows nobody
 * by this number.
 *
 * @throws TypeError where `baseUrl` is no http(s) address.
 */
export function fhirHealth(options: FhirHealthOptions): HealthPort {
  const { identifierSystem, identifierSystems = {}, name, pageSize = 200, now = () => new Date() } = options;
  const connect = fhirServer(options);

  async function patientIn(server: FhirServer, number: string): Promise<Json | undefined> {
    const { entry } = await server.search('Patient', { identifier: `${identifierSystem}|${number}`, _count: '2' });
    const found = resourcesIn(entry).filter(({ resourceType }) => resourceType === 'Patient');
    if (found.length === 0) return undefined;
    // Two people with one number: either of them could be the wrong one.
    if (found.length > 1 || !found.every((patient) => numbersOf(patient).includes(number))) throw new MotcuaPortError('BAD_ANSWER');
    return found[0];
  }

  function numbersOf({ identifier }: Json): unknown[] {
    const identifiers = Array.isArray(identifier) ? identifier.filter(isObject) : [];
    return identifiers.filter(({ system }) => system === identifierSystem).map(({ value }) => value);
  }

  /** A document about somebody else, as far as it says whom it is about. */
  function isOfAnother(document: Json, number: string): boolean {
    const numbers = resourcesIn(document['entry'])
      .filter(({ resourceType }) => resourceType === 'Patient')
      .flatMap(numbersOf);
    return numbers.length > 0 && !numbers.includes(number);
  }

  return {
    async book(_input, person, signal) {
      const server = await connect(signal);
      try {
        const patient = await patientIn(server, person.id);
        if (!patient) return undefined;
        const id = patient['id'];
        if (typeof id !== 'string' || !/^[A-Za-z0-9.-]{1,64}$/.test(id)) throw new MotcuaPortError('BAD_ANSWER');
        const document = await server.summary(id);
        if (document && isOfAnother(document, person.id)) throw new MotcuaPortError('BAD_ANSWER');
        if (document) return bookIn(document);
        const { records, unanswered } = await recordsOf(server, id, pageSize);
        const book = bookIn({ resourceType: 'Bundle', type: 'collection', entry: [patient, ...records].map((resource) => ({ resource })) });
        return unanswered.length === 0 ? book : { ...book, notes: [...book.notes, `Nơi giữ hồ sơ không trả lời về: ${unanswered.join(', ')}.`] };
      } finally {
        server.close();
      }
    },
  };

  function bookIn(bundle: Json): HealthBook {
    const reading = readHealthBook(bundle, { identifierSystems, source: { name, asOf: now().toISOString() } });
    if (reading.outcome !== 'book') throw new MotcuaPortError('BAD_ANSWER');
    return reading.book;
  }
}

function resourcesIn(entry: unknown): Json[] {
  return (Array.isArray(entry) ? entry : []).map((each: unknown) => (isObject(each) ? each['resource'] : undefined)).filter(isObject);
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { RegisteredChild } from '@motcua/gateway';
import { inventedIdentifierSystems, inventedPeople, type InventedPerson } from '@motcua/gateway/testing';
import { bodyOf, listening, type RunningStandIn } from './listening.ts';
import { medplumStore, type FhirAnswer } from './medplum.ts';

export interface FhirServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Only this machine by default. */
  readonly host?: string | undefined;
  /** What a client sends as `Authorization: Bearer …`. A demonstration: it proves nothing about who asks. */
  readonly token: string;
  /** Whose records are served; the invented people by default. Never put a real record here. */
  readonly people?: readonly InventedPerson[] | undefined;
  /** Who is whose guardian; an invented family by default. Never put a real one here. */
  readonly families?: readonly InventedFamily[] | undefined;
  /** People for whom the server makes no document, so that a client has to search; two of them by default. */
  readonly withoutSummary?: readonly string[] | undefined;
}

/** A child and its guardian, who exist as little as everybody here. */
export interface InventedFamily {
  /** Number of the guardian. */
  readonly guardian: string;
  readonly child: RegisteredChild;
  /** Day on which a court ended it. */
  readonly endedOn?: string | undefined;
}

const vietnamYear = new Date().getUTCFullYear();

/** The mother, her baby, and a child who is old enough to be asked; it is nine in every year. */
const inventedFamilies: readonly InventedFamily[] = [
  { guardian: '000195000003', child: { id: '000325000001', name: 'Nguyễn Ví Dụ An', birthDate: '2025-03-14' } },
  { guardian: '000195000003', child: { id: '000317000006', name: 'Nguyễn Ví Dụ Bình', birthDate: `${vietnamYear - 10}-12-31` } },
];

/** Two of the people, so that a gateway meets servers of both kinds. */
const searchedOnly = ['000050000002', '000079000005'];

/**
 * Stands in for the server on which a hospital or the ministry keeps health books.
 *
 * It also says who is whose guardian, as `RelatedPerson`: in the place of the register of civil status, which no outsider can
 * ask, and whose answers a city would have to bring into this shape.
 *
 * What is real: HTTP, and FHIR R4 as the open-source router of Medplum has it (read, search by address or by body,
 * `_count`, `_offset`, `_total`, `_include`). What is not: the people, the bearer token, and `Patient/{id}/$summary`,
 * which here hands out a document that was written beforehand. There is no `next` link, as with many servers: a client
 * goes on by `_offset`. Everything is kept in memory and gone with the process.
 *
 * @throws Error where the port is taken.
 */
export async function startFhirServer(options: FhirServerOptions): Promise<RunningStandIn> {
  const { port, host = '127.0.0.1', token, people = inventedPeople, families = inventedFamilies, withoutSummary = searchedOnly } = options;
  const store = medplumStore();
  for (const { resource } of people.flatMap(({ bundle }) => bundle.entry)) await store.store(resource);
  const patientIds = new Map(people.map(({ id, bundle }) => [id, patientIdOf(bundle)]));
  for (const [index, { guardian, child, endedOn }] of families.entries()) {
    const patientId = patientIds.get(child.id) ?? `tre-mau-${index}`;
    if (!patientIds.has(child.id)) await store.store(patientOf(patientId, child));
    await store.store(guardianOf(`giam-ho-${index}`, guardian, patientId, endedOn));
  }
  const summaries = new Map(people.filter(({ id }) => !withoutSummary.includes(id)).map(({ bundle }) => [patientIdOf(bundle), bundle]));

  async function answer(request: IncomingMessage): Promise<FhirAnswer> {
    if (request.headers.authorization !== `Bearer ${token}`) return refusal(401, 'login');
    const { pathname, search } = new URL(request.url ?? '/', 'http://sandbox');
    const path = pathname.replace(/^\/fhir\//, '');
    const summary = /^Patient\/([^/]+)\/\$summary$/.exec(path)?.[1];
    const document = summary === undefined ? undefined : summaries.get(summary);
    if (document) return { status: 200, body: document };
    if (summary !== undefined) return refusal(404, 'not-supported');
    if (request.method === 'GET') return store.answer('GET', path + search, undefined);
    // Nothing is written here: a POST is a search.
    if (request.method !== 'POST' || !path.endsWith('/_search')) return refusal(405, 'not-supported');
    return store.answer('POST', path, Object.fromEntries(new URLSearchParams(await bodyOf(request))));
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (given) => send(response, given),
      () => send(response, refusal(400, 'invalid')),
    );
  });
  const { url, close } = await listening(server, host, port);
  return { url: `${url}/fhir`, close };
}

const [citizenSystem] = inventedIdentifierSystems.citizen;

function patientOf(id: string, { id: number, name, birthDate }: RegisteredChild) {
  return { resourceType: 'Patient', id, identifier: [{ system: citizenSystem, value: number }], name: [{ text: name }], birthDate };
}

function guardianOf(id: string, number: string, patientId: string, endedOn: string | undefined) {
  return {
    resourceType: 'RelatedPerson',
    id,
    active: true,
    identifier: [{ system: citizenSystem, value: number }],
    patient: { reference: `Patient/${patientId}` },
    relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'GUARD' }] }],
    period: { start: '2020-01-01', ...(endedOn !== undefined && { end: endedOn }) },
  };
}

function patientIdOf({ entry }: InventedPerson['bundle']): string | undefined {
  return entry.find(({ resource }) => resource.resourceType === 'Patient')?.resource.id;
}

function refusal(status: number, code: string): FhirAnswer {
  return { status, body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] } };
}

function send(response: ServerResponse, { status, body }: FhirAnswer): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' }).end(JSON.stringify(body));
}

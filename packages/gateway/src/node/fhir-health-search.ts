import { MotcuaPortError } from '../ports.ts';
import { isObject, type FhirServer, type Json } from './fhir-health-server.ts';

/** What is searched for, and what a citizen calls it. */
const kinds: readonly (readonly [type: string, word: string])[] = [
  ['AllergyIntolerance', 'dị ứng'],
  ['Condition', 'bệnh'],
  ['MedicationStatement', 'thuốc đang dùng'],
  ['MedicationRequest', 'đơn thuốc'],
  ['Immunization', 'tiêm chủng'],
  ['Observation', 'kết quả xét nghiệm'],
  ['DiagnosticReport', 'phiếu kết quả'],
  ['Procedure', 'phẫu thuật, thủ thuật'],
  ['DeviceUseStatement', 'thiết bị y tế'],
];

/** Medicines are named by reference on many servers. One that does not know the parameter passes over it (FHIR R4, 3.1.1.1.2). */
const include: Readonly<Record<string, string>> = { MedicationStatement: 'MedicationStatement:medication', MedicationRequest: 'MedicationRequest:medication' };

/** Most pages of one kind, and most records of all. */
const mostPages = 50;
const mostRecords = 10_000;

export interface Records {
  readonly records: readonly Json[];
  /** What the server would not be asked about, in a citizen's words. */
  readonly unanswered: readonly string[];
}

/**
 * Searches for every kind of record of one patient, all at once, page by page.
 *
 * @throws MotcuaPortError `BAD_ANSWER` where a record is somebody else's, or where there is no end of them.
 */
export async function recordsOf(server: FhirServer, patientId: string, pageSize: number): Promise<Records> {
  const found = await Promise.all(
    kinds.map(async ([type, word]) => {
      const included = include[type];
      const parameters = { patient: `Patient/${patientId}`, _count: String(pageSize), _total: 'accurate', ...(included !== undefined && { _include: included }) };
      const records = await pagesOf(server, type, parameters);
      if (records?.some((record) => record['resourceType'] === type && !isOf(record, patientId))) throw new MotcuaPortError('BAD_ANSWER');
      return { word, records };
    }),
  );
  const records = found.flatMap((each) => each.records ?? []);
  if (records.length > mostRecords) throw new MotcuaPortError('BAD_ANSWER');
  return { records, unanswered: found.filter((each) => !each.records).map(({ word }) => word) };
}

/** Every page of a search: by the server's `next` link, or where it gives none, by how many there are in all. */
async function pagesOf(server: FhirServer, type: string, parameters: Readonly<Record<string, string>>): Promise<Json[] | undefined> {
  let page = await server.searchIfKnown(type, parameters);
  if (!page) return undefined;
  const records: Json[] = [];
  let matches = 0;
  for (let pages = 1; ; pages += 1) {
    const resources = resourcesIn(page);
    const here = resources.filter(({ resourceType }) => resourceType === type).length;
    records.push(...resources);
    matches += here;
    const next = nextIn(page);
    const isMore = next !== undefined || (here > 0 && Number(page['total'] ?? 0) > matches);
    if (!isMore) return records;
    // Half a book would look like a whole one.
    if (pages >= mostPages) throw new MotcuaPortError('BAD_ANSWER');
    page = next === undefined ? await server.search(type, { ...parameters, _offset: String(matches) }) : await server.follow(next);
  }
}

function nextIn({ link }: Json): string | undefined {
  const next = (Array.isArray(link) ? link : []).find((each: unknown) => isObject(each) && each['relation'] === 'next');
  return isObject(next) && typeof next['url'] === 'string' ? next['url'] : undefined;
}

function resourcesIn({ entry }: Json): Json[] {
  return (Array.isArray(entry) ? entry : [])
    .map((each: unknown) => (isObject(each) ? each['resource'] : undefined))
    .filter(isObject)
    .filter(({ resourceType }) => resourceType !== 'OperationOutcome');
}

function isOf({ patient, subject }: Json, patientId: string): boolean {
  const owner = patient ?? subject;
  const reference = isObject(owner) ? owner['reference'] : undefined;
  return typeof reference === 'string' && (reference === `Patient/${patientId}` || reference.endsWith(`/Patient/${patientId}`));
}

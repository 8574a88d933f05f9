import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fhirHealth, type FhirHealthOptions } from './fhir-health.ts';

type Json = Record<string, unknown>;

const number = '000000000009';
const system = 'http://so.invalid/cccd';
const patient = { resourceType: 'Patient', id: 'p1', identifier: [{ system, value: number }] };
const bundle = (...resources: readonly Json[]): Json => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource })),
});
const condition = (id: string, more: Json = {}): Json => ({ resourceType: 'Condition', id, code: { text: `bệnh ${id}` }, subject: { reference: 'Patient/p1' }, ...more });
const document = (...resources: readonly Json[]): Json => ({ ...bundle({ resourceType: 'Composition', title: 'Sổ' }, ...resources), type: 'document' });

/** What a server answers, by the end of the path; for the rest it knows one person without records, and makes no document. */
type Answers = Readonly<Record<string, Json | number | Response | ((request: Request) => Json | number | Response)>>;

/** The adapter over a server that misbehaves as told. No network: what is tried here no real server would do. */
function adapter(answers: Answers, options: Partial<FhirHealthOptions> = {}) {
  const asked: Request[] = [];
  const all: Answers = { 'Patient/_search': bundle(patient), ...answers };
  const port = fhirHealth({
    baseUrl: 'https://fhir.invalid/r4',
    identifierSystem: system,
    name: 'Bệnh viện',
    authorization: 'Bearer x',
    fetch: async (input, init) => {
      const request = new Request(input instanceof URL ? input.href : input, init);
      asked.push(request.clone());
      init?.signal?.throwIfAborted();
      const path = new URL(request.url).pathname.replace('/r4/', '');
      const made = all[path] ?? (path.endsWith('/_search') ? bundle() : 404);
      const answer = typeof made === 'function' ? made(request) : made;
      if (answer instanceof Response) return answer;
      return typeof answer === 'number' ? new Response('{}', { status: answer }) : Response.json(answer);
    },
    ...options,
  });
  const book = (signal = new AbortController().signal) => port.book({}, { id: number, assuranceLevel: 2 }, signal);
  const labels = async () => (await book())?.sections.flatMap(({ items }) => items.map(({ label }) => label));
  return { book, labels, asked };
}

const fails = (answers: Answers, code: string) => assert.rejects(adapter(answers).book(), { name: 'MotcuaPortError', code });

it('refuses an address that is none, when it is made', () => {
  for (const baseUrl of ['', 'fhir.invalid', 'ftp://fhir.invalid/r4']) {
    assert.throws(() => adapter({}, { baseUrl }), { name: 'TypeError', message: `fhirHealth: "baseUrl" must be an http(s) address, got "${baseUrl}"` });
  }
});

it('gives nobody the book of somebody else, where a server overlooks what it was asked for', async () => {
  const stranger = { ...patient, identifier: [{ system, value: '000000000008' }] };
  await fails({ 'Patient/_search': bundle(stranger) }, 'BAD_ANSWER');
  await fails({ 'Patient/_search': bundle(patient, { ...patient, id: 'p2' }) }, 'BAD_ANSWER');
  await fails({ 'Patient/_search': bundle({ ...patient, identifier: [{ system: 'http://so.invalid/khac', value: number }] }) }, 'BAD_ANSWER');
  await fails({ 'Condition/_search': bundle(condition('a'), condition('b', { subject: { reference: 'Patient/p2' } })) }, 'BAD_ANSWER');
  await fails({ 'Condition/_search': bundle(condition('a', { subject: {} })) }, 'BAD_ANSWER');
  await fails({ 'Patient/p1/$summary': document(stranger) }, 'BAD_ANSWER');
});

it('takes a document that names the person, or nobody', async () => {
  for (const more of [[patient], []]) assert.equal((await adapter({ 'Patient/p1/$summary': document(...more) }).book())?.title, 'Sổ');
});

it('puts no number into a path that is not an id', async () => {
  for (const id of ['../x', 'a/b', '', 7, 'x'.repeat(65)]) await fails({ 'Patient/_search': bundle({ ...patient, id }) }, 'BAD_ANSWER');
});

it('searches where the server has no such operation, whichever way it says so', async () => {
  for (const status of [400, 404, 405, 422, 501]) {
    assert.deepEqual(await adapter({ 'Patient/p1/$summary': status, 'Condition/_search': bundle(condition('a')) }).labels(), ['bệnh a']);
  }
});

it('says what the server would not be asked about', async () => {
  const book = await adapter({ 'DeviceUseStatement/_search': 404, 'Procedure/_search': 400 }).book();
  assert.deepEqual(book?.notes, ['Nơi giữ hồ sơ không trả lời về: phẫu thuật, thủ thuật, thiết bị y tế.']);
});

it('follows the link to the next page', async () => {
  const first = {
    ...bundle(condition('a')),
    link: [
      { relation: 'self', url: 'x' },
      { relation: 'next', url: 'https://fhir.invalid/r4/page?2' },
    ],
  };
  const { labels, asked } = adapter({ 'Condition/_search': first, page: bundle(condition('b')) });
  assert.deepEqual(await labels(), ['bệnh a', 'bệnh b']);
  assert.equal(asked.find(({ url }) => url.endsWith('page?2'))?.method, 'GET');
});

it('carries its token nowhere else', async () => {
  for (const url of ['https://elsewhere.invalid/r4/page', 'http://fhir.invalid/r4/page', '//elsewhere.invalid/x']) {
    const { book, asked } = adapter({ 'Condition/_search': { ...bundle(condition('a')), link: [{ relation: 'next', url }] } });
    await assert.rejects(book(), { code: 'BAD_ANSWER' });
    assert.ok(asked.every((request) => request.url.startsWith('https://fhir.invalid/r4/')));
    assert.ok(asked.every(({ redirect }) => redirect === 'error'));
  }
});

it('goes on by offset where there is no link but more to come', async () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map((id) => condition(id));
  const { labels } = adapter({
    'Condition/_search': () => ({ ...bundle(...all.splice(0, 2)), total: 5 }),
  });
  assert.deepEqual(await labels(), ['bệnh a', 'bệnh b', 'bệnh c', 'bệnh d', 'bệnh e']);
});

it('gives no half of a book that has no end', async () => {
  await fails({ 'Condition/_search': { ...bundle(condition('a')), total: 1_000_000 } }, 'BAD_ANSWER');
  const next = { ...bundle(condition('a')), link: [{ relation: 'next', url: 'https://fhir.invalid/r4/page' }] };
  await fails({ 'Condition/_search': next, page: next }, 'BAD_ANSWER');
});

it('tells a refusal, a silence and nonsense apart', async () => {
  for (const place of ['Patient/_search', 'Patient/p1/$summary', 'Condition/_search']) {
    for (const status of [401, 403]) await fails({ [place]: status }, 'FORBIDDEN');
    for (const status of [408, 429, 500, 502, 503, 504]) await fails({ [place]: status }, 'UNAVAILABLE');
    for (const nonsense of [new Response('<html>'), new Response('[]'), new Response(new Uint8Array([0xff])), Response.json({ resourceType: 'OperationOutcome' })]) {
      await fails({ [place]: () => nonsense.clone() }, 'BAD_ANSWER');
    }
  }
  await fails({ 'Patient/_search': 404 }, 'BAD_ANSWER');
});

it('passes on when to come back', async () => {
  const busy = new Response('', { status: 503, headers: { 'retry-after': '30' } });
  await assert.rejects(adapter({ 'Patient/_search': busy }).book(), { code: 'UNAVAILABLE', retryAfterSeconds: 30 });
});

it('fails with UNAVAILABLE where the server does not answer in time', async () => {
  const silent: typeof fetch = (_input, init) => new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  await assert.rejects(adapter({}, { fetch: silent, timeoutMs: 1 }).book(), { code: 'UNAVAILABLE' });
});

it('stops when it is told to, and all that it has begun', async () => {
  const stop = new AbortController();
  const { book, asked } = adapter({
    'Condition/_search': () => {
      stop.abort();
      return bundle();
    },
  });
  await assert.rejects(book(stop.signal), { name: 'AbortError' });
  assert.ok(asked.every(({ signal }) => signal.aborted));
});

it('quotes nothing of what it sent or got in its errors', async () => {
  const broken: typeof fetch = async (input, init) => {
    throw new TypeError(`could not send ${String(init?.body)} to ${String(input)}`);
  };
  await assert.rejects(adapter({}, { fetch: broken }).book(), (error: Error) => {
    assert.deepEqual([error.message, error.cause], ['UNAVAILABLE', undefined]);
    return true;
  });
});

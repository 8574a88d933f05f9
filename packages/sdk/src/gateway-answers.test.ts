import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { createGateway } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient, isMotcuaError, type AnswerAge, type ClientOptions } from './index.ts';

/** A client over the real gateway; time can be moved, the network taken away, and what may be kept said otherwise. */
function kept(context: TestContext, options: Partial<ClientOptions> = {}) {
  context.mock.method(Math, 'random', () => 0);
  let now = Date.parse('2026-11-27T08:00:00Z');
  context.mock.method(Date, 'now', () => now);
  const gateway = createGateway(samplePorts());
  const requests: Request[] = [];
  const network = { isUp: true, cacheControl: undefined as string | undefined, answersAfter: Promise.resolve(), answer: undefined as (() => Response) | undefined };
  const fetch: ClientOptions['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    await network.answersAfter;
    if (!network.isUp) throw new TypeError('fetch failed');
    if (network.answer) return network.answer();
    const response = await gateway.fetch(request);
    if (!network.cacheControl) return response;
    const headers = new Headers(response.headers);
    headers.set('cache-control', network.cacheControl);
    return new Response(response.body, { status: response.status, headers });
  };
  const ages: AnswerAge[] = [];
  const client = createClient({ gateway: 'https://gateway.test', fetch, ...options });
  const get = () => client.services.get('9.000001', { onAnswer: (age) => ages.push(age) });
  return { client, requests, network, ages, get, later: (seconds: number) => (now += seconds * 1000) };
}

/** Of a gateway that wants no older answer while a newer one is fetched. */
const withoutRevalidation = 'public, max-age=300, stale-if-error=86400';
const gone = () => Response.json({ status: 404, code: 'NOT_FOUND', requestId: 'ABC' }, { status: 404, headers: { 'content-type': 'application/problem+json' } });
const codeIs = (code: string) => (error: unknown) => isMotcuaError(error) && error.code === code;

it('gives an answer again while it is fresh, and says how old it is', async (context) => {
  const { client, requests, ages, get, later } = kept(context);
  const first = await get();
  later(200);
  const second = await get();
  assert.deepEqual(second, first);
  assert.notEqual(second, first, 'each caller has a copy of their own');
  assert.equal((await client.services.get('9.000001')).code, '9.000001');
  assert.equal(requests.length, 1);
  assert.deepEqual(ages, [
    { ageSeconds: 0, isStale: false },
    { ageSeconds: 200, isStale: false },
  ]);
});

it('asks whether an answer that is no longer fresh still holds, and transfers it only where it does not', async (context) => {
  const { requests, ages, get, later, network } = kept(context);
  network.cacheControl = withoutRevalidation;
  await get();
  later(301);
  await get();
  assert.match(requests[1]?.headers.get('if-none-match') ?? '', /^"[0-9a-f]+"$/);
  later(299);
  await get();
  assert.equal(requests.length, 2, 'what still holds is as good as new');
  assert.deepEqual(ages.at(-1), { ageSeconds: 299, isStale: false });
});

it('counts the time that an answer has spent in caches on the way', async (context) => {
  context.mock.method(Date, 'now', () => 1_000_000);
  const ages: AnswerAge[] = [];
  const gateway = createGateway(samplePorts());
  const fetch: ClientOptions['fetch'] = async (input, init) => {
    const response = await gateway.fetch(new Request(input, init));
    response.headers.set('age', '120');
    return response;
  };
  await createClient({ gateway: 'https://gateway.test', fetch }).services.get('9.000001', { onAnswer: (age) => ages.push(age) });
  assert.deepEqual(ages, [{ ageSeconds: 120, isStale: false }]);
});

it('gives an older answer at once while a new one is fetched, where the gateway allows it', async (context) => {
  const { requests, network, ages, get, later } = kept(context);
  network.cacheControl = 'public, max-age=10, stale-while-revalidate=60';
  await get();
  later(30);
  let answer = (): void => {};
  network.answersAfter = new Promise((resolve) => (answer = resolve));
  await get();
  assert.deepEqual(ages.at(-1), { ageSeconds: 30, isStale: true });
  assert.equal(requests.length, 2);
  answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await get();
  assert.deepEqual(ages.at(-1), { ageSeconds: 0, isStale: false });
  assert.equal(requests.length, 2);
  later(71);
  await get();
  assert.deepEqual(ages.at(-1), { ageSeconds: 0, isStale: false }, 'beyond that it is waited for');
});

it('gives an older answer where the gateway is out of reach, for as long as it allows', async (context) => {
  const { network, ages, get, later } = kept(context);
  const answer = await get();
  network.isUp = false;
  later(3600);
  assert.deepEqual(await get(), answer);
  assert.deepEqual(ages.at(-1), { ageSeconds: 3600, isStale: true });
  later(86_400);
  await assert.rejects(get(), codeIs('UNAVAILABLE'));
});

it('gives nothing old to a caller who does not hear how old it is', async (context) => {
  const { client, network, get, later } = kept(context);
  network.cacheControl = 'public, max-age=10, stale-while-revalidate=3600, stale-if-error=3600';
  await get();
  network.isUp = false;
  later(60);
  await assert.rejects(client.services.get('9.000001'), codeIs('UNAVAILABLE'));
  await get();
});

it('gives nothing old where the gateway has answered: what is gone is gone, also when it is out of reach afterwards', async (context) => {
  const { client, network, get, later } = kept(context);
  network.cacheControl = withoutRevalidation;
  await get();
  later(400);
  network.answer = gone;
  await assert.rejects(get(), codeIs('NOT_FOUND'));
  network.isUp = false;
  await assert.rejects(get(), codeIs('UNAVAILABLE'));
  await client.forget();
});

it('gives what is gone once more at most, where it asks behind an older answer', async (context) => {
  const { network, ages, get, later } = kept(context);
  await get();
  later(400);
  network.answer = gone;
  await get();
  assert.deepEqual(ages.at(-1), { ageSeconds: 400, isStale: true });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await assert.rejects(get(), codeIs('NOT_FOUND'));
  network.isUp = false;
  await assert.rejects(get(), codeIs('UNAVAILABLE'));
});

it('gives an older answer in place of the page of a Wi-Fi that one has to sign in to', async (context) => {
  const { network, ages, get, later } = kept(context);
  await get();
  later(400);
  network.answer = () => new Response('<!doctype html><title>Wi-Fi</title>', { headers: { 'content-type': 'text/html' } });
  await get();
  assert.deepEqual(ages.at(-1), { ageSeconds: 400, isStale: true });
});

it('keeps nothing that must not be kept', async (context) => {
  const { requests, network, get } = kept(context);
  network.cacheControl = 'no-store';
  await get();
  await get();
  assert.equal(requests.length, 2);
  assert.equal(requests[1]?.headers.get('if-none-match'), null);
});

it('forgets everything when a person leaves, also what is still on its way', async (context) => {
  const { client, requests, network, get } = kept(context, { demonstrationPerson: 'an' });
  await get();
  await client.forget();
  await get();
  assert.equal(requests.length, 2);
  await client.forget();
  let answer = (): void => {};
  network.answersAfter = new Promise((resolve) => (answer = resolve));
  const late = get();
  await new Promise((resolve) => setTimeout(resolve, 10));
  await client.forget();
  const next = get();
  answer();
  await Promise.all([late, next]);
  assert.equal(requests.length, 4, 'who comes next does not share what was asked before');
  await get();
  assert.equal(requests.length, 4, 'and only that is kept');
});

it('forgets in every tab', async (context) => {
  const one = kept(context);
  context.mock.restoreAll();
  const other = kept(context);
  await one.get();
  await other.get();
  await one.client.forget();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await other.get();
  assert.equal(other.requests.length, 2);
});

it('keeps nothing where it has been released, since it would not hear that another tab forgets', async (context) => {
  const one = kept(context);
  context.mock.restoreAll();
  const other = kept(context);
  await other.get();
  other.client.release();
  await one.client.forget();
  await other.get();
  assert.equal(other.requests.length, 2);
  await one.client.forget();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await other.get();
  assert.equal(other.requests.length, 3, 'it listens again once it is asked');
});

it('lets the oldest go when there are more than a hundred', async (context) => {
  const { client, requests } = kept(context);
  const answer = await createGateway(samplePorts()).fetch('https://gateway.test/services/9.000001');
  const body = (await answer.json()) as { code: string };
  void client;
  const asked: string[] = [];
  const many = createClient({
    gateway: 'https://many.test',
    fetch: async (input) => {
      const code = String(input).split('/').at(-1)!;
      asked.push(code);
      return Response.json({ ...body, code }, { headers: { 'cache-control': 'public, max-age=999' } });
    },
  });
  for (let index = 0; index <= 100; index += 1) await many.services.get(`1.${String(index).padStart(6, '0')}`);
  await many.services.get('1.000100');
  assert.equal(asked.length, 101);
  await many.services.get('1.000000');
  assert.equal(asked.length, 102);
  assert.equal(requests.length, 0);
});

it('lets equal questions under way share one request, and one caller leave alone', async (context) => {
  const { client, requests } = kept(context);
  const leaving = new AbortController();
  const asked = [client.services.find('khai sinh'), client.services.find('khai sinh', { signal: leaving.signal }), client.services.find('kết hôn')];
  leaving.abort();
  await assert.rejects(asked[1]!, { name: 'AbortError' });
  assert.ok((await asked[0]!).hits.length > 0);
  await asked[2]!.catch(() => {});
  assert.equal(requests.length, 2);
});

it('cancels a request when the last who waits for it has left', async (context) => {
  const { client, requests, network } = kept(context);
  network.answersAfter = new Promise(() => {});
  const [one, other] = [new AbortController(), new AbortController()];
  const asked = [client.services.find('khai sinh', { signal: one.signal }), client.services.find('khai sinh', { signal: other.signal })];
  await new Promise((resolve) => setTimeout(resolve, 20));
  one.abort();
  await assert.rejects(asked[0]!, { name: 'AbortError' });
  assert.equal(requests[0]?.signal.aborted, false);
  other.abort();
  await assert.rejects(asked[1]!, { name: 'AbortError' });
  assert.equal(requests[0]?.signal.aborted, true);
});

import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { createGateway } from '@motcua/gateway';
import { samplePorts } from '@motcua/gateway/testing';
import { createClient, type ClientOptions, type ErrorSeen, type Intercept, type MetricSeen, type RequestSeen } from './index.ts';

/** A client that is watched, over the real gateway, where a question fails for each word of `script`. */
function watched(context: TestContext, script: readonly ('lost' | 'busy')[] = [], options: Partial<ClientOptions> = {}) {
  context.mock.method(Math, 'random', () => 0);
  const gateway = createGateway(samplePorts());
  const requests: Request[] = [];
  const seen = { requests: [] as RequestSeen[], errors: [] as ErrorSeen[], metrics: [] as MetricSeen[] };
  const client = createClient({
    gateway: 'https://gateway.test',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request.clone());
      const fault = script[requests.length - 1];
      if (fault === 'lost') throw new TypeError('fetch failed');
      if (fault === 'busy') return new Response('', { status: 503, headers: { 'x-request-id': 'ABC-123' } });
      return gateway.fetch(request);
    },
    observer: { onRequest: (each) => seen.requests.push(each), onError: (each) => seen.errors.push(each), onMetric: (each) => seen.metrics.push(each) },
    ...options,
  });
  return { client, requests, seen };
}

it('tells the host of each attempt, each failure and what became of the question', async (context) => {
  const { client, seen } = watched(context, ['lost', 'busy']);
  await client.services.get('9.000001');
  await client.services.get('9.000001');
  assert.deepEqual(
    seen.requests.map(({ method, path, attempt }) => [method, path, attempt]),
    [1, 2, 3].map((attempt) => ['GET', '/services/{code}', attempt]),
  );
  assert.deepEqual(
    seen.errors.map(({ code, status, requestId, isRepeated }) => [code, status, requestId, isRepeated]),
    [
      ['UNAVAILABLE', undefined, undefined, true],
      ['UNAVAILABLE', 503, 'ABC-123', true],
    ],
  );
  assert.deepEqual(
    seen.metrics.map(({ outcome, code }) => [outcome, code]),
    [
      ['answered', undefined],
      ['kept', undefined],
    ],
  );
  assert.ok(seen.metrics.every(({ durationMs }) => durationMs >= 0));
});

it('tells what failed, what was called off, and what shared a request', async (context) => {
  const { client, seen } = watched(context);
  await client.services.get('9.999999').catch(() => {});
  const leaving = new AbortController();
  const left = client.services.find('kết hôn', { signal: leaving.signal }).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([client.services.find('khai sinh'), client.services.find('khai sinh')]);
  leaving.abort();
  await left;
  const outcomes = seen.metrics.map(({ outcome, code }) => [outcome, code]);
  assert.deepEqual(outcomes[0], ['failed', 'NOT_FOUND']);
  assert.ok(outcomes.some(([outcome]) => outcome === 'joined'));
});

it('shows a watcher nothing that anybody typed, whatever field it stood in', async (context) => {
  const secret = (name: string) => `BIMAT-${name}`;
  const { client, seen, requests } = watched(context, ['lost', 'lost'], { demonstrationPerson: secret('person') });
  const photo = new Blob([secret('photo')], { type: 'image/jpeg' });
  const report = {
    category: 'rac-thai',
    text: secret('text'),
    isPublic: false,
    place: { address: secret('address'), latitude: 21.0277644, longitude: 105.8341598 },
    contact: { name: secret('name'), phone: '0912345678', email: 'bimat-email@example.com' },
    photos: [photo],
  };
  const asked = [
    client.services.find(secret('query')),
    client.services.count(secret('count')),
    client.services.get(secret('code')),
    client.feedback.send(report),
    client.feedback.send({ ...report, photos: [] }),
    client.feedback.get('4F7K-2M9Q-XBH3'),
    client.feedback.withdraw('4F7K-2M9Q-XBH3'),
    client.health.book(),
    client.signing.certificates(),
    client.reports.report({ code: '9.000001', part: 'fee', text: secret('report') }),
    (async () => {
      for await (const _ of client.feedback.follow('4F7K-2M9Q-XBH3')) break;
    })(),
    (async () => {
      for await (const _ of await client.assistant.ask([secret('turn')])) break;
    })(),
  ];
  await Promise.allSettled(asked);
  const sent = (await Promise.all(requests.map((request) => request.text()))).join('\n');
  assert.match(sent, /BIMAT-query/, 'the secrets were really asked');
  const shown = JSON.stringify(seen);
  assert.ok(seen.requests.length > 8 && seen.errors.length > 0 && seen.metrics.length > 8);
  for (const trace of ['BIMAT', 'bimat', '0912345678', '21.0277644', '105.8341598', '4F7K', 'QklNQVQ']) assert.ok(!shown.includes(trace), `${trace} in ${shown}`);
});

it('answers all the same when a watcher breaks', async (context) => {
  const breaks = () => {
    throw new Error('monitoring is down');
  };
  const { client } = watched(context, ['lost'], { observer: { onRequest: breaks, onError: breaks, onMetric: breaks } });
  assert.equal((await client.services.get('9.000001')).code, '9.000001');
});

it('shows no request number that a server has filled with something else', async (context) => {
  const errors: ErrorSeen[] = [];
  context.mock.method(Math, 'random', () => 0);
  const client = createClient({
    gateway: 'https://gateway.test',
    fetch: async () => new Response('', { status: 500, headers: { 'x-request-id': 'Nguyen Van A <0912345678>' } }),
    observer: { onError: (each) => errors.push(each) },
  });
  await client.services.find('khai sinh').catch(() => {});
  assert.equal(errors[0]?.requestId, undefined);
});

it('names a question in the gateway’s trace: the same for all its attempts, another for each of them, nothing of the person', async (context) => {
  const { client, requests, seen } = watched(context, ['lost'], { demonstrationPerson: 'an' });
  await client.services.find('khai sinh');
  await client.services.find('kết hôn').catch(() => {});
  const parents = requests.map(({ headers }) => headers.get('traceparent') ?? '');
  for (const parent of parents) assert.match(parent, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  const [first, second, other] = parents.map((parent) => parent.split('-'));
  assert.equal(first?.[1], second?.[1]);
  assert.notEqual(first?.[2], second?.[2]);
  assert.notEqual(first?.[1], other?.[1]);
  assert.equal(seen.requests[0]?.traceId, first?.[1]);
});

it('does not make a browser ask first whether it may ask', async (context) => {
  Object.defineProperty(globalThis, 'location', { value: { origin: 'https://phuong.example.gov.vn' }, configurable: true });
  context.after(() => Reflect.deleteProperty(globalThis, 'location'));
  const { client, requests } = watched(context, [], { locale: 'vi' });
  await client.services.get('9.000001');
  assert.deepEqual([...(requests[0]?.headers.keys() ?? [])], ['accept', 'accept-language']);
});

it('lets a host stand between the client and the network, one inside the other', async (context) => {
  const order: string[] = [];
  const signed: Intercept = async (request, next) => {
    order.push('sign');
    request.headers.set('authorization', 'DPoP abc');
    return next(request);
  };
  const counted: Intercept = async (request, next) => {
    const response = await next(request);
    order.push(`count ${response.status}`);
    return response;
  };
  const { client, requests } = watched(context, ['busy'], { intercept: (request, next) => counted(request, (inner) => signed(inner, next)) });
  await client.services.find('khai sinh');
  assert.deepEqual(order, ['sign', 'count 503', 'sign', 'count 200']);
  assert.equal(requests[1]?.headers.get('authorization'), 'DPoP abc');
  const answering = createClient({ gateway: 'https://gateway.test', fetch: () => assert.fail('was asked'), intercept: async () => Response.json({ guides: [] }) });
  assert.deepEqual(await answering.services.guides(), { guides: [] });
});

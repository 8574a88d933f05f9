import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '@motcua/contract';
import { GuideList, PublicService, ServiceSearchResult } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { createGateway, MotcuaPortError, type GatewayOptions, type GatewayPorts, type LogRecord } from './index.ts';
import { failingPort, samplePorts } from './testing/index.ts';

/** A gateway over invented agencies, asked as a client would ask it. */
function served(ports: Partial<GatewayPorts> = {}, options: GatewayOptions = {}) {
  const records: LogRecord[] = [];
  const gateway = createGateway({ ...samplePorts(), ...ports }, { log: (record) => records.push(record), ...options });
  const ask = (path: string, init: RequestInit = {}) => gateway.fetch(`https://gateway.test${path}`, init);
  const find = (query: unknown, more: object = {}) =>
    ask('/services/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, ...more }) });
  return { gateway, ask, find, records };
}

/** Reads problem details and checks what every one of them must hold. */
async function problemIn(response: Response) {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const problem = z.parse(Problem, await response.json());
  assert.equal(problem.status, response.status);
  assert.equal(problem.requestId, response.headers.get('x-request-id'));
  return problem;
}

it('finds services by what a citizen typed', async () => {
  const response = await served().find('dang ky khai sinh');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const { outcome, hits } = z.parse(ServiceSearchResult, await response.json());
  assert.deepEqual([outcome, hits[0]?.code], ['answer', '9.000001']);
});

it('gives one service, and its successor for a superseded code', async () => {
  const { ask } = served();
  for (const code of ['9.000001', '9.100001']) {
    const service = z.parse(PublicService, await (await ask(`/services/${code}`)).json());
    assert.equal(service.code, '9.000001');
  }
});

it('gives guides for life events, which shared caches may keep', async () => {
  const response = await served().ask('/guides');
  const { guides } = z.parse(GuideList, await response.json());
  assert.ok(guides.length > 1);
  assert.match(response.headers.get('cache-control') ?? '', /^public, max-age=300/);
});

it('says NOT_FOUND for a service that does not exist, and for an address that does not', async () => {
  const { ask } = served();
  for (const path of ['/services/9.999999', '/', '/services', '/services/9.000001/', '/services/9.000001/more', '/admin']) {
    const { code, status } = await problemIn(await ask(path));
    assert.deepEqual([code, status], ['NOT_FOUND', 404], path);
  }
});

it('says which methods would do', async () => {
  const { ask } = served();
  const asked = { '/services/find': 'POST, OPTIONS', '/services/9.000001': 'GET, HEAD, OPTIONS', '/livez': 'GET, HEAD, OPTIONS', '/openapi.json': 'GET, HEAD, OPTIONS' };
  for (const [path, allow] of Object.entries(asked)) {
    const refused = await ask(path, { method: 'DELETE' });
    assert.equal(refused.headers.get('allow'), allow, path);
    const { code, status } = await problemIn(refused);
    assert.deepEqual([code, status], ['BAD_INPUT', 405], path);
    const options = await ask(path, { method: 'OPTIONS' });
    assert.deepEqual([options.status, options.headers.get('allow'), await options.text()], [204, allow, ''], path);
  }
  assert.equal((await ask('/services/find')).status, 405, 'a GET of the search is no service code');
});

it('names the fields that broke the contract, never their values', async () => {
  const { find, ask } = served();
  const refused = await problemIn(await find('', { limit: 0, filters: { channel: 'pigeon' } }));
  assert.deepEqual([refused.code, refused.fields], ['BAD_INPUT', ['query', 'limit', 'filters.channel']]);
  assert.deepEqual((await problemIn(await ask('/services/khai-sinh'))).fields, ['code']);
});

it('answers HEAD like GET, without a body, also where it fails', async () => {
  const { ask } = served();
  for (const path of ['/services/9.000001', '/services/9.999999', '/livez', '/openapi.json']) {
    const get = await ask(path);
    const head = await ask(path, { method: 'HEAD' });
    const names = ['content-type', 'cache-control', 'etag'];
    assert.deepEqual([head.status, ...names.map((name) => head.headers.get(name))], [get.status, ...names.map((name) => get.headers.get(name))], path);
    assert.equal(await head.text(), '', path);
  }
});

it('lets what is public be kept, and sends it again only where it changed', async () => {
  const { ask } = served();
  const first = await ask('/services/9.000001');
  assert.equal(first.headers.get('cache-control'), 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400');
  const tag = first.headers.get('etag') ?? '';
  assert.match(tag, /^"[0-9a-f]{32}"$/);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await ask('/services/9.000001', { headers: { 'if-none-match': known } });
    assert.deepEqual([again.status, again.headers.get('etag'), await again.text()], [304, tag, ''], known);
    assert.equal(again.headers.get('content-type'), null);
  }
  assert.equal((await ask('/services/9.000001', { headers: { 'if-none-match': '"other"' } })).status, 200);
  assert.notEqual((await ask('/services/9.000002')).headers.get('etag'), tag);
  assert.equal((await served().find('khai sinh')).headers.get('etag'), null);
});

it('makes an id for every answer that can be read out, and takes none over', async () => {
  const { ask, records } = served();
  const ids = new Set<string>();
  for (const path of ['/livez', '/services/9.000001', '/nowhere', '/livez']) {
    const id = (await ask(path, { headers: { 'x-request-id': 'from-outside-1234' } })).headers.get('x-request-id') ?? '';
    assert.match(id, /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    ids.add(id);
  }
  assert.equal(ids.size, 4);
  assert.deepEqual(
    records.map(({ requestId }) => requestId),
    [...ids],
  );
});

it('carries a port’s own words for failing', async () => {
  const { find } = served({ services: failingPort('UNAVAILABLE', { retryAfterSeconds: 30 }) });
  const response = await find('khai sinh');
  assert.equal(response.headers.get('retry-after'), '30');
  const { code, status, retryAfterSeconds } = await problemIn(response);
  assert.deepEqual([code, status, retryAfterSeconds], ['UNAVAILABLE', 503, 30]);
});

it('carries them also where a port throws before it gives a promise', async () => {
  const find = () => {
    throw new MotcuaPortError('UNTRUSTED');
  };
  assert.equal((await problemIn(await served({ services: { ...samplePorts().services, find } }).find('khai sinh'))).code, 'UNTRUSTED');
});

it('recognises the error of another copy of itself', async () => {
  class Copy extends Error {
    override readonly name = 'MotcuaPortError';
    readonly code = 'UNTRUSTED';
  }
  const fail = () => Promise.reject(new Copy());
  assert.equal((await problemIn(await served({ services: { find: fail, count: fail, get: fail, guides: fail } }).find('khai sinh'))).code, 'UNTRUSTED');
});

it('fails loudly for an adapter that uses a code its endpoint does not name', async () => {
  const { find, records } = served({ services: failingPort('SIGN_IN') });
  assert.equal((await problemIn(await find('khai sinh'))).code, 'BAD_ANSWER');
  assert.deepEqual([records[0]?.level, records[0]?.fault], ['error', 'undeclared code']);
});

it('fails loudly for an adapter whose answer breaks the contract, and says where in the log only', async () => {
  const get = async () => {
    const service = await samplePorts().services.get({ code: '9.000001' }, AbortSignal.any([]));
    assert.ok(service);
    return { ...service, fees: [{ kind: 'free' as const, rule: '' }], source: { ...service.source, asOf: 'gần đây' } };
  };
  const { ask, records } = served({ services: { ...samplePorts().services, get } });
  const problem = await problemIn(await ask('/services/9.000001'));
  assert.deepEqual([problem.code, problem.status, problem.fields], ['BAD_ANSWER', 502, undefined]);
  assert.deepEqual([records[0]?.level, records[0]?.answerFields], ['error', ['fees.0', 'source.asOf']]);
});

it('does not take nothing for an answer where the endpoint has no NOT_FOUND', async () => {
  const find = (async () => undefined) as never;
  assert.equal((await problemIn(await served({ services: { ...samplePorts().services, find } }).find('khai sinh'))).code, 'BAD_ANSWER');
});

it('leaves out what an adapter adds to an answer beyond the contract', async () => {
  const { services } = samplePorts();
  const get: typeof services.get = async (input, signal) => Object.assign({}, await services.get(input, signal), { internalNote: 'không công bố' });
  const body = await (await served({ services: { ...services, get } }).ask('/services/9.000001')).text();
  assert.doesNotMatch(body, /internalNote|không công bố/);
});

it('answers UNAVAILABLE for whatever else a port throws, even before it gives a promise', async () => {
  const thrown: unknown[] = [new Error('mật khẩu'), 'mật khẩu', undefined, { code: 'NOT_FOUND' }, Object.assign(new Error(), { name: 'MotcuaPortError', code: 'mật khẩu' })];
  for (const what of thrown) {
    for (const find of [
      () => Promise.reject(what),
      () => {
        throw what;
      },
    ]) {
      const response = await served({ services: { ...samplePorts().services, find } }).find('khai sinh');
      assert.ok([503, 502].includes(response.status));
      assert.doesNotMatch(await response.text(), /mật khẩu/);
    }
  }
});

it('tells the log the innermost known cause, such as a refused connection', async () => {
  const refused = new TypeError('fetch failed', { cause: Object.assign(new Error('connect 10.0.0.7'), { code: 'ECONNREFUSED' }) });
  const find = async () => {
    throw new MotcuaPortError('UNAVAILABLE', { cause: refused });
  };
  const { find: ask, records } = served({ services: { ...samplePorts().services, find } });
  await ask('khai sinh');
  assert.deepEqual([records[0]?.fault, records[0]?.level], ['ECONNREFUSED', 'error']);
});

it('is live without its ports, and ready only with them', async () => {
  const ready = async (answer?: () => Promise<boolean>) => {
    const { ask } = served(answer ? { ready: answer } : {});
    return [(await ask('/livez')).status, (await ask('/readyz')).status];
  };
  assert.deepEqual(await ready(), [200, 200]);
  assert.deepEqual(await ready(async () => true), [200, 200]);
  assert.deepEqual(await ready(async () => false), [200, 503]);
  assert.deepEqual(await ready(() => Promise.reject(new Error('database'))), [200, 503]);
});

it('sends every answer with headers that keep it from being anything but data', async () => {
  const { ask } = served();
  for (const path of ['/livez', '/services/9.000001', '/nowhere']) {
    const { headers } = await ask(path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000; includeSubDomains');
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
  }
});

it('answers even where the log is broken', async () => {
  const log = () => {
    throw new Error('disk full');
  };
  assert.equal((await served({}, { log }).ask('/livez')).status, 200);
});

it('takes a Request, a URL and a string', async () => {
  const { gateway } = served();
  for (const input of ['https://gateway.test/livez', new URL('https://gateway.test/livez'), new Request('https://gateway.test/livez')]) {
    assert.equal((await gateway.fetch(input)).status, 200);
  }
});

it('refuses options that could not work, and says what to write instead', () => {
  const make = (options: GatewayOptions) => () => createGateway(samplePorts(), options);
  assert.throws(make({ origins: ['example.gov.vn'] }), /exact origins such as "https:\/\/phuong.example.gov.vn", got "example.gov.vn"/);
  assert.throws(make({ origins: ['https://example.gov.vn/'] }), TypeError);
  assert.throws(make({ origins: ['https://*.gov.vn', '*'] }), TypeError);
  assert.throws(make({ timeLimitMs: 0 }), /"timeLimitMs" must be a whole number above 0, got 0/);
  assert.throws(make({ rateLimit: { requests: 1.5, perSeconds: 1 } }), /"requests"/);
});

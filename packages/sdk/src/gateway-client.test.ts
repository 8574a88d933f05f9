import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient, isMotcuaError, MotcuaError, type ClientOptions } from './index.ts';

/** A client over the real gateway and an invented agency; `requests` is what went over the wire. */
function client(ports: Partial<GatewayPorts> = {}, options: Partial<ClientOptions> = {}) {
  const requests: Request[] = [];
  const gateway = createGateway({ ...samplePorts(), ...ports });
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    return gateway.fetch(request);
  };
  return { requests, ...createClient({ gateway: 'https://gateway.test/api/', fetch: send, ...options }) };
}

/** A client whose server answers with just this. */
function answeredWith(answer: () => Response | Promise<Response>) {
  return createClient({ gateway: 'https://gateway.test', fetch: async () => answer() });
}

const codeIs = (code: string) => (error: unknown) => error instanceof MotcuaError && error.code === code;

it('finds and gets services through a gateway', async () => {
  const gateway = createGateway(samplePorts());
  const { services } = createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch });
  assert.equal(services.answeredBy, 'gateway');
  await services.prepare();
  const { outcome, hits } = await services.find('dang ky khai sinh', { limit: 3 });
  assert.deepEqual([outcome, hits[0]?.code], ['answer', '9.000001']);
  assert.equal((await services.get('9.100001')).code, '9.000001');
  assert.equal((await services.guides()).guides[0]?.event, 'birth');
});

it('never puts what a citizen typed into an address, sends no credentials, and lets nobody lead it elsewhere', async () => {
  const { requests, services } = client();
  await services.find('con mới sinh').catch(() => {});
  const [request] = requests as [Request];
  assert.equal(request.method, 'POST');
  assert.equal(request.url, 'https://gateway.test/api/services/find');
  assert.equal(request.credentials, 'omit');
  assert.equal(request.redirect, 'error');
  assert.deepEqual(await request.json(), { query: 'con mới sinh' });
});

it('tells the gateway the language', async () => {
  const { requests, services } = client({}, { locale: 'vi' });
  await services.find('khai sinh').catch(() => {});
  assert.equal(requests[0]?.headers.get('accept-language'), 'vi');
});

it('refuses a question that breaks the contract before it is sent, without repeating it', async () => {
  const { requests, services } = client();
  for (const query of ['', 'giấu kín '.repeat(200)]) {
    await assert.rejects(services.find(query), (error) => codeIs('BAD_INPUT')(error) && !String(error).includes('giấu'));
  }
  await assert.rejects(services.get('1.1; drop table'), codeIs('BAD_INPUT'));
  assert.equal(requests.length, 0);
});

it("gives the gateway's own code, request number and waiting time", async () => {
  const gateway = createGateway({ ...samplePorts(), services: failingPort('TOO_MANY', { retryAfterSeconds: 7 }) });
  const { services } = createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch });
  await assert.rejects(services.find('khai sinh'), (error) => {
    assert.ok(isMotcuaError(error));
    assert.deepEqual([error.code, error.owner, error.retryAfterSeconds], ['TOO_MANY', 'citizen', 7]);
    assert.match(error.requestId ?? '', /^[\w-]{8,}$/);
    return true;
  });
  await assert.rejects(createClient({ gateway: 'https://gateway.test', fetch: createGateway(samplePorts()).fetch }).services.get('9.999999'), codeIs('NOT_FOUND'));
});

it('waits for a silent gateway only as long as it was told', async () => {
  const gateway = createGateway({ ...samplePorts(), services: silentAgency() });
  const { services } = createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch, timeoutMs: 20 });
  await assert.rejects(services.find('khai sinh'), codeIs('TIMEOUT'));
});

it("keeps the caller's abort an AbortError", async () => {
  const gateway = createGateway({ ...samplePorts(), services: silentAgency() });
  const { services } = createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch });
  const caller = new AbortController();
  const asked = services.find('khai sinh', { signal: caller.signal });
  caller.abort();
  await assert.rejects(asked, { name: 'AbortError' });
});

it('calls a page of HTML what it is: no answer', async () => {
  const html = (status: number) => () =>
    new Response('<!doctype html><title>Đăng nhập Wi-Fi</title>', { status, headers: { 'content-type': 'text/html', 'x-request-id': 'ABCD' } });
  await assert.rejects(answeredWith(html(200)).services.find('khai sinh'), (error) => codeIs('BAD_ANSWER')(error) && isMotcuaError(error) && error.requestId === 'ABCD');
  await assert.rejects(answeredWith(html(500)).services.find('khai sinh'), codeIs('UNAVAILABLE'));
});

it('refuses an answer that breaks the contract', async () => {
  const json = (body: unknown, status = 200) => answeredWith(() => Response.json(body, { status }));
  await assert.rejects(json({ outcome: 'answer', hits: [{ code: 'x' }] }).services.find('khai sinh'), codeIs('BAD_ANSWER'));
  await assert.rejects(json([]).services.find('khai sinh'), codeIs('BAD_ANSWER'));
  await assert.rejects(json({ oops: 1 }, 503).services.find('khai sinh'), codeIs('UNAVAILABLE'));
});

it('says UNAVAILABLE where nothing answers, OFFLINE where the device says so', async () => {
  const { services } = answeredWith(() => Promise.reject(new TypeError('fetch failed')));
  await assert.rejects(services.find('khai sinh'), codeIs('UNAVAILABLE'));
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: false }, configurable: true });
  await assert.rejects(services.find('khai sinh'), codeIs('OFFLINE'));
  Reflect.deleteProperty(globalThis, 'navigator');
});

it("throws a TypeError at once for a host's mistake, saying what it got", () => {
  assert.throws(() => createClient({}), /createClient: needs "gateway" or "catalogue", got neither/);
  assert.throws(() => createClient({ gateway: 'abc' }), /createClient: "gateway" must be an absolute URL, got "abc"/);
  assert.throws(() => createClient({ gateway: 'ftp://a.example' }), TypeError);
  assert.throws(() => createClient({ catalogue: '/danh-muc/catalogue.json' }), /"catalogue" must be an absolute URL/);
  assert.throws(() => createClient({ gateway: 'https://a.example', timeoutMs: 0 }), /"timeoutMs" must be positive, got "0"/);
});

it('asks in the name of its site where that has a key', async () => {
  const { requests, services } = client({}, { key: 'pk_phuong-hang-bac-2026' });
  await assert.rejects(services.find('khai sinh')); // What is asked has another address here; what counts is what was sent.
  assert.equal(requests[0]?.headers.get('motcua-key'), 'pk_phuong-hang-bac-2026');
});

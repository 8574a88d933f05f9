import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allowReading } from './cross-origin.ts';
import { createGateway, type Origins } from './index.ts';
import { samplePorts } from './testing/index.ts';

const ward = 'https://phuong.example.gov.vn';

/** A gateway as a page of some origin meets it. */
function opened(origins?: Origins) {
  const gateway = createGateway(samplePorts(), { origins });
  const read = (origin: string, path = '/services/9.000001') => gateway.fetch(`https://gateway.test${path}`, { headers: { origin } });
  const preflight = (origin: string, path = '/services/find') =>
    gateway.fetch(`https://gateway.test${path}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
  return { read, preflight };
}

const allowOrigin = (response: Response) => response.headers.get('access-control-allow-origin');

it('lets no page read unless it is told to', async () => {
  const { read, preflight } = opened();
  assert.equal(allowOrigin(await read(ward)), null);
  assert.equal(allowOrigin(await preflight(ward)), null);
});

it('lets exactly the listed origins read, and tells caches that answers differ', async () => {
  const { read } = opened([ward]);
  const allowed = await read(ward);
  assert.equal(allowOrigin(allowed), ward);
  assert.equal(allowed.headers.get('vary'), 'Origin');
  for (const other of [`${ward}.evil.example`, 'https://evil.example', 'http://phuong.example.gov.vn', `${ward}:8443`, 'null', ward.toUpperCase()]) {
    const refused = await read(other);
    assert.deepEqual([allowOrigin(refused), refused.headers.get('vary')], [null, 'Origin'], other);
  }
});

it('lets everybody read with *, one answer for all', async () => {
  const response = await opened('*').read(ward);
  assert.deepEqual([allowOrigin(response), response.headers.get('vary')], ['*', null]);
});

it('lets an allowed page read failures and the headers it needs', async () => {
  const response = await opened([ward]).read(ward, '/services/9.999999');
  assert.deepEqual([response.status, allowOrigin(response)], [404, ward]);
  for (const name of ['X-Request-Id', 'Retry-After', 'RateLimit', 'ETag']) assert.match(response.headers.get('access-control-expose-headers') ?? '', new RegExp(name));
});

it('answers a preflight once for two hours', async () => {
  const response = await opened([ward]).preflight(ward);
  assert.deepEqual([response.status, allowOrigin(response)], [204, ward]);
  assert.equal(response.headers.get('access-control-allow-methods'), 'POST, OPTIONS');
  assert.match(response.headers.get('access-control-allow-headers') ?? '', /content-type/);
  assert.equal(response.headers.get('access-control-max-age'), '7200');
});

it('tells a page of another origin nothing in a preflight', async () => {
  const response = await opened([ward]).preflight('https://evil.example');
  assert.deepEqual([allowOrigin(response), response.headers.get('access-control-allow-methods')], [null, null]);
});

it('fails a preflight to an address that does not exist', async () => {
  assert.equal((await opened('*').preflight(ward, '/nowhere')).status, 404);
});

it('never lets a browser send credentials', async () => {
  for (const origins of ['*', [ward]] as const) {
    for (const response of [await opened(origins).read(ward), await opened(origins).preflight(ward)]) {
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
    }
  }
});

it('allows credentials to the pages that sign people in only, and to nobody by *', () => {
  const portal = 'https://hanoi.example.gov.vn';
  const told = (origin: string | null, origins: Origins) => {
    const headers: Record<string, string> = {};
    allowReading(origin, (name, value) => (headers[name] = value), { origins, signInOrigins: [portal] });
    return [headers['access-control-allow-origin'], headers['access-control-allow-credentials'], headers['vary']];
  };
  for (const origins of ['*', [], [ward]] as Origins[]) assert.deepEqual(told(portal, origins), [portal, 'true', 'Origin']);
  assert.deepEqual(told(ward, '*'), ['*', undefined, 'Origin']);
  assert.deepEqual(told(null, '*'), ['*', undefined, 'Origin']);
  assert.deepEqual(told(ward, [ward]), [ward, undefined, 'Origin']);
  assert.deepEqual(told(ward, []), [undefined, undefined, 'Origin']);
});

// Hostile questions made from a gateway's own API reference: sound ones, and sound ones with something wrong in them.
import { randomUUID } from 'node:crypto';
import { seededRandom } from '../fault-proxy/fault-proxy.ts';

const strange = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  0.1,
  true,
  [],
  {},
  [[]],
  '\u0000',
  '\ud800',
  'đ'.repeat(3000),
  '../../etc/passwd',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '%00',
  '${jndi:ldap://x}',
  '9'.repeat(400),
  '2026-13-45',
  'NaN',
];
const mediaTypes = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', '', 'application/xml'];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

/**
 * Makes questions without end, the same for the same seed.
 *
 * @param {any} reference - OpenAPI 3.1 document.
 * @param {Readonly<Record<string, readonly string[]>>} [known] - Values that exist, by the name of a field, so that not all questions end at the door.
 * @returns {Generator<{ operation: string, method: string, path: string, headers: Record<string, string>, body?: string | Uint8Array }>}
 */
export function* hostileQuestions(reference, seed, known = {}) {
  const random = seededRandom(seed);
  const below = (most) => Math.floor(random() * most);
  const oneOf = (list) => list[below(list.length)];
  const isLikely = (share) => random() < share;
  const resolve = (schema) => (schema.$ref ? resolve(reference.components.schemas[schema.$ref.split('/').at(-1)]) : schema);

  /** A value that the schema allows, more or less: what is wrong is wanted, too. */
  function sample(given, name = '', depth = 0) {
    const schema = resolve(given);
    if (known[name] && isLikely(0.6)) return oneOf(known[name]);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return oneOf(schema.enum);
    if (schema.anyOf ?? schema.oneOf) return sample(oneOf(schema.anyOf ?? schema.oneOf), name, depth);
    if (schema.type === 'object') {
      const fields = Object.entries(schema.properties ?? {}).filter(([field]) => schema.required?.includes(field) || isLikely(0.5));
      return Object.fromEntries(fields.map(([field, inner]) => [field, sample(inner, field, depth + 1)]));
    }
    if (schema.type === 'array') return Array.from({ length: below(3) }, () => sample(schema.items ?? {}, '', depth + 1));
    if (schema.type === 'integer') return (schema.minimum ?? 0) + below(Math.min(20, (schema.maximum ?? 100) - (schema.minimum ?? 0) + 1));
    if (schema.type === 'number') return (schema.minimum ?? 0) + random() * ((schema.maximum ?? 100) - (schema.minimum ?? 0));
    if (schema.type === 'boolean') return isLikely(0.5);
    if (schema.type === 'string') return text(schema);
    return null;
  }

  function text({ pattern, format, minLength = 0, maxLength = 60 }) {
    if (format === 'date') return '2026-11-27';
    if (format === 'date-time') return '2026-11-27T03:00:00Z';
    if (format === 'uri') return 'https://example.gov.vn/';
    if (pattern?.startsWith('^\\d\\.\\d{6}')) return `9.${String(below(30)).padStart(6, '0')}`;
    if (pattern?.includes('[0-9a-f]{32}')) return randomHex(32);
    if (pattern?.includes('[0-9a-f]{64}')) return randomHex(64);
    if (pattern?.includes('A-HJKMNP')) return Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => oneOf([...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'])).join('')).join('-');
    if (pattern?.includes('{5}')) return '00070';
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy ÁẠẾỆ0123456789'];
    return Array.from({ length: Math.max(minLength, 1 + below(Math.min(maxLength, 60))) }, () => oneOf(letters)).join('');
  }

  const randomHex = (length) => Array.from({ length }, () => oneOf([...'0123456789abcdef'])).join('');

  /** Puts something strange somewhere into a value. */
  function spoiled(value, depth = 0) {
    if (depth > 3 || typeof value !== 'object' || value === null || isLikely(0.3)) return oneOf(strange);
    const keys = Object.keys(value);
    const copy = Array.isArray(value) ? [...value] : { ...value };
    const key = keys.length === 0 || isLikely(0.1) ? oneOf(['__proto__', 'constructor', 'extra', '0']) : oneOf(keys);
    if (!Array.isArray(copy) && isLikely(0.2)) delete copy[key];
    else Object.defineProperty(copy, key, { value: spoiled(copy[key], depth + 1), enumerable: true, configurable: true, writable: true });
    return copy;
  }

  function damaged(written) {
    const bytes = Buffer.from(written);
    for (let count = 1 + below(4); count > 0 && bytes.length > 0; count -= 1) bytes[below(bytes.length)] = below(256);
    return bytes.subarray(0, isLikely(0.2) ? below(bytes.length + 1) : bytes.length);
  }

  const operations = Object.entries(reference.paths).flatMap(([path, all]) =>
    Object.entries(all).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  for (;;) {
    const { path, method, operation } = oneOf(operations);
    const parameters = operation.parameters ?? [];
    const headers = { 'idempotency-key': randomUUID(), 'accept-language': oneOf(['vi', 'en', '\u00e9', '*;q=x']) };
    let address = path;
    const query = new URLSearchParams();
    for (const { name, in: place, schema, required } of parameters) {
      const value = isLikely(0.2) ? String(oneOf(strange)) : String(sample(schema, name));
      if (place === 'path')
        address = address.replace(`{${name}}`, isLikely(0.05) ? oneOf(['%', '%ff', '..', '%2e%2e%2f']) : encodeURIComponent(value.replace(/\p{Surrogate}/gu, '')));
      else if (required || isLikely(0.5)) for (let count = isLikely(0.05) ? 2 : 1; count > 0; count -= 1) query.append(name, value);
    }
    const schema = operation.requestBody?.content['application/json'].schema;
    let body;
    if (schema) {
      headers['content-type'] = isLikely(0.03) ? oneOf(mediaTypes) : 'application/json';
      let value = sample(schema);
      for (let count = below(3); count > 0; count -= 1) value = spoiled(value);
      body = JSON.stringify(value) ?? '';
      if (isLikely(0.1)) body = damaged(body);
      else if (isLikely(0.02)) body = `${'['.repeat(below(60))}${body}`;
      else if (isLikely(0.01)) body = body + ' '.repeat(below(100_000));
    }
    if (isLikely(0.1)) headers['idempotency-key'] = oneOf(['x', '"', 'a b', '1'.repeat(300), 'same-key-each-time', '']);
    if (isLikely(0.05)) headers['last-event-id'] = oneOf(['0', '999999', 'x'.repeat(300), '-1', `${'A'.repeat(22)}:1`]);
    if (isLikely(0.05)) headers['motcua-key'] = oneOf(['pk_', 'x', 'pk_'.repeat(50)]);
    if (isLikely(0.05)) headers['if-none-match'] = oneOf(['*', '"x"', 'W/"', ',,,']);
    const asked = isLikely(0.03) ? oneOf(methods) : method;
    yield {
      operation: operation.operationId,
      method: asked,
      path: address + (query.size > 0 ? `?${query}` : ''),
      headers,
      ...(asked !== 'GET' && asked !== 'HEAD' && body !== undefined && { body }),
    };
  }
}

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseStrictJson } from './strict-json.ts';

it('reads whatever JSON.parse reads, where that has one meaning', () => {
  const texts = [
    '{"a":[{"b":null},{"b":"}{][,"}],"c":"\\"a\\"","d":{"a":1}}',
    '[]',
    '{}',
    'null',
    '"{\\"a\\":1,\\"a\\":2}"',
    ' {\n"a" : -1.5e3 }\t',
    '[["a","a"],"a","a"]',
    '{"a":"a","b":["a",{"a":"a"}]}',
    '{"emoji":"👩‍👧","escaped":"\\ud83d\\ude00","slash":"\\\\"}',
  ];
  for (const text of texts) assert.deepEqual(parseStrictJson(text), JSON.parse(text), text);
});

it('refuses equal keys, also when they are written differently (RFC 7493, 2.3)', () => {
  for (const text of ['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '[{"x":{"a":[{}],"b":1,"a":1}}]', '{"a":[1],"a":[1]}']) {
    assert.throws(() => parseStrictJson(text), SyntaxError, text);
  }
});

it('refuses lone surrogates, as key and as value (RFC 7493, 2.1)', () => {
  for (const text of ['"\\ud800"', '{"\\udc00":1}', '["\\ude00\\ud83d"]']) assert.throws(() => parseStrictJson(text), SyntaxError, text);
});

it('nests to 32 levels and no further', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  assert.doesNotThrow(() => parseStrictJson(nested(32)));
  assert.throws(() => parseStrictJson(nested(33)), SyntaxError);
  assert.throws(() => parseStrictJson('{"a":'.repeat(100_000)), SyntaxError);
});

it('refuses what is no JSON without quoting it', () => {
  for (const text of ['', 'mật khẩu', '{"mật khẩu"', "{'a':1}", '[1,]', '{"a":1}}', 'NaN', '"\\x"', '"\n"', ']', '{"a" "b"}']) {
    assert.throws(() => parseStrictJson(text), { name: 'SyntaxError', message: 'not strict JSON' }, text);
  }
});

it('keeps a key named __proto__ an ordinary key', () => {
  const value = parseStrictJson('{"__proto__":{"isAdmin":true}}');
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

it('is done at once with a string that is never closed', () => {
  // Of the largest body allowed; a pattern that backtracks would take longer than the universe has been there.
  const began = performance.now();
  for (const text of [`"${'a'.repeat(16_000)}`, `{"${'a'.repeat(16_000)}`, `"${'\\"'.repeat(8000)}`]) assert.throws(() => parseStrictJson(text), SyntaxError);
  assert.ok(performance.now() - began < 5000);
});

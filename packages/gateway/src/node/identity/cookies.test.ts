import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Cookies } from './cookies.ts';

const secret = 'x'.repeat(43);

function browsers(cookie: string) {
  const request = new Request('https://gateway.test/', { headers: { cookie } });
  return { over: (isSecure: boolean) => new Cookies(isSecure).session(request) };
}

it('sets over https what no neighbour under the same domain could, and nothing without encryption reads', () => {
  const cookies = new Cookies(true);
  assert.equal(cookies.sessionCookie(secret), `__Host-motcua-session=${secret}; Path=/; HttpOnly; SameSite=Lax; Secure`);
  assert.equal(cookies.sessionOver(), '__Host-motcua-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure');
  assert.match(cookies.signInCookie('abcdefghij', secret), /^__Host-motcua-sign-in-abcdefgh=x{43}; Max-Age=600; .*; Secure$/);
});

it('reads over https only the cookie that a browser guards, and on plain http only the plain one', () => {
  const guarded = browsers(`a=b; __Host-motcua-session=${secret}`);
  const plain = browsers(`motcua-session=${secret}; a=b`);
  assert.deepEqual([guarded.over(true), guarded.over(false), plain.over(true), plain.over(false)], [secret, undefined, undefined, secret]);
});

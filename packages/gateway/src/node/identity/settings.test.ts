import assert from 'node:assert/strict';
import { it } from 'node:test';
import { soundConfiguration } from '../configuration.ts';

const sound = {
  issuer: 'https://id.example.gov.vn',
  providerName: 'Nơi đăng nhập',
  clientId: 'cong',
  clientSecret: { fromEnvironment: 'SIGN_IN_SECRET' },
  gateway: 'https://gateway.example.gov.vn',
  origins: ['https://hanoi.example.gov.vn'],
  levels: { 2: ['loa:2'] },
  claims: { person: 'citizen_number' },
};

const signInWith = (changed: object) => soundConfiguration({ signIn: { ...sound, ...changed } }).signIn;

it('fills in what is usual', () => {
  const { scope, claims, idleMinutes, longestMinutes, stepUpMinutes } = signInWith({}) ?? {};
  assert.deepEqual([scope, claims?.displayName, idleMinutes, longestMinutes, stepUpMinutes], ['openid profile', 'name', 30, 480, 5]);
  assert.deepEqual(
    soundConfiguration({}).purposes.map(({ code }) => code),
    ['health', 'signing'],
  );
});

it('takes plain http on this machine and nowhere else', () => {
  for (const place of ['issuer', 'gateway']) {
    for (const address of ['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080']) assert.ok(signInWith({ [place]: address }));
    for (const address of ['http://id.example.gov.vn', 'http://127.0.0.1.example.vn', 'http://192.168.1.2', 'ftp://127.0.0.1', 'x']) {
      assert.throws(() => signInWith({ [place]: address }), new RegExp(`signIn\\.${place} must be an https`), address);
    }
  }
  assert.throws(() => signInWith({ origins: ['http://hanoi.example.gov.vn'] }), /signIn\.origins\.0 must be exact origins/);
});

it('takes no secret in the file, no page at large, no gateway under a path, and nothing that it does not know', () => {
  assert.throws(() => signInWith({ clientSecret: 'abc' }), /secrets do not stand in this file/);
  for (const origins of [[], '*', ['*'], ['https://hanoi.example.gov.vn/']]) assert.throws(() => signInWith({ origins }), /signIn\.origins/);
  assert.throws(() => signInWith({ gateway: 'https://gateway.example.gov.vn/cong' }), /signIn\.gateway must be an https origin/);
  assert.throws(() => signInWith({ level: {} }), /signIn\.level is not known here/);
  assert.throws(() => signInWith({ idleMinutes: 600 }), /signIn\.idleMinutes/);
});

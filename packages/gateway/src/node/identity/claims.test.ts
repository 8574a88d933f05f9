import assert from 'node:assert/strict';
import { it } from 'node:test';
import { acrValuesOf, signedInOf, type Asked } from './claims.ts';

const nowMs = Date.parse('2026-11-27T03:00:00Z');
const nowSeconds = nowMs / 1000;
const settings = { levels: { 1: ['mat-khau'], 2: ['otp', 'vneid-2'], 3: ['nfc'] }, claims: { person: 'so', displayName: 'ten' } };
const sound = { sub: 'a', so: '000001000001', ten: 'Nguyễn Văn Mẫu', acr: 'vneid-2', auth_time: nowSeconds - 10, sid: 's' };

const read = (claims: object, asked: Partial<Asked> = {}) => signedInOf({ ...sound, ...claims }, settings, { level: 2, ...asked }, nowMs);

it('reads the claims that a provider has, by the names that it gives them', () => {
  const provedAtMs = (nowSeconds - 10) * 1000;
  assert.deepEqual(read({}), { personId: '000001000001', displayName: 'Nguyễn Văn Mẫu', assuranceLevel: 2, subject: 'a', providerSession: 's', provedAtMs });
  assert.deepEqual(read({ acr: 'nfc', sid: undefined, ten: ' Nguye\u0302\u0303n ' }), {
    personId: '000001000001',
    displayName: 'Nguyễn',
    assuranceLevel: 3,
    subject: 'a',
    providerSession: undefined,
    provedAtMs,
  });
});

it('takes no number that is not a plain one, and no answer without a name or a subject', () => {
  for (const wrong of [
    { so: undefined },
    { so: 1 },
    { so: '' },
    { so: '0 1' },
    { so: '../1' },
    { so: '1'.repeat(65) },
    { ten: undefined },
    { ten: 5 },
    { sub: '' },
    { sub: undefined },
  ]) {
    assert.equal(read(wrong), 'untrusted', JSON.stringify(wrong));
  }
});

it('is sure of nobody by a value that the configuration does not name', () => {
  for (const acr of ['mat-khau', 'khac', '', 'OTP', ['otp'], 2, null]) assert.equal(read({ acr }), 'weaker', JSON.stringify(acr));
  assert.equal(read({ acr: undefined }), 'weaker');
  assert.deepEqual(read({ acr: undefined }, { level: 1 }), { ...(read({}) as object), assuranceLevel: 1 });
});

it('wants a fresh proof where it asked for one, to the minute', () => {
  const at = (ageSeconds: number) => read({ auth_time: nowSeconds - ageSeconds }, { maxAgeSeconds: 300 });
  assert.equal(typeof at(360), 'object');
  assert.equal(at(361), 'stale');
  assert.equal(read({ auth_time: undefined }, { maxAgeSeconds: 300 }), 'stale');
  assert.equal(typeof read({ auth_time: nowSeconds + 60 }), 'object');
  assert.equal(read({ auth_time: nowSeconds + 61 }), 'untrusted');
  assert.equal(read({ auth_time: 'now' }), 'untrusted');
  assert.equal(typeof read({ auth_time: undefined }), 'object', 'any time will do where none was asked for');
});

it('asks for the level, or for the next higher one that the provider has', () => {
  assert.deepEqual(acrValuesOf(settings, 2), ['otp', 'vneid-2']);
  assert.deepEqual(acrValuesOf({ levels: { 3: ['nfc'] } }, 1), ['nfc']);
  assert.deepEqual(acrValuesOf({ levels: { 1: ['x'] } }, 2), []);
});

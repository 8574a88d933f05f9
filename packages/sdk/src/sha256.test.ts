import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { it } from 'node:test';
import { sha256, sha256Hex } from './sha256.ts';

const truth = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('agrees with OpenSSL for every length around a block, and for a photo', () => {
  for (const length of [...Array.from({ length: 140 }, (_, index) => index), 1_000_000]) {
    const bytes = randomBytes(length);
    assert.equal(Buffer.from(sha256(bytes)).toString('hex'), truth(bytes), `${length} bytes`);
  }
});

it('gives the same on pages that have no crypto.subtle', async (context) => {
  const bytes = new Uint8Array(randomBytes(1000));
  assert.equal(await sha256Hex(bytes), truth(bytes));
  const { subtle: _, ...without } = { subtle: 0 };
  const real = globalThis.crypto;
  Object.defineProperty(globalThis, 'crypto', { value: without, configurable: true });
  context.after(() => Object.defineProperty(globalThis, 'crypto', { value: real, configurable: true }));
  assert.equal(await sha256Hex(bytes), truth(bytes));
});

import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { it } from 'node:test';
import { inflate } from './inflate.ts';
import { Unreadable } from './unreadable.ts';

const lines = Array.from({ length: 4000 }, (_, index) => `${index} 0 obj ${index * 7919}`).join('\n');
const plain = new TextEncoder().encode(lines);

it('gives back what was deflated, whichever kind of block was used', () => {
  for (const options of [{ level: 0 }, { level: 1 }, { level: 9 }, { strategy: 4 }, { strategy: 2 }]) {
    assert.deepEqual(Uint8Array.from(inflate(deflateSync(plain, options), 1_000_000)), plain, JSON.stringify(options));
  }
  assert.equal(inflate(deflateSync(new Uint8Array(0)), 10).length, 0);
});

it('stops at the limit, however small the file is', () => {
  const bomb = deflateSync(new Uint8Array(5_000_000));
  assert.ok(bomb.length < 10_000);
  assert.throws(() => inflate(bomb, 1_000_000), Unreadable);
});

it('refuses what is cut short or changed, and does nothing else', () => {
  const whole = deflateSync(plain);
  for (let length = 0; length < whole.length - 5; length += 97) assert.throws(() => inflate(whole.subarray(0, length), 1_000_000), Unreadable);
  for (let at = 0; at < whole.length; at += 131) {
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    try {
      inflate(changed, 1_000_000);
    } catch (error) {
      assert.ok(error instanceof Unreadable, String(error));
    }
  }
});

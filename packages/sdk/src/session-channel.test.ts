import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Held } from './client.ts';
import { sessionChannel } from './session-channel.ts';

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 30));

/** This page's line to other tabs, and another tab. */
function line() {
  const held: Held = [];
  const heard: string[] = [];
  const watching = new AbortController();
  const channel = sessionChannel(() => Promise.resolve(true), held);
  channel.watch((change) => heard.push(change), watching.signal);
  const other = sessionChannel(() => Promise.resolve(true), []);
  const release = () => {
    for (const end of held.splice(0)) end();
  };
  return { channel, heard, watching, other, held, release };
}

it('goes on hearing other tabs for whoever watches when it is released', async () => {
  const { heard, other, release } = line();
  release();
  other.tell('signed-out', { isNewsHere: false });
  await aMoment();
  assert.deepEqual(heard, ['signed-out']);
});

it('closes its line once nobody watches, and opens another with the next listener', async () => {
  const { channel, heard, watching, other, held, release } = line();
  release();
  watching.abort();
  release();
  assert.equal(held.length, 0);
  channel.watch((change) => heard.push(`again ${change}`), new AbortController().signal);
  other.tell('signed-out', { isNewsHere: false });
  await aMoment();
  assert.deepEqual(heard, ['again signed-out']);
});

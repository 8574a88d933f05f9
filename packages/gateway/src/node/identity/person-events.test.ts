import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { endpoint } from '@motcua/contract';
import * as z from 'zod/mini';
import type { Exchange } from '../../exchange.ts';
import type { NumberedPart } from '../../ports.ts';
import { personalStreamRouteOf } from '../../route.ts';
import { openStore } from '../store/store.ts';
import { usualPurposes } from './purposes.ts';
import { storedIdentity } from './stored-identity.ts';

const followRecords = endpoint({
  method: 'GET',
  path: '/health/events',
  summary: 'Stands for any answer about a person that comes in parts.',
  input: z.object({}),
  stream: z.object({ count: z.int() }),
  errors: ['SIGN_IN', 'STEP_UP', 'CONSENT', 'UNAVAILABLE'],
  personal: [],
  authorization: { assuranceLevel: 1, purpose: 'health' },
  cache: 'none',
});

/** Records that never end, followed by an invented person who has agreed. */
async function following(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-person-events-'));
  const clock = { nowMs: Date.parse('2026-11-27T03:00:00Z') };
  const store = await openStore({ folder }, { now: () => clock.nowMs });
  const reader = new AbortController();
  context.after(async () => {
    reader.abort();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const identity = storedIdentity(store, {
    issuer: 'https://id.example.gov.vn',
    providerName: 'Đăng nhập mẫu',
    clientId: 'motcua',
    clientSecret: 'x'.repeat(32),
    gateway: 'https://api.example.gov.vn',
    origins: ['https://www.example.gov.vn'],
    scope: 'openid profile',
    levels: { 1: ['loa:1'] },
    claims: { person: 'citizen_number', displayName: 'name' },
    idleMinutes: 30,
    longestMinutes: 480,
    stepUpMinutes: 5,
    purposes: usualPurposes,
  });
  const person = { id: '000050000002', assuranceLevel: 2, isDemonstration: true } as const;
  const { signal } = reader;
  await identity.giveConsent({ purpose: 'health' }, person, signal);
  const port = { isStopped: false, send: (_count: number): void => {} };
  async function* records(own: AbortSignal): AsyncGenerator<NumberedPart<unknown>> {
    own.addEventListener('abort', () => (port.isStopped = true));
    for (;;) {
      const count = await new Promise<number>((resolve) => (port.send = resolve));
      yield { id: String(count), part: { count } };
    }
  }
  const route = personalStreamRouteOf(followRecords, (_input, _person, question) => records(question.signal), { identity });
  const exchange: Exchange = { requestId: 'x', startedAtMs: 0, route: 'followRecords', rates: [], cookies: [] };
  const ask = async () => {
    const parts = (await route.run({ request: new Request('https://api.example.gov.vn/health/events'), sent: {}, person, signal, exchange })) as AsyncIterable<
      NumberedPart<unknown>
    >;
    return parts[Symbol.asyncIterator]();
  };
  return { identity, person, signal, clock, port, ask };
}

it('ends an answer in parts with CONSENT as soon as the agreement is taken back, and tells the port to stop', async (context) => {
  const { identity, person, signal, port, ask } = await following(context);
  const parts = await ask();
  const first = parts.next();
  await new Promise((resolve) => setImmediate(resolve));
  port.send(1);
  assert.deepEqual((await first).value, { id: '1', part: { count: 1 } });
  const second = parts.next();
  await identity.withdrawConsent({ purpose: 'health' }, person, signal);
  await assert.rejects(second, { code: 'CONSENT' });
  assert.equal(port.isStopped, true);
  await assert.rejects(ask(), { code: 'CONSENT' }, 'and begins no other');
});

it('looks by itself within half a minute whether the agreement has run out', async (context) => {
  const { identity, person, clock, ask } = await following(context);
  const parts = await ask();
  const next = parts.next();
  for (let reads = 0; reads < 10; reads += 1) await identity.hasAgreed(person, 'health'); // By now the first look is over.
  clock.nowMs += 91 * 86_400_000; // Nothing is told of an agreement that ends by its days.
  await assert.rejects(next, { code: 'CONSENT' });
});

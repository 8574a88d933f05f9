import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import type { AssistantPart } from '@motcua/contract/assistant';
import { createGateway } from '../gateway.ts';
import type { AssistantPort } from '../ports.ts';
import { samplePorts } from '../testing/index.ts';
import { openStore } from './store/store.ts';
import { streamBuffer } from './store/stream-buffer.ts';

const parts: readonly AssistantPart[] = [
  { type: 'start', messageId: 'answer-1' },
  { type: 'text-start', id: 'text-1' },
  { type: 'text-delta', id: 'text-1', delta: 'Cần ' },
  { type: 'text-delta', id: 'text-1', delta: 'giấy chứng sinh.' },
  { type: 'text-end', id: 'text-1' },
  { type: 'finish' },
];

/** Two gateways over one store; the assistant waits before its third part until it is let go on. */
async function twoGateways(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  const stores = [await openStore({ folder }), await openStore({ folder })];
  context.after(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  });
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const seen = { asked: 0 };
  const assistant: AssistantPort = {
    async *ask() {
      seen.asked += 1;
      for (const [index, part] of parts.entries()) {
        if (index === 2) await held;
        yield part;
      }
    },
  };
  const gateways = stores.map((store) => createGateway({ ...samplePorts(), assistant }, { streams: streamBuffer(store) }));
  const ask = async (index: number, lastEventId?: string) =>
    gateways[index]!.fetch('https://gateway.test/assistant/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
      body: '{"turns":["khai sinh cần gì"]}',
    });
  return { ask, gateways, goOn, seen, stores };
}

const eventsIn = (text: string) => [...text.matchAll(/id: (\S+)\ndata: (.*)\n/g)].map(([, id = '', data = '']) => ({ id, part: JSON.parse(data) as AssistantPart }));

it('goes on with an answer on another gateway, after the last part that was read', async (context) => {
  const { ask, gateways, goOn, seen } = await twoGateways(context);
  const first = await ask(0);
  gateways[0]!.drain();
  const read = eventsIn(await first.text());
  assert.deepEqual(
    read.map(({ part }) => part),
    parts.slice(0, 2),
  );
  const second = await ask(1, read.at(-1)?.id);
  goOn();
  const rest = eventsIn(await second.text());
  assert.deepEqual(
    [...read, ...rest].map(({ part }) => part),
    parts,
  );
  assert.equal(seen.asked, 1);
});

it('does not begin again where an answer is not kept any more', async (context) => {
  const { ask, goOn, seen } = await twoGateways(context);
  goOn();
  const response = await ask(0, `${'A'.repeat(22)}:3`);
  assert.deepEqual([response.status, seen.asked], [503, 0]);
});

it('keeps nothing that could be read without the reader’s own id', async (context) => {
  const { ask, goOn, stores } = await twoGateways(context);
  goOn();
  const text = await (await ask(0)).text();
  const { id } = eventsIn(text)[0] ?? assert.fail('no event');
  const rows = await stores[1]!.read((tables) => tables.selectFrom('outbox').selectAll().execute());
  assert.ok(rows.length > 0);
  const kept = JSON.stringify(rows);
  assert.doesNotMatch(kept, /chứng sinh|text-delta/);
  assert.ok(!kept.includes(id.split(':')[0]!), 'the secret stands in the store');
});

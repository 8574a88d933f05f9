import assert from 'node:assert/strict';
import { it } from 'node:test';
import { listPublicFeedback } from '@motcua/contract/feedback/wire';
import { GatewayTransport } from './gateway-transport.ts';
import { isMotcuaError } from './motcua-error.ts';
import { itemsOf } from './pages.ts';

const item = (id: number) => ({
  id: String(id),
  category: 'rac-thai',
  text: `Việc ${id}`,
  status: 'accepted',
  receivedAt: '2026-11-27T01:00:00Z',
  changedAt: '2026-11-27T01:00:00Z',
});

/** A transport whose server has these pages by cursor. */
function paged(pages: Readonly<Record<string, { items: unknown[]; nextCursor?: string }>>) {
  const asked: string[] = [];
  const transport = new GatewayTransport({
    gateway: 'https://gateway.test',
    held: [],
    timeoutMs: 1000,
    store: { isShared: false },
    fetch: async (input) => {
      const { searchParams } = new URL(String(input));
      asked.push(searchParams.toString());
      return Response.json(pages[searchParams.get('cursor') ?? ''], { status: pages[searchParams.get('cursor') ?? ''] ? 200 : 500 });
    },
  });
  return { asked, transport };
}

async function idsOf(transport: GatewayTransport): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of itemsOf(transport, listPublicFeedback, { category: 'rac-thai' })) ids.push(id);
  return ids;
}

it('gives the things of all pages in their order, with the same filters for each', async () => {
  const { asked, transport } = paged({ '': { items: [item(1), item(2)], nextCursor: 'b' }, b: { items: [], nextCursor: 'c' }, c: { items: [item(3)] } });
  assert.deepEqual(await idsOf(transport), ['1', '2', '3']);
  assert.deepEqual(asked, ['category=rac-thai', 'category=rac-thai&cursor=b', 'category=rac-thai&cursor=c']);
});

it('says that pages go in a circle instead of going with them', async () => {
  const { asked, transport } = paged({ '': { items: [item(1)], nextCursor: 'b' }, b: { items: [item(2)], nextCursor: 'b' } });
  await assert.rejects(idsOf(transport), (error) => isMotcuaError(error) && error.code === 'BAD_ANSWER');
  assert.equal(asked.length, 2);
});

it('fails in the middle where a page does not come', async () => {
  const { transport } = paged({ '': { items: [item(1)], nextCursor: 'gone' } });
  await assert.rejects(idsOf(transport), (error) => isMotcuaError(error) && error.code === 'UNAVAILABLE');
});

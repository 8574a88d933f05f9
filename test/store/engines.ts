import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it, type TestContext } from 'node:test';
import { openStore, type Store, type StorePlace } from '@motcua/gateway/node';
import { postgresMissing, startPostgres } from '../postgres.mjs';

/** The one server of this file's tests. */
export const postgres = postgresMissing() ? undefined : await startPostgres();
after(() => postgres?.remove());

/** A store's place, gateways that open it, and a clock of theirs. */
export interface Ground {
  readonly place: StorePlace;
  readonly clock: { nowMs: number };
  /** Opens the store as one more gateway does. */
  open(): Promise<Store>;
}

/** Makes a place on an engine that holds nothing yet. */
export async function emptyGround(context: TestContext, engine: string): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-store-'));
  const stores: Store[] = [];
  context.after(async () => {
    await Promise.all(stores.map((store) => store.close()));
    rmSync(folder, { recursive: true, force: true });
  });
  const place = engine === 'postgres' && postgres ? { databaseUrl: await postgres.freshDatabase() } : { folder };
  const clock = { nowMs: Date.parse('2026-11-27T03:00:00Z') };
  return {
    place,
    clock,
    async open() {
      const store = await openStore(place, { now: () => clock.nowMs });
      stores.push(store);
      return store;
    },
  };
}

/** Declares a test that every engine must pass. */
export function itOnBoth(name: string, test: (ground: Ground, engine: string, context: TestContext) => Promise<void>): void {
  for (const engine of ['sqlite', ...(postgres ? ['postgres'] : [])]) it(`${name} (${engine})`, async (context) => test(await emptyGround(context, engine), engine, context));
}

if (!postgres) it('holds on PostgreSQL as well', { skip: postgresMissing() }, () => {});

/** All that comes, once it has ended. */
export async function allOf<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

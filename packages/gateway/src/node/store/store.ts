import { setTimeout as after } from 'node:timers/promises';
import { sql } from 'kysely';
import { MotcuaPortError, type Write } from '../../ports.ts';
import type { Engine, StoreKind } from './engine.ts';
import { openPostgres } from './postgres.ts';
import type { StoreTables, TransactionTables } from './schema.ts';
import { sealOf } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { isCollision, portErrorOf } from './store-failure.ts';
import { TopicReaders } from './topic-readers.ts';

/** Where a store is: in a folder of this machine, or in a PostgreSQL database that gateways share. */
export type StorePlace = { readonly folder: string } | { readonly databaseUrl: string };

export interface StoreOptions {
  /** Milliseconds since 1970; the machine's time by default. */
  readonly now?: (() => number) | undefined;
  /** Room on the disk that photos leave free, so that words still find it. 500,000,000 by default. */
  readonly spareBytes?: number | undefined;
  /** Whether somebody must have made it before: where nobody has, nothing is made. `false` by default. */
  readonly mustExist?: boolean | undefined;
}

/** One thing that happened. */
export interface StoreEvent {
  readonly id: number;
  readonly payload: unknown;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** What is written within one transaction, all of it or nothing. It waits for nothing but the database: others wait for it. */
export interface StoreTransaction {
  readonly tables: TransactionTables;
  readonly atMs: number;
  /** Says that something happened, to whoever follows the topic. Holds nothing personal, unless sealed. Kept for a week by default. */
  append(topic: string, payload: unknown, keptMs?: number): Promise<void>;
  /** Until the end of the transaction nobody else appends to the topic; what was appended before is seen from here on. */
  order(topic: string): Promise<void>;
}

/** Where a gateway keeps what must outlive it. Whatever fails does so as a `MotcuaPortError`. */
export interface Store {
  readonly kind: StoreKind;
  now(): number;
  /** Reads. Inside a transaction, read through that. */
  read<T>(work: (tables: StoreTables) => Promise<T>): Promise<T>;
  /** Does the work in one transaction, which is on the disk when it answers. The work may be done again where it met another. */
  write<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /**
   * The same, once for each key, however often and on however many gateways it comes: a repeated one gets the first one's
   * answer, one with another fingerprint fails with `CONFLICT`. `undefined` is remembered no more than a failure is.
   *
   * The answer, which may be personal, is kept sealed under the caller's own key.
   */
  once<T>(write: Write, work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /**
   * Gives a topic's events after an id, and then each as it happens, in order, each once, on whichever gateway it
   * happened. Fails only before the first: later it waits until the database answers again.
   */
  events(topic: string, afterId: number, signal: AbortSignal): AsyncIterable<StoreEvent>;
  /**
   * Waits for nothing but the disk to say that there is room for something large that anybody may send.
   *
   * @throws MotcuaPortError `UNAVAILABLE` where it is nearly full.
   */
  assertRoom(): Promise<void>;
  /** Whether the database answers now. */
  isReady(): Promise<boolean>;
  /** Ends what follows events, and then the connections. */
  close(): Promise<void>;
}

const weekMs = 7 * 86_400_000;
const pageSize = 200;
const triesAtMost = 4;
const readAgainMs = 500;
/** Room comes back when somebody makes it, or when photos that no report came for are forgotten. */
const fullRetryAfterSeconds = 600;

/**
 * Opens the store and brings it to this program's schema.
 *
 * @throws Error where it cannot be opened, is not there although it must be, or was written by a newer program.
 */
export async function openStore(place: StorePlace, { now = Date.now, spareBytes = 500_000_000, mustExist = false }: StoreOptions = {}): Promise<Store> {
  try {
    return storeOver('folder' in place ? await openSqlite(place.folder, mustExist) : await openPostgres(place.databaseUrl, mustExist), now, spareBytes);
  } catch (cause) {
    const where = 'folder' in place ? place.folder : `PostgreSQL at ${new URL(place.databaseUrl).host}`; // Without its password.
    throw new Error(`${where} cannot be used as the store: ${reasonOf(cause)}`, { cause });
  }
}

function storeOver(engine: Engine, now: () => number, spareBytes: number): Store {
  const { kind, tables } = engine;
  const readers = new TopicReaders();
  const closing = new AbortController();
  let closed: Promise<void> | undefined;
  let stopListening: (() => Promise<void>) | undefined;

  const heard = (topic?: string): void => {
    if (topic === undefined) void wakeThoseBehind(tables, readers).catch(() => {}); // Heard again in a moment.
    else readers.wake(topic);
  };

  const store: Store = {
    kind,
    now,
    async read(work) {
      try {
        return await work(tables);
      } catch (error) {
        throw portErrorOf(error);
      }
    },
    async write(work) {
      for (let tries = 1; ; tries += 1) {
        const grown = new Set<string>();
        try {
          const answer = await tables.transaction().execute((transaction) => work(transactionOver(engine, transaction, now(), grown)));
          for (const topic of grown) readers.wake(topic);
          return answer;
        } catch (error) {
          if (tries >= triesAtMost || !isCollision(error)) throw portErrorOf(error);
        }
      }
    },
    async once(write, work) {
      if (write.key.indexOf(':') === write.key.length - 1) return store.write(work); // Without a key of the caller's, which may hold colons too, it may be repeated as it is.
      return store.write((transaction) => onceWithin(transaction, write, work));
    },
    async *events(topic, afterId, readerSignal) {
      const signal = AbortSignal.any([readerSignal, closing.signal]);
      stopListening ??= engine.listen(heard);
      const { reader, remove } = readers.add(topic, afterId);
      let hasRead = false;
      try {
        while (!signal.aborted) {
          const page = await store
            .read((from) => pageOf(from, topic, reader.position, now()))
            .catch((error: unknown) => {
              if (!hasRead) throw error;
            });
          if (page === undefined) {
            await after(readAgainMs, undefined, { signal }).catch(() => {});
            continue;
          }
          hasRead = true;
          for (const { id, payload, at } of page) {
            reader.position = id;
            yield { id, payload: JSON.parse(payload), atMs: at };
          }
          if (page.length < pageSize) await reader.due(signal);
        }
      } finally {
        remove();
      }
    },
    async assertRoom() {
      if ((await engine.spareBytes()) >= spareBytes) return;
      const cause = Object.assign(new Error('the disk is nearly full'), { code: 'ENOSPC' });
      throw new MotcuaPortError('UNAVAILABLE', { retryAfterSeconds: fullRetryAfterSeconds, cause });
    },
    async isReady() {
      return sql`select 1`.execute(tables).then(
        () => true,
        () => false,
      );
    },
    close() {
      closing.abort();
      closed ??= Promise.resolve(stopListening?.()).then(() => engine.close());
      return closed;
    },
  };
  return store;
}

function transactionOver(engine: Engine, tables: TransactionTables, atMs: number, grown: Set<string>): StoreTransaction {
  return {
    tables,
    atMs,
    async append(topic, payload, keptMs = weekMs) {
      await engine.orderTopic(tables, topic);
      await tables
        .insertInto('outbox')
        .values({ topic, payload: JSON.stringify(payload), at: atMs, expires_at: atMs + keptMs })
        .execute();
      await engine.announce(tables, topic);
      grown.add(topic);
    },
    order: (topic) => engine.orderTopic(tables, topic),
  };
}

/** Where a name has several addresses, each refused; otherwise in the database's words. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

async function onceWithin<T>(transaction: StoreTransaction, { key, fingerprint }: Write, work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
  const { tables, atMs } = transaction;
  const seal = sealOf(key, 'idempotency');
  const mine = await tables
    .insertInto('idempotency')
    .values({ id: seal.id, sealed: new Uint8Array(), at: atMs })
    .onConflict((conflict) => conflict.column('id').doNothing()) // Waits until the one that came first has ended.
    .executeTakeFirst();
  if (mine.numInsertedOrUpdatedRows === 0n) {
    const kept = await tables.selectFrom('idempotency').select('sealed').where('id', '=', seal.id).executeTakeFirst();
    if (!kept) throw new MotcuaPortError('UNAVAILABLE', { retryAfterSeconds: 1 }); // Just forgotten: it was a day old.
    const first = JSON.parse(seal.open(kept.sealed));
    if (first.fingerprint !== fingerprint) throw new MotcuaPortError('CONFLICT');
    return first.answer;
  }
  const answer = await work(transaction);
  if (answer === undefined) await tables.deleteFrom('idempotency').where('id', '=', seal.id).execute();
  else
    await tables
      .updateTable('idempotency')
      .set({ sealed: seal.close(JSON.stringify({ fingerprint, answer })) })
      .where('id', '=', seal.id)
      .execute();
  return answer;
}

function pageOf(tables: StoreTables, topic: string, position: number, nowMs: number) {
  return tables
    .selectFrom('outbox')
    .select(['id', 'payload', 'at'])
    .where('topic', '=', topic)
    .where('id', '>', position)
    .where('expires_at', '>', nowMs)
    .orderBy('id')
    .limit(pageSize)
    .execute();
}

async function wakeThoseBehind(tables: StoreTables, readers: TopicReaders): Promise<void> {
  const { topics } = readers;
  for (let begin = 0; begin < topics.length; begin += 500) {
    const newest = await tables
      .selectFrom('outbox')
      .select(({ fn }) => ['topic', fn.max('id').as('id')])
      .where('topic', 'in', topics.slice(begin, begin + 500))
      .groupBy('topic')
      .execute();
    for (const { topic, id } of newest) readers.wake(topic, id);
  }
}

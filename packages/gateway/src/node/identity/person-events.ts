import { SessionEvent } from '@motcua/contract/identity';
import * as z from 'zod/mini';
import type { FollowQuestion, NumberedPart } from '../../ports.ts';
import type { StoreTables } from '../store/schema.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { hasSide } from './delegation-sides.ts';

/** What happened to a person, on whatever gateway. `session-over`: one of their sessions; which one is for each to look up. */
export type PersonEvent = Extract<SessionEvent, { purpose: string } | { id: string }> | { readonly kind: 'session-over' };

/** Longest time after which is looked up, without having heard anything, whether things still are as they were. */
const lookAgainMs = 30_000;
/** How soon it is noticed that the store's time has come so far. */
const tickMs = 500;
/** No session lasts longer, and who comes back later learns from the session itself. */
const keptMs = 12 * 3_600_000;

/** Tells whoever follows a person, in the transaction that does it. */
export function tellPerson(transaction: StoreTransaction, subject: string, event: PersonEvent, { keptMs: kept = keptMs } = {}): Promise<void> {
  return transaction.append(topicOf(subject), event, kept);
}

/** Forgets what was told of a person. */
export async function forgetEvents({ tables }: StoreTransaction, subject: string): Promise<void> {
  await tables.deleteFrom('outbox').where('topic', '=', topicOf(subject)).execute();
}

/** Says whether the session by which somebody follows is over. */
export type IsOver = () => Promise<boolean>;

/**
 * Gives what a person agrees to and takes back, and what begins and ends between them and whom they read for, after an event or
 * from now on, until their session is over. A delegation whose time is over is told of at its time: nobody does anything then.
 */
export async function* sessionEvents(
  store: Store,
  subject: string,
  isOver: IsOver,
  { after, signal }: Pick<FollowQuestion, 'after' | 'signal'>,
): AsyncGenerator<NumberedPart<SessionEvent>> {
  const before = /^(\d{1,15})(\.\w+)?$/.exec(after ?? '')?.[1];
  let position = before === undefined ? await store.read((tables) => lastEventId(tables, subject)) : Number(before);
  // Who was away meanwhile hears of all that ended in as long as a session lasts.
  let endings = await endingsOf(store, subject, before === undefined ? store.now() : store.now() - keptMs);
  yield { id: String(position), part: { kind: 'following' } };
  for await (const event of eventsOrTime(store, subject, position, signal, () => endings[0]?.atMs)) {
    const ended = endings.filter(({ atMs }) => atMs <= store.now());
    endings = endings.slice(ended.length);
    for (const { id } of ended) yield { id: `${position}.${id}`, part: { kind: 'delegation-changed', id, isOver: true } };
    if (event) position = event.id;
    const told = z.safeParse(SessionEvent, event?.payload);
    if (told.success && told.data.kind === 'delegation-changed') endings = await endingsOf(store, subject, store.now());
    if (told.success) yield { id: String(position), part: told.data };
    else if (await isOver()) {
      yield { id: `${position}.over`, part: { kind: 'signed-out' } };
      return;
    }
  }
}

/** Waits until something speaks against reading on for a person: as soon as it happens, and at the latest so long after. */
export async function whenOver(store: Store, subject: string, isOver: IsOver, isAgreed: () => Promise<boolean>, signal: AbortSignal): Promise<'SIGN_IN' | 'CONSENT' | undefined> {
  // Before the first look: what happens meanwhile lies behind it.
  const position = await store.read((tables) => lastEventId(tables, subject));
  const reason = async () => ((await isOver()) ? 'SIGN_IN' : (await isAgreed()) ? undefined : 'CONSENT');
  const first = await reason();
  if (first) return first;
  for await (const _event of eventsOrTime(store, subject, position, signal)) {
    const found = await reason();
    if (found) return found;
  }
  return undefined;
}

/** A person's events as they come, and `undefined` each time when so much of the store's time has gone by, or the next moment has come. */
async function* eventsOrTime(store: Store, subject: string, afterId: number, signal: AbortSignal, nextAtMs: () => number | undefined = () => undefined) {
  const come: { readonly id: number; readonly payload: unknown }[] = [];
  const reading = new AbortController();
  let wake = (): void => {};
  let isEnded = false;
  let failure: unknown;
  const stop = () => {
    reading.abort();
    wake();
  };
  signal.addEventListener('abort', stop);
  const timer = setInterval(() => wake(), tickMs);
  timer.unref();
  const read = (async () => {
    for await (const event of store.events(topicOf(subject), afterId, reading.signal)) {
      come.push(event);
      wake();
    }
  })()
    .catch((error: unknown) => (failure = error))
    .finally(() => {
      isEnded = true;
      wake();
    });
  let lookAgainAt = store.now() + lookAgainMs;
  try {
    while (!signal.aborted) {
      const event = come.shift();
      if (event) yield event;
      else if (failure !== undefined) throw failure;
      else if (isEnded) return;
      else if (store.now() >= Math.min(lookAgainAt, nextAtMs() ?? Infinity)) {
        lookAgainAt = store.now() + lookAgainMs;
        yield undefined;
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    reading.abort();
    await read;
  }
}

interface Ending {
  readonly id: string;
  readonly atMs: number;
}

/** When the delegations end by themselves in which somebody stands on either side, the next one first. */
async function endingsOf(store: Store, subject: string, afterMs: number): Promise<Ending[]> {
  const rows = await store.read((tables) =>
    tables
      .selectFrom('delegation')
      .select(['id', 'expires_at'])
      .where(hasSide(subject))
      .where('ended_at', 'is', null)
      .where('expires_at', '>', afterMs)
      .orderBy('expires_at')
      .execute(),
  );
  return rows.map(({ id, expires_at: atMs }) => ({ id, atMs }));
}

async function lastEventId(tables: StoreTables, subject: string): Promise<number> {
  const last = await tables
    .selectFrom('outbox')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('topic', '=', topicOf(subject))
    .executeTakeFirst();
  return last?.id ?? 0;
}

function topicOf(subject: string): string {
  return `person:${subject}`;
}

import { SessionEvent } from '@motcua/contract/identity';
import * as z from 'zod/mini';
import type { FollowQuestion, NumberedPart } from '../../ports.ts';
import type { StoreTables } from '../store/schema.ts';
import type { Store, StoreTransaction } from '../store/store.ts';

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

/** Gives what a person agrees to and takes back, after an event or from now on, until their session is over. */
export async function* sessionEvents(
  store: Store,
  subject: string,
  isOver: IsOver,
  { after, signal }: Pick<FollowQuestion, 'after' | 'signal'>,
): AsyncGenerator<NumberedPart<SessionEvent>> {
  let position = /^\d{1,15}$/.test(after ?? '') ? Number(after) : await store.read((tables) => lastEventId(tables, subject));
  yield { id: String(position), part: { kind: 'following' } };
  for await (const event of eventsOrTime(store, subject, position, signal)) {
    if (event) position = event.id;
    const told = z.safeParse(SessionEvent, event?.payload);
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

/** A person's events as they come, and `undefined` each time when so much of the store's time has gone by. */
async function* eventsOrTime(store: Store, subject: string, afterId: number, signal: AbortSignal) {
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
      else if (store.now() >= lookAgainAt) {
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

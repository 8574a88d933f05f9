import { SessionEvent } from '@motcua/contract/identity';
import * as z from 'zod/mini';
import type { FollowQuestion, NumberedPart } from '../../ports.ts';
import type { StoreTables } from '../store/schema.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { hasSide } from './delegation-sides.ts';

/**
 * What happened to a person, on whatever gateway. `site`: whose business an agreement is, the gateway's own pages' where it is
 * empty, everybody's where it is absent. `session-over`: one of their sessions; which one is for each to look up.
 */
export type PersonEvent =
  | { readonly kind: 'consent-given' | 'consent-withdrawn'; readonly purpose: string; readonly site: string | undefined }
  | Extract<SessionEvent, { id: string }>
  | { readonly kind: 'session-over' };

const OfSite = z.object({ site: z.optional(z.string()) });

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
 *
 * @param site - Of somebody else, on whose page it is followed: what is agreed to elsewhere is none of its business. Empty on the
 * gateway's own pages, which are told that it is elsewhere.
 */
export async function* sessionEvents(
  store: Store,
  subject: string,
  isOver: IsOver,
  { after, site, signal }: Pick<FollowQuestion, 'after' | 'signal'> & { readonly site: string },
): AsyncGenerator<NumberedPart<SessionEvent>> {
  const [, before, told] = /^(\d{1,15})(?:\.(\d{1,15})|\.\w+)?$/.exec(after ?? '') ?? [];
  let position = before === undefined ? await store.read((tables) => lastEventId(tables, subject)) : Number(before);
  // Who was away meanwhile hears of all that ended then.
  let toldMs = before === undefined ? store.now() : Number(told ?? store.now() - keptMs);
  let endings = await endingsOf(store, subject, toldMs);
  const numbered = (part: SessionEvent) => ({ id: `${position}.${toldMs}`, part });
  yield numbered({ kind: 'following' });
  for await (const event of eventsOrTime(store, subject, position, signal, () => endings[0]?.atMs)) {
    const nowMs = store.now();
    const ended = endings.filter(({ atMs }) => atMs <= nowMs);
    endings = endings.slice(ended.length);
    for (const [index, { id }] of ended.entries()) {
      if (index === ended.length - 1) toldMs = nowMs; // Who is lost before hears of all of them again.
      yield numbered({ kind: 'delegation-changed', id, isOver: true });
    }
    toldMs = nowMs;
    if (event) position = event.id;
    const happened = z.safeParse(SessionEvent, event?.payload);
    if (happened.success && happened.data.kind === 'delegation-changed') endings = await endingsOf(store, subject, nowMs);
    const part = happened.success ? heardAt(site, happened.data, event?.payload) : undefined;
    if (part) yield numbered(part);
    else if (!happened.success && (await isOver())) {
      yield numbered({ kind: 'signed-out' });
      return;
    }
  }
}

/** What a page is told of an event, where it is told at all. */
function heardAt(site: string, event: SessionEvent, payload: unknown): SessionEvent | undefined {
  const of = z.safeParse(OfSite, payload).data?.site;
  if (of === undefined || of === site || !('purpose' in event)) return event;
  return site === '' ? { ...event, isElsewhere: true } : undefined;
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

/** When the delegations end by themselves in which somebody stands on either side, the next one first; an offer that nobody took is none. */
async function endingsOf(store: Store, subject: string, afterMs: number): Promise<Ending[]> {
  const rows = await store.read((tables) =>
    tables
      .selectFrom('delegation')
      .select(['id', 'expires_at'])
      .where(hasSide(subject))
      .where('ended_at', 'is', null)
      .where('confirmed_at', 'is not', null)
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

import type { InputOf } from '@motcua/contract';
import type {
  Feedback,
  FeedbackCategoryList,
  FeedbackEvent,
  FeedbackReceipt,
  PublicFeedback,
  listPublicFeedback as ListPublic,
  sendFeedback as Send,
} from '@motcua/contract/feedback';
import { followFeedback, getFeedback, listFeedbackCategories, listPublicFeedback, withdrawFeedback } from '@motcua/contract/feedback/wire';
import type { AskOptions, ClientParts } from './client.ts';
import { deliver, draftOf, fingerprintOf } from './feedback-delivery.ts';
import { FeedbackQueue } from './feedback-queue.ts';
import { MotcuaError } from './motcua-error.ts';
import { openedOnce } from './opened-once.ts';
import { itemsOf } from './pages.ts';
import { randomUuid } from './random-id.ts';
import { resumedParts } from './resumed-stream.ts';
import { isPassing, WriteQueue, type WriteName } from './write-queue.ts';

/** What a citizen wants put right. Photos are sent apart, in parts. */
export interface NewFeedback extends Omit<InputOf<typeof Send>, 'photoIds' | 'writtenAt'> {
  /** At most 3 of at most 5,000,000 bytes, without what a camera writes about place and time: `withoutMetadata` makes them so. */
  readonly photos?: readonly Blob[] | undefined;
}

export interface SendFeedbackOptions extends AskOptions {
  /** Called as photos arrive, with how much of all of them has: 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** `received`: the agency has it. `waiting`: the device has it, and sends it when there is a network. */
export type FeedbackSent = { readonly kind: 'received'; readonly receipt: FeedbackReceipt } | { readonly kind: 'waiting'; readonly id: string };

/** A report that waits on the device, or one that waited and was received. */
export interface WaitingFeedback {
  readonly id: string;
  readonly writtenAt: string;
  readonly report: NewFeedback;
  /** `refused`: the gateway will not take it as it is; `code` says why. Nothing is lost: it stays until it is discarded. */
  readonly state: { readonly kind: 'waiting' } | { readonly kind: 'received'; readonly receipt: FeedbackReceipt } | { readonly kind: 'refused'; readonly code: string };
}

export type PublicFeedbackFilters = Omit<InputOf<typeof ListPublic>, 'cursor' | 'limit'>;

/** Telling agencies what to put right ("phản ánh, kiến nghị"), and following what becomes of it. */
export interface FeedbackClient {
  /** Lists what can be reported, and who answers when. The last list is given while there is no network. */
  categories(options?: AskOptions): Promise<FeedbackCategoryList>;

  /**
   * Sends a report. Where there is no network it waits on this device, also after the page is closed, and is sent once:
   * asking again, a lost answer and two tabs make no second one. On a shared device nothing waits: it fails with `OFFLINE`.
   *
   * @throws MotcuaError `NOT_FOUND` where there is no gateway or it takes no reports, `BAD_INPUT`, `CONFLICT`, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT`, `TOO_MANY` or `BAD_ANSWER`.
   */
  send(report: NewFeedback, options?: SendFeedbackOptions): Promise<FeedbackSent>;

  /**
   * Gives what waits on this device, oldest first, and what was received or refused while nobody waited for it: that stays
   * until {@link discard}, what was received at most 30 days, so that nobody misses their tracking code. The first call
   * also sends what waits. Call it when reports are first shown: without its code, which it fetches, nothing can wait.
   */
  waiting(): Promise<readonly WaitingFeedback[]>;

  /** Forgets one that waits; what was sent already stays sent. */
  discard(id: string): Promise<void>;

  /** Calls back whenever something that {@link waiting} gives has changed; the returned function calls it off. */
  onWaitingChange(listener: () => void): () => void;

  /** Gives a report by its tracking code. Throws `NOT_FOUND` besides. */
  get(trackingCode: string, options?: AskOptions): Promise<Feedback>;

  /** Takes a report back. Throws `NOT_FOUND`, and `CONFLICT` where it was answered already. */
  withdraw(trackingCode: string, options?: AskOptions): Promise<Feedback>;

  /** Gives a report's steps as they happen, each once, through lost connections, until there will be no more or the signal aborts. */
  follow(trackingCode: string, options?: AskOptions): AsyncIterable<FeedbackEvent>;

  /** Gives reports that everybody may read, newest first, page after page. */
  listPublic(filters?: PublicFeedbackFilters, options?: AskOptions): AsyncIterable<PublicFeedback>;
}

/**
 * What comes with the first use: what a promise, or a loop, is waited for with.
 *
 * @internal
 */
export interface LazyFeedback extends Omit<FeedbackClient, 'onWaitingChange'> {
  /** Calls back whenever something that waits has changed, until the signal aborts. */
  watch(listener: () => void, signal: AbortSignal): Promise<void>;
}

/** @internal */
export function feedback({ gateway: open, store }: ClientParts): LazyFeedback {
  const gateway = async () => {
    if (!open) throw new MotcuaError('NOT_FOUND', 'feedback: this client has no gateway');
    return (await open()).transport;
  };
  // What failed may have been done all the same: asked for again, it goes under the same key, and is the same to the letter.
  const unsettled = new Map<string, WriteName>();
  const asOne = async <T>(what: string, write: (name: WriteName) => Promise<T>): Promise<T> => {
    const name = unsettled.get(what) ?? { id: randomUuid(), fingerprint: what, writtenAt: new Date().toISOString() };
    unsettled.set(what, name);
    try {
      const answer = await write(name);
      unsettled.delete(what);
      return answer;
    } catch (error) {
      if (!isPassing(error)) unsettled.delete(what); // It was refused, so it was not done.
      throw error;
    }
  };
  // What waited since another day is sent when reports are first dealt with.
  const opened = openedOnce(async () => new FeedbackQueue(await gateway()));
  const queue = async () => (open && WriteQueue.isPossible && !store.isShared ? opened() : undefined);
  return {
    async categories(options = {}) {
      // A list of categories misleads nobody when it is old.
      return (await gateway()).ask(listFeedbackCategories, {}, { onAnswer: () => {}, ...options });
    },
    async send(report, options = {}) {
      const transport = await gateway();
      const draft = await draftOf(report);
      const fingerprint = await fingerprintOf(draft);
      const waiting = await queue();
      return asOne(fingerprint, async (name): Promise<FeedbackSent> => {
        if (waiting) return waiting.send(draft, name, options);
        return { kind: 'received', receipt: await deliver(transport, { id: name.id, draft }, options) };
      });
    },
    async waiting() {
      return (await queue())?.all() ?? [];
    },
    async discard(id) {
      await (await queue())?.discard(id);
    },
    async watch(listener, signal) {
      (await queue())?.watch(listener, signal);
    },
    async get(trackingCode, { signal } = {}) {
      return (await gateway()).ask(getFeedback, { trackingCode }, { signal });
    },
    async withdraw(trackingCode, { signal } = {}) {
      const transport = await gateway();
      return asOne(`withdraw ${trackingCode}`, ({ id }) => transport.ask(withdrawFeedback, { trackingCode }, { signal, idempotencyKey: id }));
    },
    async *follow(trackingCode, { signal = new AbortController().signal } = {}) {
      yield* resumedParts(await gateway(), followFeedback, { trackingCode }, { signal });
    },
    async *listPublic(filters = {}, options = {}) {
      yield* itemsOf(await gateway(), listPublicFeedback, filters, options);
    },
  };
}

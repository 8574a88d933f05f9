import type { EndpointDefinition, ErrorCode } from '@motcua/contract';
import type { WireEndpoint } from '@motcua/contract/wire';
import { Records } from './database.ts';
import { inTurn, unlessBusy } from './in-turn.ts';
import { isMotcuaError } from './motcua-error.ts';
import { pauseMsBefore } from './retry.ts';

/** An endpoint that the contract lets wait; another does not compile. */
type Queueable = WireEndpoint<EndpointDefinition & { readonly write: 'queueable' }>;

export interface WriteName {
  /** Also its `Idempotency-Key`, from its first attempt on. */
  readonly id: string;
  /** The same for the same write: asked for again while it waits, it is not held twice. */
  readonly fingerprint: string;
  readonly writtenAt: string;
}

/** A write as it waits on the device. */
export interface HeldWrite<Write, Answer> extends WriteName {
  /** Whose it is: nobody else sees it, and it is sent for nobody else. */
  readonly person: string;
  readonly write: Write;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'received'; readonly answer: Answer; readonly at: number }
    | { readonly kind: 'refused'; readonly code: ErrorCode };
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

interface DeliverOptions<Write> extends SendOptions {
  /** Keeps what delivering has changed in the write, so that it goes on from there on another day. */
  readonly keep: (write: Write) => Promise<void>;
}

export interface WriteQueueOptions<Write, Answer> {
  readonly endpoint: Queueable;
  readonly gateway: string;
  readonly person: string;
  /** Delivers a write, under its own `id`. */
  readonly deliver: (held: HeldWrite<Write, Answer>, options: DeliverOptions<Write>) => Promise<Answer>;
  /** What need not stay on the device once the write was received. */
  readonly withoutBulk: (write: Write) => Write;
}

export type Sent<Answer> = { readonly kind: 'received'; readonly answer: Answer } | { readonly kind: 'waiting'; readonly id: string };

/** What passes by itself. `BAD_ANSWER`: most often the page of a Wi-Fi that one has to sign in to. */
const passing = new Set<ErrorCode>(['OFFLINE', 'UNAVAILABLE', 'TIMEOUT', 'TOO_MANY', 'BAD_ANSWER']);
const leastPauseMs = 5000;
const longestPauseMs = 300_000;
/** How long an answer that came while nobody looked is kept for whoever wrote. */
const answerKeptMs = 30 * 86_400_000;

/** After these nothing else would get through either. */
const stopping: readonly string[] = ['OFFLINE', 'TOO_MANY'];

/**
 * Holds writes on the device until a gateway has them: on the disk before the first attempt, under one key for all
 * attempts, sent by one tab at a time. A write is lost by none of: a closed page, a lost answer, two tabs.
 */
export class WriteQueue<Write, Answer> {
  readonly #options: WriteQueueOptions<Write, Answer>;
  readonly #records: Records<HeldWrite<Write, Answer>>;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDraining = false;
  #fruitless = 0;

  constructor(options: WriteQueueOptions<Write, Answer>) {
    this.#options = options;
    const name = `motcua-queue:${options.gateway}:${options.endpoint.path}`;
    this.#records = new Records(name);
    this.#channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
    if (this.#channel) this.#channel.onmessage = () => this.#tellHere();
    globalThis.addEventListener?.('online', () => void this.drain());
  }

  /** Whether this device can hold anything; it may still refuse. */
  static get isPossible(): boolean {
    return Records.isPossible;
  }

  /**
   * Holds a write, and delivers it now if that can be. One that waits already is delivered, not held again.
   *
   * @throws MotcuaError where the gateway refuses it; then nothing waits, and the caller still has it. The caller's abort
   * takes it back from the device.
   */
  async send(write: Write, name: WriteName, options: SendOptions = {}): Promise<Sent<Answer>> {
    const same = (await this.all()).find(({ state, ...held }) => state.kind === 'waiting' && held.fingerprint === name.fingerprint);
    const id = same?.id ?? name.id;
    return inTurn(lockOf(id), async () => {
      const before = same && (await this.#records.get(id).catch(() => undefined));
      if (before?.state.kind === 'received') return { kind: 'received', answer: before.state.answer }; // Meanwhile, by another tab.
      const held: HeldWrite<Write, Answer> = before ?? { ...name, person: this.#options.person, write, state: { kind: 'waiting' } };
      const isHeld = await this.#records.set(held.id, held).then(
        () => true,
        () => false, // A private window, or a full disk: it is sent all the same.
      );
      if (isHeld) this.#tell();
      try {
        const answer = await this.#deliver(held, options);
        await this.#forget(held.id);
        return { kind: 'received', answer };
      } catch (error) {
        if (isHeld && !options.signal?.aborted && isMotcuaError(error) && isPassing(error)) {
          this.#drainLater(error);
          return { kind: 'waiting', id: held.id };
        }
        await this.#forget(held.id);
        throw error;
      }
    });
  }

  /** What this person's device holds, oldest first. */
  async all(): Promise<readonly HeldWrite<Write, Answer>[]> {
    const all = await this.#records.all().catch(() => []);
    const isOld = ({ state }: HeldWrite<Write, Answer>) => state.kind === 'received' && Date.now() - state.at > answerKeptMs;
    for (const held of all.filter(isOld)) await this.#records.delete(held.id).catch(() => {});
    return all.filter((held) => !isOld(held) && held.person === this.#options.person).sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1));
  }

  /** Forgets a write; one that is on its way may arrive all the same. */
  async discard(id: string): Promise<void> {
    await this.#forget(id);
  }

  /** Calls back whenever something has changed, in this tab or in another, until the signal aborts. */
  watch(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  /** Delivers what waits, oldest first; what does not get through is tried again later, and holds up nothing else. */
  async drain(): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    clearTimeout(this.#timer);
    let failure: unknown;
    try {
      for (const { id, state } of await this.all()) {
        if (state.kind !== 'waiting') continue;
        try {
          await unlessBusy(lockOf(id), () => this.#drainOne(id));
        } catch (error) {
          failure = error;
          if (!isMotcuaError(error) || stopping.includes(error.code)) break;
        }
      }
    } catch (error) {
      failure = error;
    }
    this.#isDraining = false;
    if (failure === undefined) this.#fruitless = 0;
    else this.#drainLater(failure);
  }

  async #drainOne(id: string): Promise<void> {
    const held = await this.#records.get(id);
    if (held?.state.kind !== 'waiting') return; // Another tab was faster.
    try {
      const answer = await this.#deliver(held);
      await this.#settle(id, { kind: 'received', answer, at: Date.now() });
    } catch (error) {
      if (isPassing(error) || !isMotcuaError(error)) throw error;
      await this.#settle(id, { kind: 'refused', code: error.code });
    }
  }

  #deliver(held: HeldWrite<Write, Answer>, options: SendOptions = {}): Promise<Answer> {
    return this.#options.deliver(held, {
      ...options,
      keep: async (write) => void (await this.#records.change(held.id, (now) => now && { ...now, write }).catch(() => {})),
    });
  }

  async #settle(id: string, state: HeldWrite<Write, Answer>['state']): Promise<void> {
    const write = state.kind === 'received' ? this.#options.withoutBulk : (same: Write) => same;
    await this.#records.change(id, (now) => now && { ...now, write: write(now.write), state });
    this.#tell();
  }

  async #forget(id: string): Promise<void> {
    await this.#records.delete(id).catch(() => {});
    this.#tell();
  }

  #drainLater(error: unknown): void {
    clearTimeout(this.#timer);
    const retryAfterSeconds = isMotcuaError(error) ? error.retryAfterSeconds : undefined;
    this.#timer = setTimeout(() => void this.drain(), leastPauseMs + pauseMsBefore(this.#fruitless, { retryAfterSeconds, longestMs: longestPauseMs }));
    this.#fruitless += 1;
  }

  #tell(): void {
    this.#channel?.postMessage('changed');
    this.#tellHere();
  }

  #tellHere(): void {
    for (const listener of this.#listeners) listener();
  }
}

const lockOf = (id: string) => `motcua-write:${id}`;

/** Whether a write that failed may be done all the same, or later. */
export function isPassing(error: unknown): boolean {
  return !isMotcuaError(error) || passing.has(error.code);
}

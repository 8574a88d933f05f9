import { Records } from './database.ts';
import { ageSecondsOf, type KeptAnswer } from './freshness.ts';

const mostInMemory = 100;
const mostOnDevice = 50;
/** A body beyond this is not kept: it would push out everything else. */
const longestText = 500_000;

export interface AnswerCacheOptions {
  /** Names the device's database; no two gateways share one. */
  readonly name: string;
  /** Whether anything may be kept beyond this page's memory. */
  readonly mayKeep: () => boolean;
}

/**
 * Keeps answers: in this page's memory as long as there is room, and those that are the same for everybody also on the
 * device, for when there is no network.
 */
export class AnswerCache {
  readonly #memory = new Map<string, KeptAnswer>();
  readonly #device: Records<KeptAnswer & { readonly key: string }> | undefined;
  readonly #mayKeep: () => boolean;

  constructor({ name, mayKeep }: AnswerCacheOptions) {
    this.#mayKeep = mayKeep;
    this.#device = Records.isPossible ? new Records(name) : undefined;
  }

  /** What this page's memory has. */
  get(key: string): KeptAnswer | undefined {
    const kept = this.#memory.get(key);
    if (kept) this.#remember(key, kept); // Last used, last dropped.
    return kept;
  }

  /** What the device has from another page or another day. */
  async fromDevice(key: string): Promise<KeptAnswer | undefined> {
    if (!this.#mayKeep()) return undefined;
    return this.#device?.get(key).catch(() => undefined); // Blocked or full: as if nothing had been kept.
  }

  set(key: string, answer: KeptAnswer): void {
    if (answer.text.length > longestText) return;
    this.#remember(key, answer);
    if (answer.isPublic && answer.staleIfErrorSeconds > 0 && this.#mayKeep()) void this.#keep(key, answer).catch(() => {});
  }

  delete(key: string): void {
    this.#memory.delete(key);
    void this.#device?.delete(key).catch(() => {});
  }

  /** Forgets this page's answers. */
  clearMemory(): void {
    this.#memory.clear();
  }

  /** Forgets everything, on the device too. */
  async clear(): Promise<void> {
    this.clearMemory();
    await this.#device?.clear().catch(() => {});
  }

  #remember(key: string, answer: KeptAnswer): void {
    this.#memory.delete(key);
    this.#memory.set(key, answer);
    const [oldest] = this.#memory.keys();
    if (this.#memory.size > mostInMemory && oldest !== undefined) this.#memory.delete(oldest);
  }

  async #keep(key: string, answer: KeptAnswer): Promise<void> {
    await this.#device?.set(key, { ...answer, key });
    const all = [...((await this.#device?.all()) ?? [])].sort((a, b) => b.madeAt - a.madeAt);
    const isUseless = (kept: KeptAnswer, index: number) => index >= mostOnDevice || ageSecondsOf(kept) > kept.maxAgeSeconds + kept.staleIfErrorSeconds;
    for (const [index, kept] of all.entries()) if (isUseless(kept, index)) await this.#device?.delete(kept.key);
  }
}

/** Longest stretch of work, in milliseconds, before a page may answer the finger. */
const sliceMs = 8;

/** Cuts long work into slices: between them others may run, and the work may be called off. */
export class Pace {
  readonly #breathe: (() => Promise<void>) | undefined;
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  /**
   * @param breathe - Lets others run; without it the work is not cut, as befits a worker or a server.
   * @param signal - Calls the work off.
   */
  constructor(breathe?: (() => Promise<void>) | undefined, signal?: AbortSignal | undefined) {
    this.#breathe = breathe;
    this.#signal = signal;
    throwIfAborted(signal);
  }

  /** Whether it is time to `rest`. Cheap enough to ask in a loop. */
  get due(): boolean {
    return this.#breathe !== undefined && performance.now() - this.#since > sliceMs;
  }

  /** Lets others run; rejects where the work was called off meanwhile. */
  async rest(): Promise<void> {
    await this.#breathe?.();
    throwIfAborted(this.#signal);
    this.#since = performance.now();
  }
}

/** Throws the caller's own reason. Written out because `AbortSignal.throwIfAborted` needs Chrome 100. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new DOMException('The caller aborted.', 'AbortError');
}

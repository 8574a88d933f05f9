interface Journey<T> {
  readonly answer: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** Lets equal questions that are under way share one request. */
export class UnderWay<T> {
  readonly #journeys = new Map<string, Journey<T>>();

  has(key: string): boolean {
    return this.#journeys.has(key);
  }

  /**
   * Joins the question of this name, or sets it out. Who aborts leaves alone; when the last one has left it is cancelled.
   *
   * @throws what the question fails with; the caller's own abort stays an `AbortError`.
   */
  join(key: string, setOut: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal | undefined): Promise<T> {
    const abortError = () => signal?.reason ?? new DOMException('The caller aborted.', 'AbortError');
    if (signal?.aborted) return Promise.reject(abortError());
    const journey = this.#journeys.get(key) ?? this.#begin(key, setOut);
    journey.waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        journey.waiting -= 1;
        if (journey.waiting === 0) {
          this.#end(key, journey);
          journey.stop.abort();
        }
        reject(abortError());
      };
      signal?.addEventListener('abort', leave, { once: true });
      void journey.answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }

  #begin(key: string, setOut: (signal: AbortSignal) => Promise<T>): Journey<T> {
    const stop = new AbortController();
    const journey: Journey<T> = { answer: setOut(stop.signal), stop, waiting: 0 };
    this.#journeys.set(key, journey);
    const end = () => this.#end(key, journey);
    journey.answer.then(end, end);
    return journey;
  }

  #end(key: string, journey: Journey<T>): void {
    if (this.#journeys.get(key) === journey) this.#journeys.delete(key);
  }
}

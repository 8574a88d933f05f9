/** One who follows a topic. */
export interface TopicReader {
  /** Id of the last event that it has. */
  position: number;
  /** Resolves when there may be more, or when the signal aborts. */
  due(signal: AbortSignal): Promise<void>;
}

interface Waiting extends TopicReader {
  wake(): void;
}

/** Knows who in this process follows which topic, and wakes them. */
export class TopicReaders {
  readonly #readers = new Map<string, Set<Waiting>>();

  add(topic: string, position: number): { reader: TopicReader; remove: () => void } {
    const reader = waitingFrom(position);
    const there = this.#readers.get(topic) ?? new Set();
    this.#readers.set(topic, there.add(reader));
    return {
      reader,
      remove: () => {
        there.delete(reader);
        if (there.size === 0 && this.#readers.get(topic) === there) this.#readers.delete(topic);
      },
    };
  }

  /** Topics that somebody follows. */
  get topics(): string[] {
    return [...this.#readers.keys()];
  }

  /** Wakes those of a topic who lack the event with this id; without one, all of them. */
  wake(topic: string, id = Infinity): void {
    for (const reader of this.#readers.get(topic) ?? []) if (reader.position < id) reader.wake();
  }
}

function waitingFrom(position: number): Waiting {
  let isDue = false;
  let resolve = (): void => {};
  return {
    position,
    wake() {
      isDue = true;
      resolve();
    },
    async due(signal) {
      if (!isDue && !signal.aborted) {
        const settled = new AbortController(); // A signal that lives long would collect listeners.
        await new Promise<void>((settle) => {
          resolve = settle;
          signal.addEventListener('abort', () => settle(), { signal: settled.signal });
        });
        settled.abort();
      }
      isDue = false; // Before it reads: what comes meanwhile makes it due again.
    },
  };
}

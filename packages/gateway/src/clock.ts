/** Where the gateway reads the time. Tests pass their own, so that no limit is tested by waiting. */
export interface Clock {
  /** Milliseconds since any fixed moment; never runs backwards. */
  now(): number;
  /** Runs something once after a delay; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** The time of the machine. */
export const machineClock: Clock = {
  now: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

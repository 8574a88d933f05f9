import type { Clock } from '../clock.ts';

/** A clock that a test moves by hand. */
export interface ManualClock extends Clock {
  /** Lets time pass, and runs in order what falls due. */
  advance(milliseconds: number): void;
}

/** Makes a clock that stands still until it is moved, so that limits are tested without waiting. */
export function manualClock(): ManualClock {
  let nowMs = 0;
  const due = new Set<{ readonly atMs: number; readonly run: () => void }>();
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const entry = { atMs: nowMs + delayMs, run };
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(milliseconds) {
      nowMs += milliseconds;
      const ripe = [...due].filter(({ atMs }) => atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
      for (const entry of ripe) if (due.delete(entry)) entry.run();
    },
  };
}

import { Records } from './database.ts';
import { randomUuid } from './random-id.ts';

/** A lease that its holder does not renew has been left behind by a tab that was closed. */
const leaseMs = 15_000;
const renewalMs = 5000;
const pollMs = 100;

interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Runs a task that no other tab of this origin runs at the same time, after those that came before. */
export async function inTurn<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks) return navigator.locks.request(name, task);
  for (;;) {
    const done = await leased(name, task);
    if (done) return done.answer;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Runs a task that no other tab of this origin runs at the same time; gives `undefined` at once where one does. */
export async function unlessBusy<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
  if (globalThis.navigator?.locks) return navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? task() : undefined));
  return (await leased(name, task))?.answer;
}

const leases = Records.isPossible ? new Records<Lease>('motcua-leases') : undefined;

/** Where there are no locks (a page over plain http): a record that says who is at it, and for how long. */
async function leased<T>(name: string, task: () => Promise<T>): Promise<{ readonly answer: T } | undefined> {
  const holder = randomUuid();
  const take = () =>
    leases?.change(name, (lease) => (lease && lease.holder !== holder && lease.until > Date.now() ? undefined : { holder, until: Date.now() + leaseMs })).catch(() => true) ?? true; // No database either: nothing is held by tabs together.
  if (!(await take())) return undefined;
  const renewal = setInterval(() => void take(), renewalMs);
  try {
    return { answer: await task() };
  } finally {
    clearInterval(renewal);
    await leases?.change(name, (lease) => (lease?.holder === holder ? { holder, until: 0 } : undefined)).catch(() => {});
  }
}

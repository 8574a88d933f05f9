import { inTurn } from './in-turn.ts';
import { UnderWay } from './under-way.ts';

const refreshing = new UnderWay<unknown>();

export interface RefreshedOnceOptions<Session> {
  /** Gives the session that this or another tab has refreshed already; `undefined` where it must be refreshed. Asked when it is this tab's turn. */
  readonly current: () => Session | undefined | Promise<Session | undefined>;
  /**
   * Refreshes it, and leaves it where {@link current} of every tab finds it at once, such as IndexedDB. What is
   * written to `localStorage` may reach another tab's process after that tab has got its turn.
   */
  readonly refresh: () => Promise<Session>;
}

/**
 * Refreshes a session once, however many questions of however many tabs find at the same time that it has run out: one
 * asks, the others wait for what it gets. A refresh token that is used twice would end the session of all.
 *
 * @param name - The same in every tab, such as the gateway's address.
 * @throws what `refresh` fails with; another tab that waits then tries for itself.
 */
export function refreshedOnce<Session>(name: string, { current, refresh }: RefreshedOnceOptions<Session>): Promise<Session> {
  return refreshing.join(name, () => inTurn(`motcua-refresh:${name}`, async () => (await current()) ?? (await refresh()))) as Promise<Session>;
}

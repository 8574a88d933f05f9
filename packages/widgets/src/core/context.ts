import { createContext } from '@lit/context';
import type { Client } from '@motcua/sdk';

/** How an element looks and behaves for the person at the screen. */
export type Theme = 'auto' | 'light' | 'dark' | 'contrast';

/** What a `motcua-app`, or any host element that answers the community `context-request` event, gives to the elements inside. */
export interface Surroundings {
  readonly client?: Client | undefined;
  readonly theme?: Theme | undefined;
  /** Easy mode ("Chế độ dễ dùng"): large text, large targets, one thing at a time. */
  readonly easy?: boolean | undefined;
  /** The host shows the easy-mode switch, so the elements inside need not. */
  readonly hasEasySwitch?: boolean | undefined;
  /** The device is shared (kiosk, borrowed phone): whatever client an element uses keeps nothing. */
  readonly isSharedDevice?: boolean | undefined;
  /** How many visits have ended on the shared device. When the number changes, elements forget what the last person did. */
  readonly endedVisits?: number | undefined;
}

/**
 * Key of the context that carries {@link Surroundings}. A string, so that two copies of this package agree; it carries
 * the major version, so that two majors on one page do not mix.
 */
export const surroundingsContext = createContext<Surroundings>('motcua-1');

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { addressOf, codeInAddress } from '../core/service-address.ts';

/** Parameters of the page's address beside the code: the guide that is open, and what was typed where the host wants it there. */
const guideParameter = 'viec';
const queryParameter = 'q';

/** Under which name the history keeps what the results are narrowed to: values of filters, nothing that was typed. */
const narrowedKey = 'motcuaNarrowed';

/** What an entry of the history that we made, or wrote into, keeps. */
interface Entry {
  /** Whether it is of our making. */
  readonly motcua?: boolean;
  /** Code of the service from which another one was opened; the way back leads there. */
  readonly from?: string;
  readonly [narrowedKey]?: unknown;
}

/** Stands for the list of all guides where one of them could stand. */
export const allGuides = 'all';

/** What is open in the finder, as the page's address says it. */
export interface Place {
  /** Code of a service; empty where none is open. */
  readonly code: string;
  /** Life event of a guide; empty where none is open. */
  readonly guide: string;
}

interface Host extends ReactiveControllerHost {
  /** Whether what is typed may stand in the address: it is then in the browser's history, and in whatever logs addresses. */
  readonly queryInAddress: boolean;
}

/**
 * Keeps the page's address and the browser's history in step with what is open, so that reloading, sharing and the
 * phone's Back do what people expect. On a shared device it leaves both alone: they would tell the next person.
 */
export class FinderPlace implements ReactiveController {
  readonly #host: Host;
  readonly #isShared: () => boolean;
  readonly #follow: () => void;

  constructor(host: Host, isShared: () => boolean, follow: () => void) {
    this.#host = host;
    this.#isShared = isShared;
    this.#follow = follow;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#follow);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#follow);
  }

  /** What the page's address opens. */
  get current(): Place {
    const guide = new URL(location.href).searchParams.get(guideParameter) ?? '';
    return { code: codeInAddress(), guide: /^\w{1,40}$/.test(guide) ? guide : '' };
  }

  /** What the address asks for; empty where the host does not let it. */
  get query(): string {
    return this.#host.queryInAddress ? (new URL(location.href).searchParams.get(queryParameter) ?? '') : '';
  }

  /** The address of a place, for a link: it also opens in another tab. */
  addressOf({ code, guide }: Place): string {
    return addressOf(code, { [guideParameter]: guide });
  }

  get #entry(): Entry {
    return history.state ?? {};
  }

  /** Code of the service to which the way back leads; nothing where it leads elsewhere. */
  get from(): string | undefined {
    return this.#entry.from;
  }

  /** What the results were narrowed to when this entry of the history was left. */
  get narrowed(): unknown {
    return this.#entry[narrowedKey];
  }

  /** Goes to a place, as a link does; `from` is the service that is left for it. */
  go(place: Place, from = ''): void {
    if (!this.#isShared()) history.pushState({ motcua: true, from, [narrowedKey]: this.narrowed } satisfies Entry, '', this.addressOf(place));
  }

  /** Leaves a place for the one before it; `false` where that was not of our making and `place` has to be shown instead. */
  leave(place: Place): boolean {
    // The entry we pushed is left the way it came; a citizen who arrived by a link has none of ours to go back to.
    if (this.#entry.motcua) {
      history.back();
      return true;
    }
    history.replaceState(null, '', this.addressOf(place));
    return false;
  }

  /** Puts what was typed into the address, where the host wants it there. */
  noteQuery(query: string): void {
    if (!this.#host.queryInAddress || this.#isShared() || query === this.query) return;
    history.replaceState(history.state, '', addressOf(codeInAddress(), { [queryParameter]: query }));
  }

  /** Keeps what the results are narrowed to, over a reload and for the way back. */
  noteNarrowing(narrowed: object): void {
    if (!this.#isShared()) history.replaceState({ ...this.#entry, [narrowedKey]: narrowed }, '');
  }

  /** Takes out of the address, and of its history, what is ours. */
  clear(): void {
    const { code, guide } = this.current;
    if (code || guide || this.query || this.narrowed)
      history.replaceState(null, '', addressOf('', { [guideParameter]: '', ...(this.#host.queryInAddress && { [queryParameter]: '' }) }));
  }
}

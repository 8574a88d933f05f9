import type { ServiceCounts, ServiceFilters } from '@motcua/contract/services';
import { isMotcuaError, type Client, type FindOptions } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What results can be narrowed by, in the order in which it is shown. */
export const dimensions = ['sectors', 'governmentLevels', 'channels', 'audiences'] as const;
export type Dimension = (typeof dimensions)[number];

/** The value that is chosen of each; one at most. */
export type Chosen = Partial<Record<Dimension, string>>;

/** From this width the choices stand in the page; below it they cover it as a drawer. */
const wide = '(min-width: 704px)';

/** Knows what the citizen narrowed the results to, and how many there are of each. */
export class Narrowing implements ReactiveController {
  /** What is chosen. */
  chosen: Chosen = {};
  counts: ServiceCounts | 'failed' | undefined;
  isOpen = false;
  /** Whether it covers the page, as a drawer. */
  isDrawer = false;
  /** Whether all sectors are shown, not only the most frequent. */
  isWhole = false;
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #counted = '';
  #countedFor = '';
  #counting = new AbortController();

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#counting.abort();
    this.isOpen = false;
  }

  /** Opens and closes the drawer: only the browser can put it before everything else. */
  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.narrowing');
    if (!dialog || dialog.open === this.isOpen) return;
    if (!this.isOpen) dialog.close();
    else if (this.isDrawer) dialog.showModal();
    else dialog.show();
  }

  get filters(): ServiceFilters {
    const { sectors, governmentLevels, channels, audiences } = this.chosen;
    return {
      ...(sectors !== undefined && { sectors: [sectors] }),
      ...(governmentLevels !== undefined && { governmentLevel: governmentLevels as ServiceFilters['governmentLevel'] }),
      ...(channels !== undefined && { channel: channels as ServiceFilters['channel'] }),
      ...(audiences !== undefined && { audience: audiences as ServiceFilters['audience'] }),
    };
  }

  /** Takes over what an entry of the history keeps, which may be anything; `true` where that is something else than now. */
  recall(kept: unknown): boolean {
    const values = (typeof kept === 'object' ? kept : undefined) as Readonly<Record<string, unknown>> | null | undefined;
    const before = this.chosen;
    this.chosen = Object.fromEntries(dimensions.flatMap((dimension) => (typeof values?.[dimension] === 'string' ? [[dimension, values[dimension]]] : [])));
    return dimensions.some((dimension) => this.chosen[dimension] !== before[dimension]);
  }

  /** How many of a question's services have a value, as far as that was counted. */
  countOf(dimension: Dimension, value: string, query: string, jurisdiction: string | undefined): number | undefined {
    const { counts } = this;
    if (typeof counts !== 'object' || this.#countedFor !== keyOf(query, jurisdiction)) return undefined;
    return counts[dimension].find((each) => each.value === value)?.count ?? 0;
  }

  /** Chooses a value, or undoes the choice where it was chosen already. */
  toggle(dimension: Dimension, value: string): void {
    const { [dimension]: before, ...others } = this.chosen;
    this.chosen = before === value ? others : { ...others, [dimension]: value };
    this.#host.requestUpdate();
  }

  clear(): void {
    this.chosen = {};
    this.#host.requestUpdate();
  }

  turn(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.isDrawer = !matchMedia(wide).matches;
    this.#host.requestUpdate();
  }

  showAll(): void {
    this.isWhole = true;
    this.#host.requestUpdate();
  }

  /** Counts for a question, once for each. */
  async count(client: Client, query: string, options: Omit<FindOptions, 'signal' | 'limit'>): Promise<void> {
    const asked = JSON.stringify([query, options]);
    if (asked === this.#counted) return;
    this.#counted = asked;
    this.#counting.abort();
    const { signal } = (this.#counting = new AbortController());
    let counts: ServiceCounts | 'failed' = 'failed';
    try {
      counts = await client.services.count(query, { ...options, signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!isMotcuaError(error)) throw error;
      this.#counted = '';
    }
    if (signal.aborted) return;
    this.counts = counts;
    this.#countedFor = keyOf(query, options.jurisdiction);
    this.#host.requestUpdate();
  }
}

function keyOf(query: string, jurisdiction: string | undefined): string {
  return JSON.stringify([query, jurisdiction]);
}

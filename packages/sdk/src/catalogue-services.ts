import type { Catalogue } from '@motcua/catalogue';
import type { InputOf, OutputOf } from '@motcua/contract';
import type { PublicService, ServiceCounts, ServiceSearchResult, GuideList } from '@motcua/contract/services';
import { countServices, findServices, getService, listGuides } from '@motcua/contract/services/wire';
import type { WireEndpoint } from '@motcua/contract/wire';
import { breathe } from './breathe.ts';
import type { AskOptions, FindOptions, Held, ServicesClient } from './client.ts';
import { withDeadline } from './deadline.ts';
import { checkedAnswer, checkedQuestion, type EndpointOf } from './checked.ts';
import { loaded, unreachable } from './unreachable.ts';
import { MotcuaError } from './motcua-error.ts';
import { savesData, whenIdle } from './when-idle.ts';

/** Where a catalogue's entry file is, and what it must be. */
export interface CatalogueAddress {
  /** Absolute address of `catalogue.json`. */
  readonly url: string;
  /** `sha256-…` in base64, as in a script's `integrity`: any other bytes are refused. */
  readonly integrity?: string | undefined;
}

/** Starts a worker, or says with `undefined` that this page cannot have one. */
export type StartWorker = () => Promise<Worker | undefined>;

export interface CatalogueServicesOptions {
  readonly address: CatalogueAddress;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly startWorker?: StartWorker | undefined;
  /** Says whether files may stay on the device: not where others use it too. Asked when the catalogue is opened. */
  readonly store: { readonly isShared: boolean };
  /** Gets what ends the worker. */
  readonly held: Held;
}

/** On a very slow line opening goes on while questions time out; a server that never answers is given up after this many of their limits. */
const openingPatience = 6;

/** How long nobody must have asked before more is fetched ahead. */
const quietMs = 1000;

/** Services answered on the device, from static files. The engine is loaded with the first question. */
export class CatalogueServices implements ServicesClient {
  readonly answeredBy = 'device';
  readonly #options: CatalogueServicesOptions;
  #opened: Promise<Catalogue> | undefined;
  /** Ends what is fetched ahead; nothing where nothing was. */
  #ahead: AbortController | undefined;
  /** When nobody will have asked for long enough, by the clock of the page. */
  #quietAtMs = 0;
  /** One that was started never began: the page's headers keep it out (COEP). The engine runs on the page then. */
  #hasNoWorker = false;

  constructor(options: CatalogueServicesOptions) {
    this.#options = options;
  }

  async prepare(options: AskOptions = {}): Promise<void> {
    this.#options.held.push(() => {
      this.#ahead?.abort();
      this.#ahead = undefined; // What it had fetched may be gone with the worker.
    });
    await this.#run(async (catalogue) => this.#fetchAhead(catalogue), options.signal);
  }

  find(query: string, options: FindOptions = {}): Promise<ServiceSearchResult> {
    const { limit, jurisdiction, filters, signal } = options;
    this.#ahead?.abort();
    return this.#ask(findServices, { query, limit, jurisdiction, filters }, signal, (catalogue, inner) => catalogue.search(query, { limit, jurisdiction, filters, signal: inner }));
  }

  count(query: string, options: Omit<FindOptions, 'limit'> = {}): Promise<ServiceCounts> {
    const { signal, ...narrowing } = options;
    return this.#ask(countServices, { query, ...narrowing }, signal, (catalogue, inner) => catalogue.facets(query, { ...narrowing, signal: inner }));
  }

  get(code: string, options: AskOptions = {}): Promise<PublicService> {
    return this.#ask(getService, { code }, options.signal, async (catalogue, inner) => {
      const service = await catalogue.get(code, { signal: inner });
      if (!service) throw new MotcuaError('NOT_FOUND', `no service ${code}`);
      return service;
    });
  }

  guides(options: AskOptions = {}): Promise<GuideList> {
    return this.#ask(listGuides, {}, options.signal, async (catalogue, inner) => ({ guides: await catalogue.guides({ signal: inner }) }));
  }

  async #ask<W extends WireEndpoint>(
    endpoint: W,
    input: InputOf<EndpointOf<W>>,
    signal: AbortSignal | undefined,
    answer: (catalogue: Catalogue, signal: AbortSignal) => Promise<unknown>,
  ): Promise<OutputOf<EndpointOf<W>>> {
    checkedQuestion(endpoint, input);
    this.#quietAtMs = performance.now() + quietMs;
    return this.#run(async (catalogue, inner) => {
      const checked = checkedAnswer(endpoint, await answer(catalogue, inner));
      await breathe(); // To draw it is work enough for one task.
      return checked;
    }, signal);
  }

  async #run<T>(use: (catalogue: Catalogue, signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await withDeadline(async (inner) => use(await this.#open(), inner), this.#options.timeoutMs, signal);
    } catch (error) {
      throw asMotcuaError(error);
    }
  }

  /** Once the page is idle and nobody has asked for a second: who types has the device alone, and a network that goes away afterwards changes nothing. */
  #fetchAhead(catalogue: Catalogue): void {
    if (this.#ahead || !this.#opened || savesData()) return;
    const ahead = (this.#ahead = new AbortController());
    const start = (): void => {
      const restMs = this.#quietAtMs - performance.now();
      if (restMs > 0) setTimeout(() => whenIdle(start), restMs);
      else
        catalogue.prefetch({ signal: ahead.signal }).catch(() => {
          if (this.#ahead !== ahead) return; // It was let go.
          this.#ahead = undefined; // Each answer fetches its own file then, and says so if it cannot.
          if (ahead.signal.aborted) this.#fetchAhead(catalogue);
        });
    };
    whenIdle(start);
  }

  /** Opens once; a failure is forgotten, so that the next question tries again. Shared by callers, so no caller's abort ends it. */
  #open(): Promise<Catalogue> {
    if (this.#opened) return this.#opened;
    const opened = (this.#opened = withDeadline((signal) => this.#openEngine(signal), this.#options.timeoutMs * openingPatience));
    opened.catch(() => {
      if (this.#opened === opened) this.#opened = undefined;
    });
    return opened;
  }

  async #openEngine(signal: AbortSignal): Promise<Catalogue> {
    const { address, startWorker, store, held } = this.#options;
    const options = { integrity: address.integrity, keep: !store.isShared, fetch: this.#options.fetch, breathe, signal };
    let isReleased = false;
    let release = (): void => {
      isReleased = true;
    };
    held.push(() => release());
    const worker = this.#hasNoWorker ? undefined : await startWorker?.();
    if (isReleased) worker?.terminate();
    else if (worker) {
      release = () => {
        worker.terminate();
        this.#opened = undefined;
      };
      let isOpen = false;
      worker.addEventListener('error', () => {
        if (isOpen) this.#opened = undefined; // It has died, and answers nobody any more; the next question starts another.
        else this.#hasNoWorker = true;
      });
      const { connectWorker } = await loaded(import('@motcua/catalogue/worker-client'));
      try {
        if (!this.#hasNoWorker) {
          const catalogue = await connectWorker(worker).open(address.url, options);
          isOpen = true;
          return catalogue;
        }
      } catch (error) {
        if (!this.#hasNoWorker) throw error;
      }
    }
    const { openCatalogue } = await loaded(import('@motcua/catalogue'));
    const catalogue = await openCatalogue(address.url, options);
    if (isReleased) this.#opened = undefined; // Whoever waited is answered on the page; the next question starts a worker.
    return catalogue;
  }
}

/** What went wrong with a catalogue's files, in the words of the contract. Matched by name: the engine may be another bundle's copy. */
function asMotcuaError(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'CatalogueError' || !('reason' in error)) return error;
  if (error.reason === 'unreachable') return unreachable(error);
  return new MotcuaError('UNTRUSTED', error.message, { cause: error });
}

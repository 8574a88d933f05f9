import type { Source } from '@motcua/contract/services';
import { CatalogueError, type CatalogueFault } from './catalogue-error.ts';
import type { AskOptions, Catalogue, OpenOptions, Rerank } from './catalogue.ts';
import { source as sourceCheck } from './entry.ts';
import { guide } from './guides.ts';
import { throwIfAborted } from './pace.ts';
import { record } from './record.ts';
import { reranked } from './reranked.ts';
import { facets, searchResult, suggestions } from './search-result.ts';
import type { SearchOptions } from './search.ts';
import { count, fields, list, maybe, oneOf, text } from './shape.ts';
import { answerIn, type Question } from './worker-messages.ts';

/** Opens catalogues in a worker. */
export interface CatalogueWorker {
  /**
   * Opens a catalogue; what it answers is what `openCatalogue` answers on the main thread.
   *
   * @param url - Absolute address of `catalogue.json`: a worker does not know where its page is.
   * @throws CatalogueError also `unreachable` where the worker ended.
   */
  open(url: string, options?: Pick<OpenOptions, 'integrity' | 'keep' | 'signal'>): Promise<Catalogue>;
}

type Ask = (question: WithoutId<Question>, signal: AbortSignal | undefined) => Promise<unknown>;
type WithoutId<Q> = Q extends Question ? Omit<Q, 'id'> : never;

const faults: readonly CatalogueFault[] = ['unreachable', 'damaged', 'tampered', 'newer'];
const opened = fields({ catalogue: count, source: sourceCheck, stale: maybe(fields({ message: text, reason: oneOf(...faults) })) });

/** Talks to a worker that runs `@motcua/catalogue/worker`. The worker stays the caller's: it is never ended from here. */
export function connectWorker(worker: Worker): CatalogueWorker {
  const ask = asker(worker);
  return {
    async open(url, { integrity, keep, signal } = {}) {
      const question = { ask: 'open', url, ...(integrity !== undefined && { integrity }), ...(keep !== undefined && { keep }) } as const;
      const { catalogue, source, stale } = opened(await ask(question, signal), 'answer');
      return catalogueIn(ask, catalogue, source, stale && new CatalogueError(stale.reason, stale.message));
    },
  };
}

function catalogueIn(ask: Ask, catalogue: number, source: Source, stale: CatalogueError | undefined): Catalogue {
  return {
    source,
    stale,
    async search(query: string, { signal, rerank, ...options }: SearchOptions & { readonly rerank?: Rerank | undefined } = {}) {
      const result = searchResult(await ask({ ask: 'search', catalogue, query, options }, signal), 'answer');
      return rerank ? reranked(query, result, rerank) : result; // A function cannot go through a worker's door.
    },
    suggest: async (prefix: string, { signal, ...options }: SearchOptions = {}) => suggestions(await ask({ ask: 'suggest', catalogue, query: prefix, options }, signal), 'answer'),
    facets: async (query: string, { signal, ...options }: SearchOptions = {}) => facets(await ask({ ask: 'facets', catalogue, query, options }, signal), 'answer'),
    get: async (code: string, { signal }: AskOptions = {}) => maybe(record)(await ask({ ask: 'get', catalogue, code }, signal), 'answer'),
    guides: async ({ signal }: AskOptions = {}) => list(guide)(await ask({ ask: 'guides', catalogue }, signal), 'answer'),
    complete: async ({ signal }: AskOptions = {}) => void (await ask({ ask: 'complete', catalogue }, signal)),
    prefetch: async ({ signal }: AskOptions = {}) => void (await ask({ ask: 'prefetch', catalogue }, signal)),
  };
}

function asker(worker: Worker): Ask {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let asked = 0;
  let dead: CatalogueError | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const answer = answerIn(data);
    if (!answer) return;
    const caller = waiting.get(answer.id);
    if ('error' in answer) caller?.reject(errorOf(answer.error));
    else caller?.resolve(answer.value);
  });
  const die = (why: string): void => {
    dead = new CatalogueError('unreachable', `the catalogue's worker ended: ${why}`);
    for (const { reject } of waiting.values()) reject(dead);
  };
  worker.addEventListener('error', (event) => die(event.message || 'it could not run'));
  worker.addEventListener('messageerror', () => die('its answer could not be read'));

  return (question, signal) =>
    new Promise((resolve, reject) => {
      throwIfAborted(signal);
      if (dead) throw dead;
      asked += 1;
      const id = asked;
      const abort = (): void => {
        worker.postMessage({ id, ask: 'abort' });
        done(() => reject(signal?.reason ?? new DOMException('The caller aborted.', 'AbortError')));
      };
      const done = (settle: () => void): void => {
        waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        settle();
      };
      waiting.set(id, { resolve: (value) => done(() => resolve(value)), reject: (error) => done(() => reject(error)) });
      signal?.addEventListener('abort', abort);
      worker.postMessage({ id, ...question });
    });
}

function errorOf({ name, message, reason }: { readonly name: string; readonly message: string; readonly reason?: string | undefined }): Error {
  const fault = faults.find((word) => word === reason);
  if (name === 'CatalogueError' && fault) return new CatalogueError(fault, message);
  if (name === 'TypeError') return new TypeError(message);
  if (name === 'AbortError') return new DOMException(message, name);
  return new Error(message);
}

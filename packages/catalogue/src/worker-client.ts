import { CatalogueError } from './catalogue-error.ts';
import type { Catalogue, OpenOptions } from './catalogue.ts';
import { throwIfAborted } from './pace.ts';
import { withDetails } from './with-details.ts';
import type { Answer, Answers, ErrorWords, Question } from './worker-messages.ts';

/** Opens catalogues in a worker. */
export interface CatalogueWorker {
  /**
   * Opens a catalogue; what it answers is what `openCatalogue` answers on the main thread. The worker searches; details are
   * read here, by what is loaded with the first of them.
   *
   * @param url - Absolute address of `catalogue.json`: a worker does not know where its page is.
   * @throws CatalogueError also `unreachable` where the worker ended.
   */
  open(url: string, options?: Pick<OpenOptions, 'integrity' | 'keep' | 'breathe' | 'signal'>): Promise<Catalogue>;
}

/** Asks about a catalogue; its answer is taken as it comes: the worker is this version's own, as trusted as the page. */
type Ask = <A extends keyof Answers>(
  ask: A,
  text: string,
  options?: Question['options'] & { readonly signal?: AbortSignal | undefined },
  catalogue?: number,
) => Promise<Answers[A]>;

/** Talks to a worker that runs `@motcua/catalogue/worker` of the same version. The worker stays the caller's: it is never ended from here. */
export function connectWorker(worker: Worker): CatalogueWorker {
  const ask = asker(worker);
  return {
    async open(url, options = {}) {
      const { integrity, keep, signal } = options; // Whatever else a host puts in may not fit through a worker's door.
      const { catalogue, entry, stale } = await ask('open', url, { integrity, keep, signal });
      return withDetails(
        {
          source: entry.source,
          stale: stale && new CatalogueError(stale.reason, stale.message),
          search: (query, narrowing) => ask('search', query, narrowing, catalogue),
          suggest: (prefix, narrowing) => ask('suggest', prefix, narrowing, catalogue),
          facets: (query, narrowing) => ask('facets', query, narrowing, catalogue),
          complete: (asking) => ask('complete', '', asking, catalogue),
          serviceOf: (code, asking) => ask('serviceOf', code, asking, catalogue),
        },
        async () => (await import('./details-beside-worker.ts')).detailsBeside(url, entry, options),
      );
    },
  };
}

function asker(worker: Worker): Ask {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let asked = 0;
  let dead: CatalogueError | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<Answer | null | undefined>) => {
    // Other scripts of a host's own worker may post anything; no question waits for that.
    const caller = data && waiting.get(data.id);
    if (!caller) return;
    if ('value' in data) caller.resolve(data.value);
    else if (typeof data.error?.name === 'string' && typeof data.error.message === 'string') caller.reject(errorOf(data.error));
  });
  const die = (why: string): void => {
    dead = new CatalogueError('unreachable', `the catalogue's worker ended: ${why}`);
    for (const { reject } of waiting.values()) reject(dead);
  };
  worker.addEventListener('error', (event) => die(event.message || 'it could not run'));
  worker.addEventListener('messageerror', () => die('its answer could not be read'));

  return (ask, text, { signal, ...options } = {}, catalogue) =>
    new Promise((resolve, reject) => {
      throwIfAborted(signal);
      if (dead) throw dead;
      asked += 1;
      const id = asked;
      const abort = (): void => {
        worker.postMessage({ id, ask: 'abort', text: '' } satisfies Question);
        done(() => reject(signal?.reason ?? new DOMException('The caller aborted.', 'AbortError')));
      };
      const done = (settle: () => void): void => {
        waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        settle();
      };
      waiting.set(id, { resolve: (value: Answers[typeof ask]) => done(() => resolve(value)), reject: (error) => done(() => reject(error)) });
      signal?.addEventListener('abort', abort);
      worker.postMessage({ id, ask, catalogue, text, options } satisfies Question);
    });
}

function errorOf({ name, message, reason }: ErrorWords): Error {
  if (reason) return new CatalogueError(reason, message);
  if (name === 'TypeError') return new TypeError(message);
  if (name === 'AbortError') return new DOMException(message, name);
  return new Error(message);
}

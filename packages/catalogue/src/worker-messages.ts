import type { SearchOptions } from './search.ts';

/** What a page asks of the worker. `id` pairs an answer with its question; `catalogue` is the number that `open` gave. */
export type Question =
  | { readonly id: number; readonly ask: 'open'; readonly url: string; readonly integrity?: string | undefined; readonly keep?: boolean | undefined }
  | { readonly id: number; readonly ask: 'search' | 'suggest' | 'facets'; readonly catalogue: number; readonly query: string; readonly options: Omit<SearchOptions, 'signal'> }
  | { readonly id: number; readonly ask: 'get'; readonly catalogue: number; readonly code: string }
  | { readonly id: number; readonly ask: 'complete' | 'guides' | 'prefetch'; readonly catalogue: number }
  | { readonly id: number; readonly ask: 'abort' };

/** What the worker answers. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string; readonly reason?: string | undefined } };

/** Something that messages go through: a worker seen from its page, or the page seen from its worker. */
export interface Line {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** A message of which it was checked that it is a question; a page's other scripts may post anything. */
export function questionIn(message: unknown): Question | undefined {
  if (!hasId(message) || !('ask' in message)) return undefined;
  const { id } = message;
  if (message.ask === 'abort') return { id, ask: 'abort' };
  if (message.ask === 'open') {
    if (!('url' in message) || typeof message.url !== 'string') return undefined;
    return {
      id,
      ask: 'open',
      url: message.url,
      ...('integrity' in message && typeof message.integrity === 'string' && { integrity: message.integrity }),
      ...('keep' in message && typeof message.keep === 'boolean' && { keep: message.keep }),
    };
  }
  if (!('catalogue' in message) || typeof message.catalogue !== 'number') return undefined;
  const { catalogue } = message;
  if (message.ask === 'complete' || message.ask === 'guides' || message.ask === 'prefetch') return { id, ask: message.ask, catalogue };
  if (message.ask === 'get') return 'code' in message && typeof message.code === 'string' ? { id, ask: 'get', catalogue, code: message.code } : undefined;
  const { ask } = message;
  if ((ask !== 'search' && ask !== 'suggest' && ask !== 'facets') || !('query' in message) || typeof message.query !== 'string') return undefined;
  // Options are checked where they are used: the search refuses what it cannot work with.
  return { id, ask, catalogue, query: message.query, options: 'options' in message && typeof message.options === 'object' ? { ...message.options } : {} };
}

/** A message of which it was checked that it is an answer. */
export function answerIn(message: unknown): Answer | undefined {
  if (!hasId(message)) return undefined;
  if ('value' in message) return { id: message.id, value: message.value };
  if (!('error' in message) || typeof message.error !== 'object' || message.error === null) return undefined;
  const { error } = message;
  const textOf = (field: unknown): string => (typeof field === 'string' ? field : '');
  return {
    id: message.id,
    error: { name: textOf('name' in error && error.name), message: textOf('message' in error && error.message), reason: 'reason' in error ? textOf(error.reason) : undefined },
  };
}

function hasId(message: unknown): message is { readonly id: number } {
  return typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number';
}

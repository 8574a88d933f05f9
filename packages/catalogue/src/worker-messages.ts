import type { ServiceCounts, ServiceSearchResult } from '@motcua/contract/services';
import type { CatalogueError, CatalogueFault } from './catalogue-error.ts';
import type { Entry } from './entry.ts';
import type { SearchOptions, Suggestion } from './search.ts';
import type { FindsServices } from './with-details.ts';

/** What the worker answers to each question. */
export interface Answers {
  /** `catalogue` is the number by which later questions name it. */
  readonly open: { readonly catalogue: number; readonly entry: Entry; readonly stale: Pick<CatalogueError, 'reason' | 'message'> | undefined };
  readonly search: ServiceSearchResult;
  readonly suggest: Suggestion[];
  readonly facets: ServiceCounts;
  readonly serviceOf: Awaited<ReturnType<FindsServices['serviceOf']>>;
  readonly complete: void;
}

/** What a page asks of the worker, or that it calls off what it asked. `id` pairs an answer with its question. */
export interface Question {
  readonly id: number;
  readonly ask: keyof Answers | 'abort';
  readonly catalogue?: number | undefined;
  /** What was typed, a service's code, a catalogue's address, or nothing. */
  readonly text: string;
  readonly options?: (Omit<SearchOptions, 'signal'> & { readonly integrity?: string | undefined; readonly keep?: boolean | undefined }) | undefined;
}

/** An error as it can cross: its class stays behind, its name and reason do not. */
export interface ErrorWords {
  readonly name: string;
  readonly message: string;
  readonly reason?: CatalogueFault | undefined;
}

/** An answer to the question with the same `id`. */
export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: ErrorWords };

/** Something that messages go through, seen from the worker. */
export interface Line {
  postMessage(message: Answer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const asks: readonly unknown[] = ['open', 'search', 'suggest', 'facets', 'serviceOf', 'complete', 'abort'] satisfies Question['ask'][];

/** Whether a message is a question; a page's other scripts may post anything. */
export function isQuestion(message: unknown): message is Question {
  return typeof message === 'object' && message !== null && 'ask' in message && asks.includes(message.ask) && 'text' in message && typeof message.text === 'string';
}

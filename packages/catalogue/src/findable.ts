import type { PublicService, ServiceHit } from '@motcua/contract/services';
import type { Pieces } from './pieces.ts';

/** What a search knows of a service: what it may be asked by, and what a list shows of it. */
export type FindableService = Omit<ServiceHit, 'matched'> & Pick<PublicService, 'aliases' | 'sector' | 'jurisdiction' | 'audiences' | 'replaces'>;

/** What a text says of a service; `name` is its official one. */
export type TextKind = 'name' | 'plainName' | 'nameEn' | 'summary' | 'distinction' | 'alias';

/** Is given a text of a service, by where it begins in the stream of pieces. */
export type TextVisit = (service: number, kind: TextKind, start: number) => void;

/** Where a service applies, and to whom. */
export type Scope = Pick<FindableService, 'governmentLevels' | 'audiences' | 'channels' | 'jurisdiction'>;

/** What a catalogue holds to find services by, in the order of their codes. */
export interface FindTable {
  /** What texts are made of. */
  readonly pieces: Pieces;
  /** Every different sector; an empty one where a service has none. */
  readonly sectors: readonly string[];
  /** How many services there are, and how many texts are said of them at most. */
  readonly size: number;
  readonly texts: number;
  /** Synonyms, short forms and filling words, as they were built in. */
  readonly lexicon: string;
  code(service: number): string;
  /** Where the official name begins in the stream of pieces. */
  nameAt(service: number): number;
  /** Visits all its texts, the official name first. */
  eachText(service: number, visit: TextVisit): void;
  /** Number into `sectors`. */
  sectorOf(service: number): number;
  /** The same object for all services of which the same holds. */
  scope(service: number): Scope;
  replaces(service: number): readonly string[];
  /** All of a service, made when it is asked for: a list shows ten of thousands. */
  service(service: number): FindableService;
}

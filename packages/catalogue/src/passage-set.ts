import type { SearchIndex } from './search-index.ts';

/** Some passages of an index: what has many places is looked for in these alone, so that a query need not weigh all. */
export class PassageSet {
  /** How many passages there are. */
  size = 0;
  /** By passage: 1 where it is one of them. */
  readonly has: Uint8Array;

  constructor({ passageService }: SearchIndex, ...lists: readonly (readonly number[])[]) {
    const has = (this.has = new Uint8Array(passageService.length));
    for (const list of lists) {
      for (const passage of list) {
        if (has[passage] === 0) this.size += 1;
        has[passage] = 1;
      }
    }
  }
}

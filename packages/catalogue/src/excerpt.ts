import { gap, type Places, type SearchIndex } from './search-index.ts';

/** Some passages of an index, and where terms stand in them: what is looked for in these alone is found without the others. */
export class Excerpt implements Places {
  /** How many passages there are. */
  readonly size: number;
  readonly starts: Uint32Array;
  readonly places: Uint32Array;

  constructor({ terms, firstPlace, services }: SearchIndex, passages: readonly number[]) {
    this.size = passages.length;
    const starts = (this.starts = new Uint32Array(services.length + 1));
    for (const passage of passages) {
      for (let place = firstPlace[passage] as number; terms[place] !== gap; place += 1) (starts[(terms[place] as number) + 1] as number) += 1;
    }
    for (let term = 0; term < services.length; term += 1) (starts[term + 1] as number) += starts[term] as number;
    const places = (this.places = new Uint32Array(starts[services.length] as number));
    const next = starts.slice();
    for (const passage of passages) {
      for (let place = firstPlace[passage] as number; terms[place] !== gap; place += 1) {
        const term = terms[place] as number;
        places[next[term] as number] = place;
        (next[term] as number) += 1;
      }
    }
  }
}

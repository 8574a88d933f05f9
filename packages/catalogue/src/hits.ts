import type { ServiceHit } from '@motcua/contract/services';
import type { FindableService, FindTable } from './findable.ts';
import type { Found } from './found.ts';
import { matchedIn } from './matched.ts';
import { titleOf, type Title } from './siblings.ts';

const mostRows = 2000;

/** What a list shows of services. What was shown before is likely shown again: the next letter that is typed finds nearly the same. */
export class Hits {
  readonly #table: FindTable;
  readonly #rows = new Map<number, { readonly row: FindableService; readonly title: Title }>();

  constructor(table: FindTable) {
    this.#table = table;
  }

  /** The first of what was found. */
  of({ services, isFound }: Found, limit: number): ServiceHit[] {
    return services.slice(0, limit).map(({ service }) => {
      let shown = this.#rows.get(service);
      if (!shown) {
        if (this.#rows.size >= mostRows) this.#rows.clear();
        const row = this.#table.service(service);
        this.#rows.set(service, (shown = { row, title: titleOf(row) }));
      }
      const { aliases: _aliases, sector: _sector, jurisdiction: _jurisdiction, audiences: _audiences, replaces: _replaces, ...hit } = shown.row;
      return { ...hit, matched: matchedIn(shown.title, isFound) };
    });
  }
}

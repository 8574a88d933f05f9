import { CatalogueError } from './catalogue-error.ts';
import { distinct, type Distinct } from './distinct.ts';
import type { FindableService, Scope, TextKind } from './findable.ts';
import { mix, type Model } from './model.ts';
import { audience, channelKind, code, governmentLevel, jurisdiction } from './record.ts';
import { count, oneOf, type Check } from './shape.ts';
import { createTexts, nextKind, type Texts } from './texts.ts';

/** What few services have. */
interface Extras {
  /** In this order. */
  readonly texts: readonly (typeof rareTexts)[number][];
  /** How many. */
  readonly aliases: number;
  readonly replaces: FindableService['replaces'];
}

/** A service as it is stored: values as texts. */
export interface StoredRow {
  readonly code: number;
  readonly sector: string;
  readonly scope: string;
  readonly fees: string;
  readonly timeLimits: string;
  readonly extras: string;
  /** Its name, then what `extras` says that there is; each is taken out as it is coded. */
  readonly texts: string[];
}

/** Services as they are read, a row each; a value is given by its number in a column. */
export interface FindRows {
  readonly texts: Texts;
  /** How many there are, and what is known of each, side by side in the order of `cell`. */
  size: number;
  cells: Uint32Array;
  /** By text: what it is, and where it begins in the stream of pieces. */
  readonly kinds: TextKind[];
  readonly starts: number[];
  readonly sectors: readonly string[];
  readonly scopes: readonly Scope[];
  /** Where each begins in the stream of pieces: they are read of the few services that a list shows. */
  readonly fees: readonly number[];
  readonly timeLimits: readonly number[];
  readonly extras: readonly Extras[];
  /** Codes more rows, in the order of their codes; rests between some of them. */
  code(known?: readonly StoredRow[]): Generator<undefined, void>;
  /** Codes a text that belongs to no row. */
  text(known?: string): string;
  /** Codes the seal. */
  seal(): void;
}

/** The cells of a row: its code without the point, numbers of values, and which of `starts` is its name; its other texts follow. */
export const cell = { code: 0, sector: 1, scope: 2, fee: 3, timeLimit: 4, extra: 5, name: 6 } as const;
export const cellsEach = 7;

export const rareTexts = ['plainName', 'nameEn', 'summary', 'distinction'] as const;
/** What texts are about: values of columns, sectors, what belongs to no service; then what few services have, and their aliases. */
const values = 0;
const sectorNames = 1;
const others = 2;
const rareOnes = 3;
const ownAliases = rareOnes + rareTexts.length;
/** And names, with a number of their own for each sector. */
const names = ownAliases + 1;

/** Written at the end. Where something else comes out, the file was changed; told also where no hash can tell. */
const sealed = 0x4d;
/** Far above any honest catalogue: a file that nothing vouches for must not keep a device busy for ever. */
const mostRows = 200_000;
const mostAliases = 1_000;
/** Rows between two moments at which a page may answer the finger. */
const slice = 32;

/** Writes or reads the rows of a `find` file: the same steps, but that who writes knows the values beforehand. */
export function createRows(model: Model, bits: number, cut?: (text: string) => string[]): FindRows {
  const texts = createTexts(model, bits, cut);
  let kind = nextKind;
  const column = <T>(topic: number, read: (start: number) => T): Distinct<string, T> => {
    kind += 1;
    return distinct(model, kind - 1, (known) => read(texts.code(topic, known)));
  };
  const countAt = (start: number): number => countIn(texts.at(start));
  const counts = column(values, countAt);
  const steps = column(values, countAt);
  const sectors = column(sectorNames, texts.at);
  const scopes = column(values, (start) => scopeIn(texts.at(start)));
  const fees = column(values, (start) => start);
  const timeLimits = column(values, (start) => start);
  const extras = column(values, (start) => extrasIn(texts.at(start)));
  /** Codes one more text of the last row. */
  const text = (textKind: TextKind, topic: number, stored: StoredRow | undefined): void => {
    rows.kinds.push(textKind);
    rows.starts.push(texts.code(topic, stored?.texts.shift()));
  };
  const rows: FindRows = {
    texts,
    size: 0,
    cells: new Uint32Array(0),
    kinds: [],
    starts: [],
    sectors: sectors.values,
    scopes: scopes.values,
    fees: fees.values,
    timeLimits: timeLimits.values,
    extras: extras.values,
    *code(known) {
      const size = counts.values[counts.code(0, 0, known && `${known.length}`)] as number;
      if (size > mostRows) throw new CatalogueError('damaged', 'the file holds too much');
      const cells = new Uint32Array((rows.size + size) * cellsEach);
      cells.set(rows.cells);
      rows.cells = cells;
      let [number, step, sector, sectorBefore, scope] = [0, 0, 0, 0, 0];
      for (let row = 0; row < size; row += 1) {
        if (row % slice === 0) yield;
        const stored = known?.[row];
        step = steps.code(step, 0, stored && `${stored.code - number}`);
        number += steps.values[step] as number;
        const before = sector;
        sector = sectors.code(mix(sector, sectorBefore), sector, stored?.sector);
        sectorBefore = before;
        scope = scopes.code(mix(sector, scope), sector, stored?.scope);
        const both = mix(sector, scope);
        const first = rows.size * cellsEach;
        rows.size += 1;
        cells[first + cell.code] = number;
        cells[first + cell.sector] = sector;
        cells[first + cell.scope] = scope;
        cells[first + cell.fee] = fees.code(both, sector, stored?.fees);
        cells[first + cell.timeLimit] = timeLimits.code(both, sector, stored?.timeLimits);
        const extra = extras.code(sector, 0, stored?.extras);
        cells[first + cell.extra] = extra;
        cells[first + cell.name] = rows.starts.length;
        text('name', names + sector, stored);
        const also = extras.values[extra] as Extras;
        for (let each = 0; each < also.texts.length; each += 1) {
          const rare = also.texts[each] as (typeof rareTexts)[number];
          text(rare, rareOnes + rareTexts.indexOf(rare), stored);
        }
        for (let alias = 0; alias < also.aliases; alias += 1) text('alias', ownAliases, stored);
      }
    },
    text: (known) => texts.at(texts.code(others, known)),
    seal() {
      if (model.even(256, sealed) !== sealed) throw new CatalogueError('damaged', 'the file does not hold together');
    },
  };
  return rows;
}

function countIn(value: string): number {
  return count(Number(value), 'count');
}

function scopeIn(value: string): Scope {
  const lists = value.split('|');
  return {
    governmentLevels: listIn(lists[0], governmentLevel),
    audiences: listIn(lists[1], audience),
    channels: listIn(lists[2], channelKind),
    jurisdiction: jurisdiction(lists[3], 'jurisdiction'),
  };
}

function extrasIn(value: string): Extras {
  const lists = value.split('|');
  return { texts: listIn(lists[0], oneOf(...rareTexts)), aliases: Math.min(countIn(lists[1] ?? ''), mostAliases), replaces: listIn(lists[2], code) };
}

function listIn<T>(words: string | undefined, check: Check<T>): T[] {
  return words ? words.split(' ').map((each) => check(each, 'row')) : [];
}

import { cell, cellsEach, type FindRows } from './find-rows.ts';
import type { FindableService, FindTable, Scope, TextKind, TextVisit } from './findable.ts';
import { textAt, type Pieces } from './pieces.ts';
import { fee, timeLimit } from './record.ts';
import { list, parsedText } from './shape.ts';

/** Digits of a procedure code behind its point. */
const digits = 6;

export function codeOf(number: number): string {
  const text = String(number).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Rows as they were read; texts are put together when they are asked for. */
export class RowsTable implements FindTable {
  readonly size: number;
  readonly texts: number;
  readonly sectors: readonly string[];
  readonly lexicon: string;
  readonly pieces: Pieces;
  readonly #rows: Omit<FindRows, 'texts'>;
  /** By service: its row, where that has another number. */
  readonly #order: readonly number[] | undefined;

  /** @param order - The rows that are services, in the order of their codes; all, as they are, where left out. */
  constructor({ texts, ...rows }: FindRows, lexicon: string, order?: readonly number[]) {
    this.#rows = rows;
    this.pieces = texts.all();
    this.#order = order;
    this.size = order?.length ?? rows.size;
    this.texts = rows.starts.length;
    this.sectors = rows.sectors;
    this.lexicon = lexicon;
  }

  code(service: number): string {
    return codeOf(this.#cell(service, cell.code));
  }

  nameAt(service: number): number {
    return this.#rows.starts[this.#firstText(service)] as number;
  }

  eachText(service: number, visit: TextVisit): void {
    const { kinds, starts } = this.#rows;
    const past = this.#pastText(service);
    for (let text = this.#firstText(service); text < past; text += 1) visit(service, kinds[text] as TextKind, starts[text] as number);
  }

  sectorOf(service: number): number {
    return this.#cell(service, cell.sector);
  }

  scope(service: number): Scope {
    return this.#rows.scopes[this.#cell(service, cell.scope)] as Scope;
  }

  replaces(service: number): FindableService['replaces'] {
    return this.#rows.extras[this.#cell(service, cell.extra)]?.replaces ?? [];
  }

  service(service: number): FindableService {
    const { kinds, starts, sectors, timeLimits, fees } = this.#rows;
    const texts: { [Kind in TextKind]?: string } = {};
    const aliases: string[] = [];
    const past = this.#pastText(service);
    for (let text = this.#firstText(service); text < past; text += 1) {
      const kind = kinds[text] as TextKind;
      const words = this.#text(starts[text]);
      if (kind === 'alias') aliases.push(words);
      else texts[kind] = words;
    }
    const sector = sectors[this.sectorOf(service)];
    return {
      code: this.code(service),
      name: '',
      ...texts,
      aliases,
      ...(sector && { sector }),
      ...this.scope(service),
      timeLimits: parsedText(this.#text(timeLimits[this.#cell(service, cell.timeLimit)]), list(timeLimit), 'timeLimits'),
      fees: parsedText(this.#text(fees[this.#cell(service, cell.fee)]), list(fee), 'fees'),
      replaces: this.replaces(service),
    };
  }

  #text(start: number | undefined): string {
    return textAt(this.pieces, start as number);
  }

  #cell(service: number, which: number): number {
    return this.#rows.cells[this.#row(service) * cellsEach + which] as number;
  }

  /** The number of a service's first text, which is its name. */
  #firstText(service: number): number {
    return this.#cell(service, cell.name);
  }

  /** The number after that of its last. */
  #pastText(service: number): number {
    return this.#rows.cells[(this.#row(service) + 1) * cellsEach + cell.name] ?? this.#rows.starts.length;
  }

  #row(service: number): number {
    return this.#order ? (this.#order[service] as number) : service;
  }
}

import { CatalogueError } from './catalogue-error.ts';
import { cell, cellsEach, type FindRows } from './find-rows.ts';
import type { FindableService, FindTable, Scope, TextKind, TextVisit } from './findable.ts';
import { longer } from './longer.ts';
import { end, isWord, textAt, type Pieces } from './pieces.ts';
import { fee, timeLimit } from './record.ts';
import { list, parsedText } from './shape.ts';

/** Far above any honest catalogue: a small file must not fill a device's memory. */
const mostWords = 2 ** 24;

/** Digits of a procedure code behind its point. */
const digits = 6;

export function codeOf(number: number): string {
  const text = String(number).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Rows as they were read; texts are put together when they are asked for. */
export class RowsTable implements FindTable {
  readonly dictionary: string[] = [];
  readonly size: number;
  readonly sectors: readonly string[];
  readonly lexicon: string;
  readonly #rows: Omit<FindRows, 'texts'>;
  readonly #pieces: Pieces;
  /** By service: its row. */
  readonly #order: readonly number[];
  /** The words of all texts, and by text where they begin and end. */
  readonly #words: Uint16Array;
  readonly #wordStarts: Uint32Array;
  readonly #wordEnds: Uint32Array;

  /** @param order - The rows that are services, in the order of their codes. */
  constructor({ texts, ...rows }: FindRows, order: readonly number[], lexicon: string) {
    this.#rows = rows;
    this.#pieces = texts.all();
    this.#order = order;
    this.size = order.length;
    this.sectors = rows.sectors;
    this.lexicon = lexicon;
    const { pieces, stream } = this.#pieces;
    let wordRow: Uint16Array = new Uint16Array(stream.length);
    this.#wordStarts = new Uint32Array(rows.starts.length);
    this.#wordEnds = new Uint32Array(rows.starts.length);
    const numbers = new Map<string, number>();
    /** By piece: the numbers of its words. */
    const known: (readonly number[] | undefined)[] = [];
    const numberOf = (word: string): number => {
      const number = numbers.get(word) ?? this.dictionary.push(word) - 1;
      numbers.set(word, number);
      return number;
    };
    const wordsIn = (piece: string): number[] => {
      if (!isWord(piece)) return [];
      const word = piece.toLowerCase(); // A piece with capitals inside is stored as it is.
      return word.includes(' ') ? word.split(' ').map(numberOf) : [numberOf(word)];
    };
    let filled = 0;
    for (let service = 0; service < this.size; service += 1) {
      const past = this.#pastText(service);
      for (let text = this.#firstText(service); text < past; text += 1) {
        this.#wordStarts[text] = filled;
        for (let at = rows.starts[text] as number; ; at += 1) {
          const number = stream[at] as number;
          if (number === end) break;
          const words = (known[number] ??= wordsIn(pieces[number] as string));
          if (filled + words.length > wordRow.length) {
            if (filled > mostWords) throw new CatalogueError('damaged', 'the file holds too much');
            wordRow = longer(wordRow, Uint16Array);
          }
          for (let word = 0; word < words.length; word += 1) wordRow[filled + word] = words[word] as number;
          filled += words.length;
        }
        this.#wordEnds[text] = filled;
      }
    }
    if (this.dictionary.length > 0xffff) throw new CatalogueError('damaged', 'the file holds too much');
    this.#words = wordRow;
  }

  code(service: number): string {
    return codeOf(this.#cell(service, cell.code));
  }

  nameWords(service: number): Uint16Array {
    const text = this.#firstText(service);
    return this.#words.subarray(this.#wordStarts[text], this.#wordEnds[text]);
  }

  eachText(service: number, visit: TextVisit): void {
    const past = this.#pastText(service);
    for (let text = this.#firstText(service); text < past; text += 1) {
      visit(service, this.#rows.kinds[text] as TextKind, this.#words, this.#wordStarts[text] as number, this.#wordEnds[text] as number);
    }
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
    return textAt(this.#pieces, start as number);
  }

  #cell(service: number, which: number): number {
    return this.#rows.cells[(this.#order[service] as number) * cellsEach + which] as number;
  }

  /** The number of a service's first text, which is its name. */
  #firstText(service: number): number {
    return this.#cell(service, cell.name);
  }

  /** The number after that of its last. */
  #pastText(service: number): number {
    return this.#rows.cells[((this.#order[service] as number) + 1) * cellsEach + cell.name] ?? this.#rows.starts.length;
  }
}

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PublicService } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { grouped } from '../grouped.ts';
import { replaceFile } from '../import/collection.ts';
import { allOverlaid, asSeen, Overlay, readOverlays } from './overlay.ts';
import { WordsError, writtenFields } from './words-text.ts';

/** Texts that a person wrote, by the fields that they are for. */
export type Written = ReadonlyMap<string, string>;

/** What became of somebody's corrections to one procedure. */
export interface Correction {
  /** The overlay to be kept; without one there is nothing of our own to say. */
  readonly overlay: Overlay | undefined;
  /** By field: what could not be read, and how to write it. Nothing is to be kept then. */
  readonly faults: ReadonlyMap<string, string>;
}

/**
 * A city's own words about procedures: a folder with a file for each that it has words for, over the official records and, if
 * wanted, over others' words.
 */
export class Corrections {
  readonly #official: ReadonlyMap<string, PublicService>;
  readonly #others: ReadonlyMap<string, readonly Overlay[]>;
  readonly #own: Map<string, Overlay>;
  readonly #folder: string;

  /**
   * @param others - Words of others, such as the Hanoi starter catalogue's, over which the own ones go.
   * @param folder - Where the own words are.
   */
  constructor(official: readonly PublicService[], others: readonly Overlay[], folder: string) {
    this.#folder = folder;
    this.#official = new Map(official.map((record) => [record.code, record]));
    this.#others = grouped(others, ({ code }) => code);
    this.#own = new Map(readOverlays(folder).map((overlay) => [overlay.code, overlay]));
  }

  /** All procedures as citizens would read them now. */
  records(): PublicService[] {
    return [...this.#official.keys()].flatMap((code) => this.record(code) ?? []);
  }

  official(code: string): PublicService | undefined {
    return this.#official.get(code);
  }

  /** What is said of a procedure in own words. */
  own(code: string): Overlay | undefined {
    return this.#own.get(code);
  }

  /** A procedure as citizens would read it, with these own words instead of those that are kept. */
  record(code: string, own = this.#own.get(code)): PublicService | undefined {
    const official = this.#official.get(code);
    return official && allOverlaid([official], [...(this.#others.get(code) ?? []), ...(own ? [own] : [])])[0];
  }

  /** A procedure as lines to be corrected, by field. Of other ways of asking only the own ones are: they are added to all others. */
  written(code: string): Map<string, string> {
    return new Map(writtenFields.map(({ field, textOf }) => [field, textOf({ ...this.record(code), aliases: this.#own.get(code)?.aliases ?? [] })]));
  }

  /**
   * Reads what a person wrote about a procedure. Only what differs from what is there without own words becomes an own word, so that
   * later official changes still reach everything that nobody touched. Fields that nothing was written for stay as they are.
   *
   * @throws TypeError where there is no such procedure.
   */
  corrected(code: string, written: Written): Correction {
    const official = this.#official.get(code);
    const below = official && allOverlaid([official], this.#others.get(code) ?? [])[0];
    if (!below) throw new TypeError(`there is no procedure ${code}`);
    const faults = new Map<string, string>();
    const kept = this.#own.get(code);
    const own: Record<string, unknown> = {};
    for (const { field, read, textOf, label } of writtenFields) {
      const text = written.get(field);
      if (text === undefined) {
        if (kept?.[field] !== undefined) own[field] = kept[field];
        continue;
      }
      try {
        const said = read(text);
        if (!isDeepStrictEqual(said, read(textOf({ ...below, aliases: [] })))) Object.assign(own, said);
        const checked = z.safeParse(Overlay, { code, ...said });
        if (!checked.success) faults.set(field, `${label}: quá dài hoặc có số quá lớn. Mỗi dòng nhiều nhất 2.000 ký tự.`);
      } catch (error) {
        if (!(error instanceof WordsError)) throw error;
        faults.set(field, error.message);
      }
    }
    if (faults.size > 0 || Object.keys(own).length === 0) return { overlay: undefined, faults };
    return { overlay: asSeen(z.parse(Overlay, { code, ...own }), official), faults };
  }

  /** Keeps own words about a procedure; `undefined` takes them back. */
  keep(code: string, overlay: Overlay | undefined): void {
    const file = join(this.#folder, `${code}.json`);
    if (overlay) {
      mkdirSync(this.#folder, { recursive: true });
      replaceFile(file, `${JSON.stringify(overlay, null, 2)}\n`);
      this.#own.set(code, overlay);
    } else {
      rmSync(file, { force: true });
      this.#own.delete(code);
    }
  }
}

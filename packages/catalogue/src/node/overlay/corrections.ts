import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PublicService } from '@motcua/contract/services';
import * as z from 'zod/mini';
import { grouped } from '../grouped.ts';
import { replaceFile } from '../import/collection.ts';
import { ImportRefusal } from '../import/refusal.ts';
import { outdatedFacts } from './contradictions.ts';
import { allOverlaid, asSeen, factFields, Overlay, readOverlays, type FactField, type OwnField } from './overlay.ts';
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
   * @param folder - Where the own words are; it need not be there yet.
   */
  constructor(official: readonly PublicService[], others: readonly Overlay[], folder: string) {
    this.#folder = folder;
    this.#official = new Map(official.map((record) => [record.code, record]));
    this.#others = grouped(others, ({ code }) => code);
    this.#own = new Map((existsSync(folder) ? readOverlays(folder) : []).map((overlay) => [overlay.code, overlay]));
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

  /** Facts that are shown as the official record has them, since it changed after somebody's words were written: own ones or others'. */
  outdated(code: string): FactField[] {
    const [official, own] = [this.#official.get(code), this.#own.get(code)];
    return official ? outdatedFacts(official, [...(this.#others.get(code) ?? []), ...(own ? [own] : [])]) : [];
  }

  /** A procedure as lines to be corrected, by field. Of other ways of asking only the own ones are: they are added to all others. */
  written(code: string): Map<string, string> {
    return new Map(writtenFields.map(({ field, textOf }) => [field, textOf({ ...this.record(code), aliases: this.#own.get(code)?.aliases ?? [] })]));
  }

  /**
   * Reads what a person wrote about a procedure. Only what differs from what is there without own words becomes an own word, so that
   * later official changes still reach everything that nobody touched; but where an official change made others' words outdated, what
   * the person leaves becomes an own word all the same, for it settles the matter. A sentence that was emptied is taken away; an
   * emptied list of facts goes back to what is there without own words. Fields that nothing was written for stay as they are.
   *
   * @param sawAll - The person saw the whole page, so that also facts which nothing can be written for were looked at.
   * @throws TypeError where there is no such procedure.
   */
  corrected(code: string, written: Written, sawAll = false): Correction {
    const official = this.#official.get(code);
    const others = this.#others.get(code) ?? [];
    const [shown, below] = [this.record(code), official && allOverlaid([official], others)[0]];
    if (!official || !shown || !below) throw new TypeError(`there is no procedure ${code}`);
    const { seen, without, ...kept } = this.#own.get(code) ?? { code };
    const own = new Map<string, unknown>(Object.entries(kept));
    const gone = new Set<string>(without);
    const open = outdatedFacts(official, others);
    const decide = (field: OwnField, value: unknown, lower: unknown): void => {
      own.delete(field);
      gone.delete(field);
      if (isDeepStrictEqual(value, lower) && !open.some((each) => each === field)) return;
      if (value === undefined) gone.add(field);
      else own.set(field, value);
    };
    const faults = new Map<string, string>();
    for (const { field, read, textOf, label } of writtenFields) {
      const text = written.get(field);
      if (text === undefined) continue;
      try {
        const said = read(text);
        const lower = read(textOf({ ...below, aliases: [] }))[field];
        decide(field, isFact(field) && isEmpty(said[field]) && !isEmpty(shown[field]) ? lower : said[field], lower);
        const checked = z.safeParse(Overlay, { code, ...said });
        if (!checked.success) faults.set(field, `${label}: quá dài hoặc có số quá lớn. Mỗi dòng nhiều nhất 2.000 ký tự.`);
      } catch (error) {
        if (!(error instanceof WordsError)) throw error;
        faults.set(field, error.message);
      }
    }
    if (sawAll) for (const field of this.outdated(code)) if (!written.has(field)) decide(field, shown[field], below[field]);
    if (faults.size > 0 || own.size + gone.size === 1) return { overlay: undefined, faults }; // No more than its code.
    const overlay = z.parse(Overlay, { ...Object.fromEntries(own), ...(gone.size > 0 && { without: [...gone] }), seen });
    const looked = factFields.filter((field) => sawAll || written.has(field));
    return { overlay: asSeen(overlay, official, looked), faults };
  }

  /**
   * Makes the folder of own words where it is not there yet; says that nothing can be kept before anybody has written something in vain.
   *
   * @throws ImportRefusal
   */
  prepareFolder(): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      accessSync(this.#folder, constants.W_OK | constants.X_OK);
    } catch (cause) {
      throw new ImportRefusal(
        `Không ghi được vào thư mục ${this.#folder}, nên sửa gì cũng không lưu được. Hãy chọn thư mục khác, hoặc nhờ người phụ trách máy cho phép ghi.`,
        `${this.#folder} cannot be written to; choose another folder, or have it made writable`,
        { cause },
      );
    }
  }

  /** Keeps own words about a procedure; `undefined` takes them back. */
  keep(code: string, overlay: Overlay | undefined): void {
    const file = join(this.#folder, `${code}.json`);
    if (overlay) {
      this.prepareFolder();
      replaceFile(file, `${JSON.stringify(overlay, null, 2)}\n`);
      this.#own.set(code, overlay);
    } else {
      rmSync(file, { force: true });
      this.#own.delete(code);
    }
  }
}

function isFact(field: OwnField): boolean {
  return factFields.some((each) => each === field);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

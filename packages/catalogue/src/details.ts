import type { Guide, PublicService } from '@motcua/contract/services';
import { CatalogueError } from './catalogue-error.ts';
import type { CatalogueFiles } from './catalogue-files.ts';
import { detailsIn, unpackedRecord } from './details-file.ts';
import { branchFile, recordFile, recordsEach } from './details-names.ts';
import type { Entry, FileReference } from './entry.ts';
import { guidesIn } from './guides.ts';
import { Pace, throwIfAborted } from './pace.ts';
import { refuseHtml, verifyFile } from './stored-file.ts';
import { verifyRecords } from './tree.ts';

/** What nobody needs to search: the details of all services, and the guides through them. Fetched as they are asked for. */
export class Details {
  readonly #files: CatalogueFiles;
  /** Root of the tree of hashes, in hexadecimal digits. */
  readonly #root: string;
  readonly #count: number;
  readonly #guidesFile: FileReference | undefined;
  readonly #breathe: (() => Promise<void>) | undefined;
  #guides: readonly Guide[] | undefined;
  /** Records that were read and verified, by the place of their service. Never that one failed. */
  readonly #records = new Map<number, Uint8Array>();

  constructor(files: CatalogueFiles, { details, count, guides }: Pick<Entry, 'details' | 'count' | 'guides'>, breathe?: () => Promise<void>) {
    this.#files = files;
    this.#root = details;
    this.#count = count;
    this.#guidesFile = guides;
    this.#breathe = breathe;
  }

  /** The record of the service at a place; one request, or none where it was read before. */
  async get(service: number, code: string, signal: AbortSignal | undefined): Promise<PublicService> {
    const file = recordFile(code, this.#root);
    if (!this.#records.has(service)) await this.#read(service, code, signal);
    const found = unpackedRecord(this.#records.get(service) ?? new Uint8Array(), file);
    if (found.code !== code) throw new CatalogueError('tampered', `${file} holds the record of ${found.code}`);
    return found;
  }

  /** All guides; none where the catalogue has none. */
  async guides(signal: AbortSignal | undefined): Promise<readonly Guide[]> {
    throwIfAborted(signal);
    const reference = this.#guidesFile;
    if (!reference) return [];
    const check = async (bytes: Uint8Array): Promise<Guide[]> => guidesIn(await verifyFile(bytes, reference), new Pace(this.#breathe), reference.file);
    this.#guides ??= await this.#files.read(reference.file, check, signal);
    throwIfAborted(signal);
    return this.#guides;
  }

  /** Fetches whatever is not here yet, a branch at a time. */
  async prefetch(signal: AbortSignal | undefined): Promise<void> {
    for (let first = 0; first < this.#count; first += recordsEach) {
      const records = this.#recordsFrom(first);
      if (records.some((service) => !this.#records.has(service))) {
        throwIfAborted(signal);
        const file = branchFile(first / recordsEach, this.#root);
        this.#remember(first, await this.#files.read(file, this.#checked(file, first, records.length), signal));
      }
    }
    await this.guides(signal);
  }

  async #read(service: number, code: string, signal: AbortSignal | undefined): Promise<void> {
    throwIfAborted(signal);
    const file = recordFile(code, this.#root);
    const branch = Math.floor(service / recordsEach);
    const first = branch * recordsEach;
    const whole = branchFile(branch, this.#root);
    const kept = await this.#files.readKept(whole, this.#checked(whole, first, this.#recordsFrom(first).length));
    if (kept) this.#remember(first, kept);
    else this.#remember(service, await this.#files.read(file, this.#checked(file, service, 1), signal));
    throwIfAborted(signal);
  }

  /** Makes records of a file's bytes, or throws. */
  #checked(file: string, first: number, records: number): (bytes: Uint8Array) => Promise<readonly Uint8Array[]> {
    return async (bytes) => {
      refuseHtml(bytes, file);
      const found = detailsIn(bytes, records, file);
      await verifyRecords(found.records, first, this.#count, found.path, this.#root, file);
      return found.records;
    };
  }

  #remember(first: number, records: readonly Uint8Array[]): void {
    for (const [each, record] of records.entries()) this.#records.set(first + each, record);
  }

  /** The places of a branch. */
  #recordsFrom(first: number): number[] {
    return [...Array(Math.min(recordsEach, this.#count - first)).keys()].map((each) => first + each);
  }
}

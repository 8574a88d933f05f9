import type { DocumentReport } from '@motcua/contract/signing';
import { isMotcuaError, MotcuaError, type Client } from '@motcua/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Largest file that is read: a phone would have to hold it in memory twice. */
export const mostBytes = 200_000_000;

/** What a browser says of a file that was moved meanwhile, and of a folder that was dropped (File API, 5). */
const goneError = /^(NotFound|NotReadable|Security)Error$/;

/** Why a file was not checked, where that is no verdict on it. */
export type UncheckedReason = 'empty' | 'tooLarge' | 'unreadable' | 'stopped';

/** What became of one file. */
export type FileOutcome =
  | { readonly kind: 'waiting' | 'checking' }
  | { readonly kind: 'checked'; readonly report: DocumentReport }
  | { readonly kind: 'unchecked'; readonly reason: UncheckedReason }
  | { readonly kind: 'failed'; readonly error: MotcuaError };

export interface CheckedFile {
  readonly id: number;
  readonly file: File;
  readonly outcome: FileOutcome;
}

/** Which files were opened and what is known of them, newest first. They are checked one after another, here. Knows nothing of the DOM. */
export class CheckedFiles implements ReactiveController {
  list: readonly CheckedFile[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #prepare: () => Promise<unknown>;
  readonly #onChecked: (file: CheckedFile) => void;
  readonly #onFailure: (error: unknown) => void;
  #running: AbortController | undefined;
  #lastId = 0;

  /** @param prepare - Fetches what a verdict is shown with; called before each file until it has once succeeded. */
  constructor(host: ReactiveControllerHost, prepare: () => Promise<unknown>, onChecked: (file: CheckedFile) => void, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#prepare = prepare;
    this.#onChecked = onChecked;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** The file that is being looked at, if any. */
  get current(): CheckedFile | undefined {
    return this.list.find(({ outcome }) => outcome.kind === 'checking');
  }

  get waitingCount(): number {
    return this.list.filter(({ outcome }) => outcome.kind === 'waiting').length;
  }

  async check(client: Client, files: readonly File[]): Promise<void> {
    for (const file of files) this.list = [{ id: (this.#lastId += 1), file, outcome: { kind: 'waiting' } }, ...this.list];
    if (!this.#running) await this.#checkWaiting(client);
  }

  /** Checks a file once more that could not be checked. */
  async again(client: Client, { id, file }: CheckedFile): Promise<void> {
    this.list = this.list.filter((each) => each.id !== id);
    await this.check(client, [file]);
  }

  /** Stops at once; files that were not finished stay in the list as such. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    for (const { id, outcome } of this.list) if (outcome.kind === 'waiting' || outcome.kind === 'checking') this.#become(id, { kind: 'unchecked', reason: 'stopped' });
  }

  clear(): void {
    this.stop();
    this.list = [];
    this.#host.requestUpdate();
  }

  async #checkWaiting(client: Client): Promise<void> {
    const { signal } = (this.#running = new AbortController());
    const next = () => this.list.map(({ outcome }) => outcome.kind).lastIndexOf('waiting'); // The oldest: the list is newest first.
    for (let index = next(); index >= 0 && !signal.aborted; index = next()) {
      const waiting = this.list[index];
      if (!waiting) return;
      const { id, file } = waiting;
      this.#become(id, { kind: 'checking' });
      const outcome = await this.#outcomeOf(client, file, signal);
      if (!signal.aborted) this.#become(id, outcome);
    }
    if (!signal.aborted) this.#running = undefined;
  }

  async #outcomeOf(client: Client, file: File, signal: AbortSignal): Promise<FileOutcome> {
    try {
      await this.#prepare();
      this.#host.requestUpdate(); // A file that was stopped meanwhile waits to be shown with it.
    } catch (cause) {
      const error = new MotcuaError(navigator.onLine ? 'UNAVAILABLE' : 'OFFLINE', 'the view of a verdict could not be loaded', { cause });
      queueMicrotask(() => this.#onFailure(error));
      return { kind: 'failed', error };
    }
    if (file.size === 0) return { kind: 'unchecked', reason: 'empty' };
    if (file.size > mostBytes) return { kind: 'unchecked', reason: 'tooLarge' };
    try {
      return { kind: 'checked', report: await client.signing.check(file, { signal }) };
    } catch (error) {
      if (signal.aborted || (error instanceof DOMException && goneError.test(error.name))) return { kind: 'unchecked', reason: 'unreadable' };
      // A defect of ours must not leave the citizen waiting: she is told, then it is thrown on.
      queueMicrotask(() => this.#onFailure(error));
      return { kind: 'failed', error: isMotcuaError(error) ? error : new MotcuaError('BAD_ANSWER', 'the file could not be checked', { cause: error }) };
    }
  }

  #become(id: number, outcome: FileOutcome): void {
    this.list = this.list.map((each) => (each.id === id ? { ...each, outcome } : each));
    const changed = this.list.find((each) => each.id === id);
    if (changed && outcome.kind !== 'waiting' && outcome.kind !== 'checking') this.#onChecked(changed);
    this.#host.requestUpdate();
  }
}

import type { FeedbackReceipt } from '@motcua/contract/feedback';
import type { MotcuaError, Client, NewFeedback, WaitingFeedback } from '@motcua/sdk';
import { keepReport } from '../feedback-status/kept-reports.ts';
import type { FeedbackDraft, Words } from './feedback-draft.ts';
import { failureOf } from '../core/failure-of.ts';

/** Where sending stands. What was written survives everything but being sent. */
export type SendingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly photoShare: number | undefined }
  | { readonly kind: 'failed'; readonly error: MotcuaError };

/** Sends the draft, and knows what waits on this device for a network. Knows nothing of the DOM. */
export class Sending {
  state: SendingState = { kind: 'idle' };
  waiting: readonly WaitingFeedback[] = [];
  /** Whether the report of which it was said that it waits was received meanwhile. */
  hasArrived = false;
  /** The one that was taken off the list; it can be put back. */
  discarded: NewFeedback | undefined;
  readonly #draft: FeedbackDraft;
  readonly #onChange: () => void;
  #client: Client | undefined;
  #stopListening: (() => void) | undefined;
  #sending = {};
  #looked = {};

  constructor(draft: FeedbackDraft, onChange: () => void) {
    this.#draft = draft;
    this.#onChange = onChange;
  }

  /** Looks at what waits, and from now on whenever it changes. */
  open(client: Client): void {
    if (client === this.#client) return;
    this.close();
    this.#client = client;
    const look = (): void => void this.#look(client);
    look();
    this.#stopListening = client.feedback.onWaitingChange(look);
  }

  close(): void {
    this.#stopListening?.();
    this.#stopListening = this.#client = undefined;
  }

  /** Resolves to what became of it: nothing where it failed, which {@link state} tells. */
  async send(client: Client, language: 'vi' | 'en'): Promise<'received' | 'waiting' | undefined> {
    if (this.state.kind === 'sending') return undefined;
    const sending = (this.#sending = {});
    this.hasArrived = false;
    const { photos } = this.#draft;
    const report = { ...reportOf(this.#draft.words, photos), language };
    this.#become({ kind: 'sending', photoShare: photos.length > 0 ? 0 : undefined });
    try {
      const sent = await client.feedback.send(report, {
        onProgress: (photoShare) => {
          if (sending === this.#sending && this.state.kind === 'sending') this.#become({ kind: 'sending', photoShare });
        },
      });
      this.waiting = await client.feedback.waiting().catch(() => []); // It no longer waits, or does now: what is drawn next must know.
      if (sending !== this.#sending) return undefined;
      if (sent.kind === 'received') {
        this.#draft.end({ ...sent, category: report.category });
        keepReport(client.store, { ...sent.receipt, category: report.category });
      } else this.#draft.end(sent);
      this.#become({ kind: 'idle' });
      return sent.kind;
    } catch (cause) {
      if (sending !== this.#sending) return undefined;
      const error = failureOf(cause, 'the report could not be sent');
      this.#become({ kind: 'failed', error });
      return undefined;
    }
  }

  /** Takes one off the list. What waited can be put back; what was received stays received. */
  async discard({ id, report, state }: WaitingFeedback): Promise<void> {
    await this.#client?.feedback.discard(id);
    this.discarded = state.kind === 'received' ? undefined : report;
    await this.#look(this.#client);
  }

  /** What was taken off the list goes the way of every report: it is sent, or waits again. */
  async undo(): Promise<void> {
    const report = this.discarded;
    this.discarded = undefined;
    if (report) await this.#client?.feedback.send(report);
    await this.#look(this.#client);
  }

  /** Opens a report that waits for changes: it no longer waits. */
  async edit({ id, report }: WaitingFeedback): Promise<void> {
    await this.#client?.feedback.discard(id);
    this.#draft.take(wordsOf(report), report.photos ?? []);
    await this.#look(this.#client);
  }

  forget(): void {
    this.#sending = {};
    this.discarded = undefined;
    this.#become({ kind: 'idle' });
  }

  async #look(client: Client | undefined): Promise<void> {
    if (!client) return;
    const look = (this.#looked = {});
    const waiting = await client.feedback.waiting().catch(() => []);
    if (client !== this.#client || look !== this.#looked) return; // Another look is newer.
    this.waiting = waiting;
    const { sent } = this.#draft;
    for (const each of waiting) {
      const { id, state, report } = each;
      if (state.kind !== 'received') continue;
      keepReport(client.store, { ...state.receipt, category: report.category });
      // Who still looks at the words that it waits is shown the code in their place.
      if (sent?.kind === 'waiting' && sent.id === id) await this.#arrive(client, each, state.receipt);
    }
    this.#onChange();
  }

  async #arrive(client: Client, { id, report }: WaitingFeedback, receipt: FeedbackReceipt): Promise<void> {
    this.hasArrived = true;
    this.#draft.arrive({ kind: 'received', receipt, category: report.category });
    this.waiting = this.waiting.filter((each) => each.id !== id);
    await client.feedback.discard(id);
  }

  #become(state: SendingState): void {
    this.state = state;
    this.#onChange();
  }
}

/** What was written, as it is sent: nothing is sent that was left empty. */
export function reportOf(words: Words, photos: readonly Blob[]): NewFeedback {
  const { category = '', communeCode, address, latitude, longitude, text = '', name, phone, email, isPublic = false } = words;
  const filled = <Field extends string>(field: Field, value: string | undefined) => (value?.trim() ? { [field]: value.trim() } : {}) as Partial<Record<Field, string>>;
  const hasPoint = latitude !== undefined && longitude !== undefined;
  const place = { ...filled('communeCode', communeCode), ...filled('address', address), ...(hasPoint && { latitude, longitude }) };
  const contact = { ...filled('name', name), ...filled('phone', phone), ...filled('email', email) };
  return {
    category,
    text: text.trim().normalize('NFC'),
    isPublic,
    ...(Object.keys(place).length > 0 && { place }),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(photos.length > 0 && { photos }),
  };
}

function wordsOf({ category, text, isPublic, place, contact }: NewFeedback): Words {
  return { category, text, isPublic, ...place, ...contact };
}

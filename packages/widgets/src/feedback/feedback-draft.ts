import type { FeedbackReceipt } from '@motcua/contract/feedback';
import type { DeviceStore } from '@motcua/sdk';
import type { ReactiveControllerHost } from 'lit';

/** What is asked for, one after another. `check` is where everything is read once more. */
export const parts = ['what', 'where', 'text', 'photos', 'person', 'check'] as const;
export type Part = (typeof parts)[number];

/** What the citizen has said so far, as they said it. */
export interface Words {
  readonly category?: string | undefined;
  readonly communeCode?: string | undefined;
  readonly communeName?: string | undefined;
  readonly address?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly isPublic?: boolean | undefined;
}

/** What became of the last report that was sent from this page. */
export type Sent = { readonly kind: 'received'; readonly receipt: FeedbackReceipt; readonly category: string } | { readonly kind: 'waiting'; readonly id: string };

/** A draft as it was before it was thrown away. */
interface Draft {
  readonly words: Words;
  readonly photos: readonly Blob[];
  readonly hasSeenAll: boolean;
}

const keys = { words: 'feedback', sent: 'feedback sent', photo: (place: number) => `feedback photo ${place}` };
const empty: Draft = { words: {}, photos: [], hasSeenAll: false };

/**
 * What the citizen is writing: every letter is kept in this tab until it is sent or thrown away, photos where the browser has
 * room for them. On a shared device it is in the page's memory only. Knows nothing of the DOM.
 */
export class FeedbackDraft {
  /** How many photos were lost when the page was loaded anew, because the browser had no room for them. */
  lostPhotos = 0;
  sent: Sent | undefined;
  readonly #host: ReactiveControllerHost;
  #store: DeviceStore | undefined;
  #draft = empty;
  #discarded: Draft | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get words(): Words {
    return this.#draft.words;
  }

  get photos(): readonly Blob[] {
    return this.#draft.photos;
  }

  /** Whether everything has been read once more: a change then leads back there. */
  get hasSeenAll(): boolean {
    return this.#draft.hasSeenAll;
  }

  get isEmpty(): boolean {
    return this.photos.length === 0 && Object.values(this.words).every((each) => each === undefined || each === '' || each === false);
  }

  /** Whether the draft that was thrown away can be had back. */
  get canUndo(): boolean {
    return this.#discarded !== undefined;
  }

  /** Takes up what an earlier page of this tab kept. */
  open(store: DeviceStore): void {
    if (store === this.#store) return;
    this.#store = store;
    const { words, photoCount = 0, hasSeenAll = false }: { words?: unknown; photoCount?: unknown; hasSeenAll?: unknown } = Object(store.get('draft', keys.words));
    const wanted = typeof photoCount === 'number' ? photoCount : 0;
    const photos = Array.from({ length: wanted }, (_, place) => photoOf(store.get('draft', keys.photo(place)))).filter((photo) => photo !== undefined);
    this.#draft = { words: wordsOf(words), photos, hasSeenAll: hasSeenAll === true };
    this.lostPhotos = wanted - photos.length;
    this.sent = sentOf(store.get('draft', keys.sent));
    this.#discarded = undefined;
  }

  write(words: Words): void {
    this.#become({ ...this.#draft, words: { ...this.words, ...words } });
  }

  seeAll(): void {
    if (!this.hasSeenAll) this.#become({ ...this.#draft, hasSeenAll: true });
  }

  setPhotos(photos: readonly Blob[]): void {
    this.lostPhotos = 0;
    this.#become({ ...this.#draft, photos });
    void this.#keepPhotos(photos);
  }

  /** Takes up a report that was written before, such as one that the gateway refused. */
  take(words: Words, photos: readonly Blob[]): void {
    this.#become({ words, photos, hasSeenAll: true });
    void this.#keepPhotos(photos);
  }

  /** Throws the draft away; {@link undo} brings it back as long as nothing new is written. */
  discard(): void {
    const before = this.#draft;
    this.forget();
    this.#discarded = before;
  }

  undo(): void {
    const before = this.#discarded;
    if (!before) return;
    this.#become(before);
    void this.#keepPhotos(before.photos);
  }

  /** Ends the draft: it was sent, or waits to be. */
  end(sent: Sent): void {
    this.forget();
    this.arrive(sent);
  }

  /** What waited was received; the next draft may have been begun by then. */
  arrive(sent: Sent): void {
    this.sent = sent;
    this.#store?.set('draft', keys.sent, sent);
    this.#host.requestUpdate();
  }

  /** Leaves nothing behind. */
  forget(): void {
    this.#become(empty);
    this.sent = undefined;
    this.lostPhotos = 0;
    this.#store?.set('draft', keys.sent, undefined);
    void this.#keepPhotos(this.photos);
  }

  #become(draft: Draft): void {
    this.#draft = draft;
    this.#discarded = undefined;
    const { words, photos, hasSeenAll } = draft;
    this.#store?.set('draft', keys.words, this.isEmpty ? undefined : { words, photoCount: photos.length, hasSeenAll });
    this.#host.requestUpdate();
  }

  async #keepPhotos(photos: readonly Blob[]): Promise<void> {
    const store = this.#store;
    const texts = await Promise.all(photos.map(textOf));
    if (!store || photos !== this.photos) return; // Others were chosen meanwhile.
    for (let place = 0; place < 3 || place < texts.length; place += 1) store.set('draft', keys.photo(place), texts[place]);
  }
}

function wordsOf(kept: unknown): Words {
  const { category, communeCode, communeName, address, latitude, longitude, text, name, phone, email, isPublic }: Partial<Record<keyof Words, unknown>> = Object(kept);
  const string = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
  return {
    category: string(category),
    communeCode: string(communeCode),
    communeName: string(communeName),
    address: string(address),
    latitude: number(latitude),
    longitude: number(longitude),
    text: string(text),
    name: string(name),
    phone: string(phone),
    email: string(email),
    isPublic: isPublic === true,
  };
}

function sentOf(kept: unknown): Sent | undefined {
  const { kind, id, receipt, category }: { kind?: unknown; id?: unknown; receipt?: { trackingCode?: unknown; receivedAt?: unknown }; category?: unknown } = Object(kept);
  if (kind === 'waiting') return typeof id === 'string' ? { kind, id } : undefined;
  const { trackingCode, receivedAt, answerBy, answeredBy }: Partial<Record<keyof FeedbackReceipt, unknown>> = Object(receipt);
  if (kind !== 'received' || typeof trackingCode !== 'string' || typeof receivedAt !== 'string') return undefined;
  return {
    kind,
    category: typeof category === 'string' ? category : '',
    receipt: { trackingCode, receivedAt, ...(typeof answerBy === 'string' && { answerBy }), ...(typeof answeredBy === 'string' && { answeredBy }) },
  };
}

/** A photo as text, since a tab keeps nothing else. */
function textOf(photo: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the photo could not be read'));
    reader.readAsDataURL(photo);
  });
}

function photoOf(kept: unknown): Blob | undefined {
  const [, type, base64] = /^data:([\w/]+);base64,(.*)$/.exec(typeof kept === 'string' ? kept : '') ?? [];
  if (!type || !base64) return undefined;
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
}

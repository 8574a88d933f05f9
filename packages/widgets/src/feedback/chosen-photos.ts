import { mostFeedbackPhotos } from '@motcua/contract/feedback/wire';
import { withoutMetadata } from '@motcua/sdk/photo';
import type { FeedbackDraft } from './feedback-draft.ts';

/** What is said of the photos just chosen. */
export type PhotoNotice =
  | { readonly kind: 'none' | 'preparing' | 'removed' | 'added' }
  | { readonly kind: 'refused'; readonly name: string }
  | { readonly kind: 'tooMany'; readonly count: number };

/** Takes photos into the draft, each made anew on the device without what a camera writes into it. */
export class ChosenPhotos {
  notice: PhotoNotice = { kind: 'none' };
  readonly #draft: FeedbackDraft;
  readonly #onChange: () => void;
  /** Changes with each draft that ends. */
  #visit = {};

  constructor(draft: FeedbackDraft, onChange: () => void) {
    this.#draft = draft;
    this.#onChange = onChange;
  }

  async add(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const visit = this.#visit;
    this.#tell({ kind: 'preparing' });
    let refused: File | undefined;
    let left = 0;
    for (const file of files) {
      if (this.#draft.photos.length >= mostFeedbackPhotos) {
        left += 1;
        continue;
      }
      const photo = await withoutMetadata(file).catch(() => undefined);
      if (visit !== this.#visit) return; // It was for a draft that is no more, maybe another person's.
      if (photo && this.#draft.photos.length < mostFeedbackPhotos) this.#draft.setPhotos([...this.#draft.photos, photo]);
      else refused ??= file;
    }
    this.#tell(refused ? { kind: 'refused', name: refused.name } : left > 0 ? { kind: 'tooMany', count: left } : { kind: 'added' });
  }

  remove(photo: Blob): void {
    this.#draft.setPhotos(this.#draft.photos.filter((each) => each !== photo));
    this.#tell({ kind: 'removed' });
  }

  forget(): void {
    this.#visit = {};
    this.#tell({ kind: 'none' });
  }

  #tell(notice: PhotoNotice): void {
    this.notice = notice;
    this.#onChange();
  }
}

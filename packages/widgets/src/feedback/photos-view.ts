import { mostFeedbackPhotos } from '@motcua/contract/feedback/wire';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../core/icon.ts';
import { cameraIcon, clearIcon, lockIcon, photoIcon, unknownIcon } from '../core/icons.ts';
import type { ChosenPhotos } from './chosen-photos.ts';
import type { PartsScene } from './parts-scene.ts';

const accepted = 'image/jpeg,image/png,image/webp';

/** Photos that go with the report: up to three, from the camera or from those that are there. */
export function photosView({ say, draft }: PartsScene, chosen: ChosenPhotos, remove: (photo: Blob) => void): TemplateResult {
  const { photos, lostPhotos } = draft;
  const isFull = photos.length >= mostFeedbackPhotos;
  const isBusy = chosen.notice.kind === 'preparing';
  const choose = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    void chosen.add([...(field.files ?? [])]);
    field.value = ''; // Or the same photo could not be chosen again.
  };
  return html`<fieldset class="stack photos" aria-describedby="photos-hint" aria-busy=${isBusy ? 'true' : 'false'}>
    <legend>${say.photos} <span class="muted">${say.optional}</span></legend>
    <p class="small muted" id="photos-hint">${say.photosHint(mostFeedbackPhotos)}</p>
    ${lostPhotos > 0 ? html`<p class="unsure">${icon(unknownIcon)}<span>${say.photosLost(lostPhotos)}</span></p>` : nothing} ${thumbnailsView({ say, photos }, remove)}
    <div role="status" tabindex="-1" class="photo-notice">${noticeView({ say, photos }, chosen)}</div>
    ${
      isFull
        ? html`<p class="small muted">${say.photoFull(mostFeedbackPhotos)}</p>`
        : html`<p class="buttons">
          ${hasCamera() ? html`<label class="button file">${icon(cameraIcon)}${say.takePhoto}<input type="file" accept=${accepted} capture="environment" @change=${choose} /></label>` : nothing}
          <label class="button file">${icon(photoIcon)}${say.choosePhoto}<input type="file" accept=${accepted} multiple @change=${choose} /></label>
        </p>`
    }
    <p class="source">${icon(lockIcon)}<span>${say.photosNote}</span></p>
  </fieldset>`;
}

/** Small pictures, drawn by {@link drawPhotos}: an address of the page's memory is no source that a strict policy allows for pictures. */
export function thumbnailsView({ say, photos }: { say: PartsScene['say']; photos: readonly Blob[] }, remove?: (photo: Blob) => void): TemplateResult | typeof nothing {
  if (photos.length === 0) return nothing;
  return html`<ul class="thumbnails">
    ${photos.map(
      (photo, index) => html`<li>
        <canvas width="240" height="240" role="img" aria-label=${say.photo(index + 1)} .photo=${photo}></canvas>
        ${remove ? html`<button class="link small" type="button" @click=${() => remove(photo)}>${icon(clearIcon)}<span>${say.removePhoto}<span class="unseen"> ${index + 1}</span></span></button>` : nothing}
      </li>`,
    )}
  </ul>`;
}

function noticeView({ say, photos }: { say: PartsScene['say']; photos: readonly Blob[] }, { notice }: ChosenPhotos): unknown {
  if (notice.kind === 'preparing') return html`<p class="muted">${say.preparing}</p>`;
  if (notice.kind === 'added') return html`<p class="unseen">${say.added(photos.length)}</p>`;
  if (notice.kind === 'removed') return html`<p class="small muted">${say.photoRemoved}</p>`;
  const words = notice.kind === 'refused' ? say.photoRefused(notice.name) : notice.kind === 'tooMany' ? say.photoTooMany(notice.count, mostFeedbackPhotos) : '';
  return words ? html`<p class="unsure">${icon(unknownIcon)}<span>${words}</span></p>` : nothing;
}

/** A button for the camera is of use where there is one at hand: on phones. */
function hasCamera(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

const drawn = new WeakMap<HTMLCanvasElement, Blob>();

/** Draws each photo into its place, once, cut to a square. */
export function drawPhotos(root: ParentNode): void {
  for (const canvas of root.querySelectorAll<HTMLCanvasElement & { photo?: Blob }>('canvas')) {
    const { photo } = canvas;
    if (!photo || drawn.get(canvas) === photo) continue;
    drawn.set(canvas, photo);
    createImageBitmap(photo).then(
      (picture) => {
        const side = Math.min(picture.width, picture.height);
        if (drawn.get(canvas) === photo)
          canvas.getContext('2d')?.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
        picture.close();
      },
      () => {}, // Its number stands beside it.
    );
  }
}

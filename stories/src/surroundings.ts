import { html, nothing } from 'lit';
import { baseUrl } from './gateway.ts';

/** What the toolbar chooses. */
export interface Globals {
  readonly theme?: 'auto' | 'light' | 'dark' | 'contrast';
  readonly easy?: boolean;
  readonly language?: 'vi' | 'en';
}

/** A host page around a story: client, theme, easy mode and language come from outside, as they do in a portal. */
export function surroundings(story: unknown, { theme = 'light', easy = false, language = 'vi' }: Globals) {
  return html`<div lang=${language}>
    <motcua-app gateway=${baseUrl} session="cookie" theme=${theme} ?easy=${easy} has-easy-switch>${story ?? nothing}</motcua-app>
  </div>`;
}

/** One story leaves nothing behind for the next. */
export async function forgetEverything(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '');
  const databases = await indexedDB.databases();
  await Promise.all(
    databases.map(
      ({ name = '' }) =>
        new Promise((resolve) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = request.onerror = request.onblocked = resolve;
        }),
    ),
  );
}

import type { HTMLAttributes } from 'svelte/elements';
import type { ElementProperties } from './elements.ts';
import type { Listeners } from './listeners.ts';

type Attributes<Tag extends keyof ElementProperties> = Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof ElementProperties[Tag]> & ElementProperties[Tag] & Listeners<Tag>;

/** The elements as Svelte 5 takes them: properties by their names, events as `onmotcua-…`. */
export type SvelteElements = { [Tag in keyof ElementProperties]: Attributes<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteElements {}
}

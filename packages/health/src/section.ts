import type { HealthSection, HealthSource } from '@motcua/contract/health';
import type { ReadItem } from './item.ts';
import { mostLines } from './narrative.ts';
import { present } from './present.ts';
import { stateOfSection } from './section-state.ts';
import type { Json } from './untrusted.ts';

/** What a section is made of, read but not yet judged. */
export interface SectionParts {
  readonly heading: Pick<HealthSection, 'kind' | 'title' | 'depth'> & { readonly loinc: string | undefined; readonly originalTitle?: string | undefined };
  readonly items: readonly ReadItem[];
  readonly narrative: readonly string[];
  /** Where the source says why the section is empty. */
  readonly written: Json;
  /** Who stands for the section, and since when; `undefined` where nobody does. */
  readonly vouched: HealthSource | undefined;
}

/** Puts a section together: its lines, what it knows, and what else must be said about it. */
export function sectionFrom(parts: SectionParts): HealthSection {
  const { heading, items, narrative } = parts;
  const { state, note, assured } = stateOfSection(parts);
  const cut = narrative.length > mostLines ? 'Phần chữ của mục này còn dài hơn.' : undefined;
  return present({
    ...heading,
    state,
    items: items.map(({ item }) => item),
    narrative: narrative.length > 0 ? narrative.slice(0, mostLines) : undefined,
    note: [note, cut].filter(Boolean).join(' ') || undefined,
    assured,
  });
}

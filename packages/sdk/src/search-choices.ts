import type { DeviceStore } from './device-store.ts';

/** What somebody typed, and which service they opened from the list. */
export interface SearchChoice {
  readonly query: string;
  /** Code of the service. */
  readonly code: string;
  /** Its place in the list, from 1. */
  readonly place: number;
  /** The day, such as `2026-11-26`. */
  readonly on: string;
}

const key = 'choices';
/** Older ones make way. */
const most = 300;

/**
 * Keeps on this device, and nowhere else, which service somebody opened after what they typed: a wish for an alias, to be
 * read by who curates the vocabulary. Nothing is kept on a shared device, and nothing at all unless a host asks for it.
 */
export function keepChoice(store: DeviceStore, choice: Omit<SearchChoice, 'on'>): void {
  if (store.isShared) return;
  store.set('recent', key, [...keptChoices(store), { ...choice, on: new Date().toISOString().slice(0, 10) }].slice(-most));
}

/** What was kept, oldest first. */
export function keptChoices(store: DeviceStore): SearchChoice[] {
  const kept = store.get('recent', key);
  return Array.isArray(kept) ? kept.filter(isChoice) : [];
}

/** Forgets all of it. */
export function forgetChoices(store: DeviceStore): void {
  store.set('recent', key, undefined);
}

/** What was kept as JSON Lines, for a file that its owner hands over: this sends nothing. */
export function exportChoices(store: DeviceStore): string {
  return keptChoices(store)
    .map((choice) => `${JSON.stringify(choice)}\n`)
    .join('');
}

function isChoice(value: unknown): value is SearchChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { query, code, place, on } = value as Partial<Record<keyof SearchChoice, unknown>>;
  return typeof query === 'string' && typeof code === 'string' && typeof place === 'number' && typeof on === 'string';
}

import type { DeviceStore } from '@motcua/sdk';

/** Under which name the last questions are kept. */
const key = 'service-finder';

/** Enough to go on with, few enough to read. */
const most = 5;

/** Longer than this, it was a story, not something that is asked again. */
const longest = 80;

/** The last questions that led somewhere, newest first; kept on this device and nowhere else. */
export function recentQueries(store: DeviceStore): readonly string[] {
  const kept = store.get('recent', key);
  return Array.isArray(kept) ? kept.filter((query): query is string => typeof query === 'string').slice(0, most) : [];
}

/** Keeps a question that led somewhere. */
export function keepQuery(store: DeviceStore, query: string): void {
  const asked = query.trim();
  if (asked === '' || asked.length > longest) return;
  const others = recentQueries(store).filter((each) => each.toLowerCase() !== asked.toLowerCase());
  store.set('recent', key, [asked, ...others].slice(0, most));
}

export function forgetQueries(store: DeviceStore): void {
  store.set('recent', key, undefined);
}

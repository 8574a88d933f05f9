import type { DeviceStore } from '@motcua/sdk';

const key = 'commune';

/** Code of the commune that this device remembers, or nothing. */
export function keptWard(store: DeviceStore): string {
  const kept = store.get('ward', key);
  return typeof kept === 'string' && /^\d{5}$/.test(kept) ? kept : '';
}

/** Remembers the commune on this device and nowhere else; an empty code forgets it. A shared device keeps it no longer than the page. */
export function keepWard(store: DeviceStore, code: string): void {
  store.set('ward', key, code || undefined);
}

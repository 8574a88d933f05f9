import type { DeviceStore } from '@motcua/sdk';

/** A report that this device remembers: its key, what it was about, when it arrived. */
export interface KeptReport {
  readonly trackingCode: string;
  readonly category: string;
  readonly receivedAt: string;
}

const key = 'feedback';

/** More than these nobody follows; the oldest are forgotten first. */
const mostKept = 20;

/** Reports that were sent from this device, newest first. */
export function keptReports(store: DeviceStore): readonly KeptReport[] {
  const kept = store.get('recent', key);
  return Array.isArray(kept) ? kept.filter(isKeptReport) : [];
}

/** Remembers a report on this device and nowhere else; on a shared device nothing is remembered. */
export function keepReport(store: DeviceStore, { trackingCode, category, receivedAt }: KeptReport): void {
  if (store.isShared) return;
  const others = keptReports(store).filter((each) => each.trackingCode !== trackingCode);
  const all = [{ trackingCode, category, receivedAt }, ...others].sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  store.set('recent', key, all.slice(0, mostKept));
}

/** Forgets one; the report itself stays with who answers it. */
export function forgetReport(store: DeviceStore, trackingCode: string): void {
  const others = keptReports(store).filter((each) => each.trackingCode !== trackingCode);
  store.set('recent', key, others.length > 0 ? others : undefined);
}

function isKeptReport(kept: unknown): kept is KeptReport {
  const { trackingCode, category, receivedAt }: Partial<Record<keyof KeptReport, unknown>> = Object(kept);
  return typeof trackingCode === 'string' && typeof category === 'string' && typeof receivedAt === 'string';
}

import type { ServiceCounts, ServiceFilters } from '@motcua/contract/services';
import type { FindTable } from './findable.ts';
import { least, type Ranked } from './ranking.ts';

/** Whether a service keeps filters; every filter that is given must hold. */
export function keepsFilters(table: FindTable, service: number, { governmentLevel, channel, sectors, audience }: ServiceFilters): boolean {
  const { governmentLevels, channels, audiences } = table.scope(service);
  if (governmentLevel !== undefined && !governmentLevels.includes(governmentLevel)) return false;
  if (channel !== undefined && !channels.includes(channel)) return false;
  if (audience !== undefined && !audiences.includes(audience)) return false;
  if (sectors === undefined) return true;
  const own = table.sectors[table.sectorOf(service)]?.normalize('NFC');
  return sectors.some((sector) => sector.normalize('NFC') === own);
}

/**
 * Counts what some services can be narrowed by: for each way, those that keep the other filters, and would be shown if it
 * were taken.
 *
 * @param services - All that have anything in common with a query, best first.
 */
export function countFacets(table: FindTable, services: readonly Ranked[], filters: ServiceFilters): ServiceCounts {
  const counted = <T extends string>(filter: keyof ServiceFilters, valuesOf: (service: number) => readonly T[]): { value: T; count: number }[] => {
    const counts = new Map<T, { count: number; lowest: number }>();
    for (const { service, score } of services) {
      if (!keepsFilters(table, service, { ...filters, [filter]: undefined })) continue;
      for (const value of valuesOf(service)) {
        const known = counts.get(value) ?? { count: 0, lowest: 0 };
        counts.set(value, known);
        if (known.lowest === 0 && score < Infinity) known.lowest = score * least; // One that was named by its code is beyond comparison.
        if (score >= known.lowest) known.count += 1;
      }
    }
    // The most frequent first, equal ones in the order of the alphabet.
    return [...counts].map(([value, { count }]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    sectors: counted('sectors', (service) => [table.sectors[table.sectorOf(service)] ?? ''].filter(Boolean)),
    governmentLevels: counted('governmentLevel', (service) => table.scope(service).governmentLevels),
    channels: counted('channel', (service) => table.scope(service).channels),
    audiences: counted('audience', (service) => table.scope(service).audiences),
  };
}

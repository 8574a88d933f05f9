import type { ServiceCounts, ServiceFilters } from '@motcua/contract/services';
import type { FindTable } from './findable.ts';

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

/** Counts what some services can be narrowed by: for each way, those that keep the other filters. */
export function countFacets(table: FindTable, services: readonly number[], filters: ServiceFilters): ServiceCounts {
  const but = (filter: keyof ServiceFilters) => services.filter((service) => keepsFilters(table, service, { ...filters, [filter]: undefined }));
  return {
    sectors: counted(but('sectors').flatMap((service) => table.sectors[table.sectorOf(service)] || [])),
    governmentLevels: counted(but('governmentLevel').flatMap((service) => table.scope(service).governmentLevels)),
    channels: counted(but('channel').flatMap((service) => table.scope(service).channels)),
    audiences: counted(but('audience').flatMap((service) => table.scope(service).audiences)),
  };
}

/** The most frequent first, equal ones in the order of the alphabet. */
function counted<T extends string>(values: readonly T[]): { value: T; count: number }[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : Number(a.value > b.value)));
}

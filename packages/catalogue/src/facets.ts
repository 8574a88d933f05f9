import type { ChannelKind, GovernmentLevel } from '@motcua/contract/services';
import type { FindTable } from './findable.ts';

/** A value that services have, and how many have it. */
export interface FacetCount<T extends string> {
  readonly value: T;
  readonly count: number;
}

/** What a search's services can be narrowed by; the most frequent first, equal ones in the order of the alphabet. */
export interface Facets {
  readonly sectors: readonly FacetCount<string>[];
  readonly governmentLevels: readonly FacetCount<GovernmentLevel>[];
  readonly channels: readonly FacetCount<ChannelKind>[];
}

/** Counts what some services have. */
export function countFacets(table: FindTable, services: readonly number[]): Facets {
  return {
    sectors: counted(services.flatMap((service) => table.sectors[table.sectorOf(service)] ?? []).filter((sector) => sector !== '')),
    governmentLevels: counted(services.flatMap((service) => table.levels(service))),
    channels: counted(services.flatMap((service) => table.channels(service))),
  };
}

function counted<T extends string>(values: readonly T[]): FacetCount<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : Number(a.value > b.value)));
}

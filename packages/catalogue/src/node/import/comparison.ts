import { isDeepStrictEqual } from 'node:util';
import type { PublicService } from '@motcua/contract/services';

/** A record that says something else than before, and in which fields. */
export interface ChangedRecord {
  readonly before: PublicService;
  readonly now: PublicService;
  readonly fields: readonly (keyof PublicService)[];
}

/** What an import brought, beside the one before. */
export interface Comparison {
  readonly added: readonly PublicService[];
  readonly changed: readonly ChangedRecord[];
  readonly withdrawn: readonly PublicService[];
}

/** Compares records by their codes. Another day on which the same was read is no change. */
export function compared(before: readonly PublicService[], now: readonly PublicService[]): Comparison {
  const old = new Map(before.map((record) => [record.code, record]));
  const present = new Set(now.map(({ code }) => code));
  return {
    added: now.filter(({ code }) => !old.has(code)),
    changed: now.flatMap((record) => {
      const was = old.get(record.code);
      const fields = was ? changedFields(was, record) : [];
      return was && fields.length > 0 ? [{ before: was, now: record, fields }] : [];
    }),
    withdrawn: before.filter(({ code }) => !present.has(code)),
  };
}

function changedFields(before: PublicService, now: PublicService): (keyof PublicService)[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof PublicService>;
  return [...names].filter((name) => (name === 'source' ? before.source.url !== now.source.url : !isDeepStrictEqual(before[name], now[name])));
}

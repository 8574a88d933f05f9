import type { PublicService } from '@motcua/contract/services';
import { originOf } from './paper-origins.ts';
import { standInOf } from './stand-in.ts';

/** An address that nobody is sent to. */
export interface LeftAddress {
  readonly code: string;
  readonly url: string;
}

/** Records as citizens read them, and what was left out of them. */
export interface Completed {
  readonly records: readonly PublicService[];
  readonly leftOut: readonly LeftAddress[];
}

/**
 * Adds what is known of papers of a kind and what can be read from a record's own words, where the record does not say it in a field;
 * takes addresses for applying away that are not encrypted: whoever stands between could show another page under them.
 */
export function completed(records: readonly PublicService[]): Completed {
  const leftOut: LeftAddress[] = [];
  return {
    records: records.map((record) => {
      const standIn = standInOf(record);
      return {
        ...record,
        ...(standIn && { standIn }),
        channels: record.channels.map(({ url, ...channel }) => {
          if (url === undefined || isEncrypted(url)) return { ...channel, ...(url !== undefined && { url }) };
          leftOut.push({ code: record.code, url });
          return channel;
        }),
        papers: record.papers.map((group) => ({
          ...group,
          papers: group.papers.map((paper) => {
            const obtainedFrom = originOf(paper);
            return obtainedFrom ? { ...paper, obtainedFrom } : paper;
          }),
        })),
      };
    }),
    leftOut,
  };
}

function isEncrypted(url: string): boolean {
  return new URL(url).protocol === 'https:';
}

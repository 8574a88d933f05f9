import type { PublicService } from '@motcua/contract/services';

/** A field, and of how many records it is not known. */
export interface UnknownShare {
  readonly field: keyof PublicService;
  readonly unknown: number;
  /** Of some of its cases or channels it is known. */
  readonly partly: number;
}

type Known = 'yes' | 'partly' | 'no';

const knownOf: readonly (readonly [field: keyof PublicService, known: (record: PublicService) => Known])[] = [
  ['fees', ({ fees }) => ofSeveral(fees.map(({ kind }) => kind !== 'unknown'))],
  ['timeLimits', ({ timeLimits }) => ofSeveral(timeLimits.map(({ kind }) => kind === 'known'))],
  ['onlineLevel', ({ onlineLevel }) => when(onlineLevel !== 'unknown')],
  ['papers', ({ papers }) => when(papers.length > 0)],
  ['steps', ({ steps }) => when(steps.length > 0)],
  ['channels', ({ channels }) => when(channels.length > 0)],
  ['authority', ({ authority }) => when(authority !== undefined)],
  ['governmentLevels', ({ governmentLevels }) => when(governmentLevels.length > 0)],
  ['audiences', ({ audiences }) => when(audiences.length > 0)],
  ['results', ({ results }) => when(results.length > 0)],
  ['legalBasis', ({ legalBasis }) => when(legalBasis.length > 0)],
  ['plainName', ({ plainName }) => when(plainName !== undefined)],
  ['applicants', ({ applicants }) => when(applicants !== undefined)],
];

/** Of how many records each fact is not known. */
export function unknownShares(records: readonly PublicService[]): UnknownShare[] {
  return knownOf.map(([field, known]) => {
    const states = records.map(known);
    return { field, unknown: states.filter((state) => state === 'no').length, partly: states.filter((state) => state === 'partly').length };
  });
}

function when(isKnown: boolean): Known {
  return isKnown ? 'yes' : 'no';
}

function ofSeveral(known: readonly boolean[]): Known {
  if (known.every((each) => !each)) return 'no'; // Also where there are none.
  return known.every(Boolean) ? 'yes' : 'partly';
}

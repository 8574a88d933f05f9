import type { PublicService } from '@motcua/contract/services';

/** A field, and of how many records it is not known. */
export interface UnknownShare {
  readonly field: string;
  readonly vi: string;
  readonly unknown: number;
  /** Of some of its cases or channels it is known. */
  readonly partly: number;
}

type Known = 'yes' | 'partly' | 'no';

const knownOf: readonly (readonly [field: string, vi: string, known: (record: PublicService) => Known])[] = [
  ['fees', 'Lệ phí', ({ fees }) => ofSeveral(fees.map(({ kind }) => kind !== 'unknown'))],
  ['timeLimits', 'Thời hạn', ({ timeLimits }) => ofSeveral(timeLimits.map(({ kind }) => kind === 'known'))],
  ['onlineLevel', 'Mức độ trực tuyến', ({ onlineLevel }) => when(onlineLevel !== 'unknown')],
  ['papers', 'Giấy tờ', ({ papers }) => when(papers.length > 0)],
  ['steps', 'Các bước', ({ steps }) => when(steps.length > 0)],
  ['channels', 'Cách nộp', ({ channels }) => when(channels.length > 0)],
  ['authority', 'Cơ quan giải quyết', ({ authority }) => when(authority !== undefined)],
  ['governmentLevels', 'Cấp giải quyết', ({ governmentLevels }) => when(governmentLevels.length > 0)],
  ['audiences', 'Đối tượng', ({ audiences }) => when(audiences.length > 0)],
  ['results', 'Kết quả', ({ results }) => when(results.length > 0)],
  ['legalBasis', 'Căn cứ pháp lý', ({ legalBasis }) => when(legalBasis.length > 0)],
  ['plainName', 'Tên dễ hiểu', ({ plainName }) => when(plainName !== undefined)],
  ['applicants', 'Ai được nộp', ({ applicants }) => when(applicants !== undefined)],
];

/** Of how many records each fact is not known. */
export function unknownShares(records: readonly PublicService[]): UnknownShare[] {
  return knownOf.map(([field, vi, known]) => {
    const states = records.map(known);
    return { field, vi, unknown: states.filter((state) => state === 'no').length, partly: states.filter((state) => state === 'partly').length };
  });
}

function when(isKnown: boolean): Known {
  return isKnown ? 'yes' : 'no';
}

function ofSeveral(known: readonly boolean[]): Known {
  if (known.every((each) => !each)) return 'no'; // Also where there are none.
  return known.every(Boolean) ? 'yes' : 'partly';
}

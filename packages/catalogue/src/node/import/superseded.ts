import type { PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import type { ImportFinding } from './procedures.ts';

/** Who says so. */
const reported = 'Được báo khi nhập danh mục, chưa đối chiếu với Cổng Dịch vụ công quốc gia';

/** Procedure codes that were merged into others, as reported in September 2026: cards of identity, and poor households. */
export const knownSuperseded: ReadonlyMap<string, string> = new Map([
  ['1.014061', '1.116410'],
  ['1.014062', '1.116410'],
  ['1.014063', '1.116410'],
  ['1.014064', '1.116410'],
  ['1.011606', '1.116214'],
]);

/**
 * Lets superseded codes lead to their successors. Where the successor is not among the records, the old one stays, warns, and
 * names the successor: what it says may no longer hold, but it is all there is.
 *
 * @param successors - By superseded code: the one that took its place.
 */
export function withSuccessors(
  records: readonly PublicService[],
  successors: ReadonlyMap<string, string>,
): { readonly records: PublicService[]; readonly findings: ImportFinding[] } {
  const present = new Set(records.map(({ code }) => code));
  const superseded = records.flatMap(({ code }) => {
    const by = successors.get(code);
    return by === undefined || by === code ? [] : [[code, by] as const];
  });
  const replaced = grouped(
    [...successors].filter(([old, by]) => old !== by && present.has(by)),
    ([, by]) => by,
  );
  return {
    records: records.flatMap((record): PublicService[] => {
      const by = successors.get(record.code);
      if (by === undefined || by === record.code) {
        const old = (replaced.get(record.code) ?? []).map(([code]) => code);
        return [old.length === 0 ? record : { ...record, replaces: [...new Set([...record.replaces, ...old])].sort() }];
      }
      return present.has(by) ? [] : [{ ...record, caveat: caveatOf(by), replacedBy: { code: by, rule: reported } }];
    }),
    findings: superseded.map(([code, by]) => ({ code, kind: 'superseded', detail: present.has(by) ? by : `${by}, chưa có trong nguồn này` })),
  };
}

/** What warns of a record whose code was superseded by one that is not at hand. */
function caveatOf(successor: string): string {
  return `Thủ tục này được báo là đã gộp vào thủ tục mới, mã ${successor}. Giấy tờ và lệ phí có thể đã đổi: hãy hỏi nơi tiếp nhận trước khi đi.`;
}

import type { PublicService } from '@motcua/contract/services';
import { grouped } from '../grouped.ts';
import { overlaid, seenOf, speaksOf, type FactField, type Overlay } from './overlay.ts';

/** Something about an overlay that a person should look at after an import. */
export interface Contradiction {
  readonly code: string;
  /**
   * `gone`: there is no such procedure any more. `superseded`: another code took its place. `outdated`: official facts have changed
   * since the words were written, and the overlay's are left out. `unseen`: which official facts the words were written from was
   * never noted, so that a change would not be seen.
   */
  readonly kind: 'gone' | 'superseded' | 'outdated' | 'unseen';
  readonly fields: readonly FactField[];
  /** For `superseded`: the code that took its place. */
  readonly by?: string;
}

/**
 * Which overlays the official records contradict.
 *
 * @param overlays - The later lie over the earlier. What a later one says of a fact as it is now settles what those below said of it.
 */
export function contradictions(official: readonly PublicService[], overlays: readonly Overlay[]): Contradiction[] {
  const records = new Map(official.map((record) => [record.code, record]));
  const successors = new Map(official.flatMap(({ code, replaces }) => replaces.map((old) => [old, code] as const)));
  const byCode = grouped(overlays, ({ code }) => code);
  return overlays.flatMap((overlay): Contradiction[] => {
    const { code } = overlay;
    const record = records.get(code);
    const by = successors.get(code);
    if (!record) return [by === undefined ? { code, kind: 'gone', fields: [] } : { code, kind: 'superseded', fields: [], by }];
    const all = byCode.get(code) ?? [];
    const above = all.slice(all.indexOf(overlay) + 1);
    const isOpen = (field: FactField): boolean => !above.some((each) => speaksOf(each, field) && each.seen?.[field] === seenOf(record, field));
    const said = overlaid(record, overlay);
    const [outdated, unseen] = [said.outdated.filter(isOpen), said.unseen.filter(isOpen)];
    return [
      ...(outdated.length > 0 ? [{ code, kind: 'outdated' as const, fields: outdated }] : []),
      ...(unseen.length > 0 ? [{ code, kind: 'unseen' as const, fields: unseen }] : []),
    ];
  });
}

/** Facts of one procedure for which an official change left words out, and that nobody has settled since. */
export function outdatedFacts(official: PublicService, overlays: readonly Overlay[]): FactField[] {
  return [...new Set(contradictions([official], overlays).flatMap(({ kind, fields }) => (kind === 'outdated' ? fields : [])))];
}

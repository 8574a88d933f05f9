import type { PublicService } from '@motcua/contract/services';
import { overlaid, type FactField, type Overlay } from './overlay.ts';

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

/** Which overlays the official records contradict. */
export function contradictions(official: readonly PublicService[], overlays: readonly Overlay[]): Contradiction[] {
  const records = new Map(official.map((record) => [record.code, record]));
  const successors = new Map(official.flatMap(({ code, replaces }) => replaces.map((old) => [old, code] as const)));
  return overlays.flatMap((overlay): Contradiction[] => {
    const { code } = overlay;
    const record = records.get(code);
    const by = successors.get(code);
    if (!record) return [by === undefined ? { code, kind: 'gone', fields: [] } : { code, kind: 'superseded', fields: [], by }];
    const { outdated, unseen } = overlaid(record, overlay);
    return [
      ...(outdated.length > 0 ? [{ code, kind: 'outdated' as const, fields: outdated }] : []),
      ...(unseen.length > 0 ? [{ code, kind: 'unseen' as const, fields: unseen }] : []),
    ];
  });
}

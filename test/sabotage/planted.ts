import type { Defect } from './defect.ts';

/** How often a defect's place is found in a source: a defect that applies finds it once. */
export function placesOf({ find }: Pick<Defect, 'find'>, source: string): number {
  return source.split(find).length - 1;
}

/** `2026-07-17` as people here write it: `17/07/2026`. */
export function vietnameseDate(isoDate: string): string {
  return isoDate.split('-').reverse().join('/');
}

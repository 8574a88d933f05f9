/** A moment as the contract writes it. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

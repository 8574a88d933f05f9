/** The moment so many months before another, by the calendar. Both are milliseconds since 1970. */
export function monthsBefore(atMs: number, months: number): number {
  const moment = new Date(atMs);
  return moment.setUTCMonth(moment.getUTCMonth() - months);
}

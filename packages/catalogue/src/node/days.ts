/** How many whole days ago a day was. */
export function ageInDays(day: string, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(day)) / 86_400_000);
}

/** The day as records write it. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

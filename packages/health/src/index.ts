export { readHealthBook } from './read-health-book.ts';
export type { HealthBookOptions, HealthBookReading, UnreadableReason } from './read-health-book.ts';
export type { IdentifierSystems } from './people.ts';

import { child } from './child.ts';
import { conflicting } from './conflicting.ts';
import { mother } from './mother.ts';
import { nearlyEmpty } from './nearly-empty.ts';
import { pensioner } from './pensioner.ts';
import type { InventedPerson } from './person.ts';

export { inventedIdentifierSystems } from './person.ts';
export type { InventedPerson } from './person.ts';

/** Everybody whose health book is invented. */
export const inventedPeople: readonly InventedPerson[] = [child, pensioner, mother, nearlyEmpty, conflicting];

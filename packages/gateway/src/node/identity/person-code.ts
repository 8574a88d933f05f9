import { createHmac } from 'node:crypto';
import type { Person } from '../../person.ts';
import { saltOf } from '../store/audit.ts';
import { sealOf, type Seal } from '../store/seal.ts';
import type { StoreTables } from '../store/schema.ts';

/** How the tables hold somebody: neither their number nor their name stands there. */
export interface PersonCode {
  /** Names them in the tables. */
  readonly code: string;
  /** Closes what only a question of their own, which brings their number, opens again. */
  readonly seal: Seal;
}

/** @param salt - The store's own: {@link saltOf}. */
export function personCodeOf({ id, isDemonstration = false }: Pick<Person, 'id' | 'isDemonstration'>, salt: string): PersonCode {
  const known = `${isDemonstration ? 'demonstration' : 'person'} ${id}`;
  return { code: createHmac('sha256', salt).update(known).digest('hex'), seal: sealOf(`${salt} ${known}`, 'person') };
}

/** The code under which the tables of this store name somebody. */
export async function subjectOf(tables: StoreTables, person: Pick<Person, 'id' | 'isDemonstration'>): Promise<string> {
  return personCodeOf(person, await saltOf(tables)).code;
}

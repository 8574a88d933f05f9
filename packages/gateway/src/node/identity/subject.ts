import { createHmac } from 'node:crypto';
import type { Person } from '../../person.ts';
import type { StoreTables } from '../store/schema.ts';

/** The code under which the tables of this store name somebody, so that their number does not stand there. */
export async function subjectOf(tables: StoreTables, { id, isDemonstration = false }: Pick<Person, 'id' | 'isDemonstration'>): Promise<string> {
  const { salt } = await tables.selectFrom('audit_head').select('salt').where('id', '=', 1).executeTakeFirstOrThrow();
  return createHmac('sha256', salt)
    .update(`${isDemonstration ? 'demonstration' : 'person'} ${id}`)
    .digest('hex');
}

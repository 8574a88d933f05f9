import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { StoreKind } from './engine.ts';
import { first } from './migrations/0001-first.ts';
import { identity } from './migrations/0002-identity.ts';
import { clientSession } from './migrations/0003-client-session.ts';
import { dataRequests } from './migrations/0004-data-requests.ts';
import { delegation } from './migrations/0005-delegation.ts';
import { places } from './migrations/0006-places.ts';
import { feedbackRetention } from './migrations/0007-feedback-retention.ts';
import type { StoreTables } from './schema.ts';

/** Every step from an empty store to this program's, oldest first. Only ever added to: stores exist that took each one. */
const steps: Readonly<Record<string, (tables: Kysely<unknown>, kind: StoreKind) => Promise<void>>> = {
  '0001-first': first,
  '0002-identity': identity,
  '0003-client-session': clientSession,
  '0004-data-requests': dataRequests,
  '0005-delegation': delegation,
  '0006-places': places,
  '0007-feedback-retention': feedbackRetention,
};

/** Any number: whoever else brings this database to a version takes the same one. */
const migrationLock = 7_260_515;

/**
 * Brings a store to this program's schema, all the way or not at all; several programs may begin at once.
 *
 * @throws Error where the store was written by a newer program, or is not there although it must be.
 */
export async function migrate(tables: StoreTables, kind: StoreKind, mustExist: boolean): Promise<void> {
  await tables.transaction().execute(async (db) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(db);
    if (mustExist && (await stepsTaken(db)).length === 0) throw noStore();
    await assertNotNewer(db);
    const provider = {
      getMigrations: async () => Object.fromEntries(Object.entries(steps).map(([name, up]): [string, Migration] => [name, { up: (each) => up(each, kind) }])),
    };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw new Error('the store could not be brought to this version', { cause: error });
  });
}

/** What is said where there is no store, and none was to be made. */
export function noStore(): Error {
  return new Error('no gateway has made one there, and nothing was done. Name the one of the gateway, or start the gateway once');
}

/** Names of the steps that a store has taken. */
export async function stepsTaken(tables: StoreTables): Promise<readonly string[]> {
  const there = await tables.introspection.getTables({ withInternalKyselyTables: true });
  if (!there.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(tables);
  return rows.map(({ name }) => name);
}

/** @throws Error where the store was written by a newer program: it would be read wrongly, and written worse. */
export async function assertNotNewer(tables: StoreTables): Promise<void> {
  const unknown = (await stepsTaken(tables)).filter((name) => !(name in steps));
  if (unknown.length > 0) throw new Error(`the store was written by a newer program (${unknown.join(', ')}); start that one, or restore a backup`);
}

import { Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import type { Pool } from 'pg';
import type { Engine } from './engine.ts';
import { listenTo } from './postgres-listener.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './schema.ts';

/** Type of whole numbers of 64 bits; ours stay far below 2^53. */
const int8 = 20;
const channel = 'motcua_events';

/**
 * Opens the store in a PostgreSQL database (15 or newer), which any number of gateways may share.
 *
 * @throws Error where it does not answer, or holds a store of a newer program.
 */
export async function openPostgres(databaseUrl: string, mustExist = false): Promise<Engine> {
  const { default: pg } = await import('pg'); // Only who has one pays for it.
  const connection = {
    connectionString: databaseUrl,
    application_name: 'motcua-gateway',
    connectionTimeoutMillis: 2000,
    keepAlive: true,
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)) },
  };
  const poolOf = (options: object) => {
    const pool = new pg.Pool({ ...connection, ...options });
    // A connection that breaks says so as an event, idle or not; one that nobody listens to ends the process.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    return impatient(pool);
  };
  const migrating = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf({ max: 1 }) }) }); // It may have to wait for another's.
  try {
    await migrate(migrating, 'postgres', mustExist);
  } finally {
    await migrating.destroy();
  }
  const limits = { statement_timeout: 4000, query_timeout: 5000, idle_in_transaction_session_timeout: 15_000 };
  const tables = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf({ max: 10, ...limits }) }) });
  return {
    kind: 'postgres',
    tables,
    async orderTopic(transaction, topic) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${topic}, 0))`.execute(transaction);
    },
    async announce(transaction, topic) {
      await sql`select pg_notify(${channel}, ${topic})`.execute(transaction);
    },
    listen: (heard) => listenTo(channel, () => new pg.Client({ ...connection, query_timeout: 3000 }), heard),
    spareBytes: async () => Infinity,
    close: () => tables.destroy(),
  };
}

/**
 * A pool that gives no connection away again on which an answer stayed away: who asks next would wait behind that answer, and
 * in its transaction.
 */
function impatient(pool: Pool): PostgresPool {
  return {
    options: {},
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const query = async (text: string, parameters: unknown[]) => {
        try {
          return await client.query(text, parameters);
        } catch (error) {
          if (error instanceof Error && error.message === 'Query read timeout') client.end().catch(() => {});
          throw error;
        }
      };
      return new Proxy(client, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) });
    },
  };
}

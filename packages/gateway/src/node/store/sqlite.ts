import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as after } from 'node:timers/promises';
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteDatabase, type SqliteDialectConfig } from 'kysely';
import type { Engine } from './engine.ts';
import { migrate, noStore } from './migrate.ts';
import type { StoreTables } from './schema.ts';
import { isBusy } from './store-failure.ts';

/** Name of the embedded store's file in its folder. */
export const storeFile = 'motcua.sqlite';

/** How long a statement waits for another process with this one standing still: next to never, and not for long. */
const standStillMs = 50;
/** How long a writer waits for one in another process, such as a command, while this one goes on with other things. */
const turnLimitMs = 8000;
const turnAgainMs = 10;
/** After so many turns one after another a writer leaves a gap in which another process gets its own. */
const turnsInARow = 64;
const gapMs = 15;
const pollMs = 1000;

/**
 * Opens the embedded store in a folder, which it makes where there is none. What is acknowledged is on the disk.
 *
 * @throws Error where the folder cannot be written, or holds a store of a newer program.
 */
export async function openSqlite(folder: string, mustExist = false): Promise<Engine> {
  const path = join(folder, storeFile);
  if (mustExist && !existsSync(path)) throw noStore();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600)); // What SQLite makes beside it takes over who may read it.
  const database = new DatabaseSync(path, { timeout: standStillMs });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on');
    const tables = tablesOf(database);
    await migrate(tables, 'sqlite', mustExist);
    return {
      kind: 'sqlite',
      tables,
      async orderTopic() {}, // There is one writer at a time.
      async announce() {}, // Other processes look by themselves.
      listen(heard) {
        const version = database.prepare('pragma data_version'); // Changes when somebody else has written.
        let last = version.get()?.['data_version'];
        const timer = setInterval(() => {
          const now = version.get()?.['data_version'];
          if (now !== last) heard();
          last = now;
        }, pollMs);
        timer.unref();
        return async () => clearInterval(timer);
      },
      async spareBytes() {
        const { bavail, bsize } = await statfs(folder);
        return bavail * bsize;
      },
      close: () => tables.destroy(),
    };
  } catch (error) {
    if (database.isOpen) database.close();
    throw error;
  }
}

/** The tables of an embedded store's file; destroying them closes it. */
export function tablesOf(database: DatabaseSync): StoreTables {
  return new Kysely({ dialect: new NodeSqliteDialect({ database: spoken(database) }) });
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new TurnTakingDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** SQLite takes back a table's making as it does a row's; Kysely does not count on it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Takes a writer's turn when a transaction begins: one that began by reading could not go on to write beside another. */
class TurnTakingDriver extends SqliteDriver {
  #turns = 0;

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    if ((this.#turns += 1) % turnsInARow === 0) await after(gapMs);
    const sinceMs = performance.now();
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() - sinceMs > turnLimitMs) throw error;
        await after(turnAgainMs);
      }
    }
  }
}

/** Node's database as Kysely speaks to one. */
function spoken(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(text) {
      // SQLite ends a transaction by itself when the disk is full; asking for it again would hide the reason.
      if (text === 'rollback' && !database.isTransaction) return { reader: false, all: () => [], run: () => ({ changes: 0, lastInsertRowid: 0 }), iterate: () => [].values() };
      return statementOf(database.prepare(text));
    },
  };
}

function statementOf(statement: StatementSync): ReturnType<SqliteDatabase['prepare']> {
  const spread = (parameters: readonly unknown[]) => parameters as SQLInputValue[]; // What the tables' types let through.
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...spread(parameters)),
    run: (parameters) => statement.run(...spread(parameters)),
    iterate: (parameters) => statement.iterate(...spread(parameters)),
  };
}

import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { storeFile, tablesOf } from './sqlite.ts';
import { assertNotNewer, stepsTaken } from './migrate.ts';

/**
 * Copies the embedded store of a folder into one file, while gateways go on writing, and checks the copy.
 *
 * @throws Error where there is no store, where the file is there already, or where the copy is not sound.
 */
export async function backupStore(folder: string, file: string): Promise<void> {
  const path = join(folder, storeFile);
  if (!existsSync(path)) throw new Error(`${folder} holds no store`);
  if (existsSync(file)) throw new Error(`${file} is there already; name another file`);
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  closeSync(openSync(partial, 'w', 0o600)); // It holds what people wrote, and nobody else reads it.
  try {
    const database = new DatabaseSync(path, { timeout: 5000 });
    try {
      await backup(database, partial);
    } finally {
      database.close();
    }
    await assertSound(partial);
    putInPlace(partial, file);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(partial + end, { force: true });
  }
}

/**
 * Puts a backup into a folder as its embedded store, once it has been checked.
 *
 * @throws Error where the file is no sound backup, where a store is there and `isOverwriting` is not set, or where a gateway has it open.
 */
export async function restoreStore(file: string, folder: string, { isOverwriting = false }: { readonly isOverwriting?: boolean } = {}): Promise<void> {
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  const path = join(folder, storeFile);
  if (existsSync(path)) {
    if (!isOverwriting) throw new Error(`${folder} holds a store already; say that it is to be overwritten, or name another folder`);
    assertNotOpen(path);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  try {
    closeSync(openSync(partial, 'w', 0o600));
    copyFileSync(file, partial);
    await assertSound(partial);
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true }); // They belong to what is overwritten.
    putInPlace(partial, path);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(partial + end, { force: true });
  }
}

/** Looks at every page, every reference and the schema, and leaves one file without companions. */
async function assertSound(path: string): Promise<void> {
  let problem: unknown;
  try {
    const database = new DatabaseSync(path);
    const tables = tablesOf(database);
    try {
      const [answer] = database.prepare('pragma integrity_check(1)').all();
      if (answer?.['integrity_check'] !== 'ok') problem = answer?.['integrity_check'];
      else if (database.prepare('pragma foreign_key_check').all().length > 0) problem = 'rows that belong together are not all there';
      else if ((await stepsTaken(tables)).length === 0) problem = 'it is no store of a gateway';
      else await assertNotNewer(tables);
      database.exec('pragma journal_mode = delete');
    } finally {
      await tables.destroy();
    }
  } catch (error) {
    problem = error instanceof Error ? error.message : error;
  }
  if (problem !== undefined) throw new Error(`this is no sound backup: ${String(problem)}`);
}

/** @throws Error where any process has the store open. */
function assertNotOpen(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit');
  } catch (cause) {
    throw new Error('a gateway has this store open; stop it first', { cause });
  } finally {
    database.close();
  }
}

/** On the disk before it has its name, and its name on the disk before it is said to be there. */
function putInPlace(partial: string, path: string): void {
  sync(partial);
  renameSync(partial, path);
  sync(dirname(path));
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

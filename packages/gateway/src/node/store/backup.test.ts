import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { it, type TestContext } from 'node:test';
import { appendAudit, verifyAudit } from './audit.ts';
import { backupStore, restoreStore } from './backup.ts';
import { storeFile } from './sqlite.ts';
import { openStore } from './store.ts';

/** A folder with a store that holds something, and room for backups. */
async function kept(context: TestContext) {
  const room = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
  context.after(() => rmSync(room, { recursive: true, force: true }));
  const folder = join(room, 'kept');
  const store = await openStore({ folder });
  for (let number = 0; number < 30; number += 1) {
    await store.once({ key: `write:0000000${number}`, fingerprint: 'x' }, async (transaction) => {
      await transaction.append('topic', { number });
      await appendAudit(transaction, { actor: 'clerk', action: 'test.do', subject: `thing:${number}` });
      return number;
    });
  }
  const add = () => store.write(({ append }) => append('topic', 'later'));
  return { room, folder, file: join(room, 'backup.sqlite'), store, add };
}

/** Every row of every table. */
function contentOf(folder: string): string {
  const database = new DatabaseSync(join(folder, storeFile), { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
    return JSON.stringify(tables.map(({ name }) => [name, database.prepare(`select * from "${String(name)}" order by 1, 2`).all()]));
  } finally {
    database.close();
  }
}

it('restores what was backed up, while a gateway went on writing', async (context) => {
  const { room, folder, file, store, add } = await kept(context);
  const before = contentOf(folder);
  await backupStore(folder, file);
  await add();
  assert.notEqual(contentOf(folder), before);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const elsewhere = join(room, 'restored');
  await restoreStore(file, elsewhere);
  assert.equal(contentOf(elsewhere), before);
  const restored = await openStore({ folder: elsewhere });
  assert.equal((await verifyAudit(restored)).isWhole, true);
  assert.equal(await restored.once({ key: 'write:00000007', fingerprint: 'x' }, async () => 'again'), 7);
  await restored.close();

  await assert.rejects(restoreStore(file, folder), /holds a store already/);
  await assert.rejects(restoreStore(file, folder, { isOverwriting: true }), /stop it first/);
  await store.close();
  await restoreStore(file, folder, { isOverwriting: true });
  assert.equal(contentOf(folder), before);
  assert.ok(!existsSync(join(folder, `${storeFile}.partial`)));
});

it('says why it makes or takes no backup, and leaves what is there', async (context) => {
  const { room, folder, file, store } = await kept(context);
  await assert.rejects(backupStore(join(room, 'nowhere'), file), /holds no store/);
  await backupStore(folder, file);
  await assert.rejects(backupStore(folder, file), /is there already/);
  await store.close();
  const before = contentOf(folder);
  const sound = readFileSync(file);
  const broken = join(room, 'broken.sqlite');
  const spoilt = Buffer.from(sound);
  spoilt.fill(0x5a, 4096 * 3, 4096 * 6);
  for (const bytes of [spoilt, sound.subarray(0, 20_000), Buffer.from('not a database at all'), Buffer.alloc(0)]) {
    writeFileSync(broken, bytes);
    await assert.rejects(restoreStore(broken, folder, { isOverwriting: true }), /no sound backup/);
  }
  writeFileSync(broken, sound);
  const newer = new DatabaseSync(broken);
  newer.exec("insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')");
  newer.close();
  await assert.rejects(restoreStore(broken, folder, { isOverwriting: true }), /newer program/);
  await assert.rejects(restoreStore(join(room, 'nothing'), folder), /is not there/);
  assert.equal(contentOf(folder), before);
});

it('keeps the embedded store to its owner, and blocks nobody while another process has its turn', async (context) => {
  const { folder, add } = await kept(context);
  assert.deepEqual(
    ['', '-wal', '-shm'].map((end) => statSync(join(folder, storeFile + end)).mode & 0o777),
    [0o600, 0o600, 0o600],
  );
  const holder = `
    import { DatabaseSync } from 'node:sqlite';
    const database = new DatabaseSync(${JSON.stringify(join(folder, storeFile))});
    database.exec('begin immediate');
    console.log('held');
    setTimeout(() => database.exec('commit'), 400);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'readable');
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 10);
  await add();
  clearInterval(timer);
  assert.ok(ticks >= 4, `${ticks} ticks`);
});

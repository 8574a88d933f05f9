// What every store must do, on SQLite and on PostgreSQL: writes done once, events in order, an audit that shows tampering.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { MotcuaPortError } from '@motcua/gateway';
import { appendAudit, auditActorOf, auditHead, openStore, streamBuffer, sweep, verifyAudit, type Store } from '@motcua/gateway/node';
import { sql } from 'kysely';
import { allOf, emptyGround, itOnBoth } from './engines.ts';

const write = { key: 'sendFeedback:0123456789', fingerprint: 'a' };
const code = (name: string) => (error: unknown) => error instanceof MotcuaPortError && error.code === name;
const outboxCount = (store: Store) =>
  store.read(async (tables) => {
    const { count } = await tables
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  });

/** All that a store holds, as text. */
async function everything(store: Store): Promise<string> {
  const names = ['idempotency', 'outbox', 'audit', 'feedback', 'feedback_step', 'feedback_photo', 'feedback_photo_part'] as const;
  const rows = await Promise.all(names.map((name) => store.read((tables) => tables.selectFrom(name).selectAll().execute())));
  return JSON.stringify(rows, (_, value) => (value instanceof Uint8Array || value?.type === 'Buffer' ? Buffer.from(value.data ?? value).toString('latin1') : value));
}

itOnBoth('does a write once, however often it comes at once and on whichever gateway', async ({ open }) => {
  const stores = [await open(), await open()];
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      stores[index % 2]?.once(write, async ({ append }) => {
        await after(5);
        await append('topic', index);
        return { index };
      }),
    ),
  );
  assert.equal(new Set(answers.map((answer) => answer?.index)).size, 1);
  assert.equal(await outboxCount(await open()), 1);
});

itOnBoth('does a write once whatever signs its key ends with', async ({ open }) => {
  const store = await open();
  for (const key of ['sendFeedback:01234567:', 'sendFeedback:::::::::']) {
    assert.equal(await store.once({ key, fingerprint: 'a' }, async () => 'first'), 'first');
    assert.equal(await store.once({ key, fingerprint: 'a' }, async () => 'second'), 'first', key);
  }
  const keyless = { key: 'putFeedbackPhotoPart:', fingerprint: 'a' };
  assert.equal(await store.once(keyless, async () => 'first'), 'first');
  assert.equal(await store.once(keyless, async () => 'second'), 'second');
});

itOnBoth('refuses a key that comes with something else, and remembers nothing that failed', async ({ open }) => {
  const store = await open();
  const broken = new MotcuaPortError('NOT_FOUND');
  await assert.rejects(
    store.once(write, async ({ append }) => {
      await append('topic', 1);
      throw broken;
    }),
    broken,
  );
  assert.equal(await store.once({ ...write, fingerprint: 'b' }, async () => undefined), undefined);
  assert.equal(await store.once(write, async () => 'first'), 'first');
  assert.equal(await store.once(write, async () => 'second'), 'first');
  await assert.rejects(
    store.once({ ...write, fingerprint: 'b' }, async () => 'third'),
    code('CONFLICT'),
  );
  assert.equal(await outboxCount(store), 0);
  assert.equal(await store.once({ key: 'putPart:', fingerprint: 'a' }, async () => 1), 1);
  assert.equal(await store.once({ key: 'putPart:', fingerprint: 'b' }, async () => 2), 2);
});

itOnBoth('remembers a key for a day and keeps its answer where nobody can read it', async ({ open, clock }) => {
  const store = await open();
  await store.once(write, async () => ({ trackingCode: 'ABCD-EFGH-JKMN' }));
  const held = await everything(store);
  for (const secret of ['ABCD', write.key, '0123456789']) assert.ok(!held.includes(secret), secret);
  clock.nowMs += 24 * 3_600_000;
  assert.equal((await sweep(store)).idempotencyKeys, 0);
  assert.deepEqual(await store.once(write, async () => ({ trackingCode: 'other' })), { trackingCode: 'ABCD-EFGH-JKMN' });
  clock.nowMs += 3_600_001;
  assert.equal((await sweep(store)).idempotencyKeys, 1);
  assert.equal(await store.once({ ...write, fingerprint: 'b' }, async () => 'again'), 'again');
});

itOnBoth('gives every reader each event once and in order, while several gateways append at once', async ({ open }) => {
  const stores = [await open(), await open()];
  const stop = new AbortController();
  const each = 20;
  const readers = ['a', 'b'].flatMap((topic) =>
    stores.map(async (store) => {
      const seen: { id: number; payload: unknown }[] = [];
      for await (const event of store.events(topic, 0, stop.signal)) {
        seen.push(event);
        if (seen.length === 2 * each) break;
      }
      return seen;
    }),
  );
  await Promise.all(
    stores.flatMap((store, from) =>
      ['a', 'b'].map(async (topic) => {
        for (let count = 0; count < each; count += 1) {
          await store.write(async ({ append }) => {
            await append(topic, `${from} ${count}`);
            await after(Math.random() * 4); // An id is drawn, and another transaction may commit before this one.
          });
        }
      }),
    ),
  );
  const limit = setTimeout(() => stop.abort(), 5000);
  const all = await Promise.all(readers);
  clearTimeout(limit);
  for (const seen of all) {
    assert.equal(seen.length, 2 * each);
    assert.equal(new Set(seen.map(({ payload }) => payload)).size, 2 * each);
    assert.deepEqual(
      seen.map(({ id }) => id),
      seen.map(({ id }) => id).sort((a, b) => a - b),
    );
  }
  const [first = []] = all;
  const rest: unknown[] = [];
  for await (const { payload } of stores[1]?.events('a', first[each]?.id ?? 0, stop.signal) ?? []) if (rest.push(payload) === each - 1) break;
  assert.deepEqual(
    rest,
    first.slice(each + 1).map(({ payload }) => payload),
  );
});

itOnBoth('tells readers on another gateway within two seconds, and ends when they or the store go', async ({ open }) => {
  const [here, there] = [await open(), await open()];
  const stop = new AbortController();
  const events = there.events('topic', 0, stop.signal)[Symbol.asyncIterator]();
  const limit = setTimeout(() => stop.abort(), 5000);
  const first = events.next();
  await after(300);
  const began = performance.now();
  await here.write(({ append }) => append('topic', 'x'));
  assert.equal((await first).value?.payload, 'x');
  clearTimeout(limit);
  assert.ok(performance.now() - began < 2000);
  const next = events.next();
  stop.abort();
  assert.equal((await next).done, true);
  const last = there.events('topic', 99, new AbortController().signal)[Symbol.asyncIterator]().next();
  await after(50);
  await there.close();
  assert.equal((await last).done, true);
});

const act = (store: Store, subject: string) =>
  store.write((transaction) => appendAudit(transaction, { actor: 'Nguyễn Văn A', action: 'test.do', subject, details: { b: 1, a: 'x' } }));

itOnBoth('writes one chain of what was done, whoever writes at once', async ({ open }) => {
  const stores = [await open(), await open()];
  assert.deepEqual(await verifyAudit(await open()), { isWhole: true, head: { seq: 0, hash: '' } });
  await Promise.all(Array.from({ length: 40 }, (_, index) => act(stores[index % 2] ?? assert.fail(), `thing:${index}`)));
  const store = await open();
  const verdict = await verifyAudit(store);
  assert.deepEqual(verdict, { isWhole: true, head: await auditHead(store) });
  assert.equal((await auditHead(store)).seq, 40);
  const held = await everything(store);
  assert.ok(!held.includes('Nguyễn'));
  assert.ok(held.includes(await auditActorOf(store, 'Nguyễn Văn A')));
});

itOnBoth('finds whatever was changed, taken out or moved in the audit', async ({ open }) => {
  const store = await open();
  for (let count = 1; count <= 12; count += 1) await act(store, `thing:${count}`);
  const exported = await auditHead(store);
  const run = (...texts: string[]) =>
    store.write(async ({ tables }) => {
      for (const text of texts) await sql.raw(text).execute(tables);
    });
  const rows = await store.read((tables) => tables.selectFrom('audit').selectAll().orderBy('seq').execute());
  const tampered = async (seq: number, problem: string, ...texts: string[]) => {
    await run(...texts);
    assert.deepEqual(await verifyAudit(store, exported), { isWhole: false, seq, problem }, texts.join('; '));
    await store.write(async ({ tables }) => {
      await tables.deleteFrom('audit').execute();
      await tables.insertInto('audit').values(rows).execute();
      await tables.updateTable('audit_head').set(exported).execute();
    });
    assert.equal((await verifyAudit(store, exported)).isWhole, true);
  };
  for (const [column, value] of [
    ['at', 'at + 1'],
    ['actor', "actor || '0'"],
    ['action', "'test.di'"],
    ['subject', "'thing:7'"],
    ['details', `'{"a":"y","b":1}'`],
    ['hash', `'${rows[2]?.hash}'`],
  ])
    await tampered(4, 'changed', `update audit set ${column} = ${value} where seq = 4`);
  await tampered(5, 'missing', 'delete from audit where seq = 5');
  await tampered(1, 'missing', 'delete from audit where seq = 1');
  await tampered(3, 'changed', 'update audit set seq = -3 where seq = 3', 'update audit set seq = 3 where seq = 6', 'update audit set seq = 6 where seq = -3');
  await tampered(11, 'tail missing', 'delete from audit where seq > 10');
  await tampered(11, 'tail missing', 'delete from audit where seq > 10', `update audit_head set seq = 10, hash = '${rows[9]?.hash}'`);
  await tampered(1, 'tail missing', 'delete from audit', `update audit_head set seq = 0, hash = ''`);
  await tampered(12, 'changed', `update audit_head set hash = '${rows[3]?.hash}'`);
  // Written anew from some point on, each hash right: only who kept a head elsewhere sees it.
  await run('delete from audit where seq > 3', `update audit_head set seq = 3, hash = '${rows[2]?.hash}'`);
  for (let count = 4; count <= 12; count += 1) await act(store, `forged:${count}`);
  assert.equal((await verifyAudit(store)).isWhole, true);
  assert.deepEqual(await verifyAudit(store, exported), { isWhole: false, seq: 12, problem: 'not the exported head' });
});

async function* slowly(count: number, pauseMs: number): AsyncGenerator<{ text: string }> {
  for (let part = 1; part <= count; part += 1) {
    await after(pauseMs);
    yield { text: `phần ${part}` };
  }
}

itOnBoth('goes on with an answer on another gateway, which filled up while its reader was away', async ({ open, clock }) => {
  const [here, there] = [await open(), await open()];
  const signal = AbortSignal.timeout(5000);
  const parts = streamBuffer(here).bufferedParts(() => slowly(30, 10));
  let last = '';
  let seen = 0;
  for await (const { id } of parts) {
    last = id;
    if ((seen += 1) === 7) break;
  }
  await after(150);
  const resumed = (await streamBuffer(there).resumedParts(last, signal)) ?? assert.fail('nothing is kept');
  const texts: unknown[] = [];
  for await (const { id, part } of resumed) {
    assert.match(id, /^[\x21-\x7e]{1,200}$/);
    texts.push(part);
  }
  assert.deepEqual(
    texts,
    Array.from({ length: 23 }, (_, index) => ({ text: `phần ${index + 8}` })),
  );
  const held = await everything(here);
  assert.ok(!held.includes('phần') && !held.includes(last.slice(0, 22)));
  assert.equal(await streamBuffer(there).resumedParts(`${'A'.repeat(22)}:3`, signal), undefined);
  assert.equal(await streamBuffer(there).resumedParts('7', signal), undefined);
  clock.nowMs += 110_000;
  assert.equal(await streamBuffer(there).resumedParts(last, signal), undefined);
  assert.ok((await sweep(there)).events > 0);
  assert.equal(await outboxCount(here), 0);
});

itOnBoth('ends a resumed answer as the first reader saw it end', async ({ open }) => {
  const store = await open();
  const { bufferedParts, resumedParts } = streamBuffer(store);
  const parts = bufferedParts(async function* () {
    yield 'một';
    await after(50);
    throw new MotcuaPortError('UNTRUSTED');
  });
  const reading = parts[Symbol.asyncIterator]();
  const first = await reading.next();
  await assert.rejects(reading.next(), code('UNTRUSTED'));
  await after(100);
  const resumed = (await resumedParts(first.value?.id ?? '', new AbortController().signal)) ?? assert.fail('nothing is kept');
  await assert.rejects(allOf(resumed), code('UNTRUSTED'));
});

itOnBoth('makes nothing where a store must be there', async ({ open, place }) => {
  for (let count = 0; count < 2; count += 1) await assert.rejects(openStore(place, { mustExist: true }), /no gateway has made one there, and nothing was done/);
  if ('folder' in place) assert.deepEqual(readdirSync(place.folder), []);
  await open();
  await (await openStore(place, { mustExist: true })).close();
});

itOnBoth('lets several gateways begin at once on an empty store, and refuses one of a newer program', async ({ open, place }) => {
  const [store] = await Promise.all([open(), open(), open(), open()]);
  await store?.read((tables) => sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01T00:00:00.000Z')`.execute(tables));
  await assert.rejects(openStore(place), /written by a newer program \(9999-later\)/);
});

it('says clearly when the disk is full, keeps what it had and goes on when there is room again', async (context) => {
  const { open } = await emptyGround(context, 'sqlite');
  const store = await open();
  const pages = (most: number | string) => store.read((tables) => sql.raw(`pragma max_page_count = ${most}`).execute(tables));
  await pages(80);
  const kept: number[] = [];
  const put = async (number: number) => {
    await store.once({ key: `fill:${String(number).padStart(8, '0')}`, fingerprint: 'x' }, async ({ append }) => {
      await append('fill', number);
      await append('fill', 'x'.repeat(6000));
      return number;
    });
    kept.push(number);
  };
  const failure = await (async () => {
    for (let number = 0; number < 500; number += 1) await put(number);
    return undefined;
  })().catch((error: unknown) => error);
  assert.ok(failure instanceof MotcuaPortError && failure.code === 'UNAVAILABLE' && failure.cause instanceof Error && 'code' in failure.cause);
  assert.equal(failure.cause.code, 'ENOSPC');
  assert.ok(kept.length > 3);
  assert.equal(await outboxCount(store), kept.length * 2);
  const { rows } = await store.read((tables) => sql<{ integrity_check: string }>`pragma integrity_check`.execute(tables));
  assert.equal(rows[0]?.integrity_check, 'ok');
  await pages(1_000_000);
  await put(kept.length);
  assert.equal(await outboxCount(store), kept.length * 2);
});

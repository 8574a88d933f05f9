import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { appendAudit, auditHead, moveFeedback, storedDataRequests, storedFeedback, sweep, verifyAudit, type Store } from '@motcua/gateway/node';
import { inventedCategories } from '@motcua/gateway/testing';
import { sql } from 'kysely';
import { signedInTown } from '../../apps/sandbox/src/signed-in-town.ts';
import { itOnBoth } from './engines.ts';

const minuteMs = 60_000;
const put = { method: 'PUT' };
const take = { method: 'DELETE' };

itOnBoth('tells of a withdrawal and of a sign-out at another gateway within moments', async ({ place }, engine, context) => {
  const { newBrowser, signIn, ask, follow, gateways } = await signedInTown(context, { place, gateways: 2 });
  const [phone, computer] = [newBrowser(), newBrowser()];
  await signIn(phone);
  await signIn(computer);
  await ask(phone, '/consents/health', put);
  const heard = follow(computer, { at: gateways[1] ?? '' });
  await heard.next();
  const tookMs: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const begunAt = performance.now();
    await ask(phone, '/consents/health', take);
    assert.deepEqual(await heard.next(), { kind: 'consent-withdrawn', purpose: 'health' });
    tookMs.push(Math.round(performance.now() - begunAt));
    await ask(phone, '/consents/health', put);
    await heard.next();
  }
  const begunAt = performance.now();
  await ask(computer, '/session', take);
  assert.deepEqual(await heard.next(), { kind: 'signed-out' });
  context.diagnostic(`${engine}: withdrawal heard after ${tookMs.join(', ')} ms, sign-out after ${Math.round(performance.now() - begunAt)} ms`);
  assert.ok(Math.max(...tookMs) < 10_000, 'a minute is promised');
});

/** Tables in which a text stands, as text or as bytes. */
async function tablesWith(store: Store, words: readonly string[]): Promise<string[]> {
  const names = (await store.read((tables) => tables.introspection.getTables())).map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'));
  const found: string[] = [];
  for (const name of names) {
    const { rows } = await store.read((tables) => sql`select * from ${sql.table(name)}`.execute(tables));
    const text = rows
      .map((row) =>
        Object.values(row as object)
          .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
          .join('\n'),
      )
      .join('\n');
    if (words.some((word) => text.includes(word) || text.includes(Buffer.from(word, 'utf8').toString('latin1')))) found.push(name);
  }
  return found.sort();
}

itOnBoth('leaves no row that names who had everything deleted, but for codes in the audit', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, clock, person, gateways, store } = await signedInTown(context, { place, gateways: 2 });
  const [browser, other] = [newBrowser(), newBrowser()];
  await signIn(browser);
  await signIn(other, { as: '000195000003' });
  for (const each of [browser, other]) {
    await ask(each, '/consents/health', put);
    await ask(each, '/health/book', { at: gateways[1] ?? '' });
  }
  await ask(browser, '/data-requests/export', { method: 'POST', headers: { 'idempotency-key': 'mot-lan-hoi' } });
  await ask(browser, '/data-requests/deletion', put);
  const [newest] = await store().read((tables) => tables.selectFrom('data_request').selectAll().where('kind', '=', 'deletion').execute());
  const [session] = await store().read((tables) =>
    tables
      .selectFrom('session')
      .selectAll()
      .where('subject', '=', newest?.subject ?? '')
      .execute(),
  );
  const identifiers = [person.id, person.name, newest?.subject ?? '?', session?.provider_subject ?? '?', session?.provider_session ?? '?', session?.id ?? '?'];
  assert.deepEqual(await tablesWith(store(), identifiers), ['access_log', 'audit', 'consent', 'data_request', 'outbox', 'session'], 'where the person stands before');
  await store().write(({ tables }) =>
    tables
      .insertInto('outbox')
      .values({ topic: 'planted', payload: person.name, at: 0, expires_at: clock.aheadMs + Date.now() + 90 * minuteMs })
      .execute(),
  );

  clock.aheadMs = 61 * minuteMs;
  assert.equal((await sweep(store())).people, 1);
  clock.aheadMs = 63 * minuteMs; // Open pages have been told.
  await sweep(store());
  assert.deepEqual(await tablesWith(store(), identifiers), ['audit', 'outbox'], 'what was planted is found');
  await store().write(({ tables }) => tables.deleteFrom('outbox').where('topic', '=', 'planted').execute());
  assert.deepEqual(await tablesWith(store(), identifiers), ['audit']);
  assert.deepEqual(await tablesWith(store(), [person.id, person.name]), [], 'the audit knows codes alone');
  assert.equal((await store().read((tables) => tables.selectFrom('consent').selectAll().execute())).length, 1, 'somebody else’s stay');
  assert.equal((await verifyAudit(store())).isWhole, true);
});

itOnBoth('finds every byte, row and order that was changed among 10,000 mixed entries of the audit', async ({ place }, engine, context) => {
  const { newBrowser, signIn, identity, store } = await signedInTown(context, { place });
  const rights = storedDataRequests(store(), { isAutomatic: true, undoMinutes: 0, stepUpMinutes: 5, holidays: [] });
  const feedback = storedFeedback(store(), { categories: inventedCategories, calendar: { holidays: [] } });
  const { signal } = new AbortController();
  for (let count = 0; count < 3; count += 1) await signIn(newBrowser());
  for (let count = 0; count < 40; count += 1) {
    const person = { id: `0000000${10_000 + count}`, assuranceLevel: 2, isDemonstration: true } as const;
    await identity().giveConsent({ purpose: 'health' }, person, signal);
    await identity().recordAccess(person, { action: 'getHealthBook', purpose: 'health', outcome: 'given', ...(count % 3 === 0 && { office: 'Trạm y tế phường Bịa Đặt' }) });
    await identity().withdrawConsent({ purpose: 'health' }, person, signal);
    if (count % 4 === 0) await rights.requestDeletion({}, person, signal);
    if (count % 8 === 0) {
      const report = { category: inventedCategories[0]?.code ?? '', text: 'Đèn đường hỏng', isPublic: false, place: { address: 'Ngõ Bịa' } };
      const receipt = await feedback.send(report, { key: `sendFeedback:${count}-00000000`, fingerprint: '' }, signal);
      await moveFeedback(store(), 'Lê Văn Cán Bộ', Number(receipt?.id), 'accepted');
    }
  }
  assert.equal((await sweep(store())).people, 10);
  const actions = ['identity.signIn', 'consent.give', 'records.read', 'feedback.move', 'consent.withdraw', 'data.delete'];
  let { seq } = await auditHead(store());
  while (seq < 10_000) {
    await store().write(async (transaction) => {
      for (const end = Math.min(seq + 1000, 10_000); seq < end; seq += 1)
        await appendAudit(transaction, { actor: `ai-do-${seq % 97}`, action: actions[seq % 6] ?? '', subject: `person:${seq % 31}`, details: { purpose: 'health', count: seq } });
    });
  }
  const head = await auditHead(store());
  assert.deepEqual([await verifyAudit(store(), head), head.seq], [{ isWhole: true, head }, 10_000]);

  const rows = await store().read((tables) => tables.selectFrom('audit').selectAll().orderBy('seq').execute());
  const at = (place_: number) => 1 + (Number.parseInt(hash('sha256', `${engine} ${place_}`).slice(0, 8), 16) % 9_998);
  const change = (text: string) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
  type Row = (typeof rows)[number];
  const spoil = (place_: number, values: (row: Row) => Partial<Row>) => async () => {
    const row = rows[at(place_) - 1];
    await store().write(({ tables }) =>
      tables
        .updateTable('audit')
        .set(values(row as Row))
        .where('seq', '=', at(place_))
        .execute(),
    );
  };
  const remove = (seqs: readonly number[]) => () => store().write(({ tables }) => tables.deleteFrom('audit').where('seq', 'in', seqs).execute());
  const spoilt: Record<string, () => Promise<unknown>> = {
    'a moment': spoil(1, (row) => ({ at: row.at + 1 })),
    'who did it': spoil(2, (row) => ({ actor: change(row.actor) })),
    'what was done': spoil(3, (row) => ({ action: change(row.action) })),
    'to whom': spoil(4, (row) => ({ subject: change(row.subject) })),
    'the details': spoil(5, (row) => ({ details: row.details.replace(/(?=.$)/, ' ') })),
    'a hash': spoil(6, (row) => ({ hash: change(row.hash) })),
    'the first is gone': remove([1]),
    'one is gone': remove([at(7)]),
    'the last is gone': remove([10_000]),
    'two have changed places': async () => {
      const first = at(8);
      await store().write(async ({ tables }) => {
        for (const [from, to] of [[first, -1], [first + 1, first], [-1, first + 1]] as const) await tables.updateTable('audit').set({ seq: to }).where('seq', '=', from).execute(); // prettier-ignore
      });
    },
    'the end is gone, and the head with it': async () => {
      const end = rows[8_999];
      await store().write(async ({ tables }) => {
        await tables.deleteFrom('audit').where('seq', '>', 9_000).execute();
        await tables
          .updateTable('audit_head')
          .set({ seq: 9_000, hash: end?.hash ?? '' })
          .where('id', '=', 1)
          .execute();
      });
    },
  };
  for (const [what, act] of Object.entries(spoilt)) {
    await act();
    assert.equal((await verifyAudit(store(), head)).isWhole, false, what);
    // As it was, by what was written down before.
    await store().write(async ({ tables }) => {
      const there = new Map(
        (await tables.selectFrom('audit').selectAll().execute()).map((row) => [row.seq, row.hash + row.at + row.actor + row.action + row.subject + row.details]),
      );
      const wrong = rows.filter((row) => there.get(row.seq) !== row.hash + row.at + row.actor + row.action + row.subject + row.details);
      for (let begin = 0; begin < wrong.length; begin += 500) {
        const some = wrong.slice(begin, begin + 500);
        await tables.deleteFrom('audit').where('seq', 'in', some.map(({ seq: each }) => each)).execute(); // prettier-ignore
        await tables.insertInto('audit').values(some).execute();
      }
      await tables.updateTable('audit_head').set(head).where('id', '=', 1).execute();
    });
    assert.equal((await verifyAudit(store(), head)).isWhole, true, `put right: ${what}`);
  }
});

import assert from 'node:assert/strict';
import { endSessionsOf, sweep, verifyAudit, type Store } from '@motcua/gateway/node';
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
  const msUntilHeard = async (act: () => Promise<unknown>, expected: object) => {
    const begunAt = performance.now();
    await act();
    assert.deepEqual(await heard.next(), expected);
    return Math.round(performance.now() - begunAt);
  };
  const withdrawnMs = await msUntilHeard(() => ask(phone, '/consents/health', take), { kind: 'consent-withdrawn', purpose: 'health' });
  const endedMs = await msUntilHeard(() => ask(computer, '/session', take), { kind: 'signed-out' });
  context.diagnostic(`${engine}: withdrawal heard after ${withdrawnMs} ms, sign-out after ${endedMs} ms`);
  assert.ok(Math.max(withdrawnMs, endedMs) < 10_000, 'a minute is promised');
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

itOnBoth('ends reading for each other with the deletion, and leaves each side who read their records', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, follow, clock, store } = await signedInTown(context, { place });
  const [mother, daughter] = [newBrowser(), newBrowser()];
  const [mothersId, daughtersId] = ['000050000002', '000195000003'];
  await signIn(mother, { as: mothersId });
  await signIn(daughter, { as: daughtersId });
  await ask(mother, '/consents/health', put);
  const post = (key: string, body: object = {}) => ({ method: 'POST', headers: { 'idempotency-key': `phep-thu-${key}` }, body });
  const { delegation, code } = (await ask(mother, '/delegations/offers', post('loi-moi', { purpose: 'health', days: 7 }))).body as { delegation: { id: string }; code: string };
  await ask(daughter, '/delegations/acceptances', post('nhan-loi', { code }));
  await ask(mother, `/delegations/${delegation.id}/confirmation`, put);
  await ask(daughter, '/health/book', { headers: { 'motcua-acting-for': delegation.id } });
  const kept = async () => ((await ask(daughter, '/data-requests')).body as { kept: object }).kept;
  assert.deepEqual(await kept(), { sessions: 1, consents: 0, accessEntries: 0, readingsForOthers: 1, delegations: 1 }, 'her own, and what she read for another');
  await ask(daughter, '/data-requests/deletion', put);
  const heard = follow(mother);
  await heard.next();
  clock.aheadMs = 61 * minuteMs;
  await signIn(mother, { as: mothersId });
  await signIn(daughter, { as: daughtersId });
  const again = follow(mother);
  await again.next();
  assert.equal((await sweep(store())).people, 1);
  assert.deepEqual(await again.next(), { kind: 'delegation-changed', id: delegation.id, isOver: true });
  again.stop();
  heard.stop();
  const { given } = (await ask(mother, '/delegations')).body as { given: object[] };
  assert.deepEqual(given, [], 'nobody looks for her any more');
  const { items } = (await ask(mother, '/access-log')).body as { items: { by: { name?: string } }[] };
  assert.ok(items[0]?.by.name, 'who read her records she may know, also when they have everything deleted');
});

itOnBoth('leaves no row that names who had everything deleted, but for codes in the audit', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, clock, person, gateways, store } = await signedInTown(context, { place, gateways: 2 });
  const [browser, other] = [newBrowser(), newBrowser()];
  await signIn(browser);
  await signIn(other, { as: '000195000003' });
  for (const each of [browser, other]) {
    await ask(each, '/consents/health', put);
    await ask(each, '/health/book', { at: gateways[1] ?? '' });
  }
  await ask(browser, '/delegations/offers', { method: 'POST', headers: { 'idempotency-key': 'mot-loi-moi' }, body: { purpose: 'health', days: 7 } });
  await ask(browser, '/delegations/offers/read', { method: 'POST', headers: { 'idempotency-key': 'ma-sai' }, body: { code: '0000000000' } });
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
  assert.deepEqual(
    await tablesWith(store(), identifiers),
    ['access_log', 'audit', 'consent', 'data_request', 'delegation', 'delegation_miss', 'outbox', 'session'],
    'where the person stands before',
  );
  await store().write(({ tables }) =>
    tables
      .insertInto('outbox')
      .values({ topic: 'planted', payload: person.name, at: 0, expires_at: clock.aheadMs + Date.now() + 90 * minuteMs })
      .execute(),
  );

  await endSessionsOf(store(), 'lan', person.id); // Remembered for thirty days, unless it is deleted.
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

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deleteWaiting, listWaitingDeletions, sweep, verifyAudit } from '@motcua/gateway/node';
import { signedInTown as town } from './signed-in-town.ts';

const minuteMs = 60_000;
const put = { method: 'PUT' };
const take = { method: 'DELETE' };
const withKey = (key: string) => ({ method: 'POST', headers: { 'idempotency-key': key } });

it('gives everything that is kept about the person, nothing of anybody else, and no secret', async (context) => {
  const { newBrowser, signIn, ask, person, store } = await town(context);
  const [browser, other] = [newBrowser(), newBrowser()];
  await signIn(browser);
  await signIn(other, { as: '000195000003' });
  await ask(browser, '/consents/health', put);
  await ask(browser, '/health/book');
  await ask(other, '/consents/signing', put);
  await ask(browser, '/data-requests/export', withKey('mot-lan-hoi'));
  const { status, body } = await ask(browser, '/data-requests/export', withKey('mot-lan-hoi'));
  assert.equal(status, 200);
  const { sessions, consents, accessLog, requests, person: who } = body as Record<string, Record<string, unknown>[]>;
  assert.deepEqual(who, { number: person.id, displayName: person.name });
  assert.deepEqual(
    [consents?.map(({ purpose }) => (purpose as { code: string }).code), accessLog?.map(({ action }) => action), requests?.map(({ kind, status: how }) => [kind, how])],
    [['health'], ['getHealthBook'], [['export', 'done']]],
  );
  assert.deepEqual(
    sessions?.map((session) => Object.keys(session).sort()),
    [['assuranceLevel', 'device', 'expiresAt', 'lastUsedAt', 'signedInAt', 'sites']],
  );
  const rows = await store().read((tables) => tables.selectFrom('session').selectAll().execute());
  for (const { id, provider_subject: subject } of rows) for (const secret of [id, subject]) assert.ok(!JSON.stringify(body).includes(secret));
  assert.deepEqual((await ask(other, '/data-requests')).body, { kept: { sessions: 1, consents: 1, accessEntries: 0, readingsForOthers: 0, delegations: 0 }, requests: [] });
});

it('deletes when it can no longer be taken back, ends every session, and leaves the audit whole', async (context) => {
  const { newBrowser, signIn, ask, follow, clock, store } = await town(context);
  const [browser, phone] = [newBrowser(), newBrowser()];
  await signIn(browser);
  await signIn(phone);
  await ask(browser, '/consents/health', put);
  await ask(browser, '/health/book');
  const asked = await ask(browser, '/data-requests/deletion', put);
  assert.deepEqual([asked.status, asked.body['status']], [200, 'waiting']);
  assert.equal(Date.parse(String(asked.body['plannedAt'])) - Date.parse(String(asked.body['askedAt'])), 60 * minuteMs);
  assert.deepEqual((await ask(browser, '/data-requests/deletion', put)).body, asked.body, 'asked twice');
  const heard = follow(phone);
  await heard.next();
  await ask(phone, '/data-requests/deletion', take);
  assert.equal((await ask(phone, '/data-requests/deletion', take)).status, 404);
  clock.aheadMs = minuteMs;
  await ask(browser, '/data-requests/deletion', put);
  for (const minutes of [20, 40, 60.5]) {
    clock.aheadMs = minutes * minuteMs;
    for (const each of [browser, phone]) await ask(each, '/data-requests');
    assert.equal((await sweep(store())).people, 0, 'what was taken back, or not yet due');
  }
  clock.aheadMs = 62 * minuteMs;
  assert.equal((await sweep(store())).people, 1);
  assert.deepEqual(await heard.next(), { kind: 'signed-out' });
  for (const each of [browser, phone]) assert.equal((await ask(each, '/session')).body['kind'], 'signedOut');
  assert.equal((await verifyAudit(store())).isWhole, true);
  await signIn(browser);
  assert.deepEqual((await ask(browser, '/data-requests')).body, { kept: { sessions: 1, consents: 0, accessEntries: 0, readingsForOthers: 0, delegations: 0 }, requests: [] });
});

it('deletes for nobody, and gives nobody everything, who has not just proved who they are', async (context) => {
  const { newBrowser, signIn, ask, gateway, clock } = await town(context);
  const browser = newBrowser();
  await signIn(browser, { level: 1 });
  assert.equal((await ask(browser, '/data-requests/deletion', put)).body['code'], 'STEP_UP');
  await signIn(browser);
  clock.aheadMs = 10 * minuteMs;
  assert.equal((await ask(browser, '/data-requests/deletion', put)).body['code'], 'STEP_UP', 'signed in ten minutes ago');
  assert.equal((await ask(browser, '/data-requests/export', withKey('lan-thu-nhat-0001'))).body['code'], 'STEP_UP');
  const again = await browser.open(`${gateway}/sign-in?level=2&return=%2Ftrang`);
  assert.equal(again.url.pathname, '/trang', 'the provider knows the person still, and asks nothing');
  assert.equal((await ask(browser, '/data-requests/deletion', put)).body['code'], 'STEP_UP', 'nothing was proved anew');
  const fresh = await browser.open(`${gateway}/sign-in?level=2&fresh=1&return=%2Ftrang`);
  assert.deepEqual([fresh.status, fresh.url.pathname], [403, '/sign-in/callback'], 'asked for a fresh proof, it takes no other');
  assert.match(fresh.html, /fresh=1/, 'and leads to one');
});

it('waits for the data-protection officer where the city wants that, and for no longer than two working days', async (context) => {
  const { newBrowser, ask, store, clock } = await town(context, { dataRequests: { isAutomatic: false, holidays: ['2027-01-01'] } });
  const browser = newBrowser();
  clock.aheadMs = Date.parse('2026-12-31T09:00:00Z') - Date.now(); // A Thursday afternoon in Hanoi.
  const named = { headers: { 'motcua-demonstration-person': '000195000003' } };
  const { body } = await ask(browser, '/data-requests/deletion', { ...put, ...named });
  assert.deepEqual([body['dueBy'], body['plannedAt']], ['2027-01-05', '2027-01-04T17:00:00.000Z']);
  const [waiting, ...more] = await listWaitingDeletions(store(), 'Nguyễn Thị Bảo Vệ');
  assert.deepEqual([waiting?.id, waiting?.dueBy, more.length], [body['id'], '2027-01-05', 0]);
  assert.equal(await deleteWaiting(store(), 'Nguyễn Thị Bảo Vệ', waiting?.id), 1);
  assert.deepEqual(await listWaitingDeletions(store(), 'Nguyễn Thị Bảo Vệ'), []);
  await ask(browser, '/data-requests/deletion', { ...put, ...named });
  clock.aheadMs += 5 * 86_400_000;
  assert.equal((await sweep(store())).people, 1);
});

it('writes down for the person which office read their records', async (context) => {
  const { newBrowser, signIn, ask, identity, person } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  await identity().recordAccess({ id: person.id, assuranceLevel: 2 }, { action: 'getHealthBook', purpose: 'health', outcome: 'given', office: 'Trạm y tế phường Bịa Đặt' });
  const { items } = (await ask(browser, '/access-log')).body as { items: Record<string, unknown>[] };
  assert.deepEqual(items[0]?.['by'], { kind: 'office', name: 'Trạm y tế phường Bịa Đặt' });
});

it('forgets who read whose records after the months that the city decides', async (context) => {
  const { identity, person, store, clock } = await town(context);
  const own = { id: person.id, assuranceLevel: 2 } as const;
  await identity().recordAccess(own, { action: 'getHealthBook', purpose: 'health', outcome: 'given' });
  clock.aheadMs = 40 * 86_400_000;
  await identity().recordAccess(own, { action: 'getHealthBook', purpose: 'health', outcome: 'given' });
  assert.equal((await sweep(store())).accessEntries, 0, 'two years by default');
  assert.equal((await sweep(store(), { accessLogMonths: 1 })).accessEntries, 1);
  assert.equal((await store().read((tables) => tables.selectFrom('access_log').selectAll().execute())).length, 1);
});

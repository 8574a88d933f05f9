import assert from 'node:assert/strict';
import { auditActorOf, endSessionsOf, verifyAudit, type RegisteredHost } from '@motcua/gateway/node';
import { sql } from 'kysely';
import { Embed } from '../../apps/sandbox/src/embed.ts';
import { signedInTown } from '../../apps/sandbox/src/signed-in-town.ts';
import { itOnBoth } from './engines.ts';

const take = { method: 'DELETE' };
const ward: RegisteredHost = {
  key: 'pk_phuong_mau_0123456789',
  name: 'Phường Mẫu',
  origins: ['https://phuong.example.gov.vn'],
  elements: ['motcua-health-book'],
  purposes: ['health'],
};
const phones = 'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36';
const computers = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0';

interface Place {
  readonly id: string;
  readonly device: object;
  readonly sites: readonly string[];
  readonly isHere: boolean;
}
const placesIn = ({ body }: { body: object }) => (body as { places: Place[] }).places;

itOnBoth('lists where the person is signed in, and ends one place or all others at once, also on pages of other sites', async ({ place }, engine, context) => {
  const { newBrowser, signIn, ask, follow, gateway, gateways, clock, store } = await signedInTown(context, { place, gateways: 2, settings: { hosts: [ward] } });
  const [phone, computer, stranger] = [newBrowser(phones), newBrowser(computers), newBrowser(computers)];
  await signIn(phone);
  await signIn(computer);
  await signIn(stranger, { as: '000195000003' });
  const page = await Embed.open(gateway, ward);
  await page.exchange((await page.press(computer, await computer.open(page.address()), 'yes')).handover?.code);
  assert.equal((await page.ask('/health/book')).status, 200);
  clock.aheadMs = 120_000;
  page.clockMs = 120_000;
  await ask(phone, '/consents');

  const list = placesIn(await ask(phone, '/sessions'));
  assert.deepEqual(
    list.map(({ device, sites, isHere }) => ({ device, sites, isHere })),
    [
      { device: { kind: 'phone', system: 'android', browser: 'chrome' }, sites: [], isHere: true },
      { device: { kind: 'computer', system: 'windows', browser: 'firefox' }, sites: ['Phường Mẫu'], isHere: false },
    ],
  );
  const tables = (await store().read((each) => each.introspection.getTables())).map(({ name }) => name);
  const kept = await Promise.all(tables.map(async (name) => (await store().read((each) => sql`select * from ${sql.table(name)}`.execute(each))).rows));
  assert.ok(JSON.stringify(kept).includes('phone android chrome'));
  assert.doesNotMatch(JSON.stringify(kept), /SM-A155F|Mozilla|rv:115/, 'nothing more of a browser');

  const heard = [follow(computer, { at: gateways[1] ?? '' }), follow(page, { at: gateways[1] ?? '' })];
  for (const each of heard) assert.deepEqual(await each.next(), { kind: 'following' });
  const [, elsewhere] = list;
  const [strangers] = placesIn(await ask(stranger, '/sessions'));
  assert.equal(placesIn(await ask(phone, `/sessions/${strangers?.id}`, take)).length, 2, 'nobody ends what is not theirs');
  assert.equal(placesIn(await ask(phone, `/sessions/${list[0]?.id}`, take)).length, 2, 'here is left by signing out');
  const begunAt = performance.now();
  const left = placesIn(await ask(phone, `/sessions/${elsewhere?.id}`, take));
  for (const each of heard) assert.deepEqual(await each.next(), { kind: 'signed-out' });
  const toldMs = Math.round(performance.now() - begunAt);
  context.diagnostic(`${engine}: pages at another gateway heard after ${toldMs} ms`);
  assert.ok(toldMs < 10_000, 'a minute is promised');
  assert.deepEqual(
    left.map(({ isHere }) => isHere),
    [true],
  );
  assert.equal((await ask(computer, '/session')).body['kind'], 'signedOut');
  assert.equal((await page.ask('/health/book')).code, 'SIGN_IN');
  assert.equal((await page.renew()).code, 'SIGN_IN');
  assert.deepEqual(await store().read((each) => each.selectFrom('client_session').selectAll().execute()), []);
  assert.equal((await ask(stranger, '/session')).body['kind'], 'signedIn');

  await signIn(computer);
  await signIn(newBrowser());
  assert.equal(placesIn(await ask(phone, '/sessions')).length, 3);
  assert.deepEqual(
    placesIn(await ask(phone, '/sessions', take)).map(({ isHere }) => isHere),
    [true],
  );
  const { rows } = await store().read((each) => sql<{ action: string }>`select action from audit where action like 'identity.end%'`.execute(each));
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['identity.endElsewhere', 'identity.endElsewhere'],
  );
});

itOnBoth('ends nothing elsewhere for who has not just proved who they are', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, clock } = await signedInTown(context, { place });
  const [left, own] = [newBrowser(), newBrowser()];
  await signIn(left);
  await signIn(own);
  clock.aheadMs = 6 * 60_000;
  const [, elsewhere] = placesIn(await ask(left, '/sessions'));
  for (const path of ['/sessions', `/sessions/${elsewhere?.id}`]) assert.equal((await ask(left, path, take)).body['code'], 'STEP_UP');
  assert.equal((await ask(own, '/session')).body['kind'], 'signedIn');
});

itOnBoth('signs out one person, or everybody, as an officer says, and writes down who it was', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, follow, person, store } = await signedInTown(context, { place });
  const [phone, computer, stranger] = [newBrowser(), newBrowser(), newBrowser()];
  await signIn(phone);
  await signIn(computer);
  await signIn(stranger, { as: '000195000003' });
  const heard = follow(phone);
  await heard.next();
  assert.equal(await endSessionsOf(store(), 'lan', '000000000000'), 0);
  assert.equal(await endSessionsOf(store(), 'lan', person.id), 2);
  assert.deepEqual(await heard.next(), { kind: 'signed-out' });
  assert.equal((await ask(stranger, '/session')).body['kind'], 'signedIn');
  assert.equal(await endSessionsOf(store(), 'lan'), 1);
  assert.equal((await ask(stranger, '/session')).body['kind'], 'signedOut');
  const rows = await store().read((each) => each.selectFrom('audit').select(['actor', 'details']).where('action', '=', 'identity.endSessions').orderBy('seq').execute());
  const officer = await auditActorOf(store(), 'lan');
  assert.deepEqual(
    rows.map(({ actor, details }) => [actor, JSON.parse(details).sessions]),
    [
      [officer, 0],
      [officer, 2],
      [officer, 1],
    ],
  );
  assert.equal((await verifyAudit(store())).isWhole, true);
});

import assert from 'node:assert/strict';
import { auditActorOf, endSessionsOf, secretHashOf, verifyAudit, type RegisteredHost } from '@motcua/gateway/node';
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
  readonly vouchedBy?: string;
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

const secret = `sk_${'b'.repeat(43)}`;
const backend = { secretHash: secretHashOf(secret), vouchesUpTo: 2 } as const;
const known: RegisteredHost = { ...ward, elements: ['motcua-health-book', 'motcua-consent'], purposes: ['health', 'own-account'], backend };
const other: RegisteredHost = { ...known, key: 'pk_phuong_khac_0123456789', name: 'Phường Khác', origins: ['https://khac.example.gov.vn'] };

itOnBoth(
  'signs nobody in by what a site’s own server knew before they, or an officer, ended it there, and tells all its pages as one place',
  async ({ place }, _engine, context) => {
    const { newBrowser, signIn, ask, follow, gateway, person, store, clock } = await signedInTown(context, { place, settings: { hosts: [known, other] } });
    const begunAt = new Date().toISOString();
    const portal = newBrowser();
    await signIn(portal);
    const vouch = async (host: RegisteredHost, signedInAt?: string) => {
      const page = await Embed.open(gateway, host);
      page.clockMs = clock.aheadMs;
      const body = { person: person.id, displayName: person.name, assuranceLevel: 2, origin: page.origin, thumbprint: page.thumbprint, codeChallenge: page.challenge, signedInAt };
      const headers = { 'content-type': 'application/json', 'motcua-key': host.key, authorization: `Bearer ${secret}` };
      const told = (await (await fetch(`${gateway}/client-sessions/codes`, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as { code: string };
      const { status } = await page.exchange(told.code);
      return { page, code: status === 200 ? '' : told.code };
    };
    const [{ page }] = [await vouch(known), await vouch(known, begunAt), await vouch(other)];
    const list = async () => placesIn(await ask(portal, '/sessions'));
    const here = (await list()).find(({ isHere }) => isHere);
    assert.deepEqual(
      (await list()).map(({ vouchedBy, sites }) => [vouchedBy, sites]).sort(),
      [
        [undefined, []],
        ['Phường Khác', []],
        ['Phường Mẫu', []],
      ].sort(),
      'two pages of one site',
    );
    const heard = follow(page);
    await heard.next();

    const meant = (await list()).find(({ vouchedBy }) => vouchedBy === known.name);
    assert.equal(placesIn(await ask(portal, `/sessions/${meant?.id}`, take)).length, 2);
    assert.deepEqual(await heard.next(), { kind: 'signed-out' });
    assert.equal((await page.renew()).code, 'SIGN_IN');
    assert.deepEqual([(await vouch(known)).code, (await vouch(known, begunAt)).code, (await vouch(other, begunAt)).code], ['SIGN_IN', 'SIGN_IN', '']);
    clock.aheadMs = 60_000;
    const later = new Date(Date.now() + 30_000).toISOString();
    assert.equal((await vouch(known, later)).code, '', 'the person has signed in at the site anew');

    await ask(portal, '/sessions', take);
    assert.deepEqual([(await vouch(known, later)).code, (await vouch(other, later)).code], ['SIGN_IN', 'SIGN_IN']);
    assert.deepEqual(
      (await list()).map(({ id }) => id),
      [here?.id],
    );

    clock.aheadMs = 120_000;
    const anew = new Date(Date.now() + 90_000).toISOString();
    assert.equal((await vouch(other, anew)).code, '');
    assert.equal(await endSessionsOf(store(), 'lan', person.id), 2);
    assert.equal((await vouch(other, anew)).code, 'SIGN_IN');
    clock.aheadMs = 31 * 86_400_000;
    assert.deepEqual([(await vouch(other, anew)).code, (await vouch(other)).code], ['SIGN_IN', ''], 'what is too old, and what nobody has ended for thirty days');
    await endSessionsOf(store(), 'lan');
    assert.equal((await vouch(known)).code, 'SIGN_IN', 'everybody, also who was signed in nowhere');
  },
);

itOnBoth('tells of what was agreed to for one site there and on the portal, which keeps what it was agreed to itself', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, follow, gateway, store } = await signedInTown(context, { place, settings: { hosts: [known, other] } });
  const portal = newBrowser();
  await signIn(portal);
  await ask(portal, '/consents/health', { method: 'PUT' });
  const pages = [];
  for (const host of [known, other]) {
    const page = await Embed.open(gateway, host);
    await page.exchange((await page.press(portal, await portal.open(page.address()), 'yes')).handover?.code);
    pages.push(page);
  }
  const [own, others] = pages as [Embed, Embed];
  const heard = [follow(portal), follow(own), follow(others)];
  for (const each of heard) await each.next();
  assert.equal((await own.ask('/consents/health', { method: 'DELETE', body: {} })).status, 200);
  await ask(portal, '/consents/health', { method: 'DELETE' });
  const withdrawn = { kind: 'consent-withdrawn', purpose: 'health' };
  assert.deepEqual([await heard[0]?.next(), await heard[0]?.next()], [{ ...withdrawn, isElsewhere: true }, withdrawn]);
  assert.deepEqual([await heard[1]?.next(), await heard[1]?.next()], [withdrawn, withdrawn]);
  assert.deepEqual(await heard[2]?.next(), withdrawn, 'the portal takes back what was agreed to for all sites; the other site’s withdrawal was not told');
  await ask(portal, '/consents/signing', { method: 'PUT' });
  await ask(portal, '/consents/health', { method: 'PUT' });
  await own.press(portal, await portal.open(own.address()), 'yes');
  assert.deepEqual(await heard[1]?.next(), { kind: 'consent-given', purpose: 'health' });
  const rows = await store().read((each) => each.selectFrom('audit').select(['action', 'details']).where('action', '=', 'consent.withdraw').orderBy('seq').execute());
  assert.deepEqual(
    rows.map(({ details }) => JSON.parse(details).via),
    [known.name, undefined],
  );
  for (const each of heard) each.stop();
});

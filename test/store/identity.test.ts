import assert from 'node:assert/strict';
import { sweep, verifyAudit } from '@motcua/gateway/node';
import { inventedPeople } from '@motcua/gateway/testing';
import { Embed } from '../../apps/sandbox/src/embed.ts';
import { signedInTown } from '../../apps/sandbox/src/signed-in-town.ts';
import { itOnBoth } from './engines.ts';

const minuteMs = 60_000;
const put = { method: 'PUT' };

itOnBoth('signs in, refreshes once at two gateways, and signs out on both', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, clock, heard, gateways } = await signedInTown(context, { place, gateways: 2 });
  const browser = newBrowser();
  await signIn(browser);
  clock.aheadMs = 10 * minuteMs;
  const told = await Promise.all(Array.from({ length: 16 }, (_, index) => ask(browser, '/session', { at: gateways[index % 2] ?? '' })));
  assert.deepEqual(
    told.map(({ body }) => body['kind']),
    Array(16).fill('signedIn'),
  );
  assert.equal(heard.filter((line) => line === 'POST /token').length, 2);
  assert.equal((await ask(browser, '/session/extension', put)).status, 200);
  await ask(browser, '/session', { method: 'DELETE' });
  for (const at of gateways) assert.equal((await ask(browser, '/session', { at })).body['kind'], 'signedOut');
});

itOnBoth('keeps agreements, accesses and an audit that is whole', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, gateways, store } = await signedInTown(context, { place, gateways: 2 });
  const browser = newBrowser();
  await signIn(browser);
  await ask(browser, '/consents/health', put);
  assert.equal((await ask(browser, '/health/book', { at: gateways[1] ?? '' })).status, 200);
  await ask(browser, '/consents/health', { method: 'DELETE' });
  for (const at of gateways) assert.equal((await ask(browser, '/health/book', { at })).body['code'], 'CONSENT');
  const { items } = (await ask(browser, '/access-log')).body as { items: { outcome: string }[] };
  assert.deepEqual(
    items.map(({ outcome }) => outcome),
    ['refused', 'refused', 'given'],
  );
  assert.equal((await verifyAudit(store())).isWhole, true);
});

itOnBoth('forgets what is over: sessions, and ways to the provider that nobody came back from', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, gateway, clock, store } = await signedInTown(context, { place });
  await signIn(newBrowser());
  await newBrowser().open(`${gateway}/sign-in?level=2`);
  const left = async () => [
    (await store().read((tables) => tables.selectFrom('session').select('id').execute())).length,
    (await store().read((tables) => tables.selectFrom('sign_in').select('id').execute())).length,
  ];
  await sweep(store());
  assert.deepEqual(await left(), [1, 1]);
  clock.aheadMs = 11 * minuteMs;
  await sweep(store());
  assert.deepEqual(await left(), [1, 0]);
  clock.aheadMs = 31 * minuteMs;
  assert.equal((await sweep(store())).sessions, 1);
});

itOnBoth('lets one person take a code, however many enter it at once at two gateways, and takes it back on both', async ({ place }, _engine, context) => {
  const { newBrowser, signIn, ask, gateways, store } = await signedInTown(context, { place, gateways: 2 });
  const [mother, ...others] = await Promise.all(
    [1, 2, 3].map(async (index) => {
      const browser = newBrowser();
      await signIn(browser, { as: inventedPeople[index]?.id ?? '' });
      return browser;
    }),
  );
  assert.ok(mother);
  await ask(mother, '/consents/health', put);
  const post = (key: string, body: object) => ({ method: 'POST', headers: { 'idempotency-key': key }, body });
  const { code, delegation } = (await ask(mother, '/delegations/offers', post('mot-loi-moi', { purpose: 'health', days: 7 }))).body as { code: string; delegation: { id: string } };
  const taken = await Promise.all(others.map((browser, index) => ask(browser, '/delegations/acceptances', { ...post(`nhan-loi-${index}`, { code }), at: gateways[index] ?? '' })));
  assert.deepEqual(taken.map(({ status }) => status).sort(), [200, 404]);
  await ask(mother, `/delegations/${delegation.id}/confirmation`, put);
  const delegate = others[taken.findIndex(({ status }) => status === 200)];
  assert.ok(delegate);
  const read = (at: string) => ask(delegate, '/health/book', { at, headers: { 'motcua-acting-for': delegation.id } });
  for (const at of gateways) assert.equal((await read(at)).status, 200);
  await ask(mother, `/delegations/${delegation.id}`, { method: 'DELETE' });
  for (const at of gateways) assert.equal((await read(at)).body['code'], 'FORBIDDEN');
  const { items } = (await ask(mother, '/access-log')).body as { items: { by: { kind: string }; outcome: string }[] };
  assert.deepEqual(
    items.map(({ by, outcome }) => [by.kind, outcome]),
    [
      ['delegate', 'refused'],
      ['delegate', 'refused'],
      ['delegate', 'given'],
      ['delegate', 'given'],
    ],
  );
  await sweep(store());
  assert.equal((await verifyAudit(store())).isWhole, true);
});

itOnBoth('gives a page of another site one token for one code, and takes a proof once, on both gateways', async ({ place }, _engine, context) => {
  const host = { key: 'pk_phuong_mau_0123456789', name: 'Phường', origins: ['https://phuong.example'], elements: ['motcua-health-book' as const], purposes: ['health'] };
  const { newBrowser, signIn, gateway, gateways, clock } = await signedInTown(context, { place, gateways: 2, settings: { hosts: [host] } });
  const [browser, embed] = [newBrowser(), await Embed.open(gateway, host)];
  await signIn(browser);
  const code = (await embed.press(browser, await browser.open(embed.address()), 'yes')).handover?.code;
  const at = (index: number) => gateways[index % 2] ?? '';
  const begun = await Promise.all([0, 1, 2, 3].map((index) => embed.exchange(code, { at: at(index) })));
  assert.deepEqual(begun.map(({ code: refused }) => refused).sort(), ['', 'SIGN_IN', 'SIGN_IN', 'SIGN_IN']);
  const proof = await embed.proof('GET', '/health/book');
  const read = await Promise.all([0, 1, 2, 3].map((index) => embed.ask('/health/book', { at: at(index), proof })));
  assert.deepEqual(read.map(({ status }) => status).sort(), [200, 401, 401, 401]);
  const { token } = embed;
  const renewed = await Promise.all([0, 1, 2, 3].map((index) => embed.renew({ at: at(index), token })));
  assert.deepEqual(renewed.map(({ code: refused }) => refused).sort(), ['', 'SIGN_IN', 'SIGN_IN', 'SIGN_IN']);
  clock.aheadMs = 8.1 * 60 * minuteMs;
  await browser.fetch(`${gateway}/session`);
  assert.equal((await embed.renew({ claims: { iat: Math.floor((Date.now() + clock.aheadMs) / 1000) } })).code, 'SIGN_IN', 'the longest that a sign-in lasts');
});

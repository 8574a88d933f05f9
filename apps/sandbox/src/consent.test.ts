import assert from 'node:assert/strict';
import { it } from 'node:test';
import { usualPurposes, verifyAudit } from '@motcua/gateway/node';
import { inventedPeople } from '@motcua/gateway/testing';
import { signedInTown as town } from './signed-in-town.ts';

const dayMs = 86_400_000;
const put = { method: 'PUT' };
const take = { method: 'DELETE' };

it('reads records only after the person has agreed, and on no gateway once they took it back', async (context) => {
  const { newBrowser, signIn, ask, gateways, person } = await town(context, { gateways: 2 });
  const browser = newBrowser();
  await signIn(browser);
  assert.deepEqual([(await ask(browser, '/health/book')).status, (await ask(browser, '/health/book')).body['code']], [403, 'CONSENT']);
  assert.equal((await ask(browser, '/consents/health', put)).status, 200);
  for (const at of gateways) {
    const { status, body } = await ask(browser, '/health/book', { at });
    assert.deepEqual([status, (body['patient'] as { name: string }).name], [200, person.name]);
  }
  assert.equal((await ask(browser, '/signing/certificates')).body['code'], 'CONSENT', 'agreed to for one purpose, not for another');
  assert.equal((await ask(browser, '/consents/health', take)).status, 200);
  for (const at of gateways) assert.equal((await ask(browser, '/health/book', { at })).body['code'], 'CONSENT');
});

it('gives a receipt, the same one again, and keeps it when it is withdrawn', async (context) => {
  const { newBrowser, signIn, ask } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  const first = (await ask(browser, '/consents/health', put)).body;
  assert.match(String(first['id']), /^[0-9a-f]{32}$/);
  assert.deepEqual(first['purpose'], usualPurposes[0]);
  assert.equal(Date.parse(String(first['expiresAt'])) - Date.parse(String(first['givenAt'])), 90 * dayMs);
  assert.deepEqual((await ask(browser, '/consents/health', put)).body, first);
  const { consents, purposes } = (await ask(browser, '/consents/health', take)).body as { consents: { id: string; withdrawnAt?: string }[]; purposes: unknown };
  assert.deepEqual([consents.map(({ id }) => id), purposes], [[first['id']], usualPurposes]);
  assert.ok(consents[0]?.withdrawnAt);
  assert.notEqual((await ask(browser, '/consents/health', put)).body['id'], first['id']);
  assert.equal((await ask(browser, '/consents/khong-co', put)).status, 404);
  assert.equal((await ask(browser, '/consents/khong-co', take)).status, 404);
});

it('holds an agreement for its days, for its person, and for the words that were agreed to', async (context) => {
  const terms = structuredClone(usualPurposes.map((purpose) => ({ ...purpose, days: 1 })));
  const { newBrowser, signIn, ask, clock } = await town(context, { settings: { purposes: terms } });
  const [browser, other] = [newBrowser(), newBrowser()];
  await signIn(browser);
  await signIn(other, { as: inventedPeople[2]?.id ?? '' });
  await ask(browser, '/consents/health', put);
  assert.equal((await ask(browser, '/health/book')).status, 200);
  assert.equal((await ask(other, '/health/book')).body['code'], 'CONSENT');
  assert.deepEqual((await ask(other, '/consents')).body['consents'], []);
  const [health] = terms;
  if (health) health.recipient = { vi: 'Bạn và một công ty', en: 'You and a company' };
  assert.equal((await ask(browser, '/health/book')).body['code'], 'CONSENT');
  if (health) health.recipient = usualPurposes[0]?.recipient ?? health.recipient;
  clock.aheadMs = 1.1 * dayMs;
  await signIn(browser);
  assert.equal((await ask(browser, '/health/book')).body['code'], 'CONSENT');
});

it('tells the person who read their records and what was refused, newest first, and nobody else', async (context) => {
  const { newBrowser, signIn, ask, store } = await town(context);
  const [browser, other] = [newBrowser(), newBrowser()];
  await signIn(browser, { level: 1 });
  await ask(browser, '/health/book');
  await signIn(browser);
  await ask(browser, '/health/book');
  await ask(browser, '/consents/health', put);
  await ask(browser, '/health/book');
  await ask(browser, '/session');
  await ask(browser, '/consents');
  const { items } = (await ask(browser, '/access-log')).body as { items: Record<string, unknown>[] };
  const entry = (outcome: string) => ({ action: 'getHealthBook', purpose: 'health', by: { kind: 'self' }, outcome });
  assert.deepEqual(
    items.map(({ at: _at, ...rest }) => rest),
    [entry('given'), entry('refused'), entry('refused')],
  );
  await signIn(other, { as: inventedPeople[2]?.id ?? '' });
  assert.deepEqual((await ask(other, '/access-log')).body, { items: [] });
  const audited = await store().read((tables) => tables.selectFrom('audit').select('action').orderBy('seq').execute());
  assert.deepEqual(
    audited.map(({ action }) => action),
    ['identity.signIn', 'records.read', 'identity.signIn', 'records.read', 'consent.give', 'records.read', 'identity.signIn'],
  );
  assert.equal((await verifyAudit(store())).isWhole, true);
});

it('gives the log of accesses in pages, and refuses a place in it that is none', async (context) => {
  const { newBrowser, signIn, ask } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  for (let count = 0; count < 60; count += 1) await ask(browser, '/health/book');
  const page = async (cursor?: unknown) =>
    (await ask(browser, `/access-log${cursor === undefined ? '' : `?cursor=${String(cursor)}`}`)).body as { items?: unknown[]; nextCursor?: string; code?: string };
  const first = await page();
  const second = await page(first.nextCursor);
  assert.deepEqual([first.items?.length, second.items?.length, second.nextCursor], [50, 10, undefined]);
  assert.equal((await page('x')).code, 'BAD_INPUT');
});

it('gives nothing that it cannot write down', async (context) => {
  const { newBrowser, signIn, ask, store } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  await ask(browser, '/consents/health', put);
  await store().write(({ tables }) => tables.schema.alterTable('access_log').renameTo('gone').execute());
  const { status, body } = await ask(browser, '/health/book');
  assert.deepEqual([status, body['code'], body['patient']], [503, 'UNAVAILABLE', undefined]);
});

it('asks who is not signed in to sign in, for everything of their own', async (context) => {
  const { newBrowser, ask } = await town(context);
  const own: [string, string][] = [
    ['GET', '/health/book'],
    ['GET', '/signing/certificates'],
    ['GET', '/consents'],
    ['PUT', '/consents/health'],
    ['DELETE', '/consents/health'],
    ['GET', '/access-log'],
    ['PUT', '/session/extension'],
  ];
  for (const [method, path] of own) {
    const { status, body } = await ask(newBrowser(), path, { method });
    assert.deepEqual([path, status, body['code']], [path, 401, 'SIGN_IN']);
  }
});

it('believes a page that names an invented person, but not that they agreed, nor in the name of who signed in', async (context) => {
  const { newBrowser, signIn, ask, person } = await town(context);
  const browser = newBrowser();
  const named = { headers: { 'motcua-demonstration-person': person.id } };
  assert.equal((await ask(browser, '/health/book', named)).body['code'], 'CONSENT');
  await ask(browser, '/consents/health', { ...put, ...named });
  assert.equal((await ask(browser, '/health/book', named)).status, 200);
  await signIn(browser);
  assert.equal((await ask(browser, '/health/book')).body['code'], 'CONSENT', 'the signed-in person has agreed to nothing');
  const other = { headers: { 'motcua-demonstration-person': inventedPeople[2]?.id ?? '' } };
  await ask(browser, '/consents/health', put);
  assert.equal(((await ask(browser, '/health/book', other)).body['patient'] as { name: string }).name, person.name, 'who is signed in comes first');
});

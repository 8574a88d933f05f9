import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { soundConfiguration, startGateway } from '@motcua/gateway/node';
import { inventedPeople } from '@motcua/gateway/testing';
import { accountOf } from './openid-provider.ts';
import { signedInTown as town } from './signed-in-town.ts';

const minuteMs = 60_000;
const sessionCookie = 'motcua-session';

it('leads to the provider and back to the page, and knows who it is from then on', async (context) => {
  const { newBrowser, signIn, ask, portal, person, heard } = await town(context);
  const browser = newBrowser();
  assert.deepEqual((await ask(browser, '/session')).body, { kind: 'signedOut' });
  const arrived = await signIn(browser, { back: '/ho-so?buoc=2#cuoi' });
  assert.equal(arrived.url.href, `${portal}/ho-so?buoc=2#cuoi`);
  const { body } = await ask(browser, '/session');
  assert.deepEqual([body['kind'], body['displayName'], body['assuranceLevel'], body['canExtend']], ['signedIn', person.name, 2, true]);
  assert.ok(heard.includes('POST /request'), 'what is asked for goes to the provider directly');
});

it('gives the session on every gateway that shares the store', async (context) => {
  const { newBrowser, signIn, ask, gateways } = await town(context, { gateways: 2 });
  const browser = newBrowser();
  await signIn(browser);
  for (const at of gateways) assert.equal((await ask(browser, '/session', { at })).body['kind'], 'signedIn');
});

it('signs in anew for a stronger sign-in, under another name of the session', async (context) => {
  const { newBrowser, signIn, ask } = await town(context);
  const browser = newBrowser();
  await signIn(browser, { level: 1 });
  const first = browser.cookie('127.0.0.1', sessionCookie) ?? '';
  assert.deepEqual([(await ask(browser, '/health/book')).status, (await ask(browser, '/health/book')).body['code']], [401, 'STEP_UP']);
  await signIn(browser, { level: 3 });
  const second = browser.cookie('127.0.0.1', sessionCookie) ?? '';
  assert.equal((await ask(browser, '/session')).body['assuranceLevel'], 3);
  assert.notEqual(first, second);
  const thief = newBrowser();
  thief.plant('127.0.0.1', sessionCookie, first);
  assert.deepEqual((await ask(thief, '/session')).body, { kind: 'signedOut' }, 'the name before the step is worth nothing');
});

it('lets the weaker session stand where the provider answers with less than was asked for', async (context) => {
  const { newBrowser, signIn, ask, clock } = await town(context);
  const browser = newBrowser();
  await signIn(browser, { level: 1 });
  const refused = await signIn(browser, { level: 3, proof: 'loa:1' });
  assert.equal(refused.status, 403);
  assert.match(refused.html, /Cần cách đăng nhập mạnh hơn/);
  assert.match(refused.html, /href="[^"]*\/sign-in\?level=3/);
  assert.equal((await ask(browser, '/session')).body['assuranceLevel'], 1);
  assert.equal((await ask(browser, '/health/book')).body['code'], 'STEP_UP');
  clock.aheadMs = 10 * minuteMs;
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedIn', 'its token is still good at the provider');
});

it('refuses a step up by a proof of identity that is too old, but for the minute that two clocks may differ', async (context) => {
  const { newBrowser, gateway, signIn, ask, clock, person } = await town(context);
  const stepUp = async (aheadMs: number) => {
    clock.aheadMs = 0;
    const browser = newBrowser();
    await signIn(browser, { level: 1 });
    const page = await browser.open(`${gateway}/sign-in?level=2&return=/`);
    clock.aheadMs = aheadMs;
    const arrived = await browser.submit(page, { person: accountOf(person.id), level: 'loa:2' });
    return [arrived.status, (await ask(browser, '/session')).body['assuranceLevel']];
  };
  assert.deepEqual(await stepUp(5.5 * minuteMs), [200, 2]);
  assert.deepEqual(await stepUp(7 * minuteMs), [403, 1]);
});

it('takes a provider whose clock is up to a minute ahead, and none that is further', async (context) => {
  const { newBrowser, signIn, clock } = await town(context);
  clock.aheadMs = -0.9 * minuteMs;
  assert.equal((await signIn(newBrowser())).status, 200);
  clock.aheadMs = -5 * minuteMs;
  const page = await signIn(newBrowser());
  assert.equal(page.status, 400);
  assert.match(page.html, /không đúng, nên chúng tôi không dùng/);
});

it('ends after half an hour in which nobody asked anything, and after eight hours in any case', async (context) => {
  const { newBrowser, signIn, ask, clock } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  clock.aheadMs = 29 * minuteMs;
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedIn');
  clock.aheadMs = 31 * minuteMs;
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedOut', 'looking whether somebody is there is not being there');
  clock.aheadMs = 0;
  await signIn(browser);
  const extensions: unknown[] = [];
  for (let minutes = 25; minutes < 480; minutes += 25) {
    clock.aheadMs = minutes * minuteMs;
    const { status, body } = await ask(browser, '/session/extension', { method: 'PUT' });
    assert.equal(status, 200, `after ${minutes} minutes`);
    extensions.push(body['canExtend']);
  }
  assert.deepEqual([extensions[0], extensions.at(-1)], [true, false]);
  clock.aheadMs = 480 * minuteMs;
  assert.equal((await ask(browser, '/session/extension', { method: 'PUT' })).body['code'], 'SIGN_IN');
});

it('is extended by what the person asks', async (context) => {
  const { newBrowser, signIn, ask, clock } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  clock.aheadMs = 20 * minuteMs;
  await ask(browser, '/consents');
  clock.aheadMs = 45 * minuteMs;
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedIn');
});

it('asks the provider for a new token once, however many ask at once at two gateways', async (context) => {
  const { newBrowser, signIn, ask, clock, heard, gateways } = await town(context, { gateways: 2 });
  const browser = newBrowser();
  await signIn(browser);
  const tokens = () => heard.filter((line) => line === 'POST /token').length;
  for (const [round, aheadMinutes] of [10, 20, 29].entries()) {
    clock.aheadMs = aheadMinutes * minuteMs;
    const told = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(browser, '/session', { at: gateways[index % 2] ?? '' })));
    assert.deepEqual(
      told.map(({ body }) => body['kind']),
      Array(20).fill('signedIn'),
    );
    assert.equal(tokens(), round + 2);
  }
});

it('asks for a new token where the gateway that was asking is no more', async (context) => {
  const { newBrowser, signIn, ask, clock, heard, store } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  const tokens = () => heard.filter((line) => line === 'POST /token').length;
  clock.aheadMs = 10 * minuteMs;
  await store().write(({ tables, atMs }) =>
    tables
      .updateTable('session')
      .set({ leased_until: atMs + 15_000 })
      .execute(),
  );
  assert.deepEqual([(await ask(browser, '/session')).body['kind'], tokens()], ['signedIn', 1]);
  clock.aheadMs += 15_000;
  assert.deepEqual([(await ask(browser, '/session')).body['kind'], tokens()], ['signedIn', 2]);
});

it('ends the session where the provider saw its token twice, and the whole family with it', async (context) => {
  const stolen: string[] = [];
  const between = async (address: string, _init: RequestInit, question: () => Promise<Response>) => {
    const response = await question();
    if (address.endsWith('/token')) stolen.push(String(((await response.clone().json()) as Record<string, unknown>)['refresh_token']));
    return response;
  };
  const { newBrowser, signIn, ask, clock, provider, clientSecret } = await town(context, { between });
  const browser = newBrowser();
  await signIn(browser);
  const use = async (token: string) => {
    const authorization = `Basic ${Buffer.from(`motcua:${clientSecret}`).toString('base64')}`;
    const response = await fetch(`${provider.url}/token`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }),
    });
    return (await response.json()) as Record<string, string>;
  };
  const thief = await use(stolen[0] ?? '');
  assert.ok(thief['refresh_token']);
  clock.aheadMs = 10 * minuteMs;
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedOut');
  assert.equal((await use(thief['refresh_token'] ?? ''))['error'], 'invalid_grant');
});

it('keeps a session while the provider does not answer, and asks it again later', async (context) => {
  let isDown = false;
  const between = (_address: string, _init: RequestInit, question: () => Promise<Response>) => (isDown ? Promise.reject(new TypeError('fetch failed')) : question());
  const { newBrowser, signIn, ask, clock, heard } = await town(context, { between });
  const browser = newBrowser();
  await signIn(browser);
  isDown = true;
  clock.aheadMs = 10 * minuteMs;
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedIn');
  isDown = false;
  clock.aheadMs = 11 * minuteMs;
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedIn');
  assert.equal(heard.filter((line) => line === 'POST /token').length, 2);
});

it('says in a page with a way back that the provider does not answer, and sends nobody in circles', async (context) => {
  let isDown = true;
  const between = (_address: string, _init: RequestInit, question: () => Promise<Response>) => (isDown ? Promise.resolve(new Response('', { status: 503 })) : question());
  const { newBrowser, signIn, portal, log } = await town(context, { between });
  const browser = newBrowser();
  const page = await signIn(browser, { back: '/ho-so' });
  assert.deepEqual([page.status, page.way.length, page.headers.get('retry-after')], [503, 1, '60']);
  assert.match(page.html, /Chưa đăng nhập được lúc này[^]*Đăng nhập mẫu chưa trả lời/);
  assert.ok(page.html.includes(`href="${portal}/ho-so"`));
  assert.deepEqual([log.at(-1)?.route, log.at(-1)?.code], ['signIn', 'UNAVAILABLE']);
  isDown = false;
  assert.equal((await signIn(browser, { back: '/ho-so' })).url.href, `${portal}/ho-so`);
});

it('says the same where the provider falls silent halfway', async (context) => {
  let isDown = false;
  const between = (_address: string, _init: RequestInit, question: () => Promise<Response>) => (isDown ? Promise.resolve(new Response('', { status: 503 })) : question());
  const { newBrowser, gateway, person } = await town(context, { between });
  const browser = newBrowser();
  const login = await browser.open(`${gateway}/sign-in?level=2`);
  isDown = true;
  const page = await browser.submit(login, { person: accountOf(person.id), level: 'loa:2' });
  assert.equal(page.status, 503);
  assert.match(page.html, /Chưa đăng nhập được lúc này/);
});

it('says that nothing has changed where the person stops at the provider', async (context) => {
  const { newBrowser, gateway, ask } = await town(context);
  const browser = newBrowser();
  const page = await browser.submit(await browser.open(`${gateway}/sign-in?level=2`), { stop: 'yes' });
  assert.equal(page.status, 200);
  assert.match(page.html, /Bạn chưa đăng nhập/);
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedOut');
});

it('lets two tabs sign in at the same time', async (context) => {
  const { newBrowser, gateway, person, portal } = await town(context);
  const browser = newBrowser();
  const [one, two] = [await browser.open(`${gateway}/sign-in?level=2&return=/mot`), await browser.open(`${gateway}/sign-in?level=2&return=/hai`)];
  const choice = { person: accountOf(person.id), level: 'loa:2' };
  assert.equal((await browser.submit(one, choice)).url.href, `${portal}/mot`);
  assert.equal((await browser.submit(two, choice)).url.href, `${portal}/hai`);
});

it('signs out here, at the provider, and at every other browser of that sign-in', async (context) => {
  const { newBrowser, gateway, signIn, ask, heard, provider } = await town(context);
  const browser = newBrowser();
  await signIn(browser);
  const copy = newBrowser();
  copy.plant('127.0.0.1', sessionCookie, browser.cookie('127.0.0.1', sessionCookie) ?? '');
  const { status, body, headers } = await ask(browser, '/session', { method: 'DELETE' });
  assert.equal(status, 200);
  assert.match(headers.getSetCookie().join(), /^motcua-session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.equal(browser.cookie('127.0.0.1', sessionCookie), undefined);
  assert.deepEqual((await ask(copy, '/session')).body, { kind: 'signedOut' });
  assert.ok(heard.includes('POST /token/revocation'), 'the refresh token is taken back');
  const out = String(body['providerSignOut']);
  assert.ok(out.startsWith(`${provider.url}/session/end?`));
  assert.doesNotMatch(out, /id_token_hint/);
  const confirmed = await browser.submit(await browser.open(out), { logout: 'yes' });
  assert.equal(confirmed.url.href, 'http://127.0.0.1:9/');
  const again = await browser.open(`${gateway}/sign-in?level=2`);
  assert.match(again.html, /Đăng nhập mẫu/, 'the provider asks anew');
});

it('ends the session when the person signs out at the provider, on every gateway', async (context) => {
  const { newBrowser, signIn, ask, gateways, provider } = await town(context, { gateways: 2 });
  const [browser, other] = [newBrowser(), newBrowser()];
  await signIn(browser);
  await signIn(other, { as: inventedPeople[2]?.id ?? '' });
  const page = await browser.open(`${provider.url}/session/end?client_id=motcua`);
  await browser.submit(page, { logout: 'yes' });
  for (const at of gateways) assert.deepEqual((await ask(browser, '/session', { at })).body, { kind: 'signedOut' });
  assert.equal((await ask(other, '/session')).body['kind'], 'signedIn', 'somebody else stays');
});

it('answers who is not signed in with nothing to sign out of', async (context) => {
  const { newBrowser, ask } = await town(context);
  const { status, body } = await ask(newBrowser(), '/session', { method: 'DELETE' });
  assert.deepEqual([status, body], [200, {}]);
});

it('signs people in as the configuration says, and does not start without its secret', async (context) => {
  const { provider, portal, folder, clientSecret } = await town(context);
  const signIn = {
    issuer: provider.url,
    providerName: 'Đăng nhập mẫu',
    clientId: 'motcua',
    clientSecret: { fromEnvironment: 'SIGN_IN_SECRET' },
    gateway: 'http://127.0.0.1:8080',
    origins: [portal],
    levels: { 2: ['loa:2'] },
    claims: { person: 'citizen_number' },
  };
  const [{ id = '' } = {}] = inventedPeople;
  writeFileSync(join(folder, 'services.mjs'), 'export default async () => ({ port: {} });\n'); // No catalogue is asked for here.
  const read = {
    configuration: soundConfiguration({ signIn, services: { adapter: './services.mjs' }, assistant: false, listen: { port: 0 }, dataFolder: folder, demonstrationPeople: [id] }),
    folder,
  };
  await assert.rejects(startGateway(read, { environment: {} }), /signIn\.clientSecret: the environment has no SIGN_IN_SECRET/);
  const gateway = await startGateway(read, { environment: { SIGN_IN_SECRET: clientSecret }, log: () => {} });
  context.after(() => gateway.close());
  const ask = async (path: string, headers = {}) => (await fetch(`${gateway.url}${path}`, { headers, redirect: 'manual' })).status;
  assert.deepEqual([await ask('/readyz'), await ask('/session'), await ask('/consents')], [200, 200, 401]);
  assert.equal(await ask('/consents', { 'motcua-demonstration-person': id }), 200);
  assert.equal(await ask('/sign-in?level=2'), 503, 'the provider leads back to registered addresses only, and this is none');
});

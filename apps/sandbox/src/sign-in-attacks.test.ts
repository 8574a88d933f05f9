import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { startLiar, strangeKey, type Liar } from './liar.ts';
import { signedInTown } from './signed-in-town.ts';

const sessionCookie = 'motcua-session';
const host = '127.0.0.1';
const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };

/** A town that trusts a provider whose answers are made up. */
async function deceived(context: TestContext) {
  const liar = await startLiar('motcua');
  context.after(() => liar.close());
  const town = await signedInTown(context, { settings: { issuer: liar.url } });
  const come = async (lie: Partial<Pick<Liar, 'claims' | 'callback'>>, level = 2) => {
    Object.assign(liar, { claims: (usual: object) => usual, callback: () => {}, ...lie });
    const browser = town.newBrowser();
    const arrived = await browser.open(`${town.gateway}/sign-in?level=${level}&return=/trang`);
    return { browser, arrived, kind: (await town.ask(browser, '/session')).body['kind'] };
  };
  const sendLogout = (token: string, contentType = 'application/x-www-form-urlencoded') =>
    fetch(`${town.gateway}/sign-in/back-channel-logout`, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: new URLSearchParams({ logout_token: token }).toString(),
    });
  return { ...town, liar, come, sendLogout };
}

it('believes an honest answer, so that what follows is refused for the lie', async (context) => {
  const { come, portal } = await deceived(context);
  const { arrived, kind } = await come({});
  assert.deepEqual([arrived.url.href, kind], [`${portal}/trang`, 'signedIn']);
});

it('refuses an answer that another provider gave (mix-up), or that names none', async (context) => {
  const { come } = await deceived(context);
  for (const iss of ['https://evil.example', undefined]) {
    const { arrived, kind } = await come({ callback: (back) => (iss === undefined ? back.delete('iss') : back.set('iss', iss)) });
    assert.deepEqual([arrived.status, kind], [400, 'signedOut']);
  }
});

it('refuses an ID token of another issuer, for another program, to another question, or past its time', async (context) => {
  const { come } = await deceived(context);
  const now = Math.floor(Date.now() / 1000);
  const lies = { iss: 'https://evil.example', aud: 'ai-khac', nonce: 'cua-lan-khac', exp: now - 120, sub: undefined, citizen_number: undefined, auth_time: now + 300 };
  for (const [name, value] of Object.entries(lies)) {
    const { arrived, kind } = await come({ claims: (usual) => ({ ...usual, [name]: value }) });
    assert.deepEqual([name, arrived.status, kind], [name, 400, 'signedOut']);
  }
});

it('refuses an ID token that the provider did not sign', async (context) => {
  const { come, liar } = await deceived(context);
  const { token } = liar;
  liar.token = (claims) => token(claims, {}, strangeKey);
  assert.deepEqual([(await come({})).arrived.status, (await come({})).kind], [400, 'signedOut']);
});

it('refuses a weaker, an unknown and an absent level of assurance, whatever was asked for', async (context) => {
  const { come } = await deceived(context);
  for (const acr of ['loa:1', 'loa:9', 'LOA:2', 2, ['loa:3'], '', undefined]) {
    const { arrived, kind } = await come({ claims: (usual) => ({ ...usual, acr }) });
    assert.deepEqual([acr, arrived.status, kind], [acr, 403, 'signedOut']);
  }
  assert.equal((await come({ claims: (usual) => ({ ...usual, acr: undefined }) }, 1)).kind, 'signedIn');
});

it('finishes a sign-in only in the browser that began it, and only once', async (context) => {
  const { newBrowser, gateway, liar, ask } = await deceived(context);
  let callback = '';
  liar.callback = (back) => {
    callback = `${gateway}/sign-in/callback?${back}`;
  };
  const owner = newBrowser();
  const first = await fetch(`${gateway}/sign-in?level=2`, { redirect: 'manual' });
  const [pair = ''] = first.headers.getSetCookie();
  await fetch(first.headers.get('location') ?? '', { redirect: 'manual' });
  const victim = newBrowser();
  assert.match((await victim.open(callback)).html, /đã hết hạn/, 'a link with somebody’s code signs nobody in');
  assert.equal((await ask(victim, '/session')).body['kind'], 'signedOut');
  const [name = '', value = ''] = (pair.split(';')[0] ?? '').split('=');
  owner.plant(host, name, value);
  assert.equal((await owner.open(callback)).url.pathname, '/');
  owner.plant(host, name, value);
  assert.equal((await owner.open(callback)).status, 400);
});

it('gives nobody a session under a name that somebody else chose (fixation)', async (context) => {
  const { newBrowser, signIn, ask } = await signedInTown(context);
  const [victim, attacker] = [newBrowser(), newBrowser()];
  await signIn(attacker);
  const chosen = attacker.cookie(host, sessionCookie) ?? '';
  for (const planted of [chosen, 'A'.repeat(43)]) {
    victim.plant(host, sessionCookie, planted);
    await signIn(victim);
    assert.notEqual(victim.cookie(host, sessionCookie), planted);
    attacker.plant(host, sessionCookie, planted);
    assert.equal((await ask(attacker, '/session')).body['kind'], 'signedOut');
  }
});

it('believes no cookie where there are two, or one that is none of its own', async (context) => {
  const { newBrowser, signIn, gateway } = await signedInTown(context);
  const browser = newBrowser();
  await signIn(browser);
  const own = browser.cookie(host, sessionCookie) ?? '';
  const kindWith = async (cookie: string) => ((await (await fetch(`${gateway}/session`, { headers: { cookie } })).json()) as { kind: string }).kind;
  assert.equal(await kindWith(`${sessionCookie}=${own}`), 'signedIn');
  for (const cookie of [
    `${sessionCookie}=${own}; ${sessionCookie}=${'B'.repeat(43)}`,
    `${sessionCookie}=${own}x`,
    `${sessionCookie}=`,
    `x${sessionCookie}=${own}`,
    `__Host-${sessionCookie}=${own}`,
  ]) {
    assert.equal(await kindWith(cookie), 'signedOut', cookie);
  }
});

it('sets cookies that no script, no neighbour and no other site gets', async (context) => {
  const { newBrowser, signIn, gateway } = await signedInTown(context);
  const set = async (address: string) => (await fetch(address, { redirect: 'manual' })).headers.getSetCookie();
  const [journey = ''] = await set(`${gateway}/sign-in?level=2`);
  assert.match(journey, /^motcua-sign-in-[\w-]{8}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  const { cookiesSet } = await signIn(newBrowser());
  assert.ok(cookiesSet.some((line) => /^motcua-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/.test(line)));
  assert.ok(cookiesSet.some((line) => /^motcua-sign-in-[\w-]{8}=; Max-Age=0;/.test(line)));
});

it('leads to no page but those of registered origins (open redirect)', async (context) => {
  const { gateway, portal } = await signedInTown(context);
  const targets = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    `${portal}.evil.example/`,
    `${portal}@evil.example/`,
    'http://x:y@127.0.0.1:9/',
    '/\tx',
    '\u0001//evil.example',
    'evil.example',
    ' //evil.example',
    'https:evil.example',
  ];
  for (const target of targets) {
    const response = await fetch(`${gateway}/sign-in?level=2&return=${encodeURIComponent(target)}`, { redirect: 'manual' });
    const html = await response.text();
    assert.deepEqual([target, response.status, response.headers.get('location')], [target, 400, null]);
    assert.ok(!html.includes('evil'), 'nor is it in the page');
  }
  for (const level of ['0', '4', 'x', '2%20']) assert.equal((await fetch(`${gateway}/sign-in?level=${level}`, { redirect: 'manual' })).status, 400);
});

it('lets no other site write in the name of who is signed in (CSRF)', async (context) => {
  const { newBrowser, signIn, ask, portal, gateway } = await signedInTown(context);
  const browser = newBrowser();
  await signIn(browser);
  const give = async (headers: Record<string, string>) => {
    const response = await browser.fetch(`${gateway}/consents/health`, { method: 'PUT', headers, body: '{}' });
    await response.text();
    return response.status;
  };
  const json = { 'content-type': 'application/json' };
  const foreign: Record<string, string>[] = [
    json,
    { ...json, origin: 'https://evil.example' },
    { ...json, origin: 'null' },
    { ...json, origin: portal, 'sec-fetch-site': 'cross-site' },
    { ...json, 'sec-fetch-site': 'none' },
    { ...json, origin: 'http://127.0.0.1:10', 'sec-fetch-site': 'same-site' },
    { ...json, origin: 'https://phuong.example', 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) assert.deepEqual([headers, await give(headers)], [headers, 403]);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
    assert.equal(await give({ 'content-type': type, origin: portal, 'sec-fetch-site': 'same-site' }), 415);
  assert.deepEqual((await ask(browser, '/consents')).body['consents'], []);
  assert.equal(await give({ ...json, origin: portal }), 200, 'an older browser says only the origin');
  assert.equal(await give({ ...json, origin: gateway, 'sec-fetch-site': 'same-origin' }), 200);
});

it('allows credentials to the pages that sign people in, and to no others', async (context) => {
  const { gateway, portal } = await signedInTown(context);
  const allowed = async (origin: string, method: string) => {
    const { headers } = await fetch(`${gateway}/session`, { method, headers: { origin, 'access-control-request-method': 'PUT' } });
    return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials'), headers.get('vary')];
  };
  for (const method of ['GET', 'OPTIONS']) {
    assert.deepEqual(await allowed(portal, method), [portal, 'true', 'Origin']);
    assert.deepEqual(await allowed('https://phuong.example', method), ['https://phuong.example', null, 'Origin']);
    for (const origin of ['https://evil.example', 'null', `${portal}9`]) assert.deepEqual(await allowed(origin, method), [null, null, 'Origin']);
  }
});

it('lets nobody frame its pages or run anything in them (clickjacking)', async (context) => {
  const { gateway } = await signedInTown(context);
  const response = await fetch(`${gateway}/sign-in?return=//x`, { redirect: 'manual' });
  assert.equal(response.headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'");
  assert.doesNotMatch(await response.text(), /<script|<style|\sstyle=|\son\w+=/);
});

it('ends sessions for a logout token of the provider’s, by its session or by its person', async (context) => {
  const { come, liar, sendLogout, ask } = await deceived(context);
  const now = Math.floor(Date.now() / 1000);
  const sound = { iss: liar.url, aud: 'motcua', iat: now, events: event };
  for (const [index, whose] of [{ sid: 'phien-1' }, { sub: 'ai-do' }, { sub: 'ai-do', sid: 'phien-1' }].entries()) {
    const { browser } = await come({});
    const token = liar.token({ ...sound, ...whose, jti: `dung-${index}` }, { typ: 'logout+jwt' });
    assert.equal((await sendLogout(token)).status, 200);
    assert.equal((await ask(browser, '/session')).body['kind'], 'signedOut');
    assert.equal((await sendLogout(token)).status, 400, 'once');
  }
});

it('ends no session for a logout token that is not one', async (context) => {
  const { come, liar, sendLogout, ask } = await deceived(context);
  const { browser } = await come({});
  const now = Math.floor(Date.now() / 1000);
  const sound = { iss: liar.url, aud: 'motcua', iat: now, jti: 'x', sid: 'phien-1', events: event };
  const bad: Record<string, unknown>[] = [
    { iss: 'https://evil.example' },
    { aud: 'ai-khac' },
    { events: {} },
    { events: undefined },
    { nonce: 'n' },
    { jti: undefined },
    { iat: undefined },
    { iat: now - 400 },
    { iat: now + 400 },
    { sid: undefined },
    { exp: now - 120 },
  ];
  for (const [index, each] of bad.entries()) assert.deepEqual([each, (await sendLogout(liar.token({ ...sound, jti: `sai-${index}`, ...each }))).status], [each, 400]);
  assert.equal((await sendLogout(liar.token(sound, {}, strangeKey))).status, 400);
  assert.equal((await sendLogout(liar.token(sound, { typ: 'at+jwt' }))).status, 400);
  assert.equal((await sendLogout(liar.token(sound), 'text/plain')).status, 400);
  assert.equal((await sendLogout('khong-phai')).status, 400);
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedIn');
});

it('asks the provider to come again with a logout token that cannot be checked now', async (context) => {
  const { liar, sendLogout, log } = await deceived(context);
  const now = Math.floor(Date.now() / 1000);
  const token = liar.token({ iss: liar.url, aud: 'motcua', iat: now, jti: 'x', sub: 'ai-do', events: event });
  await liar.close();
  assert.equal((await sendLogout(token)).status, 503);
  assert.deepEqual([log.at(-1)?.route, log.at(-1)?.code], ['backChannelLogout', 'UNAVAILABLE']);
});

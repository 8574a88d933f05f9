// The client on a page of somebody else's site, before the real gateway and a real provider.
import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { endSessionsOf, secretHashOf, type RegisteredHost } from '@motcua/gateway/node';
import { createClient, isMotcuaError, MotcuaError, type ClientOptions } from '@motcua/sdk';
import { Embed } from '../apps/sandbox/src/embed.ts';
import { signedInTown } from '../apps/sandbox/src/signed-in-town.ts';

const secret = `sk_${'b'.repeat(43)}`;
const origin = 'https://phuong.example.gov.vn';
const ward: RegisteredHost = {
  key: 'pk_phuong_mau_0123456789',
  name: 'Phường Mẫu',
  origins: [origin],
  elements: ['motcua-health-book', 'motcua-sign-in', 'motcua-access-log'],
  purposes: ['health', 'own-account'],
  backend: { secretHash: secretHashOf(secret), vouchesUpTo: 2 },
};
const codeIs = (code: string) => (error: unknown) => isMotcuaError(error) && error.code === code;

/** A client whose site's own server vouches for the person while `isKnown`; `asked` is what went over the wire. */
async function page(context: TestContext, options: Partial<ClientOptions> = {}) {
  const host = structuredClone(ward) as { -readonly [Name in keyof RegisteredHost]: RegisteredHost[Name] };
  const town = await signedInTown(context, { settings: { hosts: [host] } });
  const browser = town.newBrowser();
  await town.signIn(browser);
  const window = await Embed.open(town.gateway, host);
  await window.press(browser, await browser.open(window.address()), 'yes'); // Has agreed before, on this site.
  const asked: string[] = [];
  const site: { isKnown: boolean; signedInAt?: string } = { isKnown: true };
  Object.assign(globalThis, { location: new URL(`${origin}/`) });
  context.after(() => Reflect.deleteProperty(globalThis, 'location'));
  const whole: ClientOptions = {
    gateway: town.gateway,
    session: 'client',
    key: ward.key,
    fetch: (address, init) => {
      asked.push(new URL(String(address)).pathname);
      return fetch(address, { ...init, headers: { ...init?.headers, origin } });
    },
    async fetchClientSession(question) {
      if (!site.isKnown) throw new MotcuaError('SIGN_IN', 'nobody');
      const body = { ...question, person: town.person.id, displayName: town.person.name, assuranceLevel: 2, signedInAt: site.signedInAt };
      const headers = { 'content-type': 'application/json', 'motcua-key': ward.key, authorization: `Bearer ${secret}` };
      const response = await fetch(`${town.gateway}/client-sessions/codes`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!response.ok) throw new MotcuaError('SIGN_IN', 'not signed in here');
      return (await response.json()) as { code: string };
    },
    ...options,
  };
  return { ...town, client: createClient(whole), options: whole, asked, site, host, browser };
}

it("signs in by the site's own server with the first question, once for all that ask at the same time", async (context) => {
  const { client, asked, person } = await page(context);
  const [book] = await Promise.all([client.health.book(), client.identity?.session(), client.services.find('khai sinh')]);
  assert.equal(book.patient.name, person.name);
  assert.deepEqual(asked.sort(), ['/client-sessions', '/health/book', '/services/find', '/session']);
  const entries = [];
  for await (const { action } of client.identity!.access()) entries.push(action);
  assert.deepEqual(entries, ['getHealthBook']);
});

it('goes on by itself where the clock is wrong, and where the token ran out while the device slept', async (context) => {
  const { client, asked, clock } = await page(context);
  clock.aheadMs = 3 * 60_000; // From here this device is three minutes late.
  await client.health.book();
  assert.deepEqual(asked, ['/client-sessions', '/client-sessions', '/health/book']);
  asked.length = 0;
  clock.aheadMs += 5.5 * 60_000;
  await Promise.all([client.health.book(), client.identity?.session()]);
  assert.equal(asked.filter((path) => path === '/client-sessions/renewal').length <= 2, true);
  assert.equal((await client.identity?.session())?.kind, 'signedIn');
});

/** Counts the windows that a press opens; none of them is let open. */
function windows(context: TestContext): { opened: number } {
  const counted = { opened: 0 };
  Object.assign(globalThis, { window: { open: () => void (counted.opened += 1) } });
  context.after(() => Reflect.deleteProperty(globalThis, 'window'));
  return counted;
}

it('ends with the sign-in, says so, and begins again by a press only, whomever the site still knows', async (context) => {
  const { client, asked } = await page(context);
  const counted = windows(context);
  await client.health.book();
  await client.identity?.end();
  asked.length = 0;
  await assert.rejects(client.health.book(), codeIs('SIGN_IN'));
  assert.deepEqual([await client.identity?.session(), asked], [{ kind: 'signedOut' }, []]);
  assert.equal(await (await client.identity!.wayIn({ level: 2, returnTo: '/' })).open?.(), 'blocked');
  assert.equal(counted.opened, 1, 'the gateway’s own window asks');
});

it('begins no other sign-in by itself where somebody ended it elsewhere, nor by what the site knew before when it is opened anew', async (context) => {
  const { client, asked, site, options, store, person } = await page(context);
  const counted = windows(context);
  const heard: string[] = [];
  const watching = new AbortController();
  context.after(() => watching.abort());
  site.signedInAt = new Date().toISOString();
  await client.identity?.watch((change) => heard.push(change), watching.signal);
  assert.equal((await client.identity?.session())?.kind, 'signedIn');
  const until = async (isSo: () => boolean) => {
    for (const end = Date.now() + 8000; !isSo(); await new Promise((resolve) => setTimeout(resolve, 20))) assert.ok(Date.now() < end, `${asked} ${heard}`);
  };
  await until(() => asked.includes('/session/events'));
  asked.length = 0;
  await endSessionsOf(store(), 'lan', person.id);
  await until(() => heard.includes('signed-out'));
  assert.deepEqual(await client.identity?.session(), { kind: 'signedOut' });
  await assert.rejects(client.health.book(), codeIs('SIGN_IN'));
  assert.ok(!asked.includes('/client-sessions'), `${asked}`);

  const reloaded = createClient(options);
  assert.deepEqual(await reloaded.identity?.session(), { kind: 'signedOut' });
  assert.equal(await (await reloaded.identity!.wayIn({ level: 2, returnTo: '/' })).open?.(), 'blocked');
  assert.equal(counted.opened, 1, 'a press leads on where the site’s server no longer does');
  site.signedInAt = new Date().toISOString();
  assert.equal((await reloaded.identity?.session())?.kind, 'signedIn', 'the person has signed in at the site anew');
});

it('hears on a page of another site what becomes of the sign-in, and of the site, and asks no more once that is over', async (context) => {
  const { client, asked, site, host, ask, browser, clock } = await page(context);
  const heard: string[] = [];
  const watching = new AbortController();
  context.after(() => watching.abort());
  await client.identity?.watch((change) => heard.push(change), watching.signal);
  assert.equal((await client.identity?.session())?.kind, 'signedIn');
  const hears = async (change: string) => {
    for (const end = Date.now() + 8000; !heard.includes(change);) {
      assert.ok(Date.now() < end, `${change} was not heard`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  while (!asked.includes('/session/events')) await new Promise((resolve) => setTimeout(resolve, 20));
  await ask(browser, '/consents/health', { method: 'DELETE' });
  await hears('consent-withdrawn');
  await assert.rejects(client.identity!.give('health'), codeIs('FORBIDDEN'));
  site.isKnown = false;
  host.elements = [];
  clock.aheadMs = 31_000;
  await hears('signed-out');
  assert.deepEqual(await client.identity?.session(), { kind: 'signedOut' });
  assert.deepEqual(await client.identity?.end(), {});
  asked.length = 0;
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(asked, []);
});

it('hears of it also where nothing on the page asks who is signed in, and whoever comes to watch later', async (context) => {
  const { client, asked, site, host, ask, browser, clock } = await page(context);
  Object.assign(host, { elements: ['motcua-health-book'], purposes: ['health'] });
  const heard: string[] = [];
  const watching = new AbortController();
  context.after(() => watching.abort());
  await client.identity?.watch((change) => heard.push(change), watching.signal);
  await client.identity?.wayIn({ level: 2, returnTo: '/' });
  await client.health.book();
  await client.identity?.watch(() => {}, watching.signal);
  const until = async (isSo: () => boolean) => {
    for (const end = Date.now() + 8000; !isSo(); await new Promise((resolve) => setTimeout(resolve, 20))) assert.ok(Date.now() < end, `${asked} ${heard}`);
  };
  await until(() => asked.includes('/session/events'));
  await ask(browser, '/consents/health', { method: 'DELETE' });
  await until(() => heard.includes('consent-withdrawn'));
  site.isKnown = false;
  host.elements = [];
  clock.aheadMs = 31_000;
  await until(() => heard.includes('signed-out'));
});

it('asks nothing of the gateway in nobody’s name, and needs the key of the site', async (context) => {
  const { client, asked } = await page(context, { fetchClientSession: undefined });
  assert.deepEqual(await client.identity?.session(), { kind: 'signedOut' });
  await assert.rejects(client.health.book(), codeIs('SIGN_IN'));
  assert.deepEqual([await client.identity?.end(), asked], [{}, []]);
  await assert.rejects(createClient({ gateway: 'https://cong.example', session: 'client' }).identity!.session(), TypeError);
});

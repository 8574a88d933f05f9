import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { inventedPeople } from '@motcua/gateway/testing';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Page } from './page.ts';

const sites = await startSites();
const browser = await startChromium();
after(async () => {
  await browser.close();
  await sites.close();
});
const [, person] = inventedPeople;

/** Asks the gateway as a script of the page does. */
function asked(page: Page, path: string, method = 'GET', origin = sites.gateway.url): Promise<[number, Record<string, unknown>]> {
  const write = method === 'GET' ? '' : `, headers: { 'content-type': 'application/json' }, body: '{}'`;
  return page.evaluate(`fetch('${origin}${path}', { method: '${method}', credentials: 'include'${write} }).then(async (answer) => [answer.status, await answer.json()])`);
}

async function signedIn(): Promise<Page> {
  const page = await browser.newPage();
  await page.open(`${sites.gateway.url}/sign-in?level=2&return=/phan-anh.html`);
  await page.find('radio', person?.name ?? '').press();
  await page.find('button', 'Đăng nhập').press();
  await page.waitUntil(`location.href === '${sites.portal.url}/phan-anh.html'`);
  return page;
}

it('leads from the portal to the provider and back, and a page of the portal asks in the person’s name', async () => {
  const page = await signedIn();
  const [status, session] = await asked(page, '/session');
  assert.deepEqual([status, session['kind'], session['displayName']], [200, 'signedIn', person?.name]);
  assert.equal(await page.evaluate('document.cookie'), '', 'no script sees the cookie');
  assert.equal((await asked(page, '/health/book'))[1]['code'], 'CONSENT');
  assert.equal((await asked(page, '/consents/health', 'PUT'))[0], 200);
  assert.equal((await asked(page, '/health/book'))[0], 200);
  assert.equal((await asked(page, '/consents/health', 'DELETE'))[0], 200);
  assert.equal((await asked(page, '/health/book'))[1]['code'], 'CONSENT');
});

it('signs out at the gateway and at the provider', async () => {
  const page = await signedIn();
  const [, { providerSignOut }] = await asked(page, '/session', 'DELETE');
  assert.deepEqual((await asked(page, '/session'))[1], { kind: 'signedOut' });
  await page.open(String(providerSignOut));
  await page.find('button', 'Đăng xuất').press();
  await page.waitUntil(`location.href === '${sites.portal.url}/'`);
});

it('lets no page that is not registered ask or write in the person’s name', async () => {
  const page = await signedIn();
  await page.open(`${sites.cdn.url}/danh-muc/catalogue.json`); // On the same site, so that the cookie is sent, and without a policy of its own.
  const attempt = (init: string) => page.evaluate<string>(`fetch('${sites.gateway.url}/consents/health', ${init}).then((answer) => 'read ' + answer.status, () => 'refused')`);
  assert.equal(await attempt(`{ credentials: 'include' }`), 'refused');
  assert.equal(await attempt(`{ method: 'PUT', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{}' }`), 'refused');
  await page.open(`${sites.portal.url}/phan-anh.html`);
  assert.equal((await asked(page, '/health/book'))[1]['code'], 'CONSENT');
});

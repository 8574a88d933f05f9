import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { inventedPeople } from '@motcua/gateway/testing';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import type { Page } from './page.ts';
import { asked as askedAt, signIn } from './signed-in.ts';

const sites = await startSites();
const browser = await startChromium();
after(async () => {
  await browser.close();
  await sites.close();
});
const [, person] = inventedPeople;

const asked = (page: Page, path: string, method = 'GET') => askedAt(page, `${sites.gateway.url}${path}`, method);

async function signedIn(): Promise<Page> {
  const page = await browser.newPage();
  await signIn(page, sites, person ?? assert.fail('nobody is invented'));
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

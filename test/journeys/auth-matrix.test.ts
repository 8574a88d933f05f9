import assert from 'node:assert/strict';
import { after, it, type TestContext } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import type { TownOptions } from '../../apps/sandbox/src/signed-in-town.ts';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { portalTown } from './portal-town.ts';

// What can happen to a sign-in, as a citizen meets it: the portal's own pages in a browser, a real provider, and gateways
// whose clock is moved. What no page shows of it is tested over HTTP in apps/sandbox/src.

const minuteMs = 60_000;
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
after(() => browser.close());

const town = (context: TestContext, options?: TownOptions) => portalTown(context, browser, options);

/** Signs in from a page of the portal. */
async function signIn(page: Page, from: string, name: string): Promise<void> {
  await page.goto(from);
  await page.getByRole('link', { name: 'Đăng nhập', exact: true }).first().click();
  await prove(page, name, /mức 2/);
}

/** Signs in with a password only, as another page of the city may have asked. */
async function signInWeakly(page: Page, gateway: string, name: string): Promise<void> {
  await page.goto(`${gateway}/sign-in?level=1&return=/tai-khoan.html`);
  await prove(page, name, /mức 1/);
  await sees(page, 'Bạn đang đăng nhập');
}

async function prove(page: Page, name: string, proof: RegExp): Promise<void> {
  await page.getByRole('radio', { name }).check();
  await page.getByRole('radio', { name: proof }).check();
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

const sees = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();

it('signs in, and stays signed in while tokens change behind it', async (context) => {
  const { citizen, account, person, clock, heard } = await town(context);
  const { page } = await citizen();
  await signIn(page, account, person.name);
  await sees(page, `Đang đăng nhập: ${person.name}`);
  const tokens = () => heard.filter((line) => line === 'POST /token').length;
  assert.equal(tokens(), 1);
  clock.aheadMs = 10 * minuteMs;
  await page.reload();
  await sees(page, `Đang đăng nhập: ${person.name}`);
  assert.equal(tokens(), 2);
});

it('says that nobody is signed in any more where the provider saw a token twice', async (context) => {
  const stolen: string[] = [];
  const between: TownOptions['between'] = async (address, _init, ask) => {
    const response = await ask();
    if (address.endsWith('/token')) stolen.push(String(((await response.clone().json()) as Record<string, unknown>)['refresh_token']));
    return response;
  };
  const { citizen, account, person, clock, provider, clientSecret } = await town(context, { between });
  const { page } = await citizen();
  await signIn(page, account, person.name);
  await sees(page, 'Bạn đang đăng nhập');
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: stolen[0] ?? '' });
  const thief = await fetch(`${provider.url}/token`, { method: 'POST', headers: { authorization: `Basic ${btoa(`motcua:${clientSecret}`)}` }, body });
  assert.equal(thief.status, 200);
  clock.aheadMs = 10 * minuteMs;
  await page.reload();
  await sees(page, 'Bạn chưa đăng nhập.');
});

it('asks for more where a password was enough so far, refuses less, and opens the book once it was proven', async (context) => {
  const { citizen, account, book, person, gateway } = await town(context);
  const { page } = await citizen();
  await signInWeakly(page, gateway, person.name);
  await page.goto(book);
  await page.getByRole('button', { name: 'Mở sổ của tôi' }).click();
  const way = page.getByRole('link', { name: /Đăng nhập|Xác nhận/ }).first();
  await way.click();
  await prove(page, person.name, /mức 1/);
  await sees(page, 'Cần cách đăng nhập mạnh hơn');
  await page.goto(account);
  await sees(page, 'Bạn đang đăng nhập'); // The weaker one stands.
  await page.goto(book); // Opens by itself for who comes back.
  await way.click();
  await prove(page, person.name, /mức 2/);
  await sees(page, 'Bạn có đồng ý không?');
  await page.getByRole('button', { name: 'Đồng ý', exact: true }).click();
  await sees(page, 'tất cả đang che');
});

it('refuses a proof that is older than it may be, also by a gateway whose clock is a minute off', async (context) => {
  const { citizen, book, person, clock, gateway } = await town(context);
  const stepUp = async (aheadMs: number) => {
    clock.aheadMs = 0;
    const { page } = await citizen();
    await signInWeakly(page, gateway, person.name);
    await page.goto(book);
    await page.getByRole('button', { name: 'Mở sổ của tôi' }).click();
    await page
      .getByRole('link', { name: /Đăng nhập|Xác nhận/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    clock.aheadMs = aheadMs;
    await prove(page, person.name, /mức 2/);
    return page;
  };
  await sees(await stepUp(5.5 * minuteMs), 'Bạn có đồng ý không?');
  await sees(await stepUp(7 * minuteMs), 'Bạn cần xác nhận lại');
});

it('takes a provider whose clock differs by less than a minute, and says what to do about one that is further off', async (context) => {
  const { citizen, account, person, clock } = await town(context);
  for (const [aheadMinutes, told] of [
    [-0.9, 'Bạn đang đăng nhập'],
    [-5, 'Chưa đăng nhập được'],
  ] as const) {
    clock.aheadMs = aheadMinutes * minuteMs;
    const { page } = await citizen();
    await signIn(page, account, person.name);
    await sees(page, told);
  }
});

it('signs out in every tab and every browser of that sign-in when somebody signs out at the provider', async (context) => {
  const { citizen, account, person, provider, gateway } = await town(context);
  const { own, page } = await citizen();
  await signIn(page, account, person.name);
  await sees(page, 'Bạn đang đăng nhập');
  const copy = await citizen();
  await copy.own.addCookies((await own.cookies(gateway)).filter(({ name }) => name === 'motcua-session'));
  await copy.page.goto(account);
  await sees(copy.page, 'Bạn đang đăng nhập');
  const out = await own.newPage();
  await out.goto(`${provider.url}/session/end?client_id=motcua`);
  await out.getByRole('button', { name: 'Đăng xuất' }).click();
  await out.waitForLoadState();
  for (const each of [page, copy.page]) {
    await each.reload();
    await sees(each, 'Bạn chưa đăng nhập.');
  }
});

it('says that the provider is gone, leads back, and keeps who is signed in', async (context) => {
  let isDown = false;
  const between: TownOptions['between'] = (_address, _init, ask) => (isDown ? Promise.resolve(new Response('', { status: 503 })) : ask());
  const { citizen, account, person, clock } = await town(context, { between });
  const [one, two] = [await citizen(), await citizen()];
  await signIn(one.page, account, person.name);
  await sees(one.page, 'Bạn đang đăng nhập');
  isDown = true;
  clock.aheadMs = 10 * minuteMs;
  await one.page.reload();
  await sees(one.page, 'Bạn đang đăng nhập');
  await two.page.goto(account);
  await two.page.getByRole('link', { name: 'Đăng nhập', exact: true }).first().click();
  await sees(two.page, 'Chưa đăng nhập được lúc này');
  await two.page.getByRole('link', { name: /Quay lại|Về/ }).click();
  await two.page.waitForURL(account);
});

it('lets two tabs sign in at once, and tells the first what the second did', async (context) => {
  const { citizen, account, book, person } = await town(context);
  const { own, page } = await citizen();
  const other = await own.newPage();
  for (const [tab, from] of [
    [page, account],
    [other, book],
  ] as const) {
    await tab.goto(from);
    if (from === book) await tab.getByRole('button', { name: 'Mở sổ của tôi' }).click();
    await tab.getByRole('link', { name: 'Đăng nhập', exact: true }).first().click();
    await tab.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  }
  await prove(page, person.name, /mức 2/);
  await page.waitForURL(account);
  await prove(other, person.name, /mức 2/);
  await other.waitForURL(book);
  await sees(other, 'Bạn có đồng ý không?');
  await page.bringToFront();
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await page.waitForURL((url) => url.origin !== new URL(account).origin);
  await sees(other, 'Bạn chưa đăng nhập.');
});

it('gives a session a new name with every sign-in, and no page a cookie', async (context) => {
  const { citizen, account, person, gateway } = await town(context);
  const { own, page } = await citizen();
  await own.addCookies([{ name: 'motcua-session', value: 'A'.repeat(43), url: gateway, httpOnly: true, sameSite: 'Lax' }]);
  await signIn(page, account, person.name);
  await sees(page, 'Bạn đang đăng nhập');
  const [cookie, ...more] = (await own.cookies(gateway)).filter(({ name }) => name === 'motcua-session');
  assert.deepEqual([more.length, cookie?.httpOnly, cookie?.sameSite, cookie?.value === 'A'.repeat(43)], [0, true, 'Lax', false]);
  assert.equal(
    await page.evaluate('document.cookie + JSON.stringify([{ ...localStorage }, { ...sessionStorage }])').then((kept) => String(kept).includes(cookie?.value ?? '')),
    false,
  );
});

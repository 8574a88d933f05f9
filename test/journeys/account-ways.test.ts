import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { portalTown } from './portal-town.ts';

// The whole way of a citizen with an account, once by keyboard alone, once in easy mode, once at a device that others use after them.

const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
after(() => browser.close());

const sees = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** The page, and what it keeps. */
const traces = async (page: Page) =>
  String(await page.evaluate('document.documentElement.outerHTML + JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href])'));

/** Presses what has a name, or chooses it. */
type Press = (page: Page, role: 'button' | 'link' | 'radio', name: string | RegExp) => Promise<void>;

const byPointer: Press = (page, role, name) =>
  page
    .getByRole(role, { name, ...(typeof name === 'string' && role !== 'radio' && { exact: true }) })
    .filter({ visible: true })
    .first()
    .click();

/** Tab until the thing is reached, then Enter; arrows among radio buttons. */
const byKeyboard: Press = async (page, role, name) => {
  const thing = page
    .getByRole(role, { name, ...(typeof name === 'string' && role !== 'radio' && { exact: true }) })
    .filter({ visible: true })
    .first();
  await thing.waitFor();
  const isReached = () => thing.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);
  const radios = await thing.evaluate((element) => (element instanceof HTMLInputElement ? element.name : ''));
  for (let presses = 0; presses < 80 && !(await isReached()); presses += 1) {
    const isInGroup = radios !== '' && (await page.evaluate((group) => document.activeElement instanceof HTMLInputElement && document.activeElement.name === group, radios));
    await page.keyboard.press(isInGroup ? 'ArrowDown' : 'Tab');
  }
  assert.ok(await isReached(), `no way to "${String(name)}" by keyboard`);
  await page.keyboard.press(role === 'radio' ? 'Space' : 'Enter');
};

const ways = [
  { way: 'by keyboard alone', press: byKeyboard, written: (page: string) => page, isShared: false },
  { way: 'in easy mode', press: byPointer, written: (page: string) => page.replace('<motcua-app', '<motcua-app easy'), isShared: false },
  { way: 'on a shared device', press: byPointer, written: (page: string) => page.replace('<motcua-app', '<motcua-app shared-device'), isShared: true },
];

for (const { way, press, written, isShared } of ways) {
  it(`signs in, agrees, reads the health book, sees it in the log, withdraws and leaves nothing behind, ${way}`, async (context) => {
    const { citizen, account, book, person, provider, gateway } = await portalTown(context, browser, { written });
    const { own, page } = await citizen();
    await page.goto(book);
    await press(page, 'button', 'Mở sổ của tôi');
    await sees(page, 'Bạn cần đăng nhập để mở sổ của mình.');
    await press(page, 'link', 'Đăng nhập');
    await press(page, 'radio', person.name);
    await press(page, 'radio', /mức 2/);
    await press(page, 'button', 'Đăng nhập');
    if (isShared) await press(page, 'button', 'Mở sổ của tôi'); // Nothing is kept there, nor what was to be opened.
    await sees(page, 'Bạn có đồng ý không?');
    await press(page, 'button', 'Đồng ý');
    await sees(page, 'tất cả đang che');
    await press(page, 'button', /^Dị ứng/);
    await sees(page, 'Penicillin');

    await page.goto(account);
    await sees(page, 'Đã đồng ý');
    await sees(page, 'Chính bạn');
    assert.ok((await traces(page)).includes(person.name), 'the search finds what is there');
    await press(page, 'button', 'Rút lại đồng ý');
    await press(page, 'button', 'Rút lại');
    await sees(page, 'Bạn chưa đồng ý việc nào');
    await page.goto(book);
    await press(page, 'button', 'Mở sổ của tôi');
    await sees(page, 'Bạn có đồng ý không?');

    if (isShared) await press(page, 'button', 'Xóa hết và kết thúc');
    else {
      await page.goto(account);
      await press(page, 'button', 'Đăng xuất');
    }
    await page.waitForURL((url) => url.origin === provider.url);
    await press(page, 'button', 'Đăng xuất');
    await page.waitForURL((url) => url.origin === new URL(account).origin);
    await sees(page, 'Bạn chưa đăng nhập.');
    assert.deepEqual(
      (await own.cookies(gateway)).filter(({ name }) => name.includes('motcua')),
      [],
    );
    for (const address of [account, book]) {
      await page.goto(address);
      const left = await traces(page);
      for (const secret of [person.id, person.name, 'Penicillin']) assert.equal(left.includes(secret), false, secret);
    }
    await page.goBack();
    await page.goBack();
    assert.equal(await page.getByText('Penicillin').count(), 0);
  });
}

import type { InventedPerson } from '@motcua/gateway/testing';
import type { Page } from './page.ts';

/** Where a person signs in, and to whose page they come back. */
interface Places {
  readonly gateway: { readonly url: string };
  readonly portal: { readonly url: string };
}

/** Goes through the provider's page as somebody, and is back where the journey began. */
export async function passProvider(page: Pick<Page, 'find' | 'waitUntil'>, name: string, back: string): Promise<void> {
  await page.find('radio', name).press();
  await page.find('button', 'Đăng nhập').press();
  await page.waitUntil(`location.href === '${back}'`);
}

/** Signs in at the gateway as the portal's pages do, and has agreed to what is named. */
export async function signIn(page: Page, { gateway, portal }: Places, { name }: Pick<InventedPerson, 'name'>, agreesTo: readonly string[] = []): Promise<void> {
  await page.open(`${gateway.url}/sign-in?level=2&return=/phan-anh.html`);
  await passProvider(page, name, `${portal.url}/phan-anh.html`);
  for (const purpose of agreesTo) {
    const [status] = await asked(page, `${gateway.url}/consents/${purpose}`, 'PUT');
    if (status !== 200) throw new Error(`the gateway does not take an agreement: ${status}`);
  }
}

/** Opens the portal's health book as somebody who has neither signed in nor agreed yet. */
export async function openForTheFirstTime(page: Pick<Page, 'open' | 'find' | 'waitFor' | 'waitUntil'>, { portal }: Pick<Places, 'portal'>, name: string): Promise<void> {
  const book = `${portal.url}/so-suc-khoe.html`;
  await page.open(book);
  await page.find('button', 'Mở sổ của tôi').press();
  await page.waitFor('Bạn cần đăng nhập để mở sổ của mình.');
  await page.find('link', 'Đăng nhập').press();
  await passProvider(page, name, book);
  await page.waitFor('Bạn có đồng ý không?');
  await page.find('button', /^Đồng ý$/).press();
  await page.waitFor('tất cả đang che');
}

/** Asks the gateway as a script of the page does. */
export function asked(page: Page, address: string, method = 'GET'): Promise<[number, Record<string, unknown>]> {
  const write = method === 'GET' ? '' : `, headers: { 'content-type': 'application/json' }, body: '{}'`;
  return page.evaluate(`fetch('${address}', { method: '${method}', credentials: 'include'${write} }).then(async (answer) => [answer.status, await answer.json()])`);
}

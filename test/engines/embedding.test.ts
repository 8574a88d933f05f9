import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { closeFirstWindow, hostTown } from '../journeys/host-town.ts';
import { engines } from './engines.ts';

// On another site than the gateway's, where the engines of Firefox and of Safari keep cookies of one site from another by themselves.

const town = await hostTown();
const { wardUrl, forged, person } = town;
after(() => town.close());

for (const [engine, { newPage }] of engines) {
  it(`${engine}: signs in by a window that was closed first, reads the health book, and signs out`, async (context) => {
    const page = await newPage();
    context.after(() => page.close());
    await page.open(wardUrl);
    await closeFirstWindow(page);
    const press = () => page.find('button', /^Đăng nhập$/).press();

    const second = await page.windowOf(press);
    context.after(() => second.close().catch(() => {})); // It closes itself once the person has answered.
    await second.find('radio', person).press();
    await second.find('button', 'Đăng nhập').press();
    await second.waitFor('Cho trang của Phường Thử xem hồ sơ của bạn?');
    await page.evaluate(`(postMessage(${forged}, '*'), true)`);
    await second.find('button', 'Đồng ý').press();
    await page.waitFor('tất cả đang che');
    await page.waitFor('Bạn đang đăng nhập');
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    assert.doesNotMatch(kept, /[\w-]{43}/, 'no token is kept');

    await page.find('button', 'Đăng xuất').press();
    await page.waitFor('Bạn đã đăng xuất.');
  });
}

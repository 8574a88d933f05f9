import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import { ask, isStanding } from './finder.ts';
import type { Browser, Page } from './page.ts';

let browser: Browser;
const sites = await startSites();
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
});

/** The ward's page whose script shares its origin, with a finder that has answered: its client has a worker. */
async function answered(): Promise<Page> {
  const page = await browser.newPage();
  await page.open(sites.wardSiteSelfHosted.url);
  await page.evaluate(`document.querySelector('motcua-chat-panel').remove()`); // It would have a client of its own.
  await page.waitUntil(isStanding);
  await ask(page, 'khai sinh');
  await untilWorkers(page, 1);
  return page;
}

async function untilWorkers(page: Page, count: number): Promise<void> {
  for (const end = Date.now() + 5000; page.liveWorkers() !== count; await new Promise((resolve) => setTimeout(resolve, 20)))
    assert.ok(Date.now() < end, `${page.liveWorkers()} workers, and not ${count}`);
}

const finder = `(globalThis.finder ??= document.querySelector('motcua-service-finder'))`;
const place = `(globalThis.place ??= ${finder}.parentElement)`;

it('ends the worker of an element that was removed, and finds again where it is put back', async () => {
  const page = await answered();
  await page.evaluate(`${place}, ${finder}.remove()`);
  await untilWorkers(page, 0);
  await page.evaluate(`void place.append(finder)`);
  await ask(page, 'kết hôn');
  await untilWorkers(page, 1);
  assert.deepEqual([page.record.errors, page.record.failures, page.record.violations], [[], [], []]);
  await page.close();
});

it('leaves an element that is moved its worker', async () => {
  const page = await answered();
  await page.evaluate(`globalThis.ended = 0, Worker.prototype.terminate = () => void (ended += 1)`);
  await page.evaluate(`${place}, ${finder}.remove(), void document.body.prepend(finder)`);
  await page.evaluate(`(async () => { finder.remove(); await null; await null; document.body.append(finder); })()`);
  await ask(page, 'tạm trú');
  assert.equal(page.liveWorkers(), 1);
  assert.equal(await page.evaluate('ended'), 0);
  await page.evaluate('finder.remove()');
  await page.waitUntil('ended === 1'); // It would have been noticed.
  await page.close();
});

it('leaves no worker behind, however often a page changes its content', async () => {
  const page = await answered();
  await page.evaluate(`(async () => {
    ${place};
    for (let time = 0; time < 6; time += 1) {
      ${finder}.remove();
      finder = finder.cloneNode(true);
      place.append(finder);
      await new Promise((resolve) => setTimeout(resolve, time * 20));
    }
  })()`);
  await ask(page, 'khai sinh');
  await untilWorkers(page, 1);
  await page.evaluate(`finder.catalogue = finder.catalogue + '?moi'`);
  await ask(page, 'kết hôn');
  await untilWorkers(page, 1);
  await page.evaluate('finder.remove()');
  await untilWorkers(page, 0);
  assert.deepEqual([page.record.errors, page.record.violations], [[], []]);
  await page.close();
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveFolder } from '../../tools/static-site.mjs';
import { startChromium } from '../journeys/chromium-page.ts';
import type { Browser, Page } from '../journeys/page.ts';
import { strictPolicy } from './strict-policy.ts';

const site = await serveFolder({ folder: fileURLToPath(new URL('../../stories/page-static', import.meta.url)), headers: { 'Content-Security-Policy': strictPolicy } });
let browser: Browser;
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** What can be seen of a story beside its text: fields, ticks, what is reached, how large and how wide it is. */
const signsOf = `(function signs(node) {
  const own = node.nodeType === 1 ? [node.value, node.checked, node.getAttribute('aria-selected'), node.hasAttribute('data-easy'), node.getAttribute('data-theme'), node.lang].join() : '';
  return own + [...(node.shadowRoot ?? node).childNodes, ...(node.shadowRoot ? node.childNodes : [])].map(signs).join('');
})(document.querySelector('#stage')) + document.querySelector('#stage').clientWidth`;

/** Errors that a story is about: a browser writes every refused request into its console. */
const expectedErrors = /Failed to load resource|net::ERR_/;

const ids = await (async () => {
  const starting = await startChromium();
  const page = await starting.newPage();
  await page.open(site.url);
  const found = await page.evaluate<string[]>(`[...document.querySelectorAll('a')].map((link) => link.textContent)`);
  await starting.close();
  return found;
})();

it('knows stories of every element', () => {
  for (const element of [
    'access-log',
    'app',
    'chat-panel',
    'consent',
    'data-request',
    'delegation',
    'feedback',
    'feedback-status',
    'health-book',
    'service-answer',
    'service-card',
    'service-checklist',
    'service-finder',
    'sign-in',
    'signature-check',
    'signature-status',
    'ward-chooser',
  ])
    assert.ok(
      ids.some((id) => id.startsWith(`${element}--`)),
      element,
    );
});

/** Which story read so first: two that read alike are one story. */
const told = new Map<string, string>();

/** Pages on which nothing is told at the moment: a story forgets what was kept before it, and a new page costs as much as a story. */
const idle: Page[] = [];

// Two at once: much of a story's time is spent waiting for the browser.
describe('a story', { concurrency: 2 }, () => {
  for (const id of ids) {
    it(`tells ${id} under the strict policy`, async () => {
      const page = idle.pop() ?? (await browser.newPage());
      for (const noted of Object.values(page.record)) noted.length = 0;
      await page.open(`${site.url}/?story=${id}`);
      await page.waitUntil(`!['shown', undefined].includes(document.documentElement.dataset.story)`);
      assert.equal(await page.evaluate('document.documentElement.dataset.story'), 'passed');
      assert.deepEqual(page.record.violations, []);
      assert.deepEqual(
        page.record.errors.filter((error) => !expectedErrors.test(error)),
        [],
      );
      assert.deepEqual(
        page.record.requests.filter((address) => !address.startsWith(site.url)),
        [],
      );
      const text = `${id.replace(/--.*/, '')}: ${await page.read()} ${await page.evaluate<string>(signsOf)}`;
      assert.equal(told.get(text), undefined, 'reads like another story');
      told.set(text, id);
      idle.push(page);
    });
  }
});

it('would notice a breach of the policy', async () => {
  const page = await browser.newPage();
  await page.open(`${site.url}/?story=${ids[0]}`);
  await page.waitUntil(`document.documentElement.dataset.story === 'passed'`);
  await page.evaluate(`(() => { try { document.createElement('div').innerHTML = '<b>x</b>'; } catch {} document.body.setAttribute('style', 'color: red'); })()`);
  await page.waitUntil('true');
  assert.ok(
    page.record.violations.some((violation) => violation.startsWith('require-trusted-types-for')),
    page.record.violations.join(),
  );
  assert.ok(
    page.record.violations.some((violation) => violation.startsWith('style-src')),
    page.record.violations.join(),
  );
  await page.close();
});

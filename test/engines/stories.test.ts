import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { serveFolder } from '../../tools/static-site.mjs';
import { strictPolicy } from '../stories/strict-policy.ts';
import type { Engine } from './engine-page.ts';
import { engines } from './engines.ts';

// Every story, which is every state, in the engines of Firefox and of Safari, under the strict policy. Words in
// MOTCUA_STORIES, parted by spaces, take only the stories whose names begin with one of them.

const words = (process.env['MOTCUA_STORIES'] ?? '').split(' ').filter(Boolean);
const site = await serveFolder({ folder: fileURLToPath(new URL('../../stories/page-static', import.meta.url)), headers: { 'Content-Security-Policy': strictPolicy } });
after(() => site.close());

/** The list of stories, on a page in which they are then told one after another. */
async function listIn(engine: Engine) {
  const page = await engine.newPage();
  await page.open(site.url);
  await page.waitUntil(`Boolean(document.querySelector('a'))`);
  const all = await page.evaluate<string[]>(`[...document.querySelectorAll('a')].map((link) => link.textContent)`);
  return { page, ids: all.filter((id) => words.length === 0 || words.some((word) => id.startsWith(word))) };
}

const lists = await Promise.all(engines.map(async ([name, engine]) => ({ name, ...(await listIn(engine)) })));

// Each engine at its own pace.
describe('in another engine', { concurrency: 2 }, () => {
  for (const { name, page, ids } of lists) {
    // On its one page one story after another; what stands around it would be inherited.
    describe(name, { concurrency: 1 }, () => {
      for (const id of ids) {
        it(`${name} tells ${id}`, async () => {
          await page.open(`${site.url}/?story=${id}`);
          await page.waitUntil(`!['shown', undefined].includes(document.documentElement.dataset.story)`);
          assert.deepEqual(await page.evaluate(`[document.documentElement.dataset.story, document.documentElement.dataset.troubles]`), ['passed', '']);
          const addresses = await page.evaluate<string[]>(`performance.getEntriesByType('resource').map(({ name }) => name)`);
          assert.deepEqual(
            addresses.filter((address) => !address.startsWith(site.url)),
            [],
          );
        });
      }

      it(`${name} would notice a breach of the policy, and an error that nobody caught`, async () => {
        await page.open(`${site.url}/?story=${ids[0] ?? ''}`);
        await page.waitUntil(`document.documentElement.dataset.story === 'passed'`);
        await page.evaluate(`(document.body.setAttribute('style', 'color: red'), setTimeout(() => { throw new Error('planted'); }), true)`);
        await page.waitUntil(`/style-src/.test(document.documentElement.dataset.troubles) && /planted/.test(document.documentElement.dataset.troubles)`);
      });
    });
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { serveFolder } from '../../tools/static-site.mjs';
import { startChromium } from '../journeys/chromium-page.ts';
import type { Page } from '../journeys/page.ts';

// Every story, which is every state, in every look and both languages, through axe: WCAG 2.2 AA and best practice. Words in
// MOTCUA_STORIES, parted by spaces, take only the stories whose names begin with one of them.

const looks = ['theme=light', 'theme=dark', 'theme=contrast', 'theme=light&easy', 'theme=light&language=en'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const site = await serveFolder({ folder: fileURLToPath(new URL('../../stories/page-static', import.meta.url)) });
const browser = await startChromium();
after(async () => {
  await browser.close();
  await site.close();
});

const list = await browser.newPage();
await list.open(site.url);
const words = (process.env['MOTCUA_STORIES'] ?? '').split(' ').filter(Boolean);
const ids = (await list.evaluate<string[]>(`[...document.querySelectorAll('a')].map((link) => link.textContent)`)).filter(
  (id) => words.length === 0 || words.some((word) => id.startsWith(word)),
);
await list.close();

/** What axe finds in the page as it stands. */
async function faultsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(`axe.run(document.querySelector('#stage'), {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' ')))`);
}

/** Pages on which nothing is told at the moment: a story forgets what was kept before it, and a new page costs as much as a story. */
const idle: Page[] = [];

/** Opens a story in a look, and waits until it has been played, or has said in which way it cannot be in this language. */
async function told(id: string, look: string): Promise<Page> {
  // So high that nothing is scrolled: what sticks to the edge of a screen lies over whatever passes behind it.
  const page = idle.pop() ?? (await browser.newPage({ height: 6000 }));
  await page.open(`${site.url}/?story=${id}&${look}`);
  await page.waitUntil(`!['shown', undefined].includes(document.documentElement.dataset.story)`).catch(() => {});
  return page;
}

for (const id of ids) {
  it(`${id}: axe finds nothing in any look`, async () => {
    const found = await Promise.all(
      looks.map(async (look) => {
        const page = await told(id, look);
        const faults = await faultsIn(page);
        idle.push(page);
        return faults.map((fault) => `${look} ${fault}`);
      }),
    );
    assert.deepEqual(found.flat(), []);
  });
}

it('would notice a field without a name', async () => {
  const page = await told(ids[0] ?? '', 'theme=light');
  await page.evaluate(`document.querySelector('#stage').append(document.createElement('input'))`);
  assert.ok((await faultsIn(page)).some((fault) => fault.startsWith('label')));
  await page.close();
});

// Pictures of the example sites and of every story, at 360, 768 and 1280 px, light, dark and easy, to be looked at:
// `node tools/pnpm.mjs exec node tools/screenshots.mjs [words that a picture's name must hold]` after `npm run build`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../test/chromium.mjs';
import { root } from './pnpm.mjs';
import { startSites } from './serve.mjs';
import { serveFolder } from './static-site.mjs';

const words = process.argv.slice(2);
const out = join(root, '.cache/screenshots');
const widths = [360, 768, 1280];
const looks = ['light', 'dark', 'easy'];

mkdirSync(out, { recursive: true });
const sites = await startSites();
const stories = await serveFolder({ folder: join(root, 'stories/page-static') });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });

/** Pictures are taken a few at a time; the browser waits more than it works. */
const atOnce = 4;
const waiting = [];

async function picture(...parameters) {
  waiting.push(parameters);
}

async function take(name, url, width, look, question) {
  const file = `${name}-${width}-${look}.png`;
  if (!words.every((word) => file.includes(word))) return;
  const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'vi-VN', colorScheme: look === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.goto(url, { waitUntil: 'load' });
  // Until the element stands, a host's page shows its own form, which leads elsewhere.
  await page.waitForFunction(
    () =>
      !document.querySelector('motcua-service-finder') || document.querySelector('motcua-service-finder').shadowRoot?.querySelector('form, motcua-service-answer, [role=alert]'),
  );
  // A story is asked for in its look; on a site the person presses the switch that is there: the portal's own, else the finder's.
  if (look === 'easy' && !url.includes('story=')) await page.locator('[data-switch="easy"], motcua-service-finder [aria-pressed]').first().click();
  if (question) {
    await page.getByRole('combobox').first().fill(question);
    await page.keyboard.press('Enter');
  }
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(out, file), fullPage: true });
  await page.close();
  console.log(file);
}

try {
  const list = await browser.newPage();
  await list.goto(stories.url);
  const ids = await list.locator('a').allTextContents();
  await list.close();
  for (const width of widths) {
    for (const look of looks) {
      for (const [name, { url }] of [
        ['portal', sites.portal],
        ['ward-site', sites.wardSite],
      ]) {
        await picture(name, url, width, look);
        await picture(`${name}-results`, url, width, look, 'con mới sinh cần giấy gì');
        await picture(`${name}-nothing`, url, width, look, 'mua vé máy bay');
        await picture(`${name}-answer`, `${url}/?ma=1.001193`, width, look);
      }
      for (const id of ids) await picture(id, `${stories.url}/?story=${id}${look === 'light' ? '' : look === 'dark' ? '&theme=dark' : '&easy'}`, width, look);
    }
  }
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await take(...next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
} finally {
  await browser.close();
  await stories.close();
  await sites.close();
}

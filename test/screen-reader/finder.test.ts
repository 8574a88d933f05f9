import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Page } from 'playwright-core';
import { serveFolder } from '../../tools/static-site.mjs';
import { startSites } from '../../tools/serve.mjs';
import { startDesk, whyDeaf, type Desk } from './orca.ts';

/** What a blind citizen hears of the finder on the ward's page, word for word, by Orca in Chromium. */
const skip = whyDeaf() ?? false;
const sites = skip ? undefined : await startSites();
let desk: Desk;
let page: Page;
before(async () => {
  if (skip) return;
  desk = await startDesk();
  page = await desk.open(sites?.wardSite.url ?? '');
  await page.locator('motcua-service-finder input[role=combobox]').waitFor();
  await desk.heard();
});
after(async () => {
  await desk?.close();
  await sites?.close();
});

const times = (heard: readonly string[], what: RegExp): number => heard.filter((each) => what.test(each)).length;
/** A title as it is spoken: alone, with or without a full stop. */
const alone = (title: string): RegExp => new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\.?$`);
const titleOf = async (place: number): Promise<string> => (await page.getByRole('option').nth(place).innerText()).trim();

it('names the field, and says how to ask', { skip }, async () => {
  await desk.press(page.getByRole('combobox').first());
  const heard = await desk.heard();
  assert.equal(times(heard, /^Bạn cần làm gì\? .*combo box/), 1, heard.join('\n'));
  assert.equal(times(heard, /Gõ như bạn nói/), 1, heard.join('\n'));
});

it('says once how many results there are, after the typing and not during it', { skip }, async () => {
  desk.type('dang ky khai sinh');
  const heard = await desk.heard();
  const count = await page.getByRole('option').count();
  assert.ok(count >= 3);
  assert.equal(times(heard, /kết quả/), 1, heard.join('\n'));
  assert.equal(times(heard, new RegExp(`^${count} kết quả`)), 1, heard.join('\n'));
});

it('says it again when the next question finds as many', { skip }, async () => {
  desk.key('ctrl+a');
  desk.type('dang ky ket hon');
  const heard = await desk.heard();
  assert.equal(times(heard, /kết quả/), 1, heard.join('\n'));
});

it('says each result once when the arrow keys reach it', { skip }, async () => {
  for (const place of [0, 1]) {
    desk.key('Down');
    const heard = await desk.heard();
    assert.equal(times(heard, alone(await titleOf(place))), 1, heard.join('\n'));
    assert.equal(times(heard, alone(await titleOf(1 - place))), 0, heard.join('\n'));
    assert.equal(times(heard, /^\d+ kết quả/), 0, heard.join('\n'));
  }
});

it('says the name of the service that Enter opens', { skip }, async () => {
  desk.key('Up');
  await desk.heard();
  const title = await titleOf(0);
  desk.key('Return');
  await page.locator('motcua-service-answer .display').waitFor();
  const heard = await desk.heard();
  assert.equal(times(heard, new RegExp(alone(title).source.replace(String.raw`\.?$`, ''))), 1, heard.join('\n'));
});

it('hears it twice where a page says it twice', { skip }, async (context) => {
  const twice = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Hai lần</title><label>Hỏi <input></label><p role="status"></p>';
  const site = await serveFolder({ folder: {}, pages: { '/': () => twice } });
  context.after(() => site.close());
  const other = await desk.open(site.url);
  await desk.press(other.locator('input'));
  await desk.heard();
  // Something else comes between: of what is the same as the last, Orca says nothing.
  await other.evaluate(async () => {
    for (const text of ['5 kết quả.', 'Đang tìm.', '5 kết quả.']) {
      document.querySelector('p')?.replaceChildren(text);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });
  const heard = await desk.heard();
  assert.equal(times(heard, /^5 kết quả/), 2, heard.join('\n'));
});

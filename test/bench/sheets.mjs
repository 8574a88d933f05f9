// On how many sheets of A4 a service prints, from the ward's own page as a citizen prints it: every service of the
// starter catalogue. `--every n` takes every nth alone.
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startSites } from '../../tools/serve.mjs';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { wordAfter } from './_corpora.mjs';

const every = Number(wordAfter('every') ?? 1);
const details = readdirSync(fileURLToPath(new URL('../../packages/catalogue/public/hanoi', import.meta.url)));
const codes = [...new Set(details.flatMap((file) => /^detail-(\d\.\d{6})\./.exec(file)?.[1] ?? []))].filter((_, index) => index % every === 0);
const sites = await startSites();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
const sheets = new Map();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    globalThis.print = () => {}; // The sheet is taken below, as the browser would.
  });
  for (const code of codes) {
    await page.goto(`${sites.wardSiteSelfHosted.url}/?ma=${code}`);
    await page.getByRole('button', { name: 'In ra giấy' }).first().click();
    await page.waitForFunction(() => document.querySelector('[data-motcua-unprinted]'));
    const pdf = await page.pdf({ format: 'A4', printBackground: true, margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } });
    sheets.set(code, pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0);
  }
} finally {
  await browser.close();
  await sites.close();
}
const counts = [...sheets.values()];
for (const count of [...new Set(counts)].sort((a, b) => a - b)) console.log(`${count} sheet(s): ${counts.filter((each) => each === count).length} of ${codes.length}`);
const longest = [...sheets].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
console.log(
  `More than one: ${
    longest
      .slice(0, 12)
      .map(([code, count]) => `${code} (${count})`)
      .join(', ') || 'none'
  }`,
);
process.exitCode = counts.length === 0 ? 1 : 0;

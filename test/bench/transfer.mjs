// Bytes that a citizen's phone transfers on the ward's page, from a server that does not compress: until the finder
// stands, until the first results, until an answer is open, and what is fetched ahead meanwhile.
import process from 'node:process';
import { chromium } from 'playwright-core';
import { startSites } from '../../tools/serve.mjs';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';

const question = 'dang ky khai sinh';
const sites = await startSites();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
const rows = [];
try {
  for (const [name, { url }] of [
    ['from a second origin', sites.wardSite],
    ['self-hosted', sites.wardSiteSelfHosted],
  ]) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const transferred = new Map();
    page.on('requestfinished', async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      transferred.set(request.url(), (transferred.get(request.url()) ?? 0) + responseBodySize + responseHeadersSize);
    });
    const total = async () => {
      await page.waitForTimeout(100);
      return [...transferred.values()].reduce((sum, bytes) => sum + bytes, 0);
    };
    await page.goto(url);
    await page.waitForFunction(() => document.querySelector('motcua-service-finder').shadowRoot?.querySelector('input'), undefined, { polling: 20 });
    const standing = await total();
    await page.getByRole('combobox').fill(question);
    await page.keyboard.press('Enter');
    await page.getByText(`“${question}”`).first().waitFor();
    const found = await total();
    await page
      .getByRole('link', { name: /khai sinh/i })
      .first()
      .click();
    await page.getByText('Giấy chứng sinh').first().waitFor();
    const answered = await total();
    await page.waitForTimeout(3000);
    const all = await total();
    rows.push([name, standing, found, answered, all]);
    if (process.argv.includes('--files')) for (const [file, bytes] of transferred) console.log(`${String(bytes).padStart(8)}  ${file.replace(/^https?:\/\/[^/]+/, '')}`);
    await context.close();
  }
} finally {
  await browser.close();
  await sites.close();
}
console.log('bytes, headers included'.padEnd(26), 'finder stands', 'first results', 'answer open', 'in all');
for (const [name, ...bytes] of rows) console.log(name.padEnd(26), ...bytes.map((each, index) => String(each).padStart([13, 13, 11, 6][index])));

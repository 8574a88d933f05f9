import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { communeOf } from '@motcua/catalogue/communes';
import { readSite } from '@motcua/sdk/site';
import { startSites } from '../../tools/serve.mjs';
import { startChromium } from './chromium-page.ts';
import { ask, codesShown, isStanding, showsFallback } from './finder.ts';
import type { Browser, Page, PageOptions } from './page.ts';
import { questions } from './questions.ts';

let browser: Browser;
const sites = await startSites();
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await sites.close();
});

const forms = { 'from a second origin': () => sites.wardSite.url, 'self-hosted': () => sites.wardSiteSelfHosted.url };

/** The ward's page with the finder standing. */
async function opened(url: string, path = '/'): Promise<Page> {
  const page = await browser.newPage();
  await page.open(new URL(path, url).href);
  await page.waitUntil(isStanding);
  return page;
}

function assertSpotless({ record }: Page): void {
  assert.deepEqual({ violations: record.violations, errors: record.errors, failures: record.failures }, { violations: [], errors: [], failures: [] });
}

/** The ward's page in which some file is not what it should be; waits until the finder has given up. */
async function openedSpoiled(url: string, spoil: (page: Page) => Promise<void>): Promise<Page> {
  const page = await browser.newPage();
  await spoil(page);
  await page.open(url);
  await page.waitUntil(`document.readyState === 'complete'`);
  for (const end = Date.now() + 8000; page.record.failures.length === 0;) {
    if (Date.now() > end) throw new Error('no motcua-error was fired');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return page;
}

function oneByteChanged(bytes: Buffer): { bytes: Buffer } {
  const changed = Buffer.from(bytes);
  const at = Math.floor(changed.length / 2);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return { bytes: changed };
}

for (const [form, url] of Object.entries(forms)) {
  it(`${form}: finds what citizens ask for, and without a network after the first load`, async () => {
    const page = await opened(url());
    await page.waitUntil(`Boolean(customElements.get('motcua-service-answer'))`);
    await new Promise((resolve) => setTimeout(resolve, 1500)); // What is fetched ahead comes when the page is idle.
    await page.setNetwork('off');
    const missed: string[] = [];
    for (const [question, ...codes] of questions) {
      await ask(page, question);
      const shown = await codesShown(page);
      if (!codes.some((code) => shown.slice(0, 3).includes(code))) missed.push(`${question}: ${shown.slice(0, 3).join(', ')}`);
    }
    assert.deepEqual(missed, []);
    await page.close();
  });

  it(`${form}: serves where its counters are, of communes that there are, marked as samples`, async () => {
    const { communes } = await readSite(new URL('motcua.json', url()).href);
    assert.ok(communes.length >= 3);
    for (const { code, counters } of communes) {
      assert.notEqual(communeOf(code), undefined, code);
      for (const { phone, note } of counters) assert.match(`${phone} ${note}`, /^\(024\) 0000 0000 Số điện thoại mẫu/);
    }
  });

  it(`${form}: opens every answer without a network after the first load`, async () => {
    const page = await opened(url());
    await page.waitUntil(`Boolean(customElements.get('motcua-service-answer'))`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await page.setNetwork('off');
    await ask(page, 'dang ky khai sinh');
    await page.find('link', /khai sinh/i).press();
    await page.waitFor('Giấy chứng sinh');
    await page.waitFor(/Nguồn:/);
    assert.equal(new URL(page.address()).searchParams.get('ma'), '1.001193');
    await page.back();
    await page.waitUntil(isStanding);
    await page.close();
  });

  it(`${form}: keeps to the strict policy and to the origins it names`, async () => {
    const page = await opened(url());
    await ask(page, 'con mới sinh cần giấy gì');
    await page.find('link', /khai sinh/i).press();
    await page.waitFor('Giấy chứng sinh');
    assertSpotless(page);
    const origins = new Set(page.record.requests.map((address) => new URL(address).origin));
    const named = form === 'self-hosted' ? [sites.wardSiteSelfHosted.url] : [sites.wardSite.url, sites.cdn.url];
    assert.deepEqual([...origins].sort(), named.map((each) => new URL(each).origin).sort());
    assert.ok(
      page.record.requests.every((address) => !/sinh|gi%E1|con/.test(new URL(address).search)),
      'a question left in an address',
    );

    // The controls: each of these zeros can be something else.
    await page.evaluate(
      `(() => { try { document.createElement('div').innerHTML = '<b>x</b>'; } catch {} fetch('https://planted.example/').catch(() => {}); document.body.append(Object.assign(document.createElement('img'), { src: 'https://planted.example/x.png' })); })()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(
      page.record.violations.some((each) => each.startsWith('require-trusted-types-for')),
      page.record.violations.join('\n'),
    );
    assert.ok(
      page.record.violations.some((each) => each.startsWith('connect-src https://planted.example')),
      page.record.violations.join('\n'),
    );
    await page.close();
  });

  it(`${form}: does not move what the citizen is reading while the finder comes`, async () => {
    const page = await browser.newPage();
    await page.open(url());
    await page.evaluate(
      `new PerformanceObserver((list) => { globalThis.shifted = (globalThis.shifted ?? 0) + list.getEntries().reduce((sum, { value }) => sum + value, 0); }).observe({ type: 'layout-shift', buffered: true })`,
    );
    await page.waitUntil(isStanding);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const shift = await page.evaluate<number>('globalThis.shifted ?? 0');
    assert.ok(shift <= 0.1, `a cumulative layout shift of ${shift}`);
    await page.close();
  });

  it(`${form}: is a form and a telephone number with JavaScript off`, async () => {
    const page = await browser.newPage({ javaScript: false } satisfies PageOptions);
    await page.open(url());
    assert.ok(await page.find('searchbox', 'Bạn cần làm gì?').isShown());
    assert.ok(await page.find('button', 'Tìm').isShown());
    assert.match((await page.find('link', /0000/).attribute('href')) ?? '', /^tel:/);
    await page.close();
  });

  it(`${form}: leads from a shared link to the plain pages with JavaScript off`, async () => {
    const page = await browser.newPage({ javaScript: false });
    for (const [link, heading] of [
      ['Tất cả thủ tục', 'Tất cả thủ tục theo lĩnh vực'],
      ['Việc trong đời: làm gì trước, làm gì sau', 'Thủ tục theo việc trong đời'],
    ] as const) {
      await page.open(new URL('/?ma=1.001193', url()).href);
      await page.find('link', link).press();
      assert.ok(await page.find('heading', heading).isShown());
    }
    await page.close();
  });

  it(`${form}: opens the procedure that a shared link names`, async () => {
    const page = await browser.newPage();
    await page.open(new URL('/?ma=1.001193', url()).href);
    await page.waitFor('Giấy chứng sinh');
    await page.close();
  });

  it(`${form}: refuses every file of which one byte has changed, keeps the fallback and says so to the host`, async () => {
    const plain = await opened(url());
    await plain.waitUntil(`Boolean(customElements.get('motcua-service-answer'))`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const answered = await browser.newPage();
    await answered.open(new URL('/?ma=1.001193', url()).href);
    await answered.waitFor('Giấy chứng sinh');
    const requests = [...plain.record.requests, ...answered.record.requests];
    const files = [...new Set(requests.map((address) => new URL(address).pathname))].filter((path) => /\/motcua-[\w-]+\.\w{16}\.js$|\/danh-muc\//.test(path));
    await plain.close();
    await answered.close();
    assert.ok(files.length >= 6 && files.some((file) => file.includes('/detail-')), files.join());
    const lateFiles = /motcua-service-answer|details?-|(catalogue|worker)-details/;
    // What only the assistant beside the finder needs; the finder works on without it.
    const ofAssistant = /motcua-(more|assistant|guard|chat-panel)/;
    for (const file of files.filter((each) => /motcua-more/.test(each))) {
      // It names every element but the finder, which alone stands then; the others keep what the host put inside.
      const page = await browser.newPage();
      await page.spoil(new RegExp(`${file.replaceAll('.', '\\.')}$`), oneByteChanged);
      await page.open(url());
      await page.waitUntil(isStanding);
      for (const end = Date.now() + 8000; page.record.failures.length === 0;) {
        assert.ok(Date.now() < end, `${file}: no motcua-error`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.equal(await page.evaluate(`document.querySelector('motcua-chat-panel:not(:defined)') !== null`), true);
      await page.close();
    }
    for (const file of files.filter((each) => /motcua-(assistant|guard)/.test(each))) {
      const page = await browser.newPage();
      await page.spoil(new RegExp(`${file.replaceAll('.', '\\.')}$`), oneByteChanged);
      await page.open(url());
      await page.waitUntil(`Boolean(document.querySelector('motcua-chat-panel')?.shadowRoot?.querySelector('textarea'))`);
      await page.evaluate(`(() => {
        const field = document.querySelector('motcua-chat-panel').shadowRoot.querySelector('textarea');
        field.value = 'khai sinh';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        field.form.requestSubmit();
      })()`);
      await page.waitFor(/Chưa trả lời được/);
      assert.ok(page.record.failures.length > 0, `${file}: nothing was told to the host`);
      await page.close();
    }
    // The same code reads both sites; of the second one every third file is enough here, and what only it has.
    const everyThird = form === 'self-hosted';
    for (const file of files.filter((each, index) => !ofAssistant.test(each) && (!everyThird || index % 3 === 0 || each.includes('worker-details')))) {
      const page = await browser.newPage();
      await page.spoil(new RegExp(`${file.replaceAll('.', '\\.')}$`), oneByteChanged);
      await page.open(new URL(/\/guides\./.test(file) ? '/?viec=birth' : '/?ma=1.001193', url()).href);
      if (/\/details-/.test(file)) {
        await page.waitFor('Giấy chứng sinh'); // What was fetched ahead in vain is fetched again, service by service.
        await page.close();
        continue;
      }
      if (/\/more\.|service-(further|json-ld)|ward-counter/.test(file)) {
        // Further ways of asking, and what is taken along: without them the rest answers, and nothing of the file is believed.
        await page.waitFor('Giấy chứng sinh');
        await page.close();
        continue;
      }
      for (const end = Date.now() + 8000; page.record.failures.length === 0;) {
        // The same service may have come whole meanwhile, with others that were fetched ahead.
        if (/\/detail-/.test(file) && (await page.read()).includes('Giấy chứng sinh')) break;
        if (Date.now() > end) assert.fail(`${file}: no motcua-error`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      if (/\/detail-/.test(file) && page.record.failures.length === 0) {
        await page.close();
        continue;
      }
      if (file.includes('motcua-worker.')) {
        await page.waitFor(/Nguồn:/); // The engine's other file is whole: it answers on the page.
        await page.close();
        continue;
      }
      if (/\/guides\./.test(file)) {
        await page.waitFor('Chưa mở được phần hướng dẫn'); // The search beside them needs nothing of it.
        await page.close();
        continue;
      }
      const text = await page.read();
      assert.doesNotMatch(text, /Nguồn:/, `${file}: used although one byte has changed`);
      if (!lateFiles.test(file)) assert.ok(await showsFallback(page), `${file}: the fallback is gone`);
      assert.ok(text.includes('0000'), `${file}: no number to call`);
      await page.close();
    }
  });

  it(`${form}: says what to do where the catalogue is cut short, newer, not there, or a page of HTML`, async () => {
    const faults: readonly (readonly [what: string, spoil: (page: Page) => Promise<void>, says: RegExp])[] = [
      ['cut short', (page) => page.spoil(/\/find[^/]*$/, (bytes) => ({ bytes: bytes.subarray(0, bytes.length / 2) })), /không đúng bản gốc/],
      ['HTML', (page) => page.spoil(/\/find[^/]*$/, () => ({ bytes: '<!doctype html><p>Đăng nhập Wi-Fi', contentType: 'text/html' })), /không đúng bản gốc/],
      ['entry spoiled', (page) => page.spoil(/catalogue\.json$/, () => ({ bytes: '{"format":{"major":99}}' })), /không đúng bản gốc/],
      ['gone', (page) => page.spoil(/catalogue\.json$/, () => ({ bytes: 'no', status: 404 })), /đang bận/],
      ['server error', (page) => page.spoil(/catalogue\.json$/, () => ({ bytes: 'no', status: 500 })), /đang bận/],
      ['no network', (page) => page.spoil(/catalogue\.json$/, () => 'no answer'), /đang bận|Không có mạng/],
    ];
    for (const [what, spoil, says] of faults) {
      const page = await openedSpoiled(url(), spoil);
      await page.waitFor(says);
      assert.ok(await showsFallback(page), `${what}: the fallback is gone`);
      assert.deepEqual(
        page.record.errors.filter((error) => !/Failed to load resource|ERR_FAILED|integrity/.test(error)),
        [],
        what,
      );
      await page.close();
    }
  });

  it(`${form}: stays a form when the script does not come`, async () => {
    const page = await browser.newPage();
    await page.spoil(/\/motcua\.js$/, () => 'no answer');
    await page.open(url());
    await page.waitUntil(`document.readyState === 'complete'`);
    assert.ok(await showsFallback(page));
    assert.ok(await page.find('searchbox', 'Bạn cần làm gì?').isShown());
    await page.close();
  });

  it(`${form}: comes when the network does`, async () => {
    const page = await browser.newPage();
    let isBroken = true;
    await page.spoil(/motcua-core\.\w{16}\.js$/, (bytes) => (isBroken ? 'no answer' : { bytes }));
    await page.open(url());
    for (const end = Date.now() + 8000; page.record.failures.length === 0 && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(await showsFallback(page));
    isBroken = false;
    await page.waitUntil(isStanding);
    await page.close();
  });

  it(`${form}: takes whatever is typed`, async () => {
    const page = await opened(url());
    for (const typed of ['<script>alert(1)</script>', '🍼 👶🏽', 'đăng ký'.normalize('NFD'), 'khai\u0007sinh', '"><img src=x onerror=alert(1)>', '%00%ff', '-1', "'; drop table"]) {
      await page.find('combobox').type(typed);
      await page.press('Enter');
      await page.waitUntil(`document.querySelector('motcua-service-finder').shadowRoot.querySelector('.results, .count, .section')`);
      assert.equal(await page.find('combobox').value(), typed.replace(/[\r\n]/g, ''));
    }
    await page.find('combobox').type('x'.repeat(10_000));
    await page.press('Enter');
    await page.waitFor(/dài quá 500 ký tự/);
    assert.equal((await page.find('combobox').value()).length, 10_000);
    assertSpotless(page);
    await page.close();
  });
}

it('gives the same answers from a worker and in slices on the page', async () => {
  const [second, own] = [await opened(sites.wardSite.url), await opened(sites.wardSiteSelfHosted.url)];
  assert.ok(
    own.record.requests.some((address) => /motcua-worker\.\w{16}\.js/.test(address)),
    'no worker where script and page share an origin',
  );
  assert.ok(!second.record.requests.some((address) => /motcua-worker\./.test(address)), 'a worker from another origin');
  for (const [question] of questions) {
    await ask(second, question);
    await ask(own, question);
    assert.deepEqual(await codesShown(second), await codesShown(own), question);
  }
  await second.close();
  await own.close();
});

it('needs nothing but the keyboard', async () => {
  const page = await opened(sites.wardSite.url);
  await page.find('combobox').type('dang ky khai sinh');
  await page.press('Enter');
  await page.waitFor(/thủ tục cho/);
  for (let presses = 0; presses < 40; presses += 1) {
    await page.press('Tab');
    if (await page.evaluate(`document.querySelector('motcua-service-finder').shadowRoot.activeElement?.dataset.code === '1.001193'`)) break;
  }
  await page.press('Enter');
  await page.waitFor('Giấy chứng sinh');
  assert.equal(await page.evaluate(`document.querySelector('motcua-service-finder').shadowRoot.activeElement.shadowRoot.activeElement.id`), 'service');
  await page.close();
});

it('fits a small phone, 320 px wide', async () => {
  const page = await opened(sites.wardSite.url);
  await page.resize(320, 640);
  await ask(page, 'dang ky khai sinh');
  assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 320'));
  await page.find('link', /khai sinh/i).press();
  await page.waitFor('Giấy chứng sinh');
  assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 320'));
  await page.close();
});

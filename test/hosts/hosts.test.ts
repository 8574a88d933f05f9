import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveFolder } from '../../tools/static-site.mjs';
import { startChromium } from '../journeys/chromium-page.ts';
import { ask, isStanding, showsFallback } from '../journeys/finder.ts';
import type { Browser, Page, PageOptions } from '../journeys/page.ts';
import { builtFolder, bundled, plain, renderedByReact, scriptsIn, typeFaults } from './built-hosts.ts';
import { wardPage } from './server-rendered/page.ts';

const folderOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const files = { '/danh-muc/': folderOf('packages/catalogue/public/hanoi'), '/motcua/': folderOf('packages/widgets/cdn') };

/** Nothing but what the page itself serves; no style attribute, no `eval`, no text that becomes markup. */
const policy = (names: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ${names}`;

let browser: Browser;
const sites: { close(): Promise<void> }[] = [];
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await Promise.all(sites.map((site) => site.close())); // Those of tests that failed.
});

/** A page of a host under the strict policy, and what ends both. */
async function opened(folder: string, names: string, pages: Record<string, () => string> = {}, options: PageOptions = {}): Promise<{ page: Page; close(): Promise<void> }> {
  const site = await serveFolder({ folder: { ...files, '/': folder }, pages, headers: { 'Content-Security-Policy': policy(names) } });
  sites.push(site);
  const page = await browser.newPage(options);
  const close = async () => {
    await page.close();
    await site.close();
  };
  await page.open(`${site.url}/`);
  return { page, close };
}

const finder = `document.querySelector('motcua-service-finder')`;

/** Asks, and chooses the first result without a mouse. */
async function choose(page: Page): Promise<void> {
  await page.find('combobox').type(''); // The finder keeps a draft of what was typed in it before.
  await page.typeKeys('dang ky khai sinh');
  await page.waitUntil(`${finder}.shadowRoot.textContent.includes('thủ tục cho “dang ky khai sinh”')`);
  await page.press('ArrowDown');
  await page.press('Enter');
}

/** What a host does with the elements, whatever it is written in. */
async function walk(page: Page): Promise<void> {
  await page.waitUntil(isStanding);
  await page.waitFor('Bạn tìm thủ tục gì?'); // A property: the host's own words.
  assert.equal(await page.evaluate(`${finder}.jurisdiction`), 'VN-HN'); // An attribute.
  assert.equal(await showsFallback(page), false);
  // How often the page's own listener was called is told by how often it cancelled the event.
  await page.evaluate(`(() => {
    globalThis.heard = [];
    const cancel = Event.prototype.preventDefault;
    Event.prototype.preventDefault = function () {
      if (this.type === 'motcua-service-chosen') heard.push(this.code);
      cancel.call(this);
    };
  })()`);

  assert.match(await page.read(), /Bạn chưa chọn/);
  await choose(page);
  await page.waitFor('Bạn chọn 1.001193'); // The event, in the framework's own state.
  assert.equal(await page.evaluate(`${finder}.code`), ''); // Cancelled at once: the finder stayed where it was.
  await page.waitUntil(`document.querySelector('motcua-service-card')?.shadowRoot?.textContent.includes('1.001193')`);
  assert.equal(await page.evaluate(`document.querySelector('motcua-service-card').compact`), true);

  await page.find('button', 'Đổi câu hỏi').press();
  await page.waitUntil(`${finder}.shadowRoot.querySelector('label').textContent.includes('Bạn cần giấy tờ gì?')`);
  for (const isCompact of [true, false]) {
    await page.find('button', 'Gọn').press();
    await page.waitUntil(`${finder}.compact === ${isCompact}`);
  }
  assert.doesNotMatch(await page.read(), /Không thấy\?/);
  await ask(page, 'qwrtp zxcvb');
  await page.waitFor('Không thấy? Hãy gọi 1022.');

  for (let round = 0; round < 2; round += 1) {
    await page.find('button', 'Đóng tra cứu').press();
    await page.waitUntil(`${finder} === null`);
    await page.find('button', 'Mở tra cứu').press();
    await page.waitUntil(isStanding);
    // The one before was typed into, which the browser keeps so that it can be undone.
    if (round === 0) await page.evaluate(`(globalThis.gone = new WeakRef(${finder}), true)`);
  }
  await choose(page);
  await page.waitUntil('heard.length > 1');
  assert.deepEqual(await page.evaluate('heard'), ['1.001193', '1.001193']);
  await assertCollected(page);
}

/** The element that was taken away is kept by nobody; the one that stands is. */
async function assertCollected(page: Page): Promise<void> {
  await page.evaluate(`(globalThis.standing = new WeakRef(${finder}), true)`);
  for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    await page.collectGarbage();
    if (await page.evaluate('gone.deref() === undefined')) break;
    assert.ok(Date.now() < end, 'something still holds the finder that was taken away');
  }
  assert.equal(await page.evaluate('standing.deref() !== undefined'), true);
}

/** Nothing was refused and nothing failed, and both would have been seen. */
async function assertSpotless({ record, ...page }: Page): Promise<void> {
  assert.deepEqual({ violations: record.violations, errors: record.errors, failures: record.failures }, { violations: [], errors: [], failures: [] });
  await page.evaluate(`document.body.innerHTML = '<p>planted</p>'`).catch(() => {});
  await page.evaluate(`console.error('planted')`);
  for (const end = Date.now() + 5000; record.violations.length === 0; await new Promise((resolve) => setTimeout(resolve, 20))) assert.ok(Date.now() < end, 'no violation was seen');
  assert.ok(record.errors.includes('planted'));
}

/** Builds, then type checks, one after another beside the browser: two cores. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}
const folders = new Map(bundled.map((host) => [host, inTurn(() => builtFolder(host))]));
const checks = new Map([plain, ...bundled].map((host) => [host, inTurn(() => typeFaults(host))]));
for (const work of [...folders.values(), ...checks.values()]) work.catch(() => {}); // Each is awaited by a test, which then fails.
const [react18] = bundled;

for (const host of bundled)
  it(`${host.folder}: sets properties, hears typed events, fills slots, comes and goes, under the strict policy`, async () => {
    const { page, close } = await opened(await folders.get(host)!, host.policies);
    await walk(page);
    await assertSpotless(page);
    await close();
  });

it('plain: does the same by one script tag and a script of its own', async () => {
  const { page, close } = await opened(folderOf('test/hosts/plain'), plain.policies);
  await walk(page);
  await assertSpotless(page);
  await close();
});

for (const host of [plain, ...bundled])
  it(`${host.folder}: the type check finds every planted fault and no other`, async () => {
    const { found, planted, output } = await checks.get(host)!;
    assert.ok(planted.length >= 3);
    assert.deepEqual(found.sort(), planted.sort(), output);
  });

it('react-18: bundles the elements that are used, and not the others that the wrappers know', async () => {
  const scripts = scriptsIn(await folders.get(react18)!);
  const defined = [...scripts.matchAll(/\.define\([`'"](motcua-[\w-]+)/g)].map(([, tag]) => tag);
  assert.deepEqual([...new Set(defined)].sort(), ['motcua-service-answer', 'motcua-service-card', 'motcua-service-finder', 'motcua-ward-chooser']);
});

const ward = { name: 'Phường Hoa Sen & Sông Hồng', telephone: '1022', services: [{ code: '1.001193', name: 'Đăng ký khai sinh' }] };

it('server-rendered: reads without a script, and becomes the finder with it', async () => {
  const pages = { '/': () => wardPage(ward) };
  const silent = await opened(folderOf('test/hosts/server-rendered'), plain.policies, pages, { javaScript: false });
  assert.ok(await silent.page.find('link', 'Đăng ký khai sinh').isShown());
  assert.ok(await silent.page.find('link', '1022').isShown());
  await silent.close();
  const { page, close } = await opened(folderOf('test/hosts/server-rendered'), plain.policies, pages);
  await page.waitUntil(isStanding);
  assert.equal(await showsFallback(page), false);
  await choose(page);
  await page.waitFor('Đăng ký khai sinh');
  await assertSpotless(page);
  await close();
});

it('server-rendered by React 18: sends what stands inside the elements, and takes it over without an error', async () => {
  const folder = await folders.get(react18)!;
  const markup = await inTurn(renderedByReact);
  assert.match(markup, /<motcua-service-finder><p>Gọi <a href="tel:1022">/);
  const pages = { '/': () => readFileSync(`${folder}/index.html`, 'utf8').replace('<div id="root"></div>', () => `<div id="root">${markup}</div>`) };
  const silent = await opened(folder, react18.policies, pages, { javaScript: false });
  assert.ok(await silent.page.find('link', '1022').isShown());
  await silent.close();
  const { page, close } = await opened(folder, react18.policies, pages);
  await walk(page);
  await assertSpotless(page);
  await close();
});

it('loads elements, wrappers and types on a server, where there is no page', async () => {
  const touched: string[] = [];
  for (const name of ['window', 'localStorage']) Object.defineProperty(globalThis, name, { configurable: true, get: () => touched.push(name) });
  const { exports } = JSON.parse(readFileSync(folderOf('packages/widgets/package.json'), 'utf8')) as { exports: Record<string, unknown> };
  const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
  assert.ok(entries.length >= 15);
  for (const entry of entries) await import(`@motcua/widgets/${entry.slice(2)}`);
  assert.deepEqual(touched, []);
  assert.ok(globalThis.window);
  assert.deepEqual(touched, ['window']);
  for (const name of touched) Reflect.deleteProperty(globalThis, name);
});

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}
interface Declaration {
  readonly tagName?: string;
  readonly members?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly attribute?: string;
    readonly readonly?: boolean;
    readonly type?: { readonly text: string };
  }[];
  readonly attributes?: readonly { readonly name: string; readonly fieldName: string }[];
  readonly events?: readonly { readonly name: string; readonly type?: { readonly text: string } }[];
  readonly slots?: readonly { readonly name: string; readonly description?: string }[];
}

it('describes in the manifest what each element really takes', async () => {
  const manifest: Manifest = JSON.parse(readFileSync(folderOf('packages/widgets/custom-elements.json'), 'utf8'));
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).flatMap((each) => (each.tagName ? [{ ...each, tag: each.tagName }] : []));
  const tags = elements.map(({ tag }) => tag);
  assert.ok(tags.length >= 12, `${tags.length} elements`);
  const body = tags.map((tag) => `<${tag}></${tag}>`).join('');
  const { page, close } = await opened(folderOf('test/hosts/plain'), plain.policies, {
    '/': () => `<!doctype html><html lang="vi"><head><title>x</title><script async src="/motcua/motcua.js"></script></head><body>${body}</body></html>`,
  });
  for (const { tag, members = [], attributes = [], events = [], slots = [] } of elements) {
    await page.waitUntil(`Boolean(customElements.get('${tag}'))`);
    const real = await page.evaluate<{ name: string; attribute: string | null; isBoolean: boolean }[]>(
      `[...customElements.get('${tag}').elementProperties].filter(([, { state }]) => !state).map(([name, { attribute, type }]) =>
        ({ name: String(name), attribute: attribute === false ? null : typeof attribute === 'string' ? attribute : String(name).toLowerCase(), isBoolean: type === Boolean }))`,
    );
    const said = members
      .filter(({ kind, readonly }) => kind === 'field' && !readonly)
      .map(({ name, attribute, type }) => ({ name, attribute: attribute ?? null, isBoolean: type?.text === 'boolean' }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    assert.deepEqual(said.sort(byName), real.sort(byName), tag);
    assert.deepEqual(attributes.map(({ name }) => name).sort(), real.flatMap(({ attribute }) => attribute ?? []).sort(), tag);
    assert.ok(
      members.every(({ kind, type }) => kind !== 'field' || type?.text),
      `${tag}: a property without a type`,
    );
    assert.ok(events.length > 0 && events.every(({ type }) => /^\w+Event$/.test(type?.text ?? '')), `${tag}: an event without a type`);
    assert.ok(
      slots.some(({ name, description }) => name === '' && description),
      `${tag}: no default slot`,
    );
  }
  await close();
});

it('shows in the documentation nothing but what the hosts run', () => {
  const text = readFileSync(folderOf('docs/frameworks.md'), 'utf8');
  const strangers = (markdown: string) =>
    [...markdown.matchAll(/\(\.\.\/(test\/hosts\/[\w./-]+)\):\n+```\w*\n([\s\S]*?)```/g)].flatMap(([, path = '', block = '']) => {
      const lines = readFileSync(folderOf(path), 'utf8')
        .split('\n')
        .map((line) => line.trim());
      return block
        .split('\n')
        .filter((line) => line.trim() && line.trim() !== '…' && !lines.includes(line.trim()))
        .map((line) => `${path}: ${line.trim()}`);
    });
  assert.equal([...text.matchAll(/```\w*\n[\s\S]*?```/g)].length, [...text.matchAll(/\(\.\.\/test\/hosts\/[\w./-]+\):\n+```/g)].length, 'a block that names no host');
  assert.notDeepEqual(strangers(text.replaceAll('event.code', 'event.kode')), []);
  assert.deepEqual(strangers(text), []);
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveFolder } from '../../tools/static-site.mjs';
import { startChromium } from './chromium-page.ts';
import { ask, codesShown, isStanding } from './finder.ts';
import type { Browser } from './page.ts';

const folderOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const cdn = folderOf('packages/widgets/cdn');
const otherCdn = folderOf('.cache/other-version');
const catalogue = folderOf('packages/catalogue/public/hanoi');
const hostScripts = folderOf('.cache/host-with-lit');

execFileSync(process.execPath, [folderOf('tools/build-cdn.mjs'), '--version', '1.9.9', '--out', otherCdn], { cwd: folderOf('tools') });
/** What a host may have brought: the Lit of today, and the one before. */
const hostLits = ['lit', 'lit-2'];
for (const lit of hostLits)
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { lit } },
    build: {
      outDir: `${hostScripts}/${lit}`,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: folderOf('test/journeys/host-with-lit.mjs'), formats: ['es'], fileName: () => 'host.js' },
    },
  });

const origin = await serveFolder({ folder: { '/motcua/': cdn, '/motcua-next/': otherCdn, '/danh-muc/': catalogue }, cors: true });
const finder = `<motcua-service-finder catalogue="${origin.url}/danh-muc/catalogue.json"><p>Gọi <a href="tel:1022">1022</a></p></motcua-service-finder>`;
const page = (head: string, body: string) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang chủ nhà</title>${head}</head><body><main><h1>Phường</h1>${body}</main></body></html>`;
const loader = (folder: string, more = '') => `<script async src="${origin.url}/${folder}/motcua.js" crossorigin="anonymous"${more}></script>`;

const policy = (script: string, names: string) =>
  `default-src 'none'; script-src ${origin.url} ${script}; style-src 'self'; connect-src 'self' ${origin.url}; worker-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ${names}`;

const workerFile = readdirSync(cdn).find((file) => file.startsWith('motcua-worker.')) ?? assert.fail('no worker was built');
const policies: Record<string, string> = {
  '/two-versions.html': policy('', 'motcua-1 motcua-lit-1'),
  ...Object.fromEntries(hostLits.map((lit) => [`/host-${lit}.html`, policy("'self'", 'motcua-1 motcua-lit-1 lit-html')])),
  '/own-worker.html': policy('', 'motcua-1 motcua-lit-1'),
  '/later.html': policy('', 'motcua-1 motcua-lit-1'),
  '/excerpts.html': policy('', 'motcua-1 motcua-lit-1'),
  '/no-names.html': policy('', 'none-of-ours'),
};
const host = await serveFolder({
  folder: { '/worker/': cdn, '/host/': hostScripts },
  pages: {
    '/two-versions.html': () =>
      page(
        loader('motcua') + loader('motcua-next'),
        `${finder}<motcua-app catalogue="${origin.url}/danh-muc/catalogue.json"><motcua-service-finder></motcua-service-finder></motcua-app>`,
      ),
    ...Object.fromEntries(
      hostLits.map((lit) => [
        `/host-${lit}.html`,
        () => page(`${loader('motcua')}<script type="module" src="/host/${lit}/host.js"></script>`, `<host-greeting></host-greeting>${finder}`),
      ]),
    ),
    '/own-worker.html': () => page(loader('motcua', ` data-worker="/worker/${workerFile}"`), finder),
    '/later.html': () => page(loader('motcua'), ''),
    '/no-names.html': () => page(loader('motcua'), finder),
    '/no-policy.html': () => page(loader('motcua'), finder),
    '/excerpts.html': () =>
      page(
        loader('motcua'),
        ['card', 'checklist'].map((name) => `<motcua-service-${name} code="1.001193" catalogue="${origin.url}/danh-muc/catalogue.json" eager></motcua-service-${name}>`).join(''),
      ),
  },
  headers: (path: string): Record<string, string> => (policies[path] ? { 'Content-Security-Policy': policies[path] } : {}),
});

let browser: Browser;
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await host.close();
  await origin.close();
});

async function opened(path: string, base = host.url) {
  const opening = await browser.newPage();
  await opening.open(`${base}${path}`);
  return opening;
}

it('lets two versions of ours share a page: the first defines the tag, both find their client', async () => {
  const both = await opened('/two-versions.html');
  await both.waitUntil(`[...document.querySelectorAll('motcua-service-finder')].every((each) => each.shadowRoot?.querySelector('input'))`);
  await both.waitUntil(`[Symbol.for('motcua/1.9.9'), Symbol.for('motcua/${ownVersion()}')].every((key) => globalThis[key]?.given.core)`);
  await ask(both, 'dang ky khai sinh');
  assert.equal((await codesShown(both))[0], '1.001193');
  assert.deepEqual([both.record.violations, both.record.errors, both.record.failures], [[], [], []]);
  await both.close();
});

for (const lit of hostLits)
  it(`leaves a host's own ${lit}, and the policy it needs, alone`, async () => {
    const withLit = await opened(`/host-${lit}.html`);
    await withLit.waitUntil(isStanding);
    await withLit.waitUntil(`document.querySelector('host-greeting').shadowRoot?.textContent.includes('Trang này dùng Lit của mình')`);
    assert.deepEqual([withLit.record.violations, withLit.record.errors], [[], []]);
    // Both policies exist, each made once: a third Lit under either name would be refused.
    for (const name of ['lit-html', 'motcua-lit-1']) await assert.rejects(withLit.evaluate(`trustedTypes.createPolicy('${name}', {})`), /already exists/, name);
    await withLit.close();
  });

it('runs the engine in a worker where the host serves a copy of the worker file', async () => {
  const own = await opened('/own-worker.html');
  await own.waitUntil(isStanding);
  await ask(own, 'dang ky khai sinh');
  assert.equal((await codesShown(own))[0], '1.001193');
  assert.ok(own.record.requests.some((address) => address === `${host.url}/worker/${workerFile}`));
  assert.ok(!own.record.requests.some((address) => /motcua-catalogue\./.test(address)), 'the engine was loaded on the page as well');
  assert.deepEqual([own.record.violations, own.record.errors, own.record.failures], [[], [], []]);
  await own.close();
});

it('follows elements that are added later', async () => {
  const later = await opened('/later.html');
  await later.waitUntil(`document.readyState === 'complete'`);
  assert.deepEqual(
    later.record.requests.filter((address) => address.startsWith(origin.url)),
    [`${origin.url}/motcua/motcua.js`],
    'something was fetched that the page does not need',
  );
  await later.evaluate(
    `(() => { const added = document.createElement('motcua-service-finder'); added.setAttribute('catalogue', '${origin.url}/danh-muc/catalogue.json'); document.querySelector('main').append(added); })()`,
  );
  await later.waitUntil(isStanding);
  await later.close();
});

it('fetches of a card and a checklist these alone, by hashes that it verified first, and both tell of the service', async () => {
  const both = await opened('/excerpts.html');
  for (const name of ['card', 'checklist']) await both.waitUntil(`document.querySelector('motcua-service-${name}')?.shadowRoot?.textContent.includes('1.001193')`);
  const elements = both.record.requests.flatMap((address) => /motcua-(service-[a-z]+|more|core|app)\./.exec(address)?.[1] ?? []);
  assert.deepEqual(elements.sort(), ['core', 'more', 'service-card', 'service-checklist']);
  const unverified = await both.evaluate(`[...document.scripts].filter(({ src, integrity }) => /motcua-/.test(src) && !integrity.startsWith('sha256-')).map(({ src }) => src)`);
  assert.deepEqual(unverified, []);
  assert.deepEqual([both.record.violations, both.record.errors, both.record.failures], [[], [], []]);
  await both.close();
});

it('believes no hash of a list that is not the original, and fetches nothing by it', async () => {
  const spoiled = await browser.newPage();
  await spoiled.spoil(/motcua-more\./, (bytes: Buffer) => ({ bytes: Buffer.from(String(bytes).replace(/":"\w/g, '":"A')) }));
  await spoiled.open(`${host.url}/excerpts.html`);
  for (const end = Date.now() + 8000; spoiled.record.failures.length === 0;) {
    assert.ok(Date.now() < end, 'no motcua-error');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(!spoiled.record.requests.some((address) => /motcua-service-/.test(address)));
  await spoiled.close();
});

it('says so to the host, and leaves the fallback, where the policy does not name ours', async () => {
  const refused = await opened('/no-names.html');
  for (const end = Date.now() + 5000; refused.record.failures.length === 0;) {
    assert.ok(Date.now() < end, 'no motcua-error');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(await refused.find('link', '1022').isShown());
  await refused.close();
});

it('works over plain http, where the browser gives a page no means to verify files', async () => {
  const port = new URL(host.url).port;
  const plain = await opened('/no-policy.html', `http://phuong.test:${port}`);
  assert.equal(await plain.evaluate('isSecureContext'), false);
  await plain.waitUntil(isStanding);
  await ask(plain, 'dang ky khai sinh');
  assert.equal((await codesShown(plain))[0], '1.001193');
  await plain.close();
});

function ownVersion(): string {
  return JSON.parse(readFileSync(folderOf('packages/widgets/cdn/release.json'), 'utf8')).version;
}

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scriptTag } from '../../apps/ward-site/script-tag.mjs';
import { releaseCommand } from '../../tools/release.mjs';
import { pointChannel } from '../../tools/release-channel.mjs';
import { integrityOf, manifestFile } from '../../tools/release-files.mjs';
import { publicPartOf } from '../../tools/release-signature.mjs';
import { serveFolder } from '../../tools/static-site.mjs';
import { startChromium } from './chromium-page.ts';
import { ask, codesShown, isStanding } from './finder.ts';
import type { Browser, Page, SpoiledAnswer } from './page.ts';

const folderOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const place = folderOf('.cache/releases-journey');
const elements = folderOf('packages/widgets/cdn');

/** What the elements are built as; the releases below are its patches. */
const { version: first, loader }: { version: string; loader: { file: string } } = JSON.parse(readFileSync(join(elements, manifestFile), 'utf8'));
const channel = first.split('.', 2).join('.');
const patch = (number: number) => `${channel}.${number}`;
const [old, good, broken] = [patch(0), patch(1), patch(2)];

const makeKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const keys = { current: makeKey(), next: makeKey(), strangers: makeKey() };
const believed = [publicPartOf(keys.current), publicPartOf(keys.next)];

rmSync(place, { recursive: true, force: true });
mkdirSync(place, { recursive: true });
for (const [name, key] of Object.entries(keys)) writeFileSync(join(place, `${name}.pem`), key.export({ type: 'pkcs8', format: 'pem' }));
writeFileSync(
  join(place, 'releases.json'),
  JSON.stringify({ keys: believed, releases: [{ minor: channel, released: '2026-11-28', catalogueFormats: [2], gatewayContracts: ['1'], isLts: false }] }),
);

/** The command, with the key of a real release. */
async function release(out: string, words: readonly string[]): Promise<string> {
  const said: string[] = [];
  await releaseCommand([...words, '--out', out, '--list', join(place, 'releases.json'), '--date', '2026-11-28'], {
    environment: { MOTCUA_RELEASE_KEY: join(place, 'current.pem') },
    say: (line) => said.push(line),
  });
  return said.join('\n');
}

/** The built elements as a release of this number, with something more in the loader. */
function builtAs(version: string, more = ''): string {
  const folder = join(place, `built-${version}`);
  cpSync(elements, folder, { recursive: true });
  const { loader: built, ...rest } = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as { loader: { file: string } };
  const text = `${more}\n${readFileSync(join(folder, built.file), 'utf8')}`;
  writeFileSync(join(folder, built.file), text);
  writeFileSync(join(folder, manifestFile), JSON.stringify({ ...rest, version, loader: { file: built.file, integrity: integrityOf(text) } }));
  return folder;
}

const published = join(place, 'published');
/** What happened to the sites with a central script: it was changed for all, and did not suit one of them. */
const fault = `document.querySelector('main').hidden = true; throw new TypeError('a fault that shows on this page only');`;
for (const version of [old, good]) await release(published, ['--elements', builtAs(version, `/* ${version} */`)]);
builtAs(broken, fault);

const origin = await serveFolder({ folder: { '/danh-muc/': folderOf('packages/catalogue/public/hanoi'), '/': place }, cors: true });
const pages: Record<string, () => string> = {};
const host = await serveFolder({
  folder: { '/worker/': elements },
  pages,
  headers: {
    'Content-Security-Policy': `default-src 'none'; script-src ${origin.url}; style-src 'self'; connect-src 'self' ${origin.url}; worker-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types motcua-1 motcua-lit-1`,
  },
});
const workerFile = readdirSync(elements).find((file) => file.startsWith('motcua-worker.')) ?? assert.fail('no worker was built');

let browser: Browser;
before(async () => {
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await host.close();
  await origin.close();
});

let count = 0;

/** A host that follows the channel by the script of the oldest release, over a published folder of its own. */
async function followingHost({ named = channel, opens = host.url } = {}) {
  const name = `site-${++count}`;
  const out = join(place, name);
  cpSync(published, out, { recursive: true });
  const { channel: script } = JSON.parse(readFileSync(join(out, old, manifestFile), 'utf8')) as { channel: { file: string; integrity: string } };
  const tag = scriptTag({
    src: `${origin.url}/${name}/${old}/${script.file}`,
    integrity: script.integrity,
    crossorigin: 'anonymous',
    'data-channel': named,
    'data-worker': `/worker/${workerFile}`,
  });
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phường</title>${tag}</head><body><main><h1>Phường</h1><motcua-service-finder catalogue="${origin.url}/danh-muc/catalogue.json"><p>Gọi <a href="tel:1022">1022</a></p></motcua-service-finder></main></body></html>`;
  pages[`/${name}.html`] = () => html;
  const page = await browser.newPage();
  const file = join(out, 'channels', `${channel}.json`);
  return {
    page,
    out,
    file,
    /** Opens the page, or loads it again, and waits until a loader of ours is in it. */
    async visit() {
      page.record.failures.length = 0;
      await page.open(`${opens}/${name}.html`);
      await page.waitUntil(isLoaded);
    },
    /** Spoils what the server gives, for good. */
    tamper(path: string, change: (text: string) => string) {
      const text = readFileSync(join(out, path), 'utf8');
      assert.notEqual(change(text), text, 'nothing was changed');
      writeFileSync(join(out, path), change(text));
    },
    /** Signs that the channel names a version, with a key and at a time of the test's choice. */
    sign: (to: string, key = keys.current, now = new Date()) => pointChannel({ out, channel, to, key, keys: believed, now }),
  };
}

/** Versions whose loader was put into the page, in order; the last is the one that runs. */
const loaded = (page: Page) => page.evaluate<string[]>(`[...document.scripts].flatMap(({ src }) => /\\/([\\d.]+)\\/motcua\\.js$/.exec(src)?.[1] ?? [])`);
const isLoaded = `Boolean(globalThis[Symbol.for('motcua/${first}')] || document.querySelector('main')?.hidden)`;

async function failures(page: Page, wanted: readonly string[]) {
  for (const end = Date.now() + 8000; page.record.failures.length < wanted.length && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(page.record.failures, wanted);
}

async function answers(page: Page) {
  await page.waitUntil(isStanding);
  await ask(page, 'dang ky khai sinh');
  assert.equal((await codesShown(page))[0], '1.001193');
}

it('loads the release that the channel names, and hands the attributes of the tag to its loader', async () => {
  const { page, visit } = await followingHost();
  await visit();
  assert.deepEqual(await loaded(page), [good]);
  await answers(page);
  assert.ok(page.record.requests.includes(`${host.url}/worker/${workerFile}`), 'data-worker did not reach the loader');
  assert.deepEqual([page.record.violations, page.record.errors, page.record.failures], [[], [], []]);
  await page.close();
});

it('brings the last good release back to a page that a release has broken, without a change to the page', async () => {
  const { page, out, visit } = await followingHost();
  await visit();
  await answers(page);
  await release(out, ['--elements', join(place, `built-${broken}`)]);
  await visit();
  assert.deepEqual(await loaded(page), [broken]);
  assert.ok(page.record.errors.some((error) => error.includes('a fault that shows on this page only')));
  assert.equal(await page.evaluate(`document.querySelector('main').hidden`), true, 'the page was not broken');
  await release(out, ['rollback', '--channel', channel, '--to', good]);
  await visit();
  assert.deepEqual(await loaded(page), [good]);
  await answers(page);
  assert.deepEqual(page.record.failures, []);
  await page.close();
});

it('believes no changed channel file: a new device gets what the script came with, a known one what it verified last', async () => {
  const { page, file, tamper, visit } = await followingHost();
  await visit();
  assert.deepEqual(await loaded(page), [good]);
  tamper(`channels/${channel}.json`, (text) => text.replace(`\\"version\\":\\"${good}\\"`, `\\"version\\":\\"${old}\\"`));
  await visit();
  assert.deepEqual(await loaded(page), [good]);
  await failures(page, ['UNTRUSTED']);
  await page.evaluate('localStorage.clear()');
  await visit();
  assert.deepEqual(await loaded(page), [old]);
  await failures(page, ['UNTRUSTED']);
  await answers(page);
  for (const nonsense of ['null', '<!doctype html>', '{"signed":"{}","signature":"MAYCAQECAQE="}', `{"signed":"{}","signature":"${'/'.repeat(96)}"}`]) {
    writeFileSync(file, nonsense);
    await visit();
    assert.deepEqual(await loaded(page), [old], nonsense);
    await failures(page, ['UNTRUSTED']);
  }
  await page.close();
});

it('believes the next key as well as the current one, and nobody else', async () => {
  const { page, sign, visit } = await followingHost();
  await visit();
  assert.deepEqual(await loaded(page), [good]);
  sign(old, keys.next);
  await visit();
  assert.deepEqual(await loaded(page), [old]);
  assert.deepEqual(page.record.failures, []);
  sign(good, keys.strangers);
  await visit();
  assert.deepEqual(await loaded(page), [old]);
  await failures(page, ['UNTRUSTED']);
  await page.close();
});

it('does not go back to a channel file that is played again, and never believes what somebody put into storage', async () => {
  const { page, file, sign, visit } = await followingHost();
  await visit();
  const replayed = readFileSync(file);
  sign(old);
  await visit();
  assert.deepEqual(await loaded(page), [old]);
  writeFileSync(file, replayed);
  await visit();
  assert.deepEqual(await loaded(page), [old], 'an older statement was followed');
  await failures(page, ['UNTRUSTED']);
  await page.evaluate(
    `localStorage.setItem('motcua:channel:${channel}', localStorage.getItem('motcua:channel:${channel}').replace(/sequence\\\\":\\d+/, 'sequence\\\\":9999999999'))`,
  );
  await visit();
  assert.deepEqual(await loaded(page), [good], 'a forged memory kept a good statement away');
  assert.deepEqual(page.record.failures, []);
  await page.close();
});

it('follows no statement that has expired, and none about another channel', async () => {
  const { page, out, file, sign, visit } = await followingHost();
  const current = readFileSync(file);
  const dayMs = 24 * 60 * 60 * 1000;
  for (const [days, wanted] of [
    [29, good],
    [31, old],
  ] as const) {
    rmSync(file);
    sign(good, keys.current, new Date(Date.now() - days * dayMs));
    await page.open(host.url);
    await page.evaluate('localStorage.clear()');
    await visit();
    assert.deepEqual(await loaded(page), [wanted]);
    await failures(page, wanted === old ? ['UNTRUSTED'] : []);
  }
  writeFileSync(file, current);
  writeFileSync(join(out, 'channels/lts.json'), current);
  await page.close();
  const lts = await followingHost({ named: 'lts' });
  writeFileSync(join(lts.out, 'channels/lts.json'), current);
  await lts.visit();
  assert.deepEqual(await loaded(lts.page), [old]);
  await failures(lts.page, ['UNTRUSTED']);
  pointChannel({ out: lts.out, channel: 'lts', to: good, key: keys.current, keys: believed });
  await lts.visit();
  assert.deepEqual(await loaded(lts.page), [good]);
  await lts.page.close();
  const wrong = await followingHost({ named: '../../danh-muc/catalogue' });
  await wrong.visit();
  assert.deepEqual(await loaded(wrong.page), [old]);
  await failures(wrong.page, ['UNTRUSTED']);
  assert.ok(wrong.page.record.console.some((line) => line.includes('data-channel must be like')));
  await wrong.page.close();
});

it('waits for a channel that does not answer at most three seconds, and tries once more where it fails at once', async () => {
  const { page, visit } = await followingHost();
  let answer: ((bytes: Buffer) => SpoiledAnswer) | undefined;
  let asked = 0;
  await page.spoil(/\/channels\//, (bytes) => {
    asked += 1;
    return answer ? answer(bytes) : { bytes };
  });
  answer = () => 'no answer';
  await visit();
  assert.deepEqual(await loaded(page), [old]);
  await failures(page, ['UNAVAILABLE']);
  assert.equal(asked, 2);
  answer = (bytes) => (asked === 4 ? { bytes } : { bytes: '', status: 503 });
  await visit();
  assert.deepEqual(await loaded(page), [good], 'the second try was not heeded');
  assert.deepEqual(page.record.failures, []);
  answer = () => 'never';
  await visit();
  const waitedMs = await page.evaluate<number>(`(() => {
    const of = (name) => performance.getEntriesByType('resource').find((entry) => entry.name.endsWith(name));
    return of('/motcua.js').startTime - of('/motcua-channel.js').responseEnd;
  })()`);
  assert.ok(waitedMs > 2000 && waitedMs < 3200, `${waitedMs} ms`);
  assert.deepEqual(await loaded(page), [good], 'what was verified on this device was forgotten');
  await failures(page, ['UNAVAILABLE']);
  await answers(page);
  await page.close();
});

it('runs no loader and no chunk in which a single byte differs', async () => {
  const { page, sign, tamper, visit } = await followingHost();
  await visit();
  assert.deepEqual(await loaded(page), [good]);
  tamper(`${good}/${loader.file}`, (text) => text.replace('/* ', '/*-'));
  await visit();
  // What was verified last is the same file, so it is tried once more before the script goes back to what it came with.
  assert.deepEqual(await loaded(page), [good, good, old]);
  await failures(page, ['UNAVAILABLE', 'UNAVAILABLE']);
  await answers(page);
  await page.close();
  const other = await followingHost();
  const core = readdirSync(elements).find((file) => file.startsWith('motcua-core.')) ?? assert.fail('no core');
  other.tamper(`${good}/${core}`, (text) => `${text} `);
  await other.visit();
  await failures(other.page, ['UNAVAILABLE']);
  assert.ok(await other.page.find('link', '1022').isShown(), 'the fallback went');
  assert.equal(await other.page.evaluate(`customElements.get('motcua-service-finder') === undefined`), true);
  await other.page.close();
  // The same is found by whoever signs, and no channel is pointed there any more.
  for (const { sign: point } of [{ sign }, other]) assert.throws(() => point(good), /not the original/);
});

it('refuses a changed manifest, whoever asks: to verify, or to go back to it', async () => {
  const { page, out, tamper } = await followingHost();
  const pem = join(place, 'current-public.pem');
  writeFileSync(pem, readFileSync(join(out, 'keys', readdirSync(join(out, 'keys'))[0] ?? '')));
  assert.match(await release(out, ['verify', out, '--key', pem]), new RegExp(`verified: ${old}, ${good}, motcua-${old}.zip`));
  await release(out, ['rollback', '--channel', channel, '--to', old]);
  await release(out, ['channel', '--channel', channel, '--to', good]);
  tamper(`${old}/${manifestFile}`, (text) => text.replace('"bytes": ', '"bytes":  '));
  await assert.rejects(release(out, ['verify', join(out, old), '--key', pem]), /not signed by/);
  await assert.rejects(release(out, ['rollback', '--channel', channel, '--to', old]), /not what was released/);
  await page.close();
});

it('stays with what it came with over plain http, where no signature can be verified, and says so', async () => {
  const { page, tamper, visit } = await followingHost({ opens: `http://phuong.test:${new URL(host.url).port}` });
  await visit();
  assert.equal(await page.evaluate('isSecureContext'), false);
  assert.deepEqual(await loaded(page), [old]);
  await failures(page, ['UNTRUSTED']);
  assert.ok(!page.record.requests.some((address) => address.includes('/channels/')));
  await answers(page);
  // The integrity of scripts needs no secure context.
  tamper(`${old}/${loader.file}`, (text) => text.replace('/* ', '/*-'));
  await page.reload();
  await failures(page, ['UNTRUSTED', 'UNTRUSTED', 'UNAVAILABLE']);
  assert.equal(await page.evaluate(isLoaded), false);
  await page.close();
});

// The client in a real browser: what waits on the device, what tabs share, what a photo gives away.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { createClient, WaitingFeedback } from '@motcua/sdk';
import type { withoutMetadata } from '@motcua/sdk/photo';
import type { refreshedOnce } from '@motcua/sdk/refreshed-once';
import { serveFolder } from '../../tools/static-site.mjs';
import { bundled } from '../bench/_pages.mjs';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { serveFeedback, type FeedbackServer } from '../client/feedback-server.ts';
import { startTcpFaultProxy, type TcpFaultProxy } from '../fault-proxy/fault-proxy.ts';

declare global {
  // What the page's one script gives the tests.
  var sdk: { readonly createClient: typeof createClient; readonly withoutMetadata: typeof withoutMetadata; readonly refreshedOnce: typeof refreshedOnce };
  var client: ReturnType<typeof createClient>;
}

const script =
  await bundled(`import { createClient } from '@motcua/sdk'; import { withoutMetadata } from '@motcua/sdk/photo'; import { refreshedOnce } from '@motcua/sdk/refreshed-once';
globalThis.sdk = { createClient, withoutMetadata, refreshedOnce };`);
const worker = `importScripts('/sdk.js'); addEventListener('message', (event) => event.waitUntil(sdk.createClient({ gateway: event.data }).services.find('dang ky khai sinh').then(({ outcome }) => event.source.postMessage(outcome), (error) => event.source.postMessage(String(error)))));`;
const pages = { '/': () => '<!doctype html><title>Phường</title><link rel="icon" href="data:,"><script src="/sdk.js"></script>' };
const folder = mkdtempSync(join(tmpdir(), 'motcua-client-'));
writeFileSync(join(folder, 'sdk.js'), script);
writeFileSync(join(folder, 'worker.js'), worker);
const site = await serveFolder({ folder, pages });
/** A page over plain http, which has neither locks nor `crypto.subtle`. */
const plainUrl = site.url.replace('127.0.0.1', 'phuong.test');

let browser: Browser;
let context: BrowserContext;
let server: FeedbackServer;
let proxy: TcpFaultProxy;
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
});
afterEach(async () => {
  await context.close();
  await proxy.close();
  await server.close();
});
after(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A device of its own, with a gateway and a network of its own. */
async function device(): Promise<void> {
  server = await serveFeedback();
  proxy = await startTcpFaultProxy(server.url, 1);
  context = await browser.newContext();
  context.setDefaultTimeout(15_000);
}

/** A tab of that device with a client. */
async function tab(options: { readonly isShared?: boolean; readonly url?: string } = {}): Promise<Page> {
  const page = await context.newPage();
  await page.goto(options.url ?? site.url);
  await page.evaluate(
    ({ gateway, isShared }) => {
      globalThis.client = sdk.createClient({ gateway, timeoutMs: 2000 });
      client.store.isShared = isShared;
    },
    { gateway: proxy.url, isShared: options.isShared ?? false },
  );
  return page;
}

const send = (page: Page, written: string, { category: code = 'rac-thai', photoBytes: bytes = 0 } = {}) =>
  page.evaluate(
    async ({ text, category, photoBytes }) => {
      const photos = photoBytes > 0 ? [new Blob([new Uint8Array(photoBytes).fill(7)], { type: 'image/jpeg' })] : [];
      try {
        return (await client.feedback.send({ category, text, isPublic: false, photos })).kind;
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      }
    },
    { text: written, category: code, photoBytes: bytes },
  );
const waiting = (page: Page) =>
  page.evaluate(async () => (await client.feedback.waiting()).map(({ report, state }) => ({ text: report.text, photos: report.photos?.length ?? 0, state })));

/** Waits until something is so, outside the page. */
async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await isSo()); await new Promise((resolve) => setTimeout(resolve, 50))) assert.ok(Date.now() < end, `never: ${what}`);
}

it('keeps a report that was written without a network after the page is closed, and sends it once when there is one', async () => {
  await device();
  const page = await tab();
  await waiting(page); // Its code has come while there was a network.
  await context.setOffline(true);
  assert.equal(await send(page, 'Đèn đường hỏng', { photoBytes: 100_000 }), 'waiting');
  assert.equal(await send(page, 'Đèn đường hỏng', { photoBytes: 100_000 }), 'waiting', 'asked for twice, it waits once');
  assert.deepEqual(await waiting(page), [{ text: 'Đèn đường hỏng', photos: 1, state: { kind: 'waiting' } }]);
  await page.close();
  await context.setOffline(false);
  const next = await tab();
  const told = next.evaluate(() => new Promise((resolve) => client.feedback.onWaitingChange(() => resolve('told'))));
  await until('it is sent', async () => (await waiting(next))[0]?.state.kind === 'received');
  assert.equal(await told, 'told');
  const [received] = (await next.evaluate(() => client.feedback.waiting())) as readonly WaitingFeedback[];
  assert.ok(received?.state.kind === 'received' && /^[0-9A-Z-]{14}$/.test(received.state.receipt.trackingCode), 'its number is there for whoever comes back');
  assert.deepEqual([server.texts, [...server.photos.values()].map(({ length }) => length)], [['Đèn đường hỏng'], [100_000]]);
  await next.evaluate((id) => client.feedback.discard(id), received.id);
  assert.deepEqual(await waiting(next), []);
});

it('sends what waits when the network comes back, in one tab of several, and tells them all', async () => {
  await device();
  const tabs = [await tab(), await tab(), await tab()];
  for (const page of tabs) await waiting(page);
  await context.setOffline(true);
  for (const [index, page] of tabs.entries()) for (let count = 0; count < 4; count += 1) assert.equal(await send(page, `Ổ gà ${index} ${count}`), 'waiting');
  await context.setOffline(false);
  for (const page of tabs) await until('all are sent', async () => (await waiting(page)).every(({ state }) => state.kind === 'received'));
  assert.equal(server.texts.length, 12);
  assert.equal(new Set(server.texts).size, 12);
});

it('sends a report once whose answer was lost', async () => {
  await device();
  const page = await tab();
  await send(page, 'Trước đó'); // The browser now knows that it may ask, and the report itself goes out.
  proxy.plan({ shares: { lostReply: 1 } });
  assert.equal(await send(page, 'Cây đổ'), 'waiting');
  assert.equal(server.texts.length, 2);
  proxy.plan({});
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await until('its answer comes', async () => (await waiting(page))[0]?.state.kind === 'received');
  assert.deepEqual(server.texts, ['Trước đó', 'Cây đổ']);
});

it('lets the browser ask once for each address whether it may ask, not with each question', async () => {
  await device();
  const page = await tab();
  await send(page, 'Một');
  const asked = proxy.counts.none;
  await send(page, 'Hai');
  await send(page, 'Ba');
  assert.equal(proxy.counts.none - asked, 2);
});

it('keeps a report that was refused, with the reason, until it is discarded', async () => {
  await device();
  const page = await tab();
  await waiting(page);
  assert.equal(await send(page, 'Hỏi', { category: 'khong-co' }), 'NOT_FOUND', 'whoever is there is told at once, and still has it');
  assert.deepEqual(await waiting(page), []);
  await context.setOffline(true);
  assert.equal(await send(page, 'Hỏi', { category: 'khong-co' }), 'waiting');
  await context.setOffline(false);
  await until('it is refused', async () => (await waiting(page))[0]?.state.kind === 'refused');
  assert.deepEqual(await waiting(page), [{ text: 'Hỏi', photos: 0, state: { kind: 'refused', code: 'NOT_FOUND' } }]);
});

it('lets nothing wait on a shared device', async () => {
  await device();
  const page = await tab({ isShared: true });
  await waiting(page);
  await page.evaluate(() => client.feedback.categories());
  await context.setOffline(true);
  assert.equal(await send(page, 'Trên máy chung'), 'OFFLINE');
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
});

it('sends a report once also where the browser keeps nothing, when the citizen presses again', async () => {
  await device();
  const page = await tab();
  await page.evaluate(() =>
    Object.defineProperty(IDBFactory.prototype, 'open', {
      value: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    }),
  );
  await send(page, 'Trước đó');
  proxy.plan({ shares: { lostReply: 1 } });
  assert.equal(await send(page, 'Cống tắc'), 'UNAVAILABLE');
  proxy.plan({});
  assert.equal(await send(page, 'Cống tắc'), 'received');
  assert.deepEqual(server.texts, ['Trước đó', 'Cống tắc']);
});

it('goes on with a photo where a closed page has left off', async () => {
  await device();
  const page = await tab();
  await waiting(page);
  proxy.plan({ latencyMs: 60 });
  const photoBytes = 600_000;
  void send(page, 'Ảnh', { photoBytes }).catch(() => {});
  await until('half of it has arrived', () => server.partBytes.reduce((sum, bytes) => sum + bytes, 0) > photoBytes / 2);
  await page.close();
  proxy.plan({});
  const next = await tab();
  await until('it is sent', async () => (await waiting(next))[0]?.state.kind === 'received');
  assert.deepEqual(server.texts, ['Ảnh']);
  const sent = server.partBytes.reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(sent < photoBytes * 1.3, `${sent} bytes`);
});

it('lets ten tabs share one refresh, with locks and without', async () => {
  await device();
  for (const url of [site.url, plainUrl]) {
    const tabs = [];
    for (let count = 0; count < 10; count += 1) tabs.push(await tab({ url }));
    assert.equal(await tabs[0]!.evaluate(() => 'locks' in navigator), url === site.url);
    // In a database: what one tab leaves in localStorage, another may read later than it gets its turn.
    const refresh = (page: Page) =>
      page.evaluate(() => {
        const kept = <T>(mode: IDBTransactionMode, act: (sessions: IDBObjectStore) => IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            const opening = indexedDB.open('sessions');
            opening.onupgradeneeded = () => opening.result.createObjectStore('sessions');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const change = opening.result.transaction('sessions', mode);
              const request = act(change.objectStore('sessions'));
              change.oncomplete = () => resolve(request.result);
              change.onabort = () => reject(change.error);
            };
          });
        return sdk.refreshedOnce<number>('phiên', {
          current: () => kept('readonly', (sessions) => sessions.get('session')),
          refresh: async () => {
            await new Promise((resolve) => setTimeout(resolve, 200));
            await kept('readwrite', (sessions) => sessions.add(Math.random(), 'session'));
            return kept('readonly', (sessions) => sessions.get('session'));
          },
        });
      });
    // The second who refreshed could not leave what it got: there is one already.
    const sessions = await Promise.all(tabs.map(refresh));
    assert.equal(new Set(sessions).size, 1, url);
    assert.ok(sessions[0], url);
    for (const page of tabs) await page.close();
  }
});

it('sends reports with photos from a page over plain http', async () => {
  await device();
  const page = await tab({ url: plainUrl });
  assert.equal(await page.evaluate(() => globalThis.isSecureContext), false);
  assert.equal(await send(page, 'Qua http', { photoBytes: 60_000 }), 'received');
  assert.deepEqual(server.texts, ['Qua http']);
});

it('gives the last answer from the device within 100 ms while there is no network, says how old it is, and forgets it at sign-out', async () => {
  await device();
  const first = await tab();
  await first.evaluate(() => client.feedback.categories());
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const page = await tab();
  await waiting(page);
  await context.setOffline(true);
  const ask = () =>
    page.evaluate(async () => {
      const begun = performance.now();
      let age: { ageSeconds: number; isStale: boolean } | undefined;
      try {
        const { categories } = await client.feedback.categories({ onAnswer: (told) => (age = told) });
        return { count: categories.length, age, ms: performance.now() - begun };
      } catch (error) {
        return { code: (error as { code?: string }).code };
      }
    });
  const { count, age, ms } = await ask();
  assert.equal(count, 1);
  assert.ok(age?.isStale && age.ageSeconds >= 1 && age.ageSeconds < 60, JSON.stringify(age));
  assert.ok(ms !== undefined && ms <= 100, `${ms} ms`);
  await first.evaluate(() => client.forget());
  assert.deepEqual(await ask(), { code: 'OFFLINE' });
});

it('takes out of a photo where and when it was taken, stands it upright, and makes it smaller', async () => {
  await device();
  const page = await tab();
  const result = await page.evaluate(async () => {
    // 2400 × 1200, red on the left and blue on the right, with EXIF that says "turned a quarter" and where it was.
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1200 });
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#f00';
    pen.fillRect(0, 0, 1200, 1200);
    pen.fillStyle = '#00f';
    pen.fillRect(1200, 0, 1200, 1200);
    const plain = new Uint8Array(await (await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/jpeg'))).arrayBuffer());
    const place = 'GPS 21.0277644 105.8341598 2026:11:27';
    const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, ...new TextEncoder().encode(place)];
    const original = new Blob([plain.slice(0, 2), Uint8Array.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255, ...exif]), plain.slice(2)], { type: 'image/jpeg' });
    const cleaned = await sdk.withoutMetadata(original);
    const image = await createImageBitmap(cleaned);
    const looked = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d')!;
    looked.drawImage(image, 0, 0);
    const colourAt = (x: number, y: number) => Array.from(looked.getImageData(x, y, 1, 1).data.slice(0, 3), (part) => (part > 127 ? 1 : 0)).join('');
    const textOf = async (blob: Blob) => new TextDecoder('latin1').decode(await blob.arrayBuffer());
    return {
      had: /Exif.*GPS/s.test(await textOf(original)),
      has: /Exif|GPS|http:|Photoshop/.test(await textOf(cleaned)),
      type: cleaned.type,
      size: [image.width, image.height],
      top: colourAt(400, 100),
      bottom: colourAt(400, 1500),
    };
  });
  assert.deepEqual(result, { had: true, has: false, type: 'image/jpeg', size: [800, 1600], top: '100', bottom: '001' });
});

it('gives no photo at all where it cannot be drawn anew', async () => {
  await device();
  const page = await tab();
  const codes = await page.evaluate(async () => {
    const codeOf = (photo: Blob) => sdk.withoutMetadata(photo).then(String, (error: { code?: string }) => error.code);
    const broken = await codeOf(new Blob(['not an image'], { type: 'image/jpeg' }));
    HTMLCanvasElement.prototype.toBlob = (give) => give(null);
    const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 2 });
    const sound = await (await fetch(canvas.toDataURL('image/png'))).blob();
    return [broken, await codeOf(sound)];
  });
  assert.deepEqual(codes, ['BAD_INPUT', 'BAD_INPUT']);
});

it('asks a gateway from a service worker', async () => {
  await device();
  const page = await tab();
  const outcome = await page.evaluate(async (gateway) => {
    const registration = await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data));
      registration.active!.postMessage(gateway);
    });
  }, proxy.url);
  assert.equal(outcome, 'answer');
});

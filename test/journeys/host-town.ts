import { fileURLToPath } from 'node:url';
import { inventedPeople } from '@motcua/gateway/testing';
import { contentSecurityPolicy, knownElements } from '@motcua/widgets/csp';
import { readRelease } from '../../apps/ward-site/site.mjs';
import { startSites } from '../../tools/serve.mjs';
import { serveFolder } from '../../tools/static-site.mjs';

interface Opener {
  find(role: 'button', name: string | RegExp): { press(): Promise<void> };
  waitFor(text: string): Promise<void>;
  windowOf(act: () => Promise<void>): Promise<{ close(): Promise<void> }>;
}

/** Wants to open the book on the ward's page, and closes the window that asks, as people do. */
export async function closeFirstWindow(page: Opener): Promise<void> {
  await page.find('button', 'Mở sổ của tôi').press();
  await page.waitFor('Bạn cần đăng nhập để mở sổ của mình.');
  const first = await page.windowOf(() => page.find('button', /^Đăng nhập$/).press());
  await page.waitFor('Hãy làm tiếp trong cửa sổ vừa mở.');
  await first.close();
  await page.waitFor('Cửa sổ đã đóng khi bạn chưa trả lời xong.');
}

/** What the frame of the gateway's own is called on the ward's page. */
export const frameTitle = 'Sổ sức khỏe';

/**
 * A ward's site, by a name that makes it another site than the gateway, which knows it as a registered host: its own page
 * with the elements, one with the gateway's frame, an empty one without a policy. And a frame of a third site that says what it likes.
 */
export async function hostTown() {
  const key = 'pk_phuong_thu_0123456789';
  const forged = `{ type: 'motcua-client-session', state: 'x'.repeat(43), code: 'A'.repeat(43) }`;
  const frame = await serveFolder({
    folder: {},
    pages: { '/': () => `<!doctype html><title>Quảng cáo</title><script>setInterval(() => parent.postMessage(${forged}, '*'), 50);</script>` },
  });
  const elements = fileURLToPath(new URL('../../packages/widgets/cdn', import.meta.url));
  const script = () => `${sites.cdn.url}/motcua/${readRelease(elements).version}/motcua.js`;
  const head = (address: string) =>
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Phường</title><link rel="icon" href="/trong.html">
<script async src="${address}" crossorigin="anonymous"></script></head><body><h1>Phường Thử</h1>`;
  const wardPage = () => `${head(script())}
<motcua-app session="client" host-key="${key}" gateway="${sites.gateway.url}"><motcua-sign-in></motcua-sign-in><motcua-health-book></motcua-health-book></motcua-app>
<iframe src="${frame.url}" title="Quảng cáo"></iframe></body></html>`;
  const framePage = () => `${head(script().replace('motcua.js', 'motcua-frame.js'))}
<iframe src="${sites.gateway.url}/embed/motcua-health-book?key=${key}&amp;trang=${encodeURIComponent(wardUrl)}" title="${frameTitle}" width="100%" height="200"></iframe></body></html>`;
  const policy = () => contentSecurityPolicy({ page: 'http://ward.invalid/', elements: knownElements, gateway: sites.gateway.url, script: script() });
  const ward = await serveFolder({
    folder: {},
    pages: { '/': wardPage, '/khung.html': framePage, '/trong.html': () => '<!doctype html><title>Trống</title>' },
    headers: (path: string): Record<string, string> => (path === '/' ? { 'Content-Security-Policy': `${policy()}; frame-src ${frame.url}` } : {}),
  });
  const wardUrl = ward.url.replace('127.0.0.1', 'localhost');
  const log: object[] = [];
  const keys = [{ key, name: 'Phường Thử', origins: [wardUrl], elements: ['motcua-sign-in', 'motcua-health-book'], purposes: ['health'] }];
  const sites = await startSites({ keys, log: (record: object) => void log.push(record) });
  return {
    sites,
    /** By the name that nobody registered. */
    ward,
    wardUrl,
    /** The message of somebody who says that they are the sign-in window, as an expression. */
    forged,
    person: inventedPeople[1]?.name ?? '',
    /** What the gateway wrote down. */
    log,
    async close() {
      for (const each of [sites, ward, frame]) await each.close();
    },
  };
}

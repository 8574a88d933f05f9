import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { inventedPeople } from '@motcua/gateway/testing';
import { contentSecurityPolicy } from '@motcua/widgets/csp';
import { startSites } from '../../tools/serve.mjs';
import { serveFolder } from '../../tools/static-site.mjs';
import { startChromium } from '../journeys/chromium-page.ts';
import type { Page } from '../journeys/page.ts';
import { startFaultProxy, type Fault, type FaultProxy } from './fault-proxy.ts';

// Every element on a page of somebody else's, under every fault: something useful within five seconds, the right words
// for what failed, and all is well again once the fault has ended, without a reload and without an error that nobody caught.

const usefulWithinMs = 5000;
const recoveredWithinMs = 25_000;

/** What an element on a page is given to ask. */
interface Asked {
  readonly catalogue: string;
  readonly gateway: string;
  /** Of a report that stands at the gateway. */
  readonly trackingCode: string;
}

interface Subject {
  readonly tag: string;
  /** Its tag and what the host put inside. */
  markup(asked: Asked): string;
  readonly asks: 'catalogue' | 'gateway' | 'nobody';
  /** What a citizen does first; nothing where it shows by itself. Done again where it had no effect yet. */
  use?(page: Page, asked: Asked): Promise<void>;
  /** Whether the citizen has got what she came for. */
  readonly isDone: string;
}

const element = (tag: string): string => `document.querySelector('${tag}')`;
const rootOf = (tag: string): string => `${element(tag)}?.shadowRoot`;
const says = (tag: string, words: string): string => `new RegExp(${JSON.stringify(words)}, 'i').test(${rootOf(tag)}?.textContent ?? '')`;
const fallback = '<p>Gọi <a href="tel:1022">1022</a></p>';
const typeOnce =
  (tag: string, field: string, text: string) =>
  async (page: Page): Promise<void> => {
    const isEmpty = await page.evaluate<boolean>(
      `(() => { const field = ${rootOf(tag)}?.querySelector('${field}'); if (!field || field.value) return false; field.focus(); return true; })()`,
    );
    if (isEmpty) await page.typeKeys(text);
  };
const pressOnce =
  (tag: string, name: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate(
      `[...(${rootOf(tag)}?.querySelectorAll('button') ?? [])].find((button) => button.textContent.includes(${JSON.stringify(name)}) && button.getClientRects().length > 0)?.click()`,
    );
  };
const excerpt = (tag: string): Subject => ({
  tag,
  markup: ({ catalogue }) => `<${tag} code="1.001193" catalogue="${catalogue}" eager>${fallback}</${tag}>`,
  asks: 'catalogue',
  isDone: says(tag, 'khai sinh'),
});

/** What a report says that somebody sent before. */
const reported = 'Đèn ở ngõ 12 tắt ba tối rồi';

/** About who is signed in, which the page's own site must say. */
const ofAccount = (tag: string, words: string): Subject => ({
  tag,
  markup: ({ gateway }) => `<motcua-app gateway="${gateway}" session="cookie"><${tag} eager>${fallback}</${tag}></motcua-app>`,
  asks: 'gateway',
  isDone: says(tag, words),
});

export const subjects: readonly Subject[] = [
  {
    tag: 'motcua-service-finder',
    markup: ({ catalogue }) => `<motcua-service-finder catalogue="${catalogue}">${fallback}</motcua-service-finder>`,
    asks: 'catalogue',
    use: typeOnce('motcua-service-finder', '#query', 'khai sinh'),
    isDone: says('motcua-service-finder', '“khai sinh”'),
  },
  {
    tag: 'motcua-app',
    markup: ({ catalogue }) => `<motcua-app catalogue="${catalogue}"><motcua-service-finder>${fallback}</motcua-service-finder></motcua-app>`,
    asks: 'catalogue',
    use: typeOnce('motcua-service-finder', '#query', 'khai sinh'),
    isDone: says('motcua-service-finder', '“khai sinh”'),
  },
  excerpt('motcua-service-answer'),
  excerpt('motcua-service-card'),
  excerpt('motcua-service-checklist'),
  {
    tag: 'motcua-chat-panel',
    markup: ({ catalogue }) => `<motcua-chat-panel catalogue="${catalogue}" eager>${fallback}</motcua-chat-panel>`,
    asks: 'catalogue',
    use: async (page) => {
      if (await page.evaluate<boolean>(`${rootOf('motcua-chat-panel')}?.querySelectorAll('.turn').length > 0`)) return;
      await typeOnce('motcua-chat-panel', 'textarea, input', 'đăng ký khai sinh cần giấy tờ gì')(page);
      await page.evaluate(`${rootOf('motcua-chat-panel')}?.querySelector('form')?.requestSubmit()`);
    },
    isDone: says('motcua-chat-panel', 'Giấy chứng sinh'),
  },
  {
    tag: 'motcua-health-book',
    markup: ({ gateway }) => `<motcua-health-book gateway="${gateway}" eager>${fallback}</motcua-health-book>`,
    asks: 'gateway',
    use: pressOnce('motcua-health-book', 'Mở sổ của tôi'),
    isDone: `Boolean(${rootOf('motcua-health-book')}?.querySelector('.sections'))`,
  },
  {
    tag: 'motcua-feedback',
    markup: ({ gateway }) => `<motcua-feedback gateway="${gateway}" eager>${fallback}</motcua-feedback>`,
    asks: 'gateway',
    use: pressOnce('motcua-feedback', 'Đèn đường'),
    isDone: says('motcua-feedback', 'Việc đó ở đâu'),
  },
  {
    tag: 'motcua-feedback-status',
    markup: ({ gateway }) => `<motcua-feedback-status gateway="${gateway}" eager>${fallback}</motcua-feedback-status>`,
    asks: 'gateway',
    use: async (page, { trackingCode }) => {
      await typeOnce('motcua-feedback-status', '#code', trackingCode)(page);
      await pressOnce('motcua-feedback-status', 'Xem phản ánh')(page);
    },
    isDone: says('motcua-feedback-status', reported),
  },
  ofAccount('motcua-sign-in', 'Xem địa chỉ trước khi gõ mật khẩu'),
  ofAccount('motcua-consent', 'Bạn đang đồng ý \\d việc'),
  ofAccount('motcua-access-log', 'Chưa ai xem hồ sơ của bạn qua|Hôm nay, '),
  ofAccount('motcua-data-request', 'lần bạn đồng ý cho đọc hồ sơ'),
  ofAccount('motcua-delegation', 'Chưa ai được xem hồ sơ của bạn'),
  {
    tag: 'motcua-signature-status',
    markup: ({ gateway }) => `<motcua-signature-status gateway="${gateway}" eager>${fallback}</motcua-signature-status>`,
    asks: 'gateway',
    use: pressOnce('motcua-signature-status', 'Xem chữ ký của tôi'),
    isDone: `${rootOf('motcua-signature-status')}?.querySelectorAll('.card').length > 0`,
  },
  {
    tag: 'motcua-signature-check',
    markup: () => `<motcua-signature-check eager>${fallback}</motcua-signature-check>`,
    asks: 'nobody',
    isDone: `Boolean(${rootOf('motcua-signature-check')}?.querySelector('input[type=file]'))`,
  },
  {
    tag: 'motcua-ward-chooser',
    markup: () => `<motcua-ward-chooser eager>${fallback}</motcua-ward-chooser>`,
    asks: 'nobody',
    use: typeOnce('motcua-ward-chooser', 'input', 'minh khai'),
    isDone: says('motcua-ward-chooser', 'Thấy 3 nơi'),
  },
];

interface FaultCase {
  readonly name: string;
  /** Whose answers are spoiled: those of the elements' own files, or those with what citizens ask for. */
  readonly at: 'page' | 'code' | 'answers';
  readonly fault: Fault | 'no JavaScript' | 'offline';
  /** Of our files, the loader, or what it loads. */
  readonly only?: RegExp;
  /** Codes of `motcua-error`, of which one must be told where the fault is felt. */
  readonly codes: readonly string[];
  /** What of it lasts until the page is loaded anew. */
  readonly needsReload?: boolean;
  /** Whether the page's clock runs so much faster that the elements' patience ends within the test's. */
  readonly isHurried?: boolean;
}

const chunk = /\/motcua-[\w-]+\.\w{16}\.js/;
const lost = ['UNAVAILABLE', 'OFFLINE'];

export const faults: readonly FaultCase[] = [
  { name: 'JavaScript off', at: 'page', fault: 'no JavaScript', codes: [], needsReload: true },
  { name: 'loader 404', at: 'code', fault: 'missing', only: /\/motcua\.js/, codes: [], needsReload: true },
  { name: 'chunk 404', at: 'code', fault: 'missing', only: chunk, codes: lost },
  { name: 'chunk tampered', at: 'code', fault: 'tampered', only: chunk, codes: lost },
  { name: 'chunk 500', at: 'code', fault: 'broken', only: chunk, codes: lost },
  { name: 'chunk without CORS', at: 'code', fault: 'without-cors', only: chunk, codes: lost },
  { name: 'chunk never comes', at: 'code', fault: 'silent', only: chunk, codes: [] },
  { name: 'slow 3G', at: 'code', fault: 'slow', codes: [] },
  { name: 'API 500', at: 'answers', fault: 'broken', codes: lost },
  { name: 'API without CORS', at: 'answers', fault: 'without-cors', codes: lost },
  { name: 'API never answers', at: 'answers', fault: 'silent', codes: [] },
  { name: 'API never answers, time is up', at: 'answers', fault: 'silent', codes: ['TIMEOUT'], isHurried: true },
  { name: 'API down', at: 'answers', fault: 'down', codes: lost },
  { name: 'malformed answer', at: 'answers', fault: 'malformed', codes: ['BAD_ANSWER', 'UNTRUSTED', 'UNAVAILABLE'] },
  { name: 'expired session', at: 'answers', fault: 'signed-out', codes: ['SIGN_IN'] },
  { name: 'offline', at: 'page', fault: 'offline', codes: ['OFFLINE', 'UNAVAILABLE'] },
];

/** A defect that a page of the matrix is given, of a kind that every cell looks for. */
interface Plant {
  readonly what: string;
  /** Done in the page once it is open. */
  readonly act: string;
  /** Another origin that the page's policy then allows, though the host has not named it to the elements. */
  readonly allows?: string;
  /** What the cell must fail with. */
  readonly foundAs: RegExp;
}

/** Where they are planted: it asks nobody, so its cell ends soon. */
const plantedIn = 'motcua-ward-chooser';
const strangeOrigin = 'http://127.0.0.1:9';

/** A matrix that finds none of these would be as green with them. */
export const plants: readonly Plant[] = [
  { what: 'an error that nobody caught', act: `setTimeout(() => { throw new TypeError('planted, about integrity'); })`, foundAs: /planted, about integrity/ },
  { what: 'a rejection that an element left alone', act: `${element(plantedIn)}.updateComplete.then(() => { throw new Error('planted') })`, foundAs: /planted/ },
  { what: 'a breach of the policy', act: `${element(plantedIn)}.setAttribute('style', 'color: red')`, foundAs: /style-src/ },
  {
    what: 'a question to an origin that nobody named',
    act: `void fetch('${strangeOrigin}/dem', { mode: 'no-cors' }).catch(() => {})`,
    allows: strangeOrigin,
    foundAs: /127\.0\.0\.1:9/,
  },
];

/** Where a fault reaches an element. */
function isFelt({ at, fault }: FaultCase, { asks }: Subject): boolean {
  if (fault === 'signed-out') return asks === 'gateway';
  return at !== 'answers' || asks !== 'nobody';
}

/** The words for what failed, whichever element says them. */
const failureWords =
  /Hãy thử lại|thử lại sau|không trả lời|Không có mạng|Đợi lâu quá|đang bận|không đọc được|không đúng bản gốc|cần đăng nhập|Chưa mở được|gọi người giúp|Hãy kiểm tra kết nối/i;
/** Whom to call, or what to do: the fallback, a failure's advice, or the element itself. */
const useful = /1022|Bạn cần làm gì|Thử lại|khai sinh|Mở sổ|Xem chữ ký|chọn tệp|phường|Đang|hỏi/i;

/** No failure but a state. */
const signedOut = /Bạn chưa đăng nhập/;

/** Neither the network's own lines nor those of a refused file are errors of ours. They begin like this, so that no error of ours is taken for one. */
const isNoise = (line: string): boolean =>
  /^(Failed to load resource|Access to \w+ at|Failed to find a valid digest|Refused to execute script|Event: )|^(GET|POST) .* net::ERR/.test(line);

const { version, chunks } = JSON.parse(readFileSync(new URL('../../packages/widgets/cdn/release.json', import.meta.url), 'utf8')) as { version: string; chunks: object };

/** Tags of all elements that were built. */
export const builtTags: readonly string[] = Object.keys(chunks).filter((name) => name.startsWith('motcua-'));

/** Declares a test for each cell of the given elements; gives what each came to, for a table. */
export async function declareCells(chosen: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
  const cells = new Map<string, string>();
  const pages: Record<string, () => string> = {};
  const policies: Record<string, string> = {};
  const browser = await startChromium();
  const host = await serveFolder({ folder: {}, pages, headers: (path: string): Record<string, string> => (policies[path] ? { 'Content-Security-Policy': policies[path] } : {}) });
  const sites = await startSites({ origins: [host.url], namesPeople: true });
  after(async () => {
    await browser.close();
    await sites.close();
    await host.close();
  });

  let trackingCode = '';
  before(async () => {
    const report = { category: 'den-duong', text: `${reported}.`, place: { address: 'Ngõ 12, phố Bịa Đặt' }, isPublic: false };
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const sent = await fetch(`${sites.gateway.url}/feedback`, { method: 'POST', headers, body: JSON.stringify(report) });
    assert.equal(sent.status, 200);
    ({ trackingCode } = (await sent.json()) as { trackingCode: string });
  });

  async function arrange(subject: Subject, fault: FaultCase, plant?: Plant) {
    const code = await startFaultProxy(sites.cdn.url);
    const catalogue = await startFaultProxy(sites.cdn.url);
    const gateway = await startFaultProxy(sites.gateway.url, { 'motcua-demonstration-person': inventedPeople[1]?.id ?? '' });
    const path = `/${subject.tag}-${fault.name.replace(/\W+/g, '-')}.html`;
    const from = { catalogue: `${catalogue.url}/danh-muc/catalogue.json`, gateway: gateway.url };
    const asked: Asked = { ...from, trackingCode };
    const script = `${code.url}/motcua/${version}/motcua.js`;
    const policy = contentSecurityPolicy({ page: `${host.url}/`, elements: ['motcua-app', subject.tag, 'motcua-service-finder'], script, ...from });
    policies[path] = plant?.allows ? policy.replace('connect-src', `connect-src ${plant.allows}`) : policy;
    pages[path] = () =>
      `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phường</title><script async src="${script}" crossorigin="anonymous"></script></head><body><main><h1>Trang chủ nhà</h1>${subject.markup(asked)}</main></body></html>`;
    const page = await browser.newPage({ javaScript: fault.fault !== 'no JavaScript', hurry: fault.isHurried ? 5 : 1 });
    const spoiled: readonly FaultProxy[] = fault.at === 'code' ? [code] : fault.at === 'answers' ? [catalogue, gateway] : [];
    const set = async (isOn: boolean): Promise<void> => {
      if (fault.fault === 'offline') await page.setNetwork(isOn ? 'off' : 'on');
      else if (fault.fault !== 'no JavaScript') for (const proxy of spoiled) proxy.set(isOn ? fault.fault : 'none', fault.only);
    };
    const close = async (): Promise<void> => {
      await page.close();
      await Promise.all([code, catalogue, gateway].map((proxy) => proxy.close()));
    };
    const named = [host, code, catalogue, gateway].map(({ url }) => url);
    return { page, address: host.url + path, named, set, close, use: async () => subject.use?.(page, asked) };
  }

  async function until(isTrue: () => Promise<boolean>, withinMs: number): Promise<number | undefined> {
    const began = Date.now();
    for (;;) {
      if (await isTrue().catch(() => false)) return Date.now() - began;
      if (Date.now() - began > withinMs) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function judge(subject: Subject, fault: FaultCase, plant?: Plant): Promise<string> {
    const { page, address, named, set, close, use } = await arrange(subject, fault, plant);
    try {
      const isDone = (): Promise<boolean> => page.evaluate<boolean>(`Boolean(${subject.isDone})`);
      if (fault.fault !== 'offline') await set(true);
      await page.open(address);
      if (fault.fault === 'no JavaScript') {
        assert.match(await page.read().catch(() => ''), useful);
        return 'fallback';
      }
      if (fault.fault === 'offline') {
        await until(() => page.evaluate<boolean>(`Boolean(${rootOf(subject.tag)}?.querySelector('button, input, a'))`), usefulWithinMs);
        await set(true);
      }
      const usefulMs = await until(async () => useful.test(await page.read()), usefulWithinMs);
      assert.ok(usefulMs !== undefined, `nothing useful: ${await page.read()}`);
      if (plant) await page.evaluate(plant.act);
      await use();

      if (!isFelt(fault, subject) || fault.fault === 'slow') {
        const doneMs = await until(async () => (await use(), isDone()), recoveredWithinMs * 2);
        assert.ok(doneMs !== undefined, `never done: ${await page.read()}`);
        return isFelt(fault, subject) ? 'works, later' : 'works';
      }
      let told = 'waits';
      if (fault.codes.length > 0) {
        await until(async () => {
          if (page.record.failures.length > 0 || (await isDone()) || (fault.fault === 'signed-out' && signedOut.test(await page.read()))) return true;
          await use(); // Whoever stands only now has not been asked yet.
          return false;
        }, recoveredWithinMs);
        // What had come before the network went may be all that is wanted.
        if (page.record.failures.length === 0 && (await isDone())) told = 'works';
        else if (fault.fault === 'signed-out' && page.record.failures.length === 0) {
          // It ends as every sign-in does: the page comes back from the provider.
          assert.match(await page.read(), signedOut);
          await set(false);
          await page.reload();
          assert.ok((await until(isDone, recoveredWithinMs)) !== undefined, `not after signing in: ${await page.read()}`);
          return 'asks to sign in; works after it';
        } else {
          assert.ok(
            page.record.failures.some((code) => fault.codes.includes(code)),
            `told ${page.record.failures.join() || 'nothing'}: ${await page.read()}`,
          );
          if (fault.at !== 'code') assert.match(await page.read(), failureWords);
          told = page.record.failures[0] ?? '';
        }
      }

      await set(false);
      if (fault.needsReload) {
        await page.reload();
        assert.ok((await until(async () => (await use(), isDone()), recoveredWithinMs)) !== undefined, `not after a reload: ${await page.read()}`);
        return 'fallback; works after a reload';
      }
      const recover = async (): Promise<boolean> => {
        if (await isDone()) return true;
        await page.evaluate(
          `(function press(root) { for (const each of root.querySelectorAll('*')) { if (each.localName === 'button' && /Thử lại|Hỏi lại/.test(each.textContent) && each.getClientRects().length) each.click(); if (each.shadowRoot) press(each.shadowRoot); } })(document)`,
        );
        await use();
        await new Promise((resolve) => setTimeout(resolve, 400));
        return isDone();
      };
      assert.ok((await until(recover, recoveredWithinMs)) !== undefined, `not after the fault had ended: ${await page.read()}`);
      return told === 'works' ? told : `${told}; recovers`;
    } finally {
      const errors = page.record.errors.filter((line) => !isNoise(line));
      const { violations } = page.record;
      const unnamed = page.record.requests.filter((each) => /^(https?|wss?):/.test(each) && !named.includes(new URL(each).origin));
      await close();
      assert.deepEqual({ errors, violations, unnamed }, { errors: [], violations: [], unnamed: [] });
    }
  }

  const standing = subjects.find(({ tag }) => tag === plantedIn);
  const harmless = faults.find(({ at }) => at === 'answers');
  for (const plant of plants)
    it(`finds ${plant.what} that was planted`, async () => {
      assert.ok(standing && harmless);
      await assert.rejects(judge(standing, harmless, plant), plant.foundAs);
    });

  for (const subject of chosen) {
    describe(subject.tag, { concurrency: 2 }, () => {
      for (const fault of faults)
        it(`${subject.tag}, ${fault.name}: useful within 5 s, and well again when it ends`, async () => {
          cells.set(`${subject.tag} ${fault.name}`, 'fails');
          cells.set(`${subject.tag} ${fault.name}`, await judge(subject, fault));
        });
    });
  }
  return cells;
}

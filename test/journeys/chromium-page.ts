import { chromium, type FrameLocator, type Locator, type Page as ChromiumPage, type Route } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import type { Browser, Page, PageOptions, PageRecord, Role, SpoiledAnswer, Thing } from './page.ts';

const patienceMs = 10_000;

/**
 * Chromium as the journeys' browser.
 *
 * @param options.hasThirdPartyCookies - `false`: no cookie goes to another site, as it will be for everybody.
 * @param options.keepsPages - Whether "back" shows a page as it was left, as browsers do; under test they do not by default.
 */
export async function startChromium({ keepsPages = false, hasThirdPartyCookies = true } = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumArguments, ...(hasThirdPartyCookies ? [] : ['--test-third-party-cookie-phaseout'])],
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
  });
  return {
    async newPage({ javaScript = true, width = 360, height = 740, isTouch = false, hurry = 1 }: PageOptions = {}) {
      const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport: { width, height }, locale: 'vi-VN', serviceWorkers: 'block', hasTouch: isTouch });
      context.setDefaultTimeout(patienceMs);
      if (hurry > 1)
        await context.addInitScript((times) => {
          const { setTimeout: wait } = globalThis;
          globalThis.setTimeout = ((act: () => void, ms = 0) => wait(act, ms < 1000 ? ms : ms / times)) as typeof setTimeout;
        }, hurry);
      return journeyPage(await context.newPage(), isTouch);
    },
    close: () => browser.close(),
  };
}

async function journeyPage(page: ChromiumPage, isTouch: boolean, { isWindow = false } = {}): Promise<Page> {
  const devtools = await page.context().newCDPSession(page);
  // Through the developer tools, which the page's policy does not govern: the library's own way is `eval` inside the page.
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(`${exceptionDetails.exception?.description ?? exceptionDetails.text} in ${expression}`);
    return result.value as unknown;
  };
  let isClosing = false;
  const record: PageRecord = { violations: [], errors: [], console: [], requests: [], bodies: [], failures: [] };
  await page.exposeFunction('motcuaTestViolation', (text: string) => void record.violations.push(text));
  await page.exposeFunction('motcuaTestFailure', (code: string) => void record.failures.push(code));
  await page.addInitScript(() => {
    const report = globalThis as unknown as { motcuaTestViolation(text: string): void; motcuaTestFailure(code: string): void };
    addEventListener('securitypolicyviolation', (event) => report.motcuaTestViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`), true);
    addEventListener('motcua-error', (event) => report.motcuaTestFailure((event as unknown as { code: string }).code));
  });
  page.on('console', (message) => {
    record.console.push(message.text());
    if (message.type() === 'error') record.errors.push(message.text());
  });
  page.on('pageerror', (error) => record.errors.push(String(error)));
  page.on('request', (request) => {
    record.requests.push(request.url());
    const body = request.postData();
    if (body) record.bodies.push(body);
  });
  page.on('filechooser', () => {}); // From the beginning: a dialogue that opens before somebody waits for it never comes.
  const heard = async () => {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const said = nodes.flatMap(({ name, value, description }) => [name, value, description].map((each) => (each?.value === undefined ? '' : String(each.value))));
    return said.filter(Boolean).join('\n');
  };

  return {
    record,
    async open(url) {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    },
    async reload() {
      await page.reload({ waitUntil: 'domcontentloaded' });
    },
    async back() {
      await page.goBack({ waitUntil: 'commit' }); // A page that was kept is not loaded anew.
    },
    async forward() {
      await page.goForward({ waitUntil: 'commit' });
    },
    find: (role, name) => thing(locate(page, role, name), isTouch),
    frame(title) {
      const inside = page.frameLocator(`iframe[title="${title}"]`);
      return {
        find: (role, name) => thing(locate(inside, role, name), isTouch),
        evaluate: async <T>(expression: string) => {
          const frame = await (await page.locator(`iframe[title="${title}"]`).elementHandle())?.contentFrame();
          if (!frame) throw new Error(`no frame ${title}`);
          const session = await page.context().newCDPSession(frame); // A frame of another site has a process of its own.
          const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
          if (exceptionDetails) throw new Error(`${exceptionDetails.exception?.description ?? exceptionDetails.text} in ${expression}`);
          return result.value as T;
        },
      };
    },
    press: (key) => page.keyboard.press(key),
    read: () => evaluate(shownText) as Promise<string>,
    async waitFor(text) {
      await page.getByText(text).filter({ visible: true }).first().waitFor();
    },
    async waitUntil(expression) {
      for (const end = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, 30))) {
        if (await evaluate(expression).catch(() => false)) return; // The page may be on its way to another address.
        if (Date.now() > end) throw new Error(`never true: ${expression}\n${String(await evaluate(shownText))}`);
      }
    },
    evaluate: <T>(expression: string) => evaluate(expression) as Promise<T>,
    address: () => page.url(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    setMedia: (media) => page.emulateMedia(media),
    setNetwork: (state) => page.context().setOffline(state === 'off'),
    async spoil(address, spoiled) {
      const answer = async (route: Route): Promise<void> => {
        const original = await route.fetch().catch(() => undefined);
        const given: SpoiledAnswer = await spoiled(original ? await original.body() : Buffer.alloc(0));
        if (given === 'never') return;
        if (given === 'no answer') return route.abort();
        const headers: Record<string, string> = { ...original?.headers(), ...(given.contentType && { 'content-type': given.contentType }) };
        for (const name of ['content-length', 'content-encoding']) delete headers[name];
        await route.fulfill({ status: given.status ?? 200, headers, body: given.bytes });
      };
      // A page that is closed while an answer is on its way needs none.
      await page.route(address, (route) =>
        answer(route).catch((error: unknown) => {
          if (!isClosing) throw error;
        }),
      );
    },
    choose: (label, ...paths) => page.getByLabel(label).setInputFiles(paths),
    async chooseByKey(key, path) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press(key)]);
      await chooser.setFiles(path);
    },
    async leave(meanwhile) {
      // A page under test is made to believe that it always has the focus.
      await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
      const other = await page.context().newPage();
      await other.bringToFront();
      await meanwhile();
      await other.close();
      await page.bringToFront();
      await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    },
    typeKeys: (text) => page.keyboard.type(text, { delay: 20 }),
    print: () => page.pdf({ format: 'A4', printBackground: true, margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }),
    heard,
    async traces() {
      const { root } = await devtools.send('DOM.getDocument', { depth: -1, pierce: true });
      const storage = await evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie, location.href, document.title])');
      return {
        document: JSON.stringify(root),
        accessibility: await heard(),
        storage: String(storage),
        console: record.console.join('\n'),
        addresses: record.requests.join('\n'),
        bodies: record.bodies.join('\n'),
      };
    },
    liveWorkers: () => page.workers().length,
    async collectGarbage() {
      await devtools.send('HeapProfiler.collectGarbage');
    },
    async screenshot(path) {
      await page.screenshot({ path, fullPage: true });
    },
    async windowOf(act) {
      const [opened] = await Promise.all([page.waitForEvent('popup'), act()]);
      return journeyPage(opened, isTouch, { isWindow: true });
    },
    close: () => {
      isClosing = true;
      return isWindow ? page.close() : page.context().close();
    },
  };
}

/** Gives the text that is shown, also inside shadow trees: `innerText` sees none of what elements draw. */
export const shownText = `(function shown(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s+/g, ' ');
  if (node.nodeType === Node.ELEMENT_NODE) {
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden' || ['SCRIPT', 'STYLE'].includes(node.tagName)) return '';
    const isFolded = node.tagName === 'DETAILS' && !node.open;
    const assigned = node.tagName === 'SLOT' ? node.assignedNodes({ flatten: true }) : [];
    const children = isFolded ? node.querySelectorAll(':scope > summary') : assigned.length > 0 ? assigned : (node.shadowRoot ?? node).childNodes;
    const text = [...children].map(shown).join('');
    return display.startsWith('inline') || display === 'contents' ? text : '\\n' + text + '\\n';
  }
  return '';
})(document.body).replace(/\\s*\\n\\s*/g, '\\n').trim()`;

function locate(page: ChromiumPage | FrameLocator, role: Role, name: string | RegExp | undefined): Locator {
  return page
    .getByRole(role, name === undefined ? {} : { name })
    .filter({ visible: true })
    .first();
}

function thing(locator: Locator, isTouch: boolean): Thing {
  return {
    press: () => (isTouch ? locator.tap() : locator.click()),
    type: (text) => locator.fill(text),
    read: async () => (await locator.innerText()).replace(/\s+/g, ' ').trim(),
    value: () => locator.inputValue(),
    attribute: (name) => locator.getAttribute(name),
    isShown: () => locator.isVisible(),
    isFocused: () => locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element),
  };
}

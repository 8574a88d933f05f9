// Puts an embedded script onto pages of a strange host and tells what became of it. A probe (`probes.mjs`) says what the
// page is like; a subject (`subjects.mjs`) says what a host would write to embed it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { serveFolder } from '../../tools/static-site.mjs';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { inside } from './inside.mjs';

/**
 * What is embedded, as its own documents tell a host to.
 *
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} version
 * @property {string} [cdn] Origin that the script comes from, where that is not one of the kit's own.
 * @property {Record<string, string>} [folders] Folders served on the script's own origin, by the path they stand under.
 * @property {(cdn: string, attributes: string) => string} head What goes into the page's head; `attributes` belong to every script tag.
 * @property {(cdn: string) => string} body What goes where the element is to stand.
 * @property {string} [start] Script of the host's own that the documents ask for; gets `cdn` in place of `$CDN`.
 * @property {string} works Expression that is true once a citizen can use it.
 * @property {(page: Visit) => Promise<void>} [use] Uses it as a citizen does; throws where it does not do its work.
 * @property {{ act: string, shows: string }} [update] Changes its state; what must then be read.
 * @property {string} [words] Words of its own that it shows at once, with letters beyond ASCII.
 * @property {readonly string[]} [trustedTypes] Policies that it creates.
 * @property {RegExp} entry Addresses of what the host names in its own markup.
 * @property {RegExp} [parts] Addresses of what the script fetches by itself to stand.
 * @property {RegExp} [answers] Addresses of what it answers from.
 * @property {(cdn: string, attributes: string) => string} [nextHead] The head with another version.
 * @property {string} [startAgain] Expression by which a host tries again where the script itself was lost; by default it is put into the page once more.
 * @property {string} [style] What its documents ask for in a host's style sheet.
 * @property {readonly [RegExp, string][]} [standIns] Scripts in place of those that only the maker's own servers give.
 * @property {Readonly<Record<string, string>>} [notApplicable] Probe → why it cannot be asked of this subject; `*` for all that `asked` does not name.
 * @property {readonly string[]} [asked] Probes that can be asked nevertheless.
 */

/**
 * A page that a subject stands on.
 *
 * @typedef {Awaited<ReturnType<Kit['visit']>>} Visit
 * @typedef {Awaited<ReturnType<typeof startKit>>} Kit
 */

/** How long a page may take to be opened at all, on a machine with other work. */
const openingMs = 30_000;

/** After so long a page that does not answer is stuck. */
const stuckMs = 15_000;

/** A link of the host's own, which every subject gets to keep for when it does not stand. */
export const fallback = '<p id="host-fallback">Gọi <a href="tel:1022">1022</a></p>';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {object} [options] @param {number} [options.patienceMs] How long a page may take to do what is waited for. */
export async function startKit({ patienceMs = 10_000 } = {}) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
  const cdns = new Map();
  const pages = new Map();
  const host = createServer((request, response) => {
    const page = pages.get(new URL(request.url, 'http://host').pathname);
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache', ...page?.headers });
    response.end(page?.body ?? '');
  });
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  const hostUrl = `http://127.0.0.1:${host.address().port}`;
  let visits = 0;

  /** The origin that a subject's files come from, started once. */
  async function cdnOf(subject) {
    const key = JSON.stringify(subject.folders ?? {});
    if (!cdns.has(key)) cdns.set(key, serveFolder({ folder: subject.folders ?? {}, cors: true }));
    return (await cdns.get(key)).url;
  }

  function publish(path, body, contentType, headers = {}) {
    pages.set(path, { body, headers: { 'Content-Type': contentType, 'X-Content-Type-Options': 'nosniff', ...headers } });
    return hostUrl + path;
  }

  /**
   * Opens a page of a host that has embedded the subject.
   *
   * @param {Subject} subject
   * @param {object} [like]
   * @param {string} [like.doctype]
   * @param {string} [like.attributes] Of `<html>`.
   * @param {string} [like.before] Markup before what the subject needs in the head.
   * @param {string} [like.after] Markup after it.
   * @param {(body: string) => string} [like.around] Markup around the element.
   * @param {string} [like.page] A whole page in place of all that; `<!--head-->` and `<!--element-->` stand for the subject's.
   * @param {(cdn: string) => string} [like.policy] Content-Security-Policy.
   * @param {string} [like.contentType] With which the page is served.
   * @param {string} [like.nonce] Given to every script tag.
   * @param {(cdn: string) => string} [like.head] In place of the subject's own head.
   * @param {Record<string, string>} [like.scripts] Scripts on the host's own origin: path → text.
   * @param {RegExp} [like.lost] Addresses that cannot be reached until `restore()`.
   * @param {boolean} [like.javaScript]
   * @param {number} [like.width]
   * @param {number} [like.height]
   * @param {object} [like.media] What the person has set in the system.
   * @param {string} [like.within] Expression that gives the tree in which the element stands, where the page's own `querySelector` does not find it.
   * @param {boolean} [like.isReady] Whether to wait until the subject works; `true` by default.
   */
  async function visit(subject, like = {}) {
    const cdn = subject.cdn ?? (await cdnOf(subject)); // What a policy of the host's lets in.
    const path = `/${(visits += 1)}/trang.html`;
    const attributes = like.nonce ? ` nonce="${like.nonce}"` : '';
    const start = subject.start
      ? `<script src="${publish(path.replace('trang.html', 'khoi-dong.js'), subject.start.replaceAll('$CDN', cdn), 'text/javascript')}" type="module"${attributes}></script>`
      : '';
    for (const [name, script] of Object.entries(like.scripts ?? {})) publish(path.replace('trang.html', name), script, name.endsWith('.css') ? 'text/css' : 'text/javascript');
    const style = subject.style ? `<link rel="stylesheet" href="${publish(path.replace('trang.html', 'nha.css'), subject.style, 'text/css')}">` : '';
    const head = style + (like.head ? like.head(cdn, attributes) : subject.head(cdn, attributes));
    const element = `<div id="embedded">${subject.body(cdn)}</div>`;
    const plain = `${like.doctype ?? '<!doctype html>'}<html ${like.attributes ?? 'lang="vi"'}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Trang chủ nhà</title>${like.before ?? ''}<!--head-->${like.after ?? ''}</head><body><main><h1>Phường</h1>${(like.around ?? ((body) => body))('<!--element-->')}<p id="host-after">Chân trang</p></main></body></html>`;
    const text = (like.page ?? plain)
      .replace('<!--head-->', () => head)
      .replace('<!--element-->', () => element + start)
      .replaceAll('<!--element-->', () => element);
    const url = publish(path, text, like.contentType ?? 'text/html; charset=utf-8', like.policy ? { 'Content-Security-Policy': like.policy(cdn) } : {});

    const context = await browser.newContext({
      viewport: { width: like.width ?? 360, height: like.height ?? 740 },
      javaScriptEnabled: like.javaScript ?? true,
      locale: 'vi-VN',
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    if (like.media) await page.emulateMedia(like.media);
    const devtools = await context.newCDPSession(page);
    const requests = [];
    const responses = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('response', (response) => responses.push(response));
    let isLost = like.lost !== undefined;
    let losses = 0;
    for (const [address, standIn] of subject.standIns ?? [])
      await page.route(address, (route) => route.fulfill({ contentType: 'text/javascript', headers: { 'Access-Control-Allow-Origin': '*' }, body: standIn }).catch(() => {}));
    if (like.lost)
      await page.route(like.lost, (route) => {
        if (isLost) losses += 1;
        return (isLost ? route.abort() : route.fallback()).catch(() => {}); // The page may be gone.
      });
    await page.addInitScript(inside.record);

    // Through the developer tools, which the page's policy does not govern, and which use nothing that the page may have broken.
    let within = like.within;
    const evaluate = async (given) => {
      const expression = within ? given.replaceAll('document.querySelector', `(${within}).querySelector`) : given;
      const stuck = pause(stuckMs).then(() => {
        throw new Error('the page answers no more');
      });
      const { result, exceptionDetails } = await Promise.race([devtools.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }), stuck]);
      if (exceptionDetails) throw new Error(`${exceptionDetails.exception?.description ?? exceptionDetails.text} in ${expression.slice(0, 200)}`);
      return result.value;
    };
    const isTrue = async (expression, ms = patienceMs) => {
      for (const end = Date.now() + ms; ; await pause(40)) {
        if (await evaluate(expression).catch(() => false)) return true;
        if (Date.now() > end) return false;
      }
    };
    const visited = {
      cdn,
      page,
      requests,
      responses,
      evaluate,
      isTrue,
      /** What a function of `inside.mjs` answers in the page. */
      ask: (name, ...given) => evaluate(`(${inside[name]})(${given.map((each) => JSON.stringify(each)).join()})`),
      /** What the page noticed since it was opened: `{ violations, errors, rejections, shifted, globals }`. */
      noticed: () => evaluate(`(${inside.noticed})()`),
      /** Waits until it works; then uses it. Answers what went wrong, or an empty string. */
      async fault(ms) {
        if (!(await isTrue(subject.works, ms))) return 'it never stood';
        try {
          await subject.use?.(visited);
          return '';
        } catch (error) {
          return `it stood and did not work: ${String(error.message).split('\n', 1)[0].slice(0, 90)}`;
        }
      },
      /** Waits until something was lost, and a little longer. */
      async lose(ms) {
        for (const end = Date.now() + patienceMs; losses === 0 && Date.now() < end;) await pause(30);
        await pause(ms);
      },
      restore() {
        isLost = false;
      },
      /** From now on, speaks of the element that stands in this tree. */
      lookWithin(tree) {
        within = tree;
      },
      pause,
      close: () => context.close(),
    };
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: openingMs });
    if (like.media) await page.emulateMedia(like.media); // Print alone is forgotten on the way to an address.
    if (like.isReady ?? true) await isTrue(subject.works);
    return visited;
  }

  return {
    visit,
    /** What a host writes that has brought its own Lit, and an element made of it. */
    hostLit: await hostWithLit(),
    async close() {
      await browser.close();
      host.close();
      host.closeAllConnections();
      for (const cdn of cdns.values()) await (await cdn).close();
    },
  };
}

/** A host's own script, with the Lit that npm gives today. */
async function hostWithLit() {
  const entry = fileURLToPath(new URL('../journeys/host-with-lit.mjs', import.meta.url));
  const { output } = [
    await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: () => 'host.js' } } }),
  ].flat()[0];
  return { after: '<script type="module" src="lit.js"></script>', around: (element) => `<host-greeting></host-greeting>${element}`, scripts: { 'lit.js': output[0].code } };
}

/** A file beside this one, as text. */
export const textOf = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

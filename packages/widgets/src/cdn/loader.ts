import type { CdnRuntime } from '../core/cdn-runtime.ts';
import { trustedScriptUrl } from '../core/trusted-types.ts';
import { chunkFile } from './chunk-file.ts';

/** SHA-256 of each chunk, in base64. */
type Hashes = Readonly<Record<string, string>>;

/** Written in by the build: the chunks of the finder's first view. The others are named by the chunk `more`, which is asked for when one of them is. */
declare const __CHUNKS__: Hashes;
/** Written in by the build: a selector of every element of ours. */
declare const __TAGS__: string;
declare const __VERSION__: string;

/** Pauses before a chunk is tried again; the last one is followed by waiting for the network, or for somebody who comes back to the page. */
const pausesMs = [1000, 5000];

/** How near the viewport an element must come before it is loaded. What is above it is always near: after a reload the browser goes back to where one read. */
const nearness = '9999px 400px 400px';

const key = Symbol.for(`motcua/${__VERSION__}`);
const global = globalThis as { [key: symbol]: unknown };
const script = document.currentScript;

// Included twice, or run by something that has no script element: the first inclusion does it all.
if (!global[key] && script instanceof HTMLScriptElement) start(script);

function start({ src, dataset, nonce }: HTMLScriptElement): void {
  const chunks = new Map<string, Promise<unknown>>();
  const given: Record<string, object> = {};
  const hashOf = (chunk: string) => __CHUNKS__[chunk] ?? (given['more'] as Hashes | undefined)?.[chunk];
  const addressOf = (chunk: string) => new URL(chunkFile(chunk, `${hashOf(chunk)}`), src).href;
  const integrityOf = (chunk: string) => `sha256-${hashOf(chunk)}`;
  // A host on another origin may serve a copy of the worker file itself and name it.
  const ownWorker = dataset['worker'];
  const workerUrl = ownWorker ? new URL(ownWorker, document.baseURI).href : addressOf('worker');

  const runtime: CdnRuntime = {
    given,
    give: (chunk, exports) => {
      given[chunk] = exports;
    },
    load: (chunk) => {
      let loading = chunks.get(chunk);
      if (!loading) {
        loading = Promise.all([chunk.startsWith('motcua-') && runtime.load('core'), hashOf(chunk) || runtime.load('more')])
          .then(() => insert(chunk))
          .then(() => given[chunk]);
        loading.catch(() => chunks.delete(chunk));
        chunks.set(chunk, loading);
      }
      return loading;
    },
    worker: new URL(workerUrl).origin === location.origin ? { url: workerUrl, integrity: integrityOf('worker') } : undefined,
  };
  global[key] = runtime;

  const insert = (chunk: string) =>
    new Promise<void>((resolve, reject) => {
      if (!hashOf(chunk)) throw new TypeError(`motcua: no chunk ${chunk}`);
      const element = document.createElement('script');
      // A classic script: browsers remember that a module could not be fetched, and would never try again.
      element.src = trustedScriptUrl(addressOf(chunk));
      element.integrity = integrityOf(chunk);
      element.crossOrigin = 'anonymous';
      element.charset = 'utf-8'; // Else a server that says nothing leaves it to the page's own, and our words are broken.
      element.nonce = nonce; // A host's policy may know scripts by it alone.
      element.onload = () => resolve();
      element.onerror = () => {
        element.remove();
        reject(new Error(`motcua: ${chunk} could not be loaded, or is not the original`));
      };
      document.head.append(element);
    });

  const fetchFor = async (element: Element, attempt = 0): Promise<void> => {
    const tag = element.localName;
    if (customElements.get(tag)) return;
    try {
      await runtime.load(tag);
    } catch {
      const code = navigator.onLine ? 'UNAVAILABLE' : 'OFFLINE';
      element.dispatchEvent(Object.assign(new Event('motcua-error', { bubbles: true, composed: true }), { code }));
      const pause = pausesMs[attempt];
      if (pause) {
        setTimeout(() => void fetchFor(element, attempt + 1), pause * (0.5 + Math.random()));
        return;
      }
      // The network may have been there all along, so `online` alone could wait for ever. One round for each such sign.
      const waiting = new AbortController();
      const { signal } = waiting;
      const again = () => {
        if (document.hidden) return;
        waiting.abort();
        void fetchFor(element);
      };
      addEventListener('online', again, { signal });
      document.addEventListener('visibilitychange', again, { signal });
    }
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void fetchFor(target);
      }
    },
    { rootMargin: nearness },
  );
  const notice = (element: Element): void => {
    const { localName, shadowRoot } = element;
    if (element.matches(__TAGS__)) {
      if (customElements.get(localName)) return;
      if (element.hasAttribute('eager')) void fetchFor(element);
      else near.observe(element);
    } else if (shadowRoot) watch(shadowRoot);
    // It may bring a shadow root along; nothing else tells of one that is attached to what stands already.
    else if (localName.includes('-') && element.matches(':not(:defined)')) void customElements.whenDefined(localName).then(() => notice(element));
  };
  const search = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) notice(element);
  };
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element) {
          notice(node);
          search(node);
        }
  });
  const watch = (root: Document | ShadowRoot): void => {
    observer.observe(root, { childList: true, subtree: true });
    search(root);
  };
  watch(document);
}

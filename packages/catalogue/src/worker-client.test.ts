import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { registerHooks } from 'node:module';
import { Worker as NodeWorker } from 'node:worker_threads';
import { it } from 'node:test';
import { openCatalogue } from './catalogue.ts';
import { buildCatalogue } from './node/build-catalogue.ts';
import { fewGuides, fewRecords } from './node/few-records.test-builder.ts';
import { connectWorker } from './worker-client.ts';

const files = buildCatalogue(fewRecords(), { guides: fewGuides() });

/** A thread with the door of a browser's worker; what runs in it is our own entry, as a page would bundle it. */
class ThreadWorker extends EventTarget {
  readonly thread = new NodeWorker(
    `const { parentPort } = require('node:worker_threads');
     globalThis.postMessage = (message) => parentPort.postMessage(message);
     globalThis.addEventListener = (type, listener) => type === 'message' && parentPort.on('message', (data) => listener({ data }));
     import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)}).then(() => parentPort.postMessage('ready'));`,
    { eval: true, execArgv: ['--conditions=source'] },
  );
  onmessage = null;
  onmessageerror = null;
  onerror = null;

  constructor() {
    super();
    this.thread.on('message', (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.thread.on('error', () => this.dispatchEvent(new Event('error')));
    this.thread.on('exit', () => this.dispatchEvent(new Event('error')));
  }

  postMessage(message: unknown): void {
    this.thread.postMessage(message);
  }

  terminate(): void {
    void this.thread.terminate();
  }
}

/** Runs a worker and a web server with the Hanoi starter catalogue, and ends both whatever happens. */
async function working(test: (worker: ThreadWorker, url: string, hold: (held: boolean) => void) => Promise<void>): Promise<void> {
  let held = false;
  const server = createServer((request, response) => {
    if (held) return;
    const bytes = files.get((request.url ?? '').slice(1));
    response.writeHead(bytes ? 200 : 404);
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const worker = new ThreadWorker();
  try {
    await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
    await test(worker, `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/catalogue.json`, (value) => (held = value));
  } finally {
    worker.terminate();
    server.closeAllConnections();
    server.close();
  }
}

it('loads what reads details with the first of them, says where it cannot, and tries again', async () => {
  let isGone = true;
  const loaded: string[] = [];
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier.includes('details-beside-worker')) {
        loaded.push(specifier);
        if (isGone) throw new Error('it is gone');
      }
      return next(specifier, context);
    },
  });
  try {
    await working(async (worker, url) => {
      const catalogue = await connectWorker(worker).open(url);
      await catalogue.search('khai sinh');
      assert.deepEqual(loaded, []);
      for (const ask of [() => catalogue.get('1.001193'), () => catalogue.guides(), () => catalogue.prefetch()])
        await assert.rejects(ask(), { name: 'CatalogueError', reason: 'unreachable' });
      assert.equal(loaded.length, 3);
      assert.equal((await catalogue.search('khai sinh')).outcome, 'answer');
      isGone = false;
      assert.equal((await catalogue.get('1.001193'))?.code, '1.001193');
    });
  } finally {
    hooks.deregister();
  }
});

it('answers as the main thread does', async () => {
  await working(async (worker, url) => {
    const here = await openCatalogue(url);
    const there = await connectWorker(worker).open(url);
    assert.deepEqual(there.source, here.source);
    await Promise.all([here.complete(), there.complete()]);
    assert.deepEqual(await there.suggest('khai si'), await here.suggest('khai si'));
    assert.deepEqual(await there.facets('khai sinh'), await here.facets('khai sinh'));
    for (const query of ['con mới sinh cần giấy gì', 'lam lai giay khai sinh', 'thời tiết hôm nay', '1.004222'])
      assert.deepEqual(await there.search(query, { limit: 5, jurisdiction: 'VN-HN' }), await here.search(query, { limit: 5, jurisdiction: 'VN-HN' }), query);
    assert.deepEqual(await there.get('1.001193'), await here.get('1.001193'));
    assert.equal(await there.get('9.999999'), undefined);
    assert.deepEqual(await there.guides(), fewGuides());
    await there.prefetch();
  });
});

it('lets errors cross with their names and reasons', async () => {
  await working(async (worker, url) => {
    const catalogues = connectWorker(worker);
    await assert.rejects(catalogues.open(url.replace('catalogue.json', 'elsewhere.json')), { name: 'CatalogueError', reason: 'unreachable' });
    await assert.rejects(catalogues.open(url, { integrity: `sha256-${'A'.repeat(43)}=` }), { name: 'CatalogueError', reason: 'tampered' });
    await assert.rejects(catalogues.open(url, { integrity: 'md5-x' }), TypeError);
    const catalogue = await catalogues.open(url);
    await assert.rejects(catalogue.search('khai sinh', { limit: 0 }), { name: 'TypeError', message: /"limit"/ });
  });
});

it('forwards an abort, and rejects with the reason of the caller', async () => {
  await working(async (worker, url, hold) => {
    const catalogue = await connectWorker(worker).open(url);
    hold(true);
    const caller = new AbortController();
    const sent: unknown[] = [];
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (message) => {
      sent.push(message);
      post(message);
    };
    const words = catalogue.complete({ signal: caller.signal });
    const reason = new Error('the citizen went on');
    caller.abort(reason);
    await assert.rejects(words, reason);
    assert.deepEqual(
      sent.map((message) => typeof message === 'object' && message !== null && 'ask' in message && message.ask),
      ['complete', 'abort'],
    );
    await assert.rejects(catalogue.search('khai sinh', { signal: AbortSignal.abort() }), { name: 'AbortError' });
    hold(false);
    assert.equal((await catalogue.get('1.001193'))?.code, '1.001193');
  });
});

it('rejects everything under way, and everything later, when the worker dies', async () => {
  await working(async (worker, url) => {
    const catalogue = await connectWorker(worker).open(url);
    worker.postMessage = () => {}; // Or it may be faster with its answer than its end is.
    const underWay = [catalogue.complete(), catalogue.prefetch()];
    worker.terminate();
    for (const one of underWay) await assert.rejects(one, { name: 'CatalogueError', reason: 'unreachable' });
    await assert.rejects(catalogue.search('khai sinh'), { name: 'CatalogueError', reason: 'unreachable' });
    await assert.rejects(catalogue.get('1.001193'), { name: 'CatalogueError', reason: 'unreachable' });
  });
});

it('leaves messages alone that are no questions', async () => {
  await working(async (worker, url) => {
    const answers: unknown[] = [];
    worker.addEventListener('message', (event) => answers.push(event instanceof MessageEvent && event.data));
    for (const message of [
      null,
      'open',
      42,
      {},
      { id: 1, ask: 'open', url },
      { id: 1, ask: 'eval', text: '1' },
      { id: 1, ask: 'open', text: 5 },
      { id: 1, text: url },
      { id: 1, ask: 'abort', text: '' },
      [1],
    ])
      worker.postMessage(message);
    await connectWorker(worker).open(url);
    assert.equal(answers.length, 1);
  });
});

it('takes only answers and errors for answers, whatever else a worker of the host posts under the same number', async () => {
  await working(async (worker, url) => {
    const opening = connectWorker(worker).open(url);
    for (const data of [{ id: 1, method: 'progress' }, { id: 1, error: null }, { id: 1, error: 'no' }, { id: 1, error: { name: 'Error' } }, { id: 1 }])
      worker.dispatchEvent(new MessageEvent('message', { data }));
    assert.equal((await (await opening).search('khai sinh')).outcome, 'answer');
  });
});

it('sends the worker what it needs to open, and nothing else that a host may have put into the options', async () => {
  await working(async (worker, url) => {
    const options = { keep: false, fetch: () => Promise.reject(new Error('not for a worker')), breathe: async () => {} };
    assert.equal((await (await connectWorker(worker).open(url, options)).search('khai sinh')).outcome, 'answer');
  });
});

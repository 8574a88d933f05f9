import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import { buildCatalogue, hanoiGuides, hanoiRecords } from '@motcua/catalogue/node';
import { createClient, MotcuaError, type ClientOptions } from './index.ts';

const files = buildCatalogue(hanoiRecords(), { guides: hanoiGuides() });
const url = 'https://phuong.example.gov.vn/danh-muc/catalogue.json';

/** A client over the Hanoi starter catalogue on an invented ward's server, which can be spoiled file by file. */
function client(options: Partial<ClientOptions> = {}) {
  const asked: string[] = [];
  const spoiled = new Map<RegExp, () => Response | Promise<Response>>();
  const send: typeof fetch = async (input) => {
    const file = String(input).split('/').at(-1) ?? '';
    asked.push(file);
    for (const [name, answer] of spoiled) if (name.test(file)) return answer();
    const bytes = files.get(file);
    return bytes ? new Response(Uint8Array.from(bytes)) : new Response('not here', { status: 404 });
  };
  return { asked, spoiled, ...createClient({ catalogue: url, fetch: send, ...options }) };
}

const codeIs = (code: string) => (error: unknown) => error instanceof MotcuaError && error.code === code;

it('finds and gets services on the device; only the files of the catalogue are asked for', async () => {
  const { asked, services } = client();
  assert.equal(services.answeredBy, 'device');
  assert.deepEqual(asked, []);
  const { outcome, hits } = await services.find('dang ky khai sinh');
  assert.deepEqual([outcome === 'none', hits[0]?.code], [false, '1.001193']);
  assert.equal((await services.get('1.001193')).plainName, 'Làm giấy khai sinh cho con');
  assert.ok(
    asked.every((file) => files.has(file)),
    asked.join(),
  );
});

it('gives guides for life events on the device, and says so where they are not to be trusted', async () => {
  const { asked, spoiled, services } = client();
  spoiled.set(/^guides/, () => new Response('<!doctype html>'));
  await assert.rejects(services.guides(), codeIs('UNTRUSTED'));
  spoiled.clear();
  const { guides } = await services.guides();
  assert.deepEqual(guides, hanoiGuides());
  assert.ok(!asked.some((file) => file.startsWith('detail')), 'nothing else is fetched for them');
});

it('answers on the device alone where both a catalogue and a gateway are given', async () => {
  const { asked, services } = client({ gateway: 'https://gateway.test/api/' });
  assert.equal(services.answeredBy, 'device');
  await services.find('con mới sinh');
  await services.get('1.001193');
  assert.ok(
    asked.every((file) => files.has(file)),
    asked.join(),
  );
});

it('opens the catalogue once, however many ask at the same time', async () => {
  const { asked, services } = client();
  await Promise.all([services.prepare(), services.find('kết hôn'), services.find('tạm trú')]);
  assert.equal(asked.filter((file) => file === 'catalogue.json').length, 1);
});

it('fetches ahead what answers need, once there is time and nobody has asked for a second', async () => {
  const { asked, services } = client();
  await services.prepare();
  const shards = [...files.keys()].filter((file) => file.startsWith('details-'));
  await services.find('dang ky khai sinh');
  const askedAt = Date.now();
  while (!shards.some((file) => asked.includes(file)) && Date.now() < askedAt + 3000) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(Date.now() - askedAt >= 1000, 'a person who types shares the device with what nobody waits for');
  for (const end = Date.now() + 3000; !shards.every((file) => asked.includes(file)); await new Promise((resolve) => setTimeout(resolve, 20)))
    assert.ok(Date.now() < end, 'nothing was fetched ahead');
  await new Promise((resolve) => setTimeout(resolve, 300)); // The last one was asked for; it must still arrive and be read.
  const before = asked.length;
  for (const { code } of hanoiRecords()) await services.get(code);
  assert.equal(asked.length, before);
});

/** Lets go on what files, digests and unpacking still hold up, by the real clock, until it holds; gives up after a time that no machine needs. */
async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); await new Promise((resolve) => setImmediate(resolve))) assert.ok(Date.now() < end, `never: ${holds}`);
}

/** Runs a test by a clock of its own, on a device that is always idle; gives what lets time pass. */
async function byItsOwnClock(test: (pass: (ms: number) => Promise<void>) => Promise<void>): Promise<void> {
  let nowMs = 0;
  const { requestIdleCallback } = globalThis;
  const now = mock.method(performance, 'now', () => nowMs);
  mock.timers.enable({ apis: ['setTimeout'] });
  globalThis.requestIdleCallback = (work) => (work({ didTimeout: false, timeRemaining: () => 50 }), 0);
  try {
    await test(async (ms) => {
      nowMs += ms;
      mock.timers.tick(ms);
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    });
  } finally {
    globalThis.requestIdleCallback = requestIdleCallback;
    mock.timers.reset();
    now.mock.restore();
  }
}

it('counts the second before it fetches ahead from the last question, whatever was asked', async () => {
  await byItsOwnClock(async (pass) => {
    const { asked, services } = client();
    const isFetchedAhead = () => asked.some((file) => file.startsWith('details-'));
    await services.find('dang ky khai sinh');
    await services.prepare();
    await pass(700);
    await services.count('dang ky khai sinh');
    await pass(999);
    assert.equal(isFetchedAhead(), false, 'somebody asked less than a second ago');
    await pass(1);
    await until(isFetchedAhead);
  });
});

/** Lets the first file of details that is asked for arrive only when told. */
function holdDetails({ asked, spoiled }: Pick<ReturnType<typeof client>, 'asked' | 'spoiled'>) {
  let arrive = (): void => {};
  spoiled.set(/^details-/, () => {
    spoiled.clear();
    const bytes = files.get(asked.at(-1) ?? '') ?? [];
    return new Promise((resolve) => (arrive = () => resolve(new Response(Uint8Array.from(bytes)))));
  });
  return { arrive: () => arrive(), details: () => asked.filter((file) => file.startsWith('details-')).length };
}

it('leaves off fetching ahead when somebody searches, and goes on a second later', async () => {
  await byItsOwnClock(async (pass) => {
    const { services, ...net } = client();
    const { arrive, details } = holdDetails(net);
    await services.prepare();
    await pass(0);
    await until(() => details() === 1); // One is on its way.
    await services.find('dang ky khai sinh');
    arrive();
    await pass(999);
    assert.equal(details(), 1);
    await pass(1);
    await until(() => details() > 1);
  });
});

it('fetches nothing ahead any more once it was released, until somebody prepares again', async () => {
  await byItsOwnClock(async (pass) => {
    const { services, release, ...net } = client();
    const { arrive, details } = holdDetails(net);
    await services.prepare();
    await pass(0);
    await until(() => details() === 1); // One is on its way.
    release();
    arrive();
    await pass(5000);
    assert.equal(details(), 1);
    await services.prepare();
    await pass(0);
    await until(() => details() > 1);
  });
});

it('says UNAVAILABLE where a file is out of reach, and works when asked again', async () => {
  const { spoiled, services } = client();
  spoiled.set(/^find/, () => new Response('', { status: 503 }));
  await assert.rejects(services.find('khai sinh'), codeIs('UNAVAILABLE'));
  spoiled.clear();
  assert.equal((await services.find('dang ky khai sinh')).hits[0]?.code, '1.001193');
});

it('says UNTRUSTED for a file that is not the original, cut short, or newer', async () => {
  const spoilers: readonly [RegExp, () => Response][] = [
    [/^find/, () => new Response('<!doctype html>')],
    [/^find/, () => new Response(Uint8Array.from(files.get([...files.keys()].find((file) => file.startsWith('find')) ?? '')?.subarray(0, 500) ?? []))],
    [/^catalogue/, () => Response.json({ format: { major: 99, minor: 0 } })],
  ];
  for (const [file, answer] of spoilers) {
    const { spoiled, services } = client();
    spoiled.set(file, answer);
    await assert.rejects(services.find('khai sinh'), codeIs('UNTRUSTED'));
  }
  await assert.rejects(client({ catalogue: { url, integrity: `sha256-${'A'.repeat(43)}=` } }).services.find('khai sinh'), codeIs('UNTRUSTED'));
});

it('says NOT_FOUND for a code that the catalogue does not have', async () => {
  await assert.rejects(client().services.get('9.999999'), codeIs('NOT_FOUND'));
});

it('refuses a question that breaks the contract before anything is fetched', async () => {
  const { asked, services } = client();
  await assert.rejects(services.find('x'.repeat(501)), codeIs('BAD_INPUT'));
  assert.deepEqual(asked, []);
});

it('waits for a silent server only as long as it was told, and stops for the caller', async () => {
  const silent = client({ timeoutMs: 30 });
  silent.spoiled.set(/./, () => new Promise(() => {}));
  await assert.rejects(silent.services.find('khai sinh'), codeIs('TIMEOUT'));
  const caller = new AbortController();
  const other = client({ timeoutMs: 30 });
  other.spoiled.set(/./, () => new Promise(() => {}));
  const asked = other.services.find('khai sinh', { signal: caller.signal });
  caller.abort();
  await assert.rejects(asked, { name: 'AbortError' });
});

it('lets the page answer the finger while it works', async () => {
  const { services } = client();
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + (ahead += 10); // A device so slow that each look at the clock finds a slice over.
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 0);
  try {
    await services.prepare();
    await services.find('đăng ký tạm trú cho sinh viên thuê trọ');
  } finally {
    clearInterval(timer);
    performance.now = now;
  }
  assert.ok(turns > 0);
});

it('starts another worker where one has died', async () => {
  let started = 0;
  // Stands in for a browser's worker: opens the catalogue and dies over the first question, as one does that has run out of memory.
  const dyingWorker = () => {
    started += 1;
    const source = { name: 'Cổng', url: 'https://dichvucong.gov.vn/', asOf: '2026-07-17' };
    const worker = Object.assign(new EventTarget(), {
      postMessage: ({ id, ask }: { id: number; ask: string }) => {
        const answer = ask === 'open' ? new MessageEvent('message', { data: { id, value: { catalogue: 0, entry: { source } } } }) : new Event('error');
        setTimeout(() => worker.dispatchEvent(answer), 1);
      },
    });
    return worker as unknown as Worker;
  };
  const { services } = client({ startWorker: async () => (started === 0 ? dyingWorker() : undefined) });
  await services.prepare();
  await assert.rejects(services.find('khai sinh'), codeIs('UNAVAILABLE'));
  assert.equal((await services.find('dang ky khai sinh')).hits[0]?.code, '1.001193');
  assert.equal(started, 1);
});

it('ends its worker when it is released, also one that starts too late, and answers again when it is asked again', async () => {
  let [started, live] = [0, 0];
  let mayStart = Promise.resolve();
  // Stands in for a browser's worker, which opens the catalogue and answers nothing.
  const startWorker = async () => {
    await mayStart;
    started += 1;
    live += 1;
    const source = { name: 'Cổng', url: 'https://dichvucong.gov.vn/', asOf: '2026-07-17' };
    const worker = Object.assign(new EventTarget(), {
      postMessage: ({ id, ask }: { id: number; ask: string }) => {
        const answer = { id, value: ask === 'open' ? { catalogue: 0, entry: { source } } : { outcome: 'none', hits: [], source } };
        setTimeout(() => worker.dispatchEvent(new MessageEvent('message', { data: answer })), 1);
      },
      terminate: () => void (live -= 1),
    });
    return worker as unknown as Worker;
  };
  const { services, release } = client({ startWorker });
  release();
  await services.prepare();
  assert.deepEqual([started, live], [1, 1]);
  release();
  release();
  assert.equal(live, 0);
  await services.prepare();
  assert.deepEqual([started, live], [2, 1]);
  release();

  let start = (): void => {};
  mayStart = new Promise((resolve) => (start = resolve));
  const waiting = services.prepare();
  await new Promise((resolve) => setTimeout(resolve, 10));
  release();
  start();
  await waiting; // Whoever still waits is answered on the page.
  assert.deepEqual([started, live], [3, 0]);
  await services.prepare();
  assert.deepEqual([started, live], [4, 1], 'the page keeps no engine where there are workers');
});

it('works on the page where its headers keep workers out', async () => {
  for (const wait of [0, 50]) {
    let started = 0;
    // Stands in for one that a browser makes and never begins: before our code has come, or after.
    const { services } = client({
      startWorker: async () => {
        started += 1;
        const worker = Object.assign(new EventTarget(), { postMessage: () => {} });
        setTimeout(() => worker.dispatchEvent(new Event('error')), wait);
        return worker as unknown as Worker;
      },
    });
    await services.prepare();
    assert.equal((await services.find('dang ky khai sinh')).hits[0]?.code, '1.001193');
    assert.equal(started, 1);
  }
});

it('knows communes by what they were called, and asks nobody', async () => {
  const { communes, asked } = client();
  const [split] = await communes.find('minh khai, hai bà trưng');
  assert.deepEqual([split?.was?.name, split?.communes.map(({ name }) => name)], ['Minh Khai', ['Bạch Mai', 'Tương Mai']]);
  assert.equal((await communes.find('h', { limit: 2 })).length, 2);
  assert.equal((await communes.get('00070'))?.name, 'Hoàn Kiếm');
  assert.equal(await communes.get('99999'), undefined);
  assert.deepEqual(asked, []);
});

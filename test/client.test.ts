// The client over real connections that are reset, cut and answered with 503, before the real gateway.
import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { createClient, isMotcuaError, type ClientOptions, type NewFeedback } from '@motcua/sdk';
import { serveFeedback } from './client/feedback-server.ts';
import { startTcpFaultProxy, type FaultPlan } from './fault-proxy/fault-proxy.ts';

const report: NewFeedback = { category: 'rac-thai', text: 'Rác chưa được thu gom ba ngày nay', isPublic: false };
const codeIs = (code: string) => (error: unknown) => isMotcuaError(error) && error.code === code;

/** A client, a network that is spoiled as planned, and the gateway behind it. */
async function network(context: TestContext, plan: FaultPlan = {}, options: Partial<ClientOptions> = {}) {
  const server = await serveFeedback();
  const proxy = await startTcpFaultProxy(server.url, 20_261_127, plan);
  context.after(async () => {
    await proxy.close();
    await server.close();
  });
  return { server, proxy, ...createClient({ gateway: proxy.url, ...options }) };
}

/** A photo of random bytes, such as no camera makes and no gateway looks into. */
const photoOf = (bytes: number) =>
  new Blob([crypto.getRandomValues(new Uint8Array(Math.min(bytes, 65_536))), new Uint8Array(Math.max(0, bytes - 65_536)).fill(7)], { type: 'image/jpeg' });

/** Does something this many times; the next begins as soon as one is done. */
async function twentyAtOnce(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: 20 }, lane));
}

it('reads through resets and 503, within the budget', async (context) => {
  const { services, proxy } = await network(context, { shares: { reset: 0.1, unavailable: 0.18 } });
  let failed = 0;
  const count = 200;
  // Each question is another: equal ones that are under way share a request.
  const ask = (index: number) => services.find(`khai sinh ${index}`).catch((error: unknown) => (codeIs('UNAVAILABLE')(error) ? (failed += 1) : Promise.reject(error)));
  await twentyAtOnce(count, ask);
  assert.ok(proxy.counts.reset + proxy.counts.unavailable > count / 5, 'the network was bad');
  assert.ok(failed <= count / 40, `${failed} of ${count} failed; 28 of 100 would without asking again`);
});

it('sends each report once however many replies are lost', async (context) => {
  const { feedback, server, proxy } = await network(context, { shares: { lostReply: 0.3 } });
  const texts = Array.from({ length: 100 }, (_, index) => `Ổ gà số ${index}`);
  // Who is told that it failed asks again with the same words, as a citizen would.
  const send = async (text: string): Promise<unknown> =>
    feedback.send({ ...report, text }).catch((error: unknown) => (codeIs('UNAVAILABLE')(error) ? send(text) : Promise.reject(error)));
  await twentyAtOnce(texts.length, (index) => send(texts[index]!));
  assert.ok(proxy.counts.lostReply > 10);
  assert.deepEqual([...server.texts].sort(), [...texts].sort());
});

it('follows a report through cut connections, each step once and in order', async (context) => {
  const { feedback, server, proxy } = await network(context, { shares: { cut: 0.5, truncation: 0.2 }, cutWithinBytes: 1500 });
  const { trackingCode } = await receiptOf(await feedback.send(report).catch(() => feedback.send(report)));
  proxy.plan({ shares: { cut: 0.6, truncation: 0.3 }, cutWithinBytes: 1500 });
  const notes: (string | undefined)[] = [];
  const following = (async () => {
    for await (const { note } of feedback.follow(trackingCode)) notes.push(note);
  })();
  for (let step = 1; step <= 60; step += 1) {
    server.advance({ status: 'inProgress', at: new Date().toISOString(), note: `bước ${step}` });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  server.conclude();
  await following;
  assert.deepEqual(notes, [undefined, ...Array.from({ length: 60 }, (_, index) => `bước ${index + 1}`)]);
  assert.ok(proxy.counts.cut + proxy.counts.truncation > 5, JSON.stringify(proxy.counts));
});

it('stops following when told to, and does not follow what is not there', async (context) => {
  const { feedback } = await network(context);
  const { trackingCode } = await receiptOf(await feedback.send(report));
  const leaving = new AbortController();
  await assert.rejects(
    async () => {
      for await (const { status } of feedback.follow(trackingCode, { signal: leaving.signal })) {
        assert.equal(status, 'received');
        leaving.abort();
      }
    },
    { name: 'AbortError' },
  );
  await assert.rejects(async () => {
    for await (const _ of feedback.follow('0000-0000-0000')) assert.fail();
  }, codeIs('NOT_FOUND'));
});

it('goes on with a photo where it was cut, and says how far it has come', async (context) => {
  const { feedback, server, proxy } = await network(context, { shares: { reset: 0.2, lostReply: 0.2 } });
  const photos = [photoOf(400_000), photoOf(1)];
  const shares: number[] = [];
  await feedback.send({ ...report, photos }, { onProgress: (share) => shares.push(share) });
  assert.ok(proxy.counts.reset + proxy.counts.lostReply > 0);
  assert.deepEqual(
    [...server.photos.values()].map(({ length }) => length).sort((a, b) => a - b),
    [1, 400_000],
  );
  assert.equal(shares.at(-1), 1);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  const sentBytes = server.partBytes.reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(sentBytes < 400_000 * 2, `${sentBytes} bytes were sent`);
});

it('sends a photo in smaller parts where a large one takes too long', async (context) => {
  /** A network over which no more than some 20 KB get through in the time that an attempt has. */
  const narrow: typeof fetch = (input, init) => {
    if (typeof init?.body !== 'string' || init.body.length < 20_000) return fetch(input, init);
    return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
  };
  const { feedback, server } = await network(context, {}, { timeoutMs: 400, totalTimeoutMs: 500, fetch: narrow });
  await feedback.send({ ...report, photos: [photoOf(60_000)] });
  assert.deepEqual(
    [...server.photos.values()].map(({ length }) => length),
    [60_000],
  );
});

it('says clearly that a photo did not get through, and nothing of the report was sent', async (context) => {
  const { feedback, server, proxy } = await network(context, {}, { timeoutMs: 300 });
  proxy.plan({ shares: { blackHole: 1 } });
  await assert.rejects(feedback.send({ ...report, photos: [photoOf(60_000)] }), codeIs('TIMEOUT'));
  assert.deepEqual(server.texts, []);
  proxy.plan({});
  await assert.rejects(feedback.send({ ...report, photos: [new Blob(['gif'], { type: 'image/gif' })] }), codeIs('BAD_INPUT'));
  await assert.rejects(feedback.send({ ...report, photos: Array.from({ length: 4 }, () => photoOf(1)) }), codeIs('BAD_INPUT'));
  await assert.rejects(feedback.send({ ...report, photos: [photoOf(5_000_001)] }), codeIs('BAD_INPUT'));
});

it('gives what everybody may read, page after page, and only as many pages as are read', async (context) => {
  const { feedback, proxy } = await network(context);
  const texts: (string | undefined)[] = [];
  for await (const { text } of feedback.listPublic({ category: 'rac-thai' })) texts.push(text);
  assert.deepEqual(texts, ['Việc 1', 'Việc 2', 'Việc 3', 'Việc 4', 'Việc 5']);
  const before = proxy.counts.none;
  for await (const { text } of feedback.listPublic({ status: 'accepted' })) if (text === 'Việc 2') break;
  assert.equal(proxy.counts.none - before, 1);
});

it('takes a report back', async (context) => {
  const { feedback } = await network(context);
  const { trackingCode } = await receiptOf(await feedback.send(report));
  assert.equal((await feedback.withdraw(trackingCode)).trackingCode, trackingCode);
  await assert.rejects(feedback.get('0000-0000-0000'), codeIs('NOT_FOUND'));
});

it('has nothing that waits where there is no device to wait on', async (context) => {
  const { feedback, proxy } = await network(context, {}, { timeoutMs: 300 });
  proxy.plan({ shares: { reset: 1 } });
  await assert.rejects(feedback.send(report), codeIs('UNAVAILABLE'));
  assert.deepEqual(await feedback.waiting(), []);
  feedback.onWaitingChange(() => {})();
  await feedback.discard('x');
});

it('gives the last categories while the gateway is out of reach', async (context) => {
  const { feedback, proxy } = await network(context);
  const { categories } = await feedback.categories();
  proxy.plan({ shares: { reset: 1 } });
  assert.deepEqual((await feedback.categories()).categories, categories);
});

async function receiptOf(sent: Awaited<ReturnType<ReturnType<typeof createClient>['feedback']['send']>>) {
  assert.equal(sent.kind, 'received');
  return sent.kind === 'received' ? sent.receipt : assert.fail();
}

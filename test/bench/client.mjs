// The client over a bad network: reads at 10 % resets and 20 % 503, 10,000 reports with 30 % lost replies, 1,000 stream cuts, photos cut at random points.
//
// Everything runs on this machine: the client in Node, real TCP connections, a proxy that spoils them by seeded chance, and
// behind it the real gateway over reports in memory. `--writes 1000`, `--reads 1000`, `--cuts 100`, `--photos 10` and
// `--seed 7` change what is asked. Ends with 1 where something was lost or doubled, or fewer than 99 % of reads succeeded.
import process from 'node:process';
import { createClient, isMotcuaError } from '@motcua/sdk';
import { serveFeedback } from '../client/feedback-server.ts';
import { seededRandom, startTcpFaultProxy } from '../fault-proxy/fault-proxy.ts';
import { wordAfter } from './_corpora.mjs';
import { interval, percent, quantile } from './_statistics.mjs';

const numberAfter = (name, usual) => Number(wordAfter(name) ?? usual);
const seed = numberAfter('seed', 20_261_127);
const report = { category: 'rac-thai', text: 'Rác chưa được thu gom', isPublic: false };
let hasFailed = false;

/** A fresh gateway, a network and a client; closed afterwards. */
async function over(plan, use) {
  const server = await serveFeedback();
  const proxy = await startTcpFaultProxy(server.url, seed, plan);
  try {
    await use({ server, proxy, client: createClient({ gateway: proxy.url }) });
  } finally {
    await proxy.close();
    await server.close();
  }
}

/** Does something this many times, so many at once. */
async function times(count, atOnce, work) {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

function say(what, isGood, ...figures) {
  hasFailed ||= !isGood;
  console.log(isGood ? '✓' : '✗', what.padEnd(64), ...figures);
}

/** A tracking code that the gateway knows, sent over a sound network. */
async function trackingCodeOf(server) {
  const { receipt } = await createClient({ gateway: server.url }).feedback.send(report);
  return receipt.trackingCode;
}

const reads = numberAfter('reads', 5000);
for (const [name, shares] of [
  ['no faults', {}],
  ['10 % resets', { reset: 0.1 }],
  ['20 % 503', { unavailable: 0.2 }],
  ['10 % resets, and 20 % 503 of the rest', { reset: 0.1, unavailable: 0.18 }],
]) {
  await over({ shares }, async ({ server, proxy, client }) => {
    const trackingCode = await trackingCodeOf(server);
    let succeeded = 0;
    const ms = [];
    await times(reads, 10, async () => {
      const begun = performance.now();
      // Each by itself: equal questions that are under way would share one request.
      await client.services.find(`khai sinh ${Math.random()}`).then(
        () => (succeeded += 1),
        (error) => {
          if (!isMotcuaError(error)) throw error;
        },
      );
      ms.push(performance.now() - begun);
    });
    await client.feedback.get(trackingCode).catch(() => {});
    const [low, high] = interval(succeeded / reads, reads);
    const asked = Object.values(proxy.counts).reduce((sum, count) => sum + count, 0);
    say(
      `${reads} reads, ${name}`,
      succeeded / reads >= 0.99,
      `${percent(succeeded / reads)} % (${percent(low)} to ${percent(high)}) · p50 ${quantile(ms, 0.5).toFixed(0)} ms, p95 ${quantile(ms, 0.95).toFixed(0)} ms · ${(asked / reads).toFixed(2)} requests each`,
    );
  });
}

const writes = numberAfter('writes', 10_000);
await over({ shares: { lostReply: 0.3 } }, async ({ server, proxy, client }) => {
  const texts = Array.from({ length: writes }, (_, index) => `Ổ gà số ${index}`);
  let againByHand = 0;
  await times(writes, 50, async (index) => {
    for (;;) {
      try {
        await client.feedback.send({ ...report, text: texts[index] });
        return;
      } catch (error) {
        if (!isMotcuaError(error)) throw error;
        againByHand += 1; // A citizen who is told that it failed presses again.
      }
    }
  });
  const taken = new Map();
  for (const text of server.texts) taken.set(text, (taken.get(text) ?? 0) + 1);
  const lost = texts.filter((text) => !taken.has(text)).length;
  const doubled = [...taken.values()].filter((count) => count > 1).length;
  say(
    `${writes} reports, 30 % lost replies`,
    lost === 0 && doubled === 0,
    `${lost} lost, ${doubled} doubled · ${proxy.counts.lostReply} replies lost, ${againByHand} sent again by hand`,
  );
});

const cuts = numberAfter('cuts', 1000);
await over({}, async ({ server, proxy, client }) => {
  const trackingCode = await trackingCodeOf(server);
  proxy.plan({ shares: { cut: 0.65, truncation: 0.2, reset: 0.1, unavailable: 0.05 }, cutWithinBytes: 3000 });
  const followers = 20;
  const heard = Array.from({ length: followers }, () => []);
  const following = heard.map(async (notes) => {
    for await (const { note } of client.feedback.follow(trackingCode)) notes.push(note);
  });
  const countOf = () => proxy.counts.cut + proxy.counts.truncation + proxy.counts.reset;
  let steps = 0;
  while (countOf() < cuts) {
    server.advance({ status: 'inProgress', at: new Date().toISOString(), note: `bước ${(steps += 1)}` });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  proxy.plan({}); // The last words must be heard some day.
  server.conclude();
  await Promise.all(following);
  const wanted = JSON.stringify([undefined, ...Array.from({ length: steps }, (_, index) => `bước ${index + 1}`)]);
  const wrong = heard.filter((notes) => JSON.stringify(notes) !== wanted).length;
  say(`${countOf()} stream cuts, ${followers} readers of ${steps + 1} events`, wrong === 0, `${wrong} readers with an event lost, doubled or out of order`);
});

const photos = numberAfter('photos', 100);
await over({ shares: { reset: 0.1, lostReply: 0.1, cut: 0.1, truncation: 0.05 }, cutWithinBytes: 400 }, async ({ server, client }) => {
  const random = seededRandom(seed);
  let atOnce = 0;
  let failedClearly = 0;
  let bytes = 0;
  await times(photos, 4, async (index) => {
    const photo = new Blob([Uint8Array.from({ length: 50_000 + Math.floor(random() * 500_000) }, () => Math.floor(random() * 256))], { type: 'image/jpeg' });
    bytes += photo.size;
    for (let press = 1; ; press += 1) {
      try {
        await client.feedback.send({ ...report, text: `Ảnh ${index}`, photos: [photo] });
        if (press === 1) atOnce += 1;
        return;
      } catch (error) {
        if (!isMotcuaError(error)) throw error;
        failedClearly += 1;
      }
    }
  });
  const sent = server.partBytes.reduce((sum, part) => sum + part, 0);
  const distinct = new Set(server.texts).size;
  say(
    `${photos} reports with a photo, 35 % of connections cut`,
    distinct === photos && server.texts.length === photos && server.photos.size === photos,
    `${photos - distinct} lost, ${server.texts.length - distinct} doubled, ${server.photos.size} photos whole · ${atOnce} at the first press, ${failedClearly} failed clearly and were pressed again · ${(sent / bytes).toFixed(2)} times the bytes`,
  );
});

process.exitCode = hasFailed ? 1 : 0;

// What a gateway costs: starting it, answering what is asked for all the time beside a bare server, and 200 streams at once for five minutes.
// `--streams 200` and `--seconds 300` say how many and for how long; 0 leaves them out, `--only streams` everything else. Ends with 1 where a limit was missed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { moveFeedback, openStore } from '@motcua/gateway/node';
import { createClient } from '@motcua/sdk';
import { local } from '../../tools/pnpm.mjs';
import { cpuSecondsOf, gatewayGround, startGatewayProcess, unlimited } from '../gateway/gateway-process.mjs';
import { wordAfter } from './_corpora.mjs';
import { quantile } from './_statistics.mjs';

const streamCount = Number(wordAfter('streams') ?? 200);
const seconds = Number(wordAfter('seconds') ?? 300);
const warmUpSeconds = 30;
const limits = { startCpuSeconds: 1.5, startMegabytes: 150, ratio: 1.5, growth: 1.05 };
const code = '1.001193';

let isMissed = false;
const say = (what, figures, isFine) => {
  if (!isFine) isMissed = true;
  console.log(`${isFine ? '✓' : '✗'} ${what}\n    ${figures}`);
};
const middle = (values) => quantile(values, 0.5);

async function starts() {
  const runs = [];
  for (let run = 0; run < 5; run += 1) {
    const ground = gatewayGround({ feedback: { adapter: 'store' } });
    const gateway = await startGatewayProcess(ground.file);
    for (const path of ['/readyz', `/services/${code}`, '/feedback/categories']) {
      const response = await fetch(gateway.url + path);
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      await response.arrayBuffer();
    }
    runs.push({ cpu: gateway.cpuSeconds(), memory: gateway.memory().most });
    await gateway.stop();
    ground.remove();
  }
  const cpu = middle(runs.map((run) => run.cpu));
  const memory = Math.max(...runs.map((run) => run.memory));
  say(
    'starts with SQLite and answers three questions',
    `${cpu.toFixed(2)} s of CPU (middle of 5), at most ${memory.toFixed(0)} MB`,
    cpu <= limits.startCpuSeconds && memory <= limits.startMegabytes,
  );
}

/** The same bytes from node:http and nothing else. */
async function bareServer(text) {
  const script = `const text = ${JSON.stringify(text)}; require('node:http').createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'cache-control': 'public, max-age=300' });
    response.end(text);
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
  return { url: `http://127.0.0.1:${Number(port)}`, pid: child.pid, stop: () => child.kill() };
}

async function load(url, pid) {
  const before = cpuSecondsOf(pid);
  const { requests, latency, non2xx, errors } = await autocannon({ url: `${url}/services/${code}`, connections: 20, duration: 6 });
  if (non2xx + errors > 0) throw new Error(`${non2xx} answers that are none, ${errors} errors`);
  return { perSecond: requests.average, p99: latency.p99, cpuMicroseconds: ((cpuSecondsOf(pid) - before) / requests.total) * 1e6 };
}

async function answersWhatIsKept() {
  const ground = gatewayGround(unlimited);
  const gateway = await startGatewayProcess(ground.file);
  const bare = await bareServer(await (await fetch(`${gateway.url}/services/${code}`)).text());
  const rounds = [];
  await load(bare.url, bare.pid);
  await load(gateway.url, gateway.pid);
  for (let round = 0; round < 5; round += 1) {
    const peer = await load(bare.url, bare.pid);
    const ours = await load(gateway.url, gateway.pid);
    rounds.push({ peer, ours, time: peer.perSecond / ours.perSecond, cpu: ours.cpuMicroseconds / peer.cpuMicroseconds });
  }
  bare.stop();
  await gateway.stop();
  ground.remove();
  const of = (pick) => middle(rounds.map(pick));
  const ratio = of(({ time }) => time);
  say(
    'a cached GET beside node:http with the same bytes, 20 connections, 5 rounds of 6 s each in turn',
    `${ratio.toFixed(2)} times as long (${of(({ ours }) => ours.perSecond).toFixed(0)} and ${of(({ peer }) => peer.perSecond).toFixed(0)} a second), p99 ${of(({ ours }) => ours.p99)} and ${of(({ peer }) => peer.p99)} ms; ` +
      `${of(({ cpu }) => cpu).toFixed(2)} times the CPU (${of(({ ours }) => ours.cpuMicroseconds).toFixed(0)} and ${of(({ peer }) => peer.cpuMicroseconds).toFixed(0)} µs)`,
    ratio <= limits.ratio,
  );
}

/** Readers of as many reports, which a clerk moves one after another all the time. */
async function holdsStreams() {
  const ground = gatewayGround({ feedback: { adapter: 'store' }, ...unlimited });
  const gateway = await startGatewayProcess(ground.file);
  const { feedback } = createClient({ gateway: gateway.url });
  const reports = [];
  for (let count = 0; count < streamCount; count += 1) {
    const sent = await feedback.send({ category: 'y-kien-khac', text: `Phản ánh số ${count}`, isPublic: false });
    reports.push(sent.receipt);
  }
  const ending = new AbortController();
  let events = 0;
  const reading = reports.map(async ({ trackingCode }) => {
    try {
      for await (const _step of feedback.follow(trackingCode, { signal: ending.signal })) events += 1;
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    }
  });
  const store = await openStore({ folder: `${ground.folder}/data` });
  const samples = [];
  const began = performance.now();
  let next = 0;
  const move = async () => {
    const { id } = reports[next % reports.length];
    await moveFeedback(store, 'bench', Number(id), next % 2 === 0 ? 'accepted' : 'inProgress');
    next += 1;
  };
  // As fast as it goes at first: code is compiled, and the heap and the allocator find their size.
  while (performance.now() - began < warmUpSeconds * 1000) await move();
  while (performance.now() - began < (warmUpSeconds + seconds) * 1000) {
    await move();
    await wait(20);
    if (next % 25 === 0) samples.push(gateway.memory().now);
  }
  await wait(5000); // Another process than the gateway moved them: it looks once a second.
  ending.abort();
  await Promise.all(reading);
  await store.close();
  await gateway.stop();
  ground.remove();
  const part = (from, to) => middle(samples.slice(Math.floor(samples.length * from), Math.floor(samples.length * to)));
  const early = part(0, 0.2);
  const late = part(0.8, 1);
  say(
    `${streamCount} streams for ${seconds} s, ${next} steps`,
    `${events} of ${reports.length + next} events read; ${early.toFixed(0)} MB in the first fifth of the time, after ${warmUpSeconds} s of moving as fast as it goes, ${late.toFixed(0)} MB in the last (${(late / early).toFixed(2)} times)`,
    late / early <= limits.growth && events === reports.length + next,
  );
}

if ((await local('tsc', ['-b'])) !== 0) throw new Error('it does not build');
if (wordAfter('only') !== 'streams') {
  await starts();
  await answersWhatIsKept();
}
if (streamCount > 0 && seconds > 0) await holdsStreams();
if (isMissed) process.exitCode = 1;

// 100,000 hostile questions made from the contract, over HTTP, and what is no HTTP at all: slow, oversized, broken.
// `--requests 100000` and `--seed 8` say how many and which. Ends with 1 on any answer of 500 and above, on a refusal that
// is not problem details, and where a slow or broken client keeps others waiting.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { faultsIn, problem as problemShape } from '@motcua/contract/wire';
import { demonstrationPeople, starterCategories } from '@motcua/gateway';
import { openStore, serve, storedFeedback } from '@motcua/gateway/node';
import { inventedPeople, samplePorts } from '@motcua/gateway/testing';
import { hostileQuestions } from '../gateway/contract-fuzz.mjs';
import { wordAfter } from './_corpora.mjs';

const requests = Number(wordAfter('requests') ?? 100_000);
const seed = Number(wordAfter('seed') ?? 8);
const atOnce = 32;

const folder = mkdtempSync(join(tmpdir(), 'motcua-fuzz-'));
const store = await openStore({ folder });
const [{ id: person }] = inventedPeople;
const gateway = await serve({
  ports: { ...samplePorts(), feedback: storedFeedback(store, { categories: starterCategories, calendar: { holidays: [] } }) },
  port: 0,
  log: () => {},
  rateLimit: { requests: 1_000_000_000, perSeconds: 1 },
  personRateLimit: { requests: 1_000_000_000, perSeconds: 1 },
  personOf: demonstrationPeople([person]),
  concurrencyLimit: 10_000,
});
const faults = [];
const statuses = {};

async function ask({ operation, method, path, headers, body }) {
  const leaving = new AbortController();
  const response = await fetch(gateway.url + path, { method, headers: { ...headers, 'motcua-demonstration-person': person }, body, signal: leaving.signal });
  statuses[response.status] = (statuses[response.status] ?? 0) + 1;
  const isStream = response.headers.get('content-type') === 'text/event-stream';
  if (isStream) return leaving.abort(); // It goes on as long as somebody reads.
  const text = await response.text();
  const wrong = response.status >= 500 ? 'a fault of the gateway' : response.status < 400 || method === 'HEAD' ? undefined : notProblem(response, text);
  if (wrong) faults.push(`${method} ${operation} answered ${response.status}: ${wrong}`);
}

function notProblem(response, text) {
  if (response.headers.get('content-type') !== 'application/problem+json') return `its type is ${response.headers.get('content-type')}`;
  try {
    const problem = JSON.parse(text);
    if (faultsIn({}, problemShape, problem).length > 0) return 'it is not in the contract’s shape';
    return problem.status === response.status ? undefined : `it says ${problem.status}`;
  } catch {
    return 'it is not JSON';
  }
}

async function askAll() {
  const reference = await (await fetch(`${gateway.url}/openapi.json`)).json();
  const questions = hostileQuestions(reference, seed, { code: ['9.000001', '9.000002'], category: ['y-kien-khac', 'den-duong'], query: ['khai sinh'] });
  let left = requests;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const question = questions.next().value;
      await ask(question).catch((error) => faults.push(`${question.method} ${question.operation}: ${error.cause?.code ?? error.message}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Sends bytes as they are, and gives what came until the other side ended the connection, and after how long. */
function raw(pieces, { everyMs = 0 } = {}) {
  return new Promise((resolve) => {
    const began = performance.now();
    let read = '';
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece);
        if (everyMs > 0) await wait(everyMs);
      }
    });
    socket.on('data', (part) => (read += part.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => resolve({ read, seconds: (performance.now() - began) / 1000 }));
  });
}

const head = 'POST /services/find HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

async function brokenConnections() {
  const broken = {
    'no HTTP': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    'two lengths': [`${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{"a":`],
    'length and chunks': [`${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    'headers of 20 KB': [`GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    'a line feed in a name': ['GET /livez HTTP/1.1\r\nHost: x\r\nX\nEvil: 1\r\n\r\n'],
    'a chunk that says it is endless': [`${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{`],
  };
  for (const [what, pieces] of Object.entries(broken)) {
    const { read } = await raw(pieces);
    if (!/^HTTP\/1\.1 4\d\d /.test(read)) faults.push(`${what}: answered ${JSON.stringify(read.slice(0, 40))}`);
    else if (!read.includes('application/problem+json')) faults.push(`${what}: the refusal is no problem details`);
  }
}

/** Clients that send a byte a second hold their connections as long as they may, and nobody else waits for them. */
async function slowClients() {
  const slowHeads = Array.from({ length: 200 }, () => raw(Array.from('GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: '.padEnd(90, 'x')), { everyMs: 1000 }));
  const slowBodies = Array.from({ length: 200 }, () => raw([`${head}Content-Length: 90\r\n\r\n`, ...Array.from('x'.repeat(90))], { everyMs: 1000 }));
  const waits = [];
  for (let count = 0; count < 20; count += 1) {
    const began = performance.now();
    const response = await fetch(`${gateway.url}/services/9.000001`);
    await response.text();
    if (!response.ok) faults.push(`beside slow clients a question was answered ${response.status}`);
    waits.push(performance.now() - began);
    await wait(200);
  }
  const ends = await Promise.all([...slowHeads, ...slowBodies]);
  const longest = Math.max(...ends.map(({ seconds }) => seconds));
  if (longest > 40) faults.push(`a slow client was let in for ${longest.toFixed(0)} s`);
  for (const { read } of ends) if (read !== '' && !read.startsWith('HTTP/1.1 408 ')) faults.push(`a slow client got ${JSON.stringify(read.slice(0, 40))}`);
  return { longest, worst: Math.max(...waits) };
}

const began = performance.now();
await askAll();
const seconds = (performance.now() - began) / 1000;
await brokenConnections();
const slow = await slowClients();
await gateway.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
console.log(`${faults.length === 0 ? '✓' : '✗'} ${requests} hostile questions (seed ${seed}) in ${seconds.toFixed(0)} s: ${JSON.stringify(statuses)}`);
console.log(`    400 clients that send a byte a second: cut after at most ${slow.longest.toFixed(0)} s, others waited at most ${slow.worst.toFixed(0)} ms`);
for (const fault of [...new Set(faults)].slice(0, 20)) console.log(`  ✗ ${fault}`);
if (faults.length > 0) process.exitCode = 1;

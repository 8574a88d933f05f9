// Two gateways behind one PostgreSQL are restarted one after the other while a thousand citizens follow their reports: each step must be read once.
// `--streams 1000` says how many; `--restarts 2` how often both are restarted. Ends with 1 where a step was lost, doubled or out of order.
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { moveFeedback, openStore } from '@motcua/gateway/node';
import { createClient } from '@motcua/sdk';
import { local } from '../../tools/pnpm.mjs';
import { startBalancer } from '../gateway/balancer.mjs';
import { gatewayGround, startGatewayProcess, unlimited } from '../gateway/gateway-process.mjs';
import { postgresMissing, startPostgres } from '../postgres.mjs';
import { wordAfter } from './_corpora.mjs';

const streamCount = Number(wordAfter('streams') ?? 1000);
const restarts = Number(wordAfter('restarts') ?? 2);

const missing = postgresMissing();
if (missing) throw new Error(missing);
if ((await local('tsc', ['-b'])) !== 0) throw new Error('it does not build');

const postgres = await startPostgres();
const DATABASE_URL = await postgres.freshDatabase();
const ground = gatewayGround({ feedback: { adapter: 'store' }, ...unlimited });
const start = () => startGatewayProcess(ground.file, { DATABASE_URL });
const gateways = [await start(), await start()];
const isLetIn = [true, true];
const balancer = await startBalancer(() => gateways.filter((_, index) => isLetIn[index]).map(({ port }) => port));

const { feedback } = createClient({ gateway: balancer.url });
const reports = [];
for (let count = 0; count < streamCount; count += 1) {
  const sent = await feedback.send({ category: 'y-kien-khac', text: `Phản ánh số ${count}`, isPublic: false });
  if (sent.kind !== 'received') throw new Error('a report waits on a device that has none');
  reports.push({ ...sent.receipt, expected: ['received'], read: [] });
}

// Each citizen has a client of their own, and with it a budget of retries of their own.
const reading = reports.map(async (report) => {
  const own = createClient({ gateway: balancer.url });
  for await (const { status, note } of own.feedback.follow(report.trackingCode)) report.read.push(note ?? status);
});
while (reports.some(({ read }) => read.length === 0)) await wait(100);
const store = await openStore({ databaseUrl: DATABASE_URL });
let isRestarting = true;
let moved = 0;

/** Clerks that move one report after another all the while. */
async function move() {
  while (isRestarting) {
    const report = reports[moved % reports.length];
    moved += 1;
    const note = `${report.id}/${moved}`;
    report.expected.push(note);
    await moveFeedback(store, 'bench', Number(report.id), moved % 2 === 0 ? 'accepted' : 'inProgress', note);
  }
}

async function restart() {
  const worst = [];
  for (let round = 0; round < restarts; round += 1) {
    for (const index of [0, 1]) {
      await wait(3000);
      isLetIn[index] = false;
      const began = performance.now();
      const code = await gateways[index].stop();
      worst.push((performance.now() - began) / 1000);
      if (code !== 0) throw new Error(`a gateway that was asked to end answered ${code}`);
      gateways[index] = await start();
      isLetIn[index] = true;
    }
  }
  await wait(3000);
  isRestarting = false;
  return Math.max(...worst);
}

const began = performance.now();
const [longestEnd] = await Promise.all([restart(), move()]);
for (const report of reports) {
  report.expected.push('answered');
  await moveFeedback(store, 'bench', Number(report.id), 'answered', 'answered');
}
const isOver = await Promise.race([Promise.all(reading).then(() => true), wait(120_000, false)]);
const seconds = (performance.now() - began) / 1000;

const expected = reports.reduce((sum, report) => sum + report.expected.length, 0);
const read = reports.reduce((sum, report) => sum + report.read.length, 0);
const wrong = reports.filter((report) => report.read.join() !== report.expected.join());
const lost = wrong.reduce((sum, report) => sum + report.expected.filter((step) => !report.read.includes(step)).length, 0);
const doubled = wrong.reduce((sum, report) => sum + report.read.length - new Set(report.read).size, 0);
console.log(
  `${wrong.length === 0 && isOver ? '✓' : '✗'} ${streamCount} streams, ${restarts * 2} restarts, ${seconds.toFixed(0)} s: ${read} of ${expected} steps read, ${lost} lost, ${doubled} doubled, ${wrong.length} streams wrong; ` +
    `a gateway ended after at most ${longestEnd.toFixed(1)} s`,
);
if (wrong.length > 0 || !isOver) process.exitCode = 1;

await balancer.close();
await store.close();
await Promise.all(gateways.map((gateway) => gateway.stop()));
await postgres.remove();
ground.remove();
process.exit(); // Readers that never ended would keep it.

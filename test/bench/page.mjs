// What a citizen's phone goes through with the ward's page and the portal's, over a slow 4G network (1.6 Mbit/s, 150 ms
// there and back) and at a quarter of this machine's speed, from servers that compress nothing: when there is something
// to read, when the finder stands, how long the page is held up, what is transferred, and what moves, until an answer
// is open. `--rounds 7` measures more often. Ends with 1 where anything moves that nobody touched.
//
// Middle of all rounds, each in a browser that has nothing stored. TBT: what tasks take beyond 50 ms each, from the
// first paint until the finder has stood for two seconds. Requests and bytes are counted until then, those of the page:
// a browser neither slows nor reports the script of a worker, which `first-load` counts.
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { startSites } from '../../tools/serve.mjs';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { wordAfter } from './_corpora.mjs';
import { quantile } from './_statistics.mjs';

const rounds = Number(wordAfter('rounds') ?? 5);
const throttle = 4;
const slow4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const slow3G = { offline: false, latency: 400, downloadThroughput: (400 * 1024) / 8, uploadThroughput: (400 * 1024) / 8 };
const phone = { width: 390, height: 780 };
const question = 'dang ky khai sinh';
/** How long after the last input a shift is the page's own doing (Layout Instability, `hadRecentInput`). */
const inputCountsMs = 500;

/** Runs in each page before anything else of it. */
function watch() {
  const seen = { firstPaintMs: 0, largestPaintMs: 0, tasks: [], shifts: [], standsMs: 0 };
  globalThis.seen = seen;
  const observe = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaintMs = startTime;
  });
  observe('largest-contentful-paint', ({ startTime }) => (seen.largestPaintMs = startTime));
  observe('longtask', ({ startTime, duration }) => seen.tasks.push({ startTime, duration }));
  observe('layout-shift', ({ value, hadRecentInput, startTime, sources }) => {
    const what = sources
      .map(({ node }) => (node ? `${node.nodeName.toLowerCase()}${node.id ? `#${node.id}` : ''}${node.className ? `.${node.className}` : ''}` : 'within an element'))
      .join(' ');
    if (!hadRecentInput) seen.shifts.push({ value, startTime, what });
  });
  const look = () => {
    if (document.querySelector('motcua-service-finder')?.shadowRoot?.querySelector('input')) seen.standsMs = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const typeOf = { Document: 'page', Stylesheet: 'style', Script: 'script', Image: 'picture', Font: 'font' };

/** Opens the page in a browser of its own; counts what comes. `isWithout`: as if it had no script of ours. */
async function opened(browser, url, { network = slow4G, isWithout = false } = {}) {
  const context = await browser.newContext({ viewport: phone, locale: 'vi-VN', serviceWorkers: 'block', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const devtools = await context.newCDPSession(page);
  const requests = new Map();
  const bytesByType = {};
  const onRequest = ({ requestId, type }) => requests.set(requestId, typeOf[type] ?? 'catalogue and other');
  const onLoaded = ({ requestId, encodedDataLength }) => {
    const type = requests.get(requestId);
    if (type) bytesByType[type] = (bytesByType[type] ?? 0) + encodedDataLength;
  };
  const count = (session) => {
    session.on('Network.requestWillBeSent', onRequest);
    session.on('Network.loadingFinished', onLoaded);
  };
  count(devtools);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', network);
  if (isWithout) await devtools.send('Network.setBlockedURLs', { urls: ['*motcua*.js'] });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  if (!isWithout) await page.waitForFunction(() => globalThis.seen.standsMs > 0, undefined, { polling: 50, timeout: 120_000 });
  return { page, context, requests, bytesByType };
}

const seenOn = (page) => page.evaluate(() => globalThis.seen);
const sum = (values) => values.reduce((total, value) => total + value, 0);
const moved = (shifts) => sum(shifts.map(({ value }) => value));

async function measure(browser, url) {
  const { page, context, requests, bytesByType } = await opened(browser, url);
  await pause(2000);
  const first = await seenOn(page);
  const loaded = { requests: requests.size, bytesByType: { ...bytesByType } };
  // The first search and its answer, each followed by a time in which nothing is excused by the key press before it.
  await page.getByRole('combobox').first().pressSequentially(question, { delay: 130 });
  await page.getByText(`“${question}”`).first().waitFor();
  await pause(inputCountsMs + 1500);
  await page
    .locator('motcua-service-finder')
    .getByRole('option', { name: /khai sinh/i })
    .or(page.locator('motcua-service-finder').getByRole('link', { name: /khai sinh/i }))
    .first()
    .click();
  await page
    .locator('motcua-service-answer')
    .getByText(/Nguồn:/)
    .first()
    .waitFor();
  await pause(inputCountsMs + 1500);
  const last = await seenOn(page);
  await context.close();
  const held = first.tasks.filter(({ startTime }) => startTime >= first.firstPaintMs && startTime <= first.standsMs + 2000);
  return {
    ...first,
    ...loaded,
    blockedMs: sum(held.map(({ duration }) => duration - 50)),
    bytes: sum(Object.values(loaded.bytesByType)),
    shiftsUntilStanding: first.shifts,
    shiftsLater: last.shifts.slice(first.shifts.length),
  };
}

/** What the host's page is like on a very slow line, with our script and without. */
async function measureHost(browser, url, isWithout) {
  const { page, context } = await opened(browser, url, { network: slow3G, isWithout });
  await pause(2000);
  const { firstPaintMs, largestPaintMs, tasks, shifts } = await seenOn(page);
  await context.close();
  return { firstPaintMs, largestPaintMs, blockedMs: sum(tasks.filter(({ startTime }) => startTime >= firstPaintMs).map(({ duration }) => duration - 50)), moved: moved(shifts) };
}

/** What a page that moves would count: something is put above what is read, and nobody touched anything. */
async function plantedShift(browser, url) {
  const { page, context } = await opened(browser, url);
  await pause(1000);
  const before = moved((await seenOn(page)).shifts);
  await page.evaluate(() => {
    const planted = document.createElement('p');
    planted.textContent = 'planted';
    document.body.prepend(planted, planted.cloneNode(true), planted.cloneNode(true));
  });
  await pause(1000);
  const after = moved((await seenOn(page)).shifts);
  await context.close();
  return after - before;
}

const sites = await startSites();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
const pages = [
  ['ward, second origin', sites.wardSite.url],
  ['ward, self-hosted', sites.wardSiteSelfHosted.url],
  ['portal home', sites.portal.url],
];
const measured = new Map(pages.map(([name]) => [name, []]));
const hosts = new Map([
  ['with our script', []],
  ['without', []],
]);
let planted = 0;
try {
  for (let round = 0; round < rounds; round += 1) for (const [name, runs] of hosts) runs.push(await measureHost(browser, `${sites.wardSite.url}/`, name === 'without'));
  for (let round = 0; round < rounds; round += 1) for (const [name, url] of pages) measured.get(name).push(await measure(browser, `${url}/`));
  planted = await plantedShift(browser, `${sites.wardSite.url}/`);
} finally {
  await browser.close();
  await sites.close();
}

const middle = (runs, valueOf) => quantile(runs.map(valueOf), 0.5);
const ms = (value) => `${value.toFixed(0)} ms`.padStart(9);
console.log(`${rounds} rounds, slow 4G, CPU at 1/${throttle}, no compression\n`);
console.log(`${''.padEnd(20)}       FCP       LCP  finder stands       TBT  CLS until then, later  requests    bytes`);
for (const [name] of pages) {
  const runs = measured.get(name);
  const [standing, later] = [Math.max(...runs.map((run) => moved(run.shiftsUntilStanding))), Math.max(...runs.map((run) => moved(run.shiftsLater)))];
  console.log(
    name.padEnd(20),
    ms(middle(runs, (run) => run.firstPaintMs)),
    ms(middle(runs, (run) => run.largestPaintMs)),
    ms(middle(runs, (run) => run.standsMs)).padStart(14),
    ms(middle(runs, (run) => run.blockedMs)),
    `${standing.toFixed(3)}, ${later.toFixed(3)}`.padStart(22),
    String(middle(runs, (run) => run.requests)).padStart(9),
    middle(runs, (run) => run.bytes)
      .toLocaleString('en')
      .padStart(8),
  );
  const types = [...new Set(runs.flatMap((run) => Object.keys(run.bytesByType)))];
  console.log(`    ${types.map((type) => `${type} ${middle(runs, (run) => run.bytesByType[type] ?? 0).toLocaleString('en')}`).join(', ')}`);
  for (const [what, all] of Map.groupBy(
    runs.flatMap((run) => [...run.shiftsUntilStanding, ...run.shiftsLater]),
    (shift) => shift.what,
  ))
    console.log(`    moved ${all.length} times, by up to ${Math.max(...all.map(({ value }) => value)).toFixed(4)}: ${what}`);
}

function require(what, value, isHeld, limit) {
  if (!isHeld) process.exitCode = 1;
  console.log(`${what.padEnd(56)} ${value.toFixed(4)}  ${limit}: ${isHeld ? 'holds' : 'missed'}`);
}
console.log(`\nward, second origin, slow 3G (400 kbit/s, 400 ms), CPU at 1/${throttle}`);
for (const [name, runs] of hosts) {
  const most = Math.max(...runs.map((run) => run.moved));
  console.log(
    `${name.padEnd(20)} FCP ${ms(middle(runs, (run) => run.firstPaintMs))}, LCP ${ms(middle(runs, (run) => run.largestPaintMs))}, TBT ${ms(middle(runs, (run) => run.blockedMs))}, CLS ${most.toFixed(4)}`,
  );
}
console.log('\nrequired');
for (const [name] of pages) {
  const most = Math.max(...measured.get(name).map((run) => moved([...run.shiftsUntilStanding, ...run.shiftsLater])));
  require(`${name}: CLS until an answer is open, most of all rounds`, most, most === 0, '0');
}
require('ward, slow 3G: CLS with our script', Math.max(...hosts.get('with our script').map((run) => run.moved)), hosts.get('with our script').every((run) => run.moved === 0), '0');
require('control: a planted shift is counted', planted, planted > 0, '> 0');

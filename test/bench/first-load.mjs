// Bytes that a first search transfers on a ward's own page, from a server that compresses nothing, and a procedure's details.
// `--catalogue all` takes all procedures instead of those of Hanoi's communes; `--files` lists every request. Ends with 1
// where a budget is exceeded.
//
// The page does what the finder does: it loads the engine (in a worker as on a ward's own server, or on its own thread
// as from a second origin, by the chunks of the built CDN files), opens the catalogue, asks one question and opens one
// answer. Bodies are counted, headers are not. Catalogue files are compressed by themselves; scripts are transferred plain
// by such a server, and compressed by most others, so both are said. What comes after the first answer (more ways of
// asking) is said apart.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { openCatalogue } from '@motcua/catalogue';
import { buildCatalogue, importProcedures, memorySource } from '@motcua/catalogue/node';
import { hasWord, proceduresOf, root, wordAfter } from './_corpora.mjs';
import { withBrowser } from './_pages.mjs';
import { quantile } from './_statistics.mjs';

const catalogueName = wordAfter('catalogue') ?? 'hanoi';
const budgets = { firstLoad: { hanoi: 36 * 1024, all: 100 * 1024 }, detail: 4 * 1024 };
const question = 'dang ky khai sinh';
const folder = 'danh-muc';

const { records } = importProcedures(proceduresOf(catalogueName));
const files = buildCatalogue(records);

const scripts = new Map();
const built = join(root, 'packages/widgets/cdn');
const { version } = JSON.parse(readFileSync(join(root, 'packages/widgets/package.json'), 'utf8'));
function addBuilt(chunk) {
  const file = readdirSync(built).find((each) => new RegExp(`^motcua-${chunk}\\.[\\w-]{16}\\.js$`).test(each));
  if (!file) throw new Error(`${built} has no ${chunk}: npm run build`);
  scripts.set(`/${file}`, { name: chunk, text: readFileSync(join(built, file), 'utf8') });
  return file;
}
const worker = addBuilt('worker');
const engine = addBuilt('catalogue');
const client = addBuilt('worker-client');
const later = { 'catalogue-details': addBuilt('catalogue-details'), 'worker-details': addBuilt('worker-details') };
/** What the loader is to the chunks: they give it what they hold, and ask it for what comes later. */
const loader = `globalThis[Symbol.for('motcua/${version}')] = {
  give: (chunk, parts) => Object.assign(globalThis, parts),
  load: (chunk) => new Promise((resolve) => document.head.append(Object.assign(document.createElement('script'), { src: '/' + ${JSON.stringify(later)}[chunk], onload: () => resolve(globalThis) }))),
};`;

const page = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Một cửa</title><link rel="icon" href="data:,">';
const site = [['index.html', page], ...[...scripts].map(([file, { text }]) => [file.slice(1), text]), ...[...files].map(([file, bytes]) => [`${folder}/${file}`, bytes])];

/** Runs in the page: the first search, by a worker or on this thread; then opens the first answer. */
async function searchInPage({ address, query, workerFile }) {
  const url = new URL(address, location.href).href;
  const catalogue = workerFile ? await globalThis.connectWorker(new Worker(workerFile)).open(url) : await globalThis.openCatalogue(url);
  const { hits } = await catalogue.search(query);
  globalThis.openFirst = () => catalogue.get(hits[0].code);
  return hits[0].name;
}

/** What a request was for, told by its name. */
function partOf(path) {
  if (scripts.has(path)) return 'engine';
  return path.endsWith('/catalogue.json') ? 'entry' : 'bundle';
}
const isFurther = ({ path }) => path.includes('/more.');

/** Stands before a server and counts what it sends: a browser does not report the size of a worker's script. */
async function countedServer(behind) {
  const sent = [];
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url, behind), { headers: { 'Accept-Encoding': 'identity', 'If-None-Match': request.headers['if-none-match'] ?? '' } });
    const body = Buffer.from(await answer.arrayBuffer());
    const kept = ['content-type', 'content-encoding', 'cache-control', 'etag'].flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name)]] : []));
    if (request.url !== '/') sent.push({ path: request.url, bytes: body.length });
    response.writeHead(answer.status, Object.fromEntries(kept)).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, sent, url: `http://127.0.0.1:${server.address().port}` };
}

async function measure(browser, { url, sent }, { script, workerFile }) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const sentUntilNow = async () => {
    await tab.waitForTimeout(200); // Nothing should come behind; if it does, it counts.
    return sent.splice(0);
  };
  await tab.goto(`${url}/`);
  await tab.evaluate(loader);
  await tab.addScriptTag({ url: `/${script}` });
  const found = await tab.evaluate(searchInPage, { address: `${folder}/catalogue.json`, query: question, workerFile: workerFile && `/${workerFile}` });
  const first = await sentUntilNow();
  await tab.evaluate(() => globalThis.openFirst());
  const detail = await sentUntilNow();
  await context.close();
  return { found, first, detail };
}

const sum = (requests) => requests.reduce((total, { bytes }) => total + bytes, 0);
const compressed = (requests) => requests.reduce((total, { path, bytes }) => total + (scripts.has(path) ? gzipSync(scripts.get(path).text, { level: 9 }).length : bytes), 0);
const number = (value, width = 9) => value.toLocaleString('en').padStart(width);
function judged(value, budget) {
  if (value > budget) process.exitCode = 1;
  return `≤ ${budget.toLocaleString('en')}: ${value <= budget ? 'holds' : 'MISSED'}`;
}

/**
 * What `get` reads of each procedure when nothing was read before. No file of details is ever given out, so none is
 * remembered, and the next `get` asks again.
 */
async function detailsOfAll() {
  const source = memorySource(files);
  let asked = [];
  let isOpen = false;
  const counting = (givesOut) => ({
    read: async (file, signal) => {
      const bytes = await source.read(file, signal);
      asked.push(bytes.length);
      if (isOpen && !givesOut) throw new Error('counted');
      return bytes;
    },
  });
  const opened = await openCatalogue(counting(false));
  isOpen = true;
  const sizes = [];
  const requests = [];
  for (const { code } of records) {
    asked = [];
    await opened.get(code).catch(() => {});
    if (asked.length === 0) throw new Error(`the details of ${code} were not asked for`);
    sizes.push(asked.reduce((total, bytes) => total + bytes, 0));
    requests.push(asked.length);
  }
  // Some are opened in earnest: were there a second request, the first would have hidden it.
  for (let place = 0; place < records.length; place += Math.ceil(records.length / 10)) {
    isOpen = false;
    const fresh = await openCatalogue(counting(true));
    isOpen = true;
    asked = [];
    const service = await fresh.get(records[place].code);
    if (service?.code !== records[place].code) throw new Error(`${records[place].code} was not given`);
    sizes[place] = asked.reduce((total, bytes) => total + bytes, 0);
    requests[place] = asked.length;
  }
  return { sizes, requests };
}

console.log(`${records.length} procedures, first search "${question}"; bytes of bodies\n`);
await withBrowser(site, async ({ browser, url }) => {
  const counted = await countedServer(url);
  for (const [shown, parts] of [
    ['in a worker (own server)', { script: client, workerFile: worker }],
    ["on the page's thread (second origin)", { script: engine }],
  ]) {
    const { found, first: all, detail } = await measure(browser, counted, parts);
    const first = all.filter((request) => !isFurther(request));
    console.log(`${shown}: "${found}"`);
    if (hasWord('files')) for (const { path, bytes } of [...first, ...detail]) console.log(`${number(bytes)}  ${path}`);
    for (const [part, requests] of Map.groupBy(first, ({ path }) => partOf(path)))
      console.log(`  ${part.padEnd(26)} ${number(sum(requests))}${part === 'engine' ? `   gzip -9: ${number(compressed(requests), 0)}` : ''}`);
    const most = budgets.firstLoad[catalogueName];
    console.log(`  ${'in all, scripts plain'.padEnd(26)} ${number(sum(first))}   ${sum(first) <= most ? 'within' : 'beyond'} ${most.toLocaleString('en')}`);
    console.log(`  ${'in all, scripts gzip -9'.padEnd(26)} ${number(compressed(first))}   ${judged(compressed(first), most)}`);
    console.log(`  ${'afterwards: more words'.padEnd(26)} ${number(sum(all.filter(isFurther)))}`);
    console.log(`  ${'one answer opened'.padEnd(26)} ${number(sum(detail))}   ${detail.length} request${detail.length === 1 ? '' : 's'}\n`);
  }
  counted.server.close();
});
const { sizes, requests } = await detailsOfAll();
console.log(`details of one procedure, over all: p50 ${number(quantile(sizes, 0.5), 0)}, p95 ${number(quantile(sizes, 0.95), 0)}, max ${number(Math.max(...sizes), 0)} bytes`);
console.log(`  p95 ${judged(quantile(sizes, 0.95), budgets.detail)}`);
console.log(`  most requests: ${Math.max(...requests)} ${judged(Math.max(...requests), 1)}`);

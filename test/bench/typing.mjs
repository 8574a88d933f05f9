// What a person feels who types into the finder, all 5,712 procedures behind it, Chromium at a quarter of this machine's
// speed: tasks that hold the page up for more than 50 ms while keys come, and how long after the last key its results
// are painted. `--rounds 5` measures longer, `--tasks` says what the long tasks were. Ends with 1 where a requirement is
// missed.
//
// The finder is the built one, from a second origin (the search runs on the page's own thread) and from the page's own
// (it runs in a worker). Beside it stands MiniSearch behind a plain field, which shows five titles after the same pause.
// The throttle slows the page's own thread only, a worker is faster here than on a phone. Each page is loaded anew in
// each round and asked all questions one after another, the first while its code is still cold.
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { buildCatalogue, importProcedures } from '@motcua/catalogue/node';
import { hasWord, needs, peers, proceduresOf, root, rowsOf, wordAfter } from './_corpora.mjs';
import { bundled, withBrowser } from './_pages.mjs';
import { quantile } from './_statistics.mjs';

const rounds = Number(wordAfter('rounds') ?? 5);
const throttle = 4;
const required = { longTasks: 0, paintedMs: 100 };
/** A task that the controls plant, and must see. */
const plantedMs = 80;
/** Twenty letters each: marks left out, keys of Telex whose input method is off, marks, a mistyped word. All end in a key that keyboards have. */
const questions = ['dang ky khai sinh ho', 'ddangw kys keets hon', 'cấp phép xây nhà riên', 'dang ky tam truu moi'];
/** A person's keys do not come evenly; those of all runs come alike. */
const keyGapMs = (index) => 120 + ((index * 11) % 31);

const procedures = proceduresOf('all');
const built = join(root, 'packages/widgets/cdn');
const peerModule = join(peers, 'minisearch.mjs');
needs(peerModule);

const head = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đo</title><link rel="icon" href="data:,">';
/** The finder; elements and catalogue come from the origin that the address names. */
const finderPage = `${head}<body><script>
  const from = new URLSearchParams(location.search).get('from');
  document.body.append(Object.assign(document.createElement('script'), { src: from + '/motcua/motcua.js', crossOrigin: 'anonymous' }));
  const finder = document.createElement('motcua-service-finder');
  finder.setAttribute('catalogue', from + '/danh-muc/catalogue.json');
  document.body.append(finder);
</script>`;
/** A field alone, or with MiniSearch behind it, which is asked after the finder's pause and shows as many titles. */
const fieldPage = `${head}<body><input id="query" type="search" autocomplete="off"><p id="count"></p><ol></ol><script src="/peer.js"></script><script>
  const field = document.querySelector('input'), count = document.querySelector('#count'), list = document.querySelector('ol');
  let timer;
  async function stand() {
    if (location.search === '?alone') return () => [];
    const [index, titles] = await Promise.all(['minisearch.json', 'titles.json'].map(async (file) => (await fetch(file)).text()));
    const engine = peer.loadEngine(index), titleOf = JSON.parse(titles);
    return (query) => engine.search(query, 20).map((code) => titleOf[code]);
  }
  stand().then((search) => {
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const query = field.value.trim(), found = search(query);
        count.textContent = found.length + ' thủ tục cho “' + query + '”';
        list.replaceChildren(...found.slice(0, 5).map((title) => {
          const link = Object.assign(document.createElement('a'), { href: '#', textContent: title }), row = document.createElement('li');
          row.append(link);
          return row;
        }));
      }, 16);
    });
    globalThis.isStanding = true;
  });
</script>`;

const pages = [
  { name: 'ours, page thread', address: (url) => `${url}/finder.html?from=${url.replace('127.0.0.1', 'localhost')}`, isOurs: true },
  { name: 'ours, worker', address: (url) => `${url}/finder.html?from=${url}`, isOurs: true },
  { name: 'MiniSearch', address: (url) => `${url}/field.html` },
  { name: 'a field alone', address: (url) => `${url}/field.html?alone` },
];

/** Runs in the page: notes keys, long tasks, and when what was typed is seen to be answered. */
function watch() {
  const shown = document.querySelector('motcua-service-finder')?.shadowRoot ?? document;
  const tasks = [];
  const frames = [];
  let keys = [];
  const observers = [
    ['longtask', tasks],
    ['long-animation-frame', frames],
  ].map(([kind, into]) => {
    const observer = new PerformanceObserver((list) => into.push(...list.getEntries()));
    observer.observe({ type: kind });
    return () => into.push(...observer.takeRecords());
  });
  addEventListener('keydown', ({ timeStamp }) => keys.push(timeStamp), true);
  globalThis.answering = (query) => {
    keys = [];
    const wanted = `“${query}”`;
    globalThis.painted = new Promise((resolve) => {
      const isShown = () => [...shown.querySelectorAll('#count, .lead')].some(({ textContent }) => textContent.includes(wanted));
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now()); // The frame has been handed on by then.
          port2.postMessage('');
        });
      });
      observer.observe(shown, { childList: true, characterData: true, subtree: true });
    });
  };
  globalThis.typed = async () => {
    const at = await globalThis.painted;
    await new Promise((resolve) => setTimeout(resolve, 300)); // Entries of tasks are given out behind them.
    for (const take of observers) take();
    const isMeanwhile = ({ startTime, duration }) => startTime + duration >= keys[0] && startTime <= at;
    return {
      paintedMs: at - keys.at(-1),
      tasksMs: tasks.filter(isMeanwhile).map(({ duration }) => duration),
      blame: frames
        .filter(isMeanwhile)
        .flatMap(({ scripts }) =>
          scripts.map(({ duration, invoker, sourceURL, sourceFunctionName }) => ({
            ms: duration,
            at: `${sourceURL.split('/').at(-1)} ${sourceFunctionName} (${invoker.split('/').at(-1)})`,
          })),
        )
        .filter(({ ms }) => ms >= 30),
    };
  };
}

/** Runs in the page: a task among the keys that is longer than any should be. */
function plant(ms) {
  let isPlanted = false;
  addEventListener('input', () => {
    if (isPlanted) return;
    isPlanted = true;
    setTimeout(() => {
      for (const end = performance.now() + ms; performance.now() < end;);
    });
  });
}

/** Types as a person does: the next key comes in its time, whether the page has taken the last one or not. */
async function press(page, text) {
  const began = performance.now();
  let due = 0;
  const sent = [];
  for (const [index, letter] of [...text].entries()) {
    await pause(Math.max(0, began + due - performance.now()));
    sent.push(page.keyboard.type(letter));
    due += keyGapMs(index);
  }
  await Promise.all(sent);
}

async function opened(browser, url, { address, isOurs }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, hasTouch: true, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(address(url));
  await page.waitForFunction((ours) => (ours ? document.querySelector('motcua-service-finder').shadowRoot?.querySelector('input') : globalThis.isStanding), isOurs);
  await page.waitForLoadState('networkidle'); // What comes behind the first view is there.
  await page.evaluate(watch);
  await page.locator('#query').tap(); // A phone has no pointer that rests on what moves below it.
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return page;
}

async function ask(page, question) {
  await page.evaluate((query) => globalThis.answering(query), question);
  await press(page, question);
  const measured = await page.evaluate(() => globalThis.typed());
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await pause(500);
  return measured;
}

const site = [
  ['finder.html', finderPage],
  ['field.html', fieldPage],
  ['titles.json', JSON.stringify(Object.fromEntries(procedures.map(({ code, name }) => [code, name])))],
  ['peer.js', await bundled(`import * as peer from ${JSON.stringify(peerModule)};\nglobalThis.peer = peer;\n`)],
  ...readdirSync(built).map((file) => [`motcua/${file}`, readFileSync(join(built, file))]),
  ...[...buildCatalogue(importProcedures(procedures).records)].map(([file, bytes]) => [`danh-muc/${file}`, bytes]),
];
// The index is made where it will be read, with the settings of the other comparison, and one letter in five may be wrong.
await withBrowser(site, async ({ browser, url }) => {
  const page = await browser.newPage();
  await page.goto(`${url}/field.html?alone`);
  const { minisearch } = rowsOf(join(peers, 'configs.json'))[0];
  site.push(['minisearch.json', await page.evaluate(([rows, options]) => globalThis.peer.createEngine(rows, options).serialize(), [procedures, { ...minisearch, fuzzy: 0.2 }])]);
});

const measured = new Map(pages.map(({ name }) => [name, []]));
let plantedSeen = 0;
const loadBefore = loadavg()[0];
await withBrowser(site, async ({ browser, url }) => {
  for (let round = 0; round < rounds; round += 1) {
    const inTurn = questions.map((_, index) => questions[(index + round) % questions.length]); // Another one is the first each time.
    for (const each of round % 2 === 0 ? pages : [...pages].reverse()) {
      const page = await opened(browser, url, each);
      for (const [index, question] of inTurn.entries()) measured.get(each.name).push({ ...(await ask(page, question)), isFirst: index === 0 });
      await page.context().close();
    }
  }
  const control = await opened(browser, url, pages.at(-1));
  await control.evaluate(plant, plantedMs);
  plantedSeen = (await ask(control, questions[0])).tasksMs.filter((ms) => ms >= plantedMs).length;
  await control.context().close();
});

console.log(
  `${procedures.length} procedures, ${rounds} rounds of ${questions.length} questions of ${[...questions[0]].length} keys, CPU at 1/${throttle}; other load of this machine about ${loadBefore.toFixed(1)}\n`,
);
console.log(`${''.padEnd(20)} long tasks  in how many  of those first  longest  last key to painted p50    p95`);
for (const { name } of pages) {
  const runs = measured.get(name);
  const tasks = runs.flatMap(({ tasksMs }) => tasksMs);
  const held = runs.filter(({ tasksMs }) => tasksMs.length > 0);
  const figures = [tasks.length, `${held.length} of ${runs.length}`, held.filter(({ isFirst }) => isFirst).length, `${Math.max(0, ...tasks).toFixed(0)} ms`];
  const paintedMs = runs.map((run) => run.paintedMs);
  console.log(
    name.padEnd(20),
    figures.map((each, index) => String(each).padStart([10, 12, 15, 8][index])).join(' '),
    `${quantile(paintedMs, 0.5).toFixed(0)} ms`.padStart(24),
    `${quantile(paintedMs, 0.95).toFixed(0)} ms`.padStart(6),
  );
  if (!hasWord('tasks')) continue;
  for (const [at, all] of Map.groupBy(
    runs.flatMap(({ blame }) => blame),
    (each) => each.at,
  ))
    console.log(`    ${String(all.length).padStart(3)} × up to ${Math.max(...all.map(({ ms }) => ms)).toFixed(0)} ms  ${at}`);
}

function require(what, value, limit, isHeld = value <= limit) {
  if (!isHeld) process.exitCode = 1;
  console.log(`${what.padEnd(48)} ${String(value).padStart(5)}  ${limit}: ${isHeld ? 'holds' : 'missed'}`);
}
console.log('\nrequired');
for (const { name } of pages.filter(({ isOurs }) => isOurs)) {
  const runs = measured.get(name);
  const longTasks = runs.reduce((sum, { tasksMs }) => sum + tasksMs.length, 0);
  require(`${name}: long tasks`, longTasks, `${required.longTasks}`, longTasks <= required.longTasks);
  const p95 = Math.round(
    quantile(
      runs.map(({ paintedMs }) => paintedMs),
      0.95,
    ),
  );
  require(`${name}: last key to painted p95, ms`, p95, `≤ ${required.paintedMs}`, p95 <= required.paintedMs);
}
require(`control: a planted task of ${plantedMs} ms is counted`, plantedSeen, 'once', plantedSeen === 1);

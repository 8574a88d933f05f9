// How often search finds the right service: hit@1/3/5 and outcomes on the labelled development queries.
// `--catalogue all` searches among all procedures instead of those of Hanoi's communes; `--misses` lists what was missed.
//
// A query counts where at least one accepted code is in the catalogue: nobody can find what is not there. The queries
// are realistic, but most are invented, commune-level and southern-leaning; the interval is Wilson's, 95 %.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpora = resolve(root, process.env['MOTCUA_CORPORA'] ?? '../shared/data');
const words = process.argv.slice(2);
const isAll = words.includes('--catalogue') && words[words.indexOf('--catalogue') + 1] === 'all';

if (!existsSync(corpora)) {
  console.log(`Skipped: there is no ${corpora}. Set MOTCUA_CORPORA to where the corpora are.`);
  process.exit(0);
}

const rowsOf = (path) => {
  const bytes = readFileSync(resolve(corpora, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};
const procedures = rowsOf(isAll ? 'catalogue/procedures.jsonl.gz' : 'catalogue/procedures-hanoi-commune.jsonl.gz');
const queries = rowsOf('catalogue/queries-dev.jsonl');
const codes = new Set(procedures.map(({ code }) => code));

const { createEngine } = await import('../acceptance/search.mjs');
globalThis.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const buildBegan = performance.now();
const engine = await createEngine(procedures, {});
const buildMs = performance.now() - buildBegan;
globalThis.gc?.();
const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024;

/** Overlapping groups of queries: what kind of asking is hard. */
function groupsOf({ kind, tags }) {
  if (kind !== 'answer') return [kind];
  const made = tags.find((tag) => tag.startsWith('gen:'));
  if (made) return [made];
  if (tags.includes('name-template')) return ['official name'];
  return [
    'as people ask',
    tags.includes('no-diacritics') ? '  without diacritics' : '  with diacritics',
    ...['dialect', 'long', 'acronym'].filter((tag) => tags.includes(tag)).map((tag) => `  ${tag}`),
  ];
}

const groups = new Map();
const outcomes = new Map();
const timesMs = [];
for (const query of queries) {
  if (engine.decide) {
    const expected = query.kind === 'out-of-scope' ? 'none' : query.kind;
    const decided = await engine.decide(query.query);
    const row = outcomes.get(expected) ?? { n: 0, decided: {} };
    const name = decided === 'out-of-scope' ? 'none' : decided;
    row.n += 1;
    row.decided[name] = (row.decided[name] ?? 0) + 1;
    outcomes.set(expected, row);
  }
  const accepted = new Set([...query.codes, ...(query.equivCodes ?? [])].filter((code) => codes.has(code)));
  if (accepted.size === 0) continue;
  const began = performance.now();
  const found = await engine.search(query.query, 10);
  timesMs.push(performance.now() - began);
  const rank = found.slice(0, 10).findIndex((code) => accepted.has(code)) + 1;
  if (words.includes('--misses') && (rank === 0 || rank > 5)) console.log(`missed: ${query.query} → ${[...accepted].join(' ')}`);
  for (const name of groupsOf(query)) {
    const group = groups.get(name) ?? { n: 0, first: 0, three: 0, five: 0, reciprocal: 0 };
    group.n += 1;
    group.first += rank === 1 ? 1 : 0;
    group.three += rank > 0 && rank <= 3 ? 1 : 0;
    group.five += rank > 0 && rank <= 5 ? 1 : 0;
    group.reciprocal += rank > 0 ? 1 / rank : 0;
    groups.set(name, group);
  }
}

const percent = (share) => (100 * share).toFixed(1).padStart(5);
function interval(share, n) {
  const z = 1.96;
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return `${percent((middle - reach) / scale)}–${percent((middle + reach) / scale).trim()}`;
}
const quantile = (share) => timesMs[Math.min(timesMs.length - 1, Math.floor(timesMs.length * share))]?.toFixed(2);

timesMs.sort((a, b) => a - b);
console.log(
  `${procedures.length} procedures, built in ${buildMs.toFixed(0)} ms, ${heapMb.toFixed(1)} MB; a query takes ${quantile(0.5)} ms (median), ${quantile(0.95)} ms (95 %)\n`,
);
console.log(`${'queries'.padEnd(24)}    n  hit@1  (95 %)       hit@3  hit@5  MRR@10`);
for (const [name, { n, first, three, five, reciprocal }] of [...groups].sort(([a], [b]) => (a.trim() < b.trim() ? -1 : 1)))
  console.log(
    `${name.padEnd(24)} ${String(n).padStart(4)}  ${percent(first / n)}  (${interval(first / n, n)})  ${percent(three / n)}  ${percent(five / n)}  ${(reciprocal / n).toFixed(3)}`,
  );
if (outcomes.size > 0) {
  console.log('\nexpected → decided');
  for (const [expected, { n, decided }] of outcomes) {
    const shares = Object.entries(decided).map(([name, count]) => `${name} ${percent(count / n).trim()} %`);
    console.log(`${expected.padEnd(10)} ${String(n).padStart(4)}  ${shares.join(', ')}`);
  }
}

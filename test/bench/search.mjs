// How often the search finds the right service, by kind of question, and whether that is what is required.
// `--questions dev|own|<file>` asks the development questions, the second author's, or others; `--catalogue all` searches
// all procedures instead of those of Hanoi's communes, `--catalogue starter` those that the starter catalogue tells in plain
// words; `--words` lays these words over the others; `--misses` lists development questions that were not answered
// first; `--against <module>` asks another engine the same. Ends with 1 where a required figure is missed.
//
// A question counts where at least one accepted code is in the catalogue: nobody can find what is not there. Words and
// weights are fitted on the development questions, so their figures flatter. The interval is Wilson's, 95 %.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { allOverlaid, buildCatalogue, hanoiOverlays, hanoiRecords, importProcedures, memorySource } from '@motcua/catalogue/node';
import { openCatalogue } from '@motcua/catalogue';
import { createEngine } from '../acceptance/search.mjs';
import { fileNamed, hasWord, proceduresOf, questionsOf, rowsOf, wordAfter } from './_corpora.mjs';
import { atLeast, atMost, besideClean, outcomesRequired, requiredOf } from './_required.mjs';
import { isCore, isSecondAuthors, slices, slicesOf, twinsIn, typedOut } from './_slices.mjs';
import { interval, percent, quantile, signTest } from './_statistics.mjs';

const catalogue = wordAfter('catalogue') ?? 'hanoi';
const named = wordAfter('questions') ?? 'dev';
const starter = catalogue === 'starter' ? hanoiRecords() : undefined;
const procedures = starter ?? proceduresOf(catalogue);
const questions = questionsOf(named);
const kind = questions.some(isSecondAuthors) ? 'own' : 'dev';
const codes = new Set(procedures.map(({ code }) => code));
let missed = 0;
const judged = (verdict) => {
  if (verdict === 'MISSED') missed += 1;
  return verdict;
};

const acceptedOf = (row) => new Set([...row.codes, ...(row.equivCodes ?? [])].filter((code) => codes.has(code)));
const answerable = questions.filter((row) => acceptedOf(row).size > 0);
const typed = kind === 'dev' ? typedOut(answerable) : []; // The second author typed some out by hand.
const pairs = [...twinsIn(questions).filter((row) => acceptedOf(row).size > 0), ...typed];

/** Asks an engine everything once: where the right service stood (0: not among ten) by question, and the times. */
async function askAll(engine) {
  const ranks = new Map();
  const timesMs = [];
  for (const row of [...answerable, ...typed]) {
    const accepted = acceptedOf(row);
    const began = performance.now();
    const found = await engine.search(row.query, 10);
    timesMs.push(performance.now() - began);
    ranks.set(row, found.slice(0, 10).findIndex((code) => accepted.has(code)) + 1);
  }
  return { ranks, timesMs };
}

/** What each question gave, by slice; slices without questions are left out, and one that says the same as another. */
function bySlice(results) {
  const groups = new Map(slices.map((slice) => [slice, []]));
  for (const [row, result] of results) for (const slice of slicesOf(row)) groups.get(slice)?.push(result);
  if (groups.get('core/no-raw-keys').length === groups.get('CORE').length) groups.delete('core/no-raw-keys');
  return [...groups].filter(([, group]) => group.length > 0);
}

const upTo = (group, place) => group.filter((rank) => rank > 0 && rank <= place).length;

function printSlices(ranks, isJudged) {
  console.log(`${'questions'.padEnd(28)}    n  hit@1  (95 %)       hit@3  hit@5  MRR@10${isJudged ? '  required' : ''}`);
  for (const [slice, group] of bySlice(ranks)) {
    const n = group.length;
    const first = upTo(group, 1);
    const [low, high] = interval(first / n, n);
    const required = isJudged ? requiredOf(kind, catalogue, slice) : undefined;
    const verdicts = required?.map((least, place) => judged(atLeast(upTo(group, place === 0 ? 1 : 5), n, least)));
    const reciprocal = group.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0);
    console.log(
      `${slice.padEnd(28)} ${String(n).padStart(4)}  ${percent(first / n)}  (${percent(low)}–${percent(high).trim()})`.padEnd(56) +
        `${percent(upTo(group, 3) / n)}  ${percent(upTo(group, 5) / n)}  ${(reciprocal / n).toFixed(3)}` +
        (verdicts ? `   ${required.join(' / ')}: ${new Set(verdicts).size === 1 ? verdicts[0] : verdicts.join(' / ')}` : ''),
    );
  }
}

/** Keystrokes beside the same text clean, pair by pair. */
function printPairs(ranks) {
  if (pairs.length === 0) return;
  const rankOf = new Map([...ranks].map(([row, rank]) => [row.query, rank]));
  console.log(`\n${'keystrokes, their text clean'.padEnd(28)}    n  clean@1  raw@1  both  only clean  only raw      p  clean@5  raw@5  at most 1 point lost`);
  for (const name of new Set(pairs.map(({ pair }) => pair))) {
    const group = pairs.filter(({ pair }) => pair === name).map(({ query, clean }) => ({ raw: rankOf.get(query), clean: rankOf.get(clean.query) }));
    const n = group.length;
    const [raw, clean] = ['raw', 'clean'].map((side) => group.map((each) => each[side]));
    const count = (test) => group.filter(test).length;
    const onlyClean = count((each) => each.clean === 1 && each.raw !== 1);
    const onlyRaw = count((each) => each.clean !== 1 && each.raw === 1);
    const verdicts = [1, 5].map((place) => judged(besideClean(upTo(raw, place), upTo(clean, place), n)));
    console.log(
      `${name.padEnd(28)} ${String(n).padStart(4)}    ${percent(upTo(clean, 1) / n)}  ${percent(upTo(raw, 1) / n)}  ${String(count((each) => each.clean === 1 && each.raw === 1)).padStart(4)}` +
        `${String(onlyClean).padStart(12)}${String(onlyRaw).padStart(10)}  ${signTest(onlyClean, onlyRaw).toFixed(3)}    ${percent(upTo(clean, 5) / n)}  ${percent(upTo(raw, 5) / n)}  ${verdicts.join(' / ')}`,
    );
  }
}

async function printOutcomes(engine, ranks) {
  const decided = new Map();
  for (const row of questions) decided.set(row, (await engine.decide(row.query)).replace('out-of-scope', 'none'));
  const line = (what, count, n, verdict = '') => {
    if (n > 0) console.log(`${what.padEnd(52)} ${String(count).padStart(4)} of ${String(n).padStart(4)}  ${percent(count / n)} %  ${verdict}`);
  };
  const countOf = (rows, outcome) => rows.filter((row) => decided.get(row) === outcome).length;
  const verdict = (make, sign, limit) => (catalogue === 'hanoi' ? `${sign} ${limit}: ${judged(make)}` : '');
  const core = answerable.filter(isCore);
  const rest = core.filter((row) => decided.get(row) !== 'clarify');
  const asked = core.length - rest.length;
  const firstOfTheRest = rest.filter((row) => ranks.get(row) === 1).length;
  const refusedWrongly = countOf(core, 'none');
  const { askedBack, firstOfTheRest: leastFirst, refused: leastRefused, refusedWrongly: mostRefused } = outcomesRequired;
  console.log('\noutcomes');
  line('core questions asked back', asked, core.length, verdict(atMost(asked, core.length, askedBack), '≤', askedBack));
  line('the others: right service first', firstOfTheRest, rest.length, verdict(atLeast(firstOfTheRest, rest.length, leastFirst), '≥', leastFirst));
  line('core questions answered "none"', refusedWrongly, core.length, verdict(atMost(refusedWrongly, core.length, mostRefused), '≤', mostRefused));
  const outside = questions.filter((row) => row.kind === 'out-of-scope');
  const refused = countOf(outside, 'none');
  if (outside.length > 0) line('out of scope answered "none"', refused, outside.length, verdict(atLeast(refused, outside.length, leastRefused), '≥', leastRefused));
  for (const [what, test] of [
    ['  in the words of the administration', ({ tags }) => tags.includes('near')],
    ['  about something else', ({ tags }) => !tags.includes('near')],
  ]) {
    const some = outside.filter(test);
    if (some.length < outside.length) line(what, countOf(some, 'none'), some.length);
  }
  const open = questions.filter((row) => row.kind === 'clarify');
  for (const outcome of ['clarify', 'answer', 'none']) line(`too open, answered "${outcome}"`, countOf(open, outcome), open.length);
}

/** A module's packages are looked for here where it has none of its own. */
function lendPackages() {
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
}

async function printAgainst(path, own) {
  lendPackages();
  const settings = join(dirname(path), 'configs.json');
  const options = existsSync(settings) ? rowsOf(settings)[0][basename(path, '.mjs')] : undefined;
  const other = await (await import(pathToFileURL(path).href)).createEngine(procedures, options ?? {});
  const { ranks, timesMs } = await askAll(other);
  console.log(`\n${basename(path)}; a query takes ${quantile(timesMs, 0.5).toFixed(2)} ms (median), ${quantile(timesMs, 0.95).toFixed(2)} ms (95 %)`);
  printSlices(ranks, false);
  console.log(`\n${'right service first'.padEnd(28)}    n  only ours  only theirs  p (exact sign test, two-sided)`);
  for (const [slice, group] of bySlice([...ranks].map(([row, rank]) => [row, [own.get(row) === 1, rank === 1]]))) {
    const ours = group.filter(([we, they]) => we && !they).length;
    const theirs = group.filter(([we, they]) => !we && they).length;
    console.log(`${slice.padEnd(28)} ${String(group.length).padStart(4)}  ${String(ours).padStart(9)}  ${String(theirs).padStart(11)}  ${signTest(ours, theirs).toPrecision(3)}`);
  }
}

/** The same as the acceptance adapter, with the starter catalogue's words laid over the official records, or alone. */
async function engineWithWords() {
  const records = starter ?? allOverlaid(importProcedures(procedures).records, hanoiOverlays());
  const opened = await openCatalogue(memorySource(buildCatalogue(records)));
  await opened.complete();
  return {
    search: async (query, limit) => (await opened.search(query, { limit })).hits.map(({ code }) => code),
    decide: async (query) => (await opened.search(query)).outcome,
  };
}

globalThis.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const began = performance.now();
const engine = starter || hasWord('words') ? await engineWithWords() : await createEngine(procedures, {});
const builtMs = performance.now() - began;
globalThis.gc?.();
const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024;
const { ranks, timesMs } = await askAll(engine);
console.log(
  `${procedures.length} procedures, ${questions.length} questions (${named}); built in ${builtMs.toFixed(0)} ms, ${heapMb.toFixed(1)} MB; ` +
    `a query takes ${quantile(timesMs, 0.5).toFixed(2)} ms (median), ${quantile(timesMs, 0.95).toFixed(2)} ms (95 %)\n`,
);
if (hasWord('misses')) {
  if (kind === 'own') console.log("The second author's questions are there to measure, not to learn from: what they miss is not listed.\n");
  else for (const [row, rank] of ranks) if (rank !== 1) console.log(`missed (${rank || '–'}; ${slicesOf(row).at(-1)}): ${row.query} → ${[...acceptedOf(row)].join(' ')}`);
}
printSlices(ranks, true);
printPairs(ranks);
if (engine.decide) await printOutcomes(engine, ranks);
const against = wordAfter('against');
if (against) await printAgainst(fileNamed(against), ranks);
if (missed > 0) {
  console.log(`\n${missed} required figures are missed.`);
  process.exitCode = 1;
}

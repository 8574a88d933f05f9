// `npm test`: installs what the tests need, builds, runs the tiers of test/tiers.json one after another, and ends with
// one line that counts all of them. `npm test -- unit` runs one tier, `--deep` adds the slow ones.
// Uses built-ins only, because it runs before anything is installed.
//
// A tier is a script of test/package.json. It writes .cache/results/<tier>.json: { passed, failed, skipped: [names] }.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromiumPath } from '../test/chromium.mjs';
import { postgresMissing, postgresPackages } from '../test/postgres.mjs';
import { missingEngines } from '../test/engines/packages.mjs';
import { missingPackages } from '../test/screen-reader/packages.mjs';
import { install, local, pnpm, root, run } from './pnpm.mjs';
import { seconds, step } from './steps.mjs';
import { judge } from './tier-result.mjs';

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const began = performance.now();
const { usual, deep, withoutBuild, limitMinutes, deepLimitMinutes } = readJson('test/tiers.json');
const words = process.argv.slice(2);
const isDeep = words.includes('--deep');
const named = words.filter((word) => [...usual, ...deep].includes(word));
const passedOn = words.filter((word) => word !== '--deep' && !named.includes(word));
const tiers = named.length > 0 ? named : isDeep ? [...usual, ...deep] : usual;

const corpora = resolve(root, process.env['MOTCUA_CORPORA'] ?? '../shared/data');
process.env['MOTCUA_CORPORA'] = corpora;
const allowedSkips = existsSync(corpora) ? readJson('test/allowed-skips.json') : undefined;
if (!allowedSkips) console.log(`There is no ${corpora}: tests that need the corpora are skipped.`);

const total = { passed: 0, failed: 0, skipped: 0 };
const close = () => {
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
};

const installsWithoutQuestions = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
async function installSystemPackages(name, packages) {
  const apt = (parameters) => (options) => run('apt-get', parameters, { ...options, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  await step('list of system packages', apt(['update']));
  await step(name, apt(['install', '-y', '--no-install-recommends', ...packages]));
}

/** Finds a browser, or installs one where that takes no questions. */
async function provideChromium() {
  try {
    process.env['CHROME_PATH'] = chromiumPath();
    return;
  } catch {
    // None yet.
  }
  if (!installsWithoutQuestions) {
    console.error('There is no Chromium, which the tests in a browser need: install one, or set CHROME_PATH to it.');
    return;
  }
  await installSystemPackages('chromium', ['chromium', 'fonts-noto-core']);
  try {
    process.env['CHROME_PATH'] = chromiumPath();
  } catch (error) {
    console.error(error.message);
  }
}

/** The same for a screen reader; where there is none, its tests say what they need. */
async function provideScreenReader() {
  const missing = missingPackages();
  if (missing.length > 0 && installsWithoutQuestions) await installSystemPackages('screen reader', missing);
}

/** The same for the engines of Firefox and Safari. */
async function provideEngines() {
  const missing = missingEngines();
  if (missing.length > 0 && installsWithoutQuestions) await installSystemPackages('other engines', missing);
}

/** The same for PostgreSQL. */
async function providePostgres() {
  if (postgresMissing() && installsWithoutQuestions) await installSystemPackages('PostgreSQL', postgresPackages);
}

console.log('Preparing');
if (passedOn.length > 0 && named.length === 0) {
  console.error(`There is no tier "${passedOn[0]}". There are: ${[...usual, ...deep].join(', ')}.`);
  process.exit(1);
}
if (!(await step('packages', install))) {
  total.failed += 1;
  close();
}
await provideChromium();
if (tiers.includes('screen-reader')) await provideScreenReader();
if (tiers.includes('engines')) await provideEngines();
if (tiers.includes('store')) await providePostgres();
if (!tiers.every((tier) => withoutBuild.includes(tier)) && (await local('node', ['tools/build.mjs'])) !== 0) {
  console.error('The build failed.');
  total.failed += 1;
}

const scripts = readJson('test/package.json').scripts;
mkdirSync(join(root, '.cache/results'), { recursive: true });
for (const tier of tiers) {
  const tierBegan = performance.now();
  const resultPath = join(root, '.cache/results', `${tier}.json`);
  rmSync(resultPath, { force: true });
  console.log(`\n── ${tier} ${'─'.repeat(70 - tier.length)}`);
  const code = scripts[tier]
    ? await pnpm(['--silent', '--dir', 'test', 'run', tier, ...passedOn], { limitMs: (deep.includes(tier) ? deepLimitMinutes : limitMinutes) * 60_000 })
    : undefined;
  const result = judge({ code, text: existsSync(resultPath) ? readFileSync(resultPath, 'utf8') : undefined, allowedSkips: allowedSkips && (allowedSkips[tier] ?? []) });
  for (const problem of result.problems) console.error(`✗ ${tier}: ${problem}`);
  console.log(`── ${tier}: ${result.passed} good, ${result.failed} bad, ${result.skipped} left out, in ${seconds(tierBegan)}`);
  for (const key of Object.keys(total)) total[key] += result[key];
}
console.log(`\nIn all ${seconds(began)}; passed, failed and skipped are counted over ${tiers.join(', ')}.`);
close();

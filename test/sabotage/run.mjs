// The tier `sabotage`: plants each defect in a copy of the repository and shows the tests that it names turning red.
// With words on the command line only the areas of these names.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../architecture/sources.ts';
import { writeResult } from '../results.mjs';
import { areas } from './areas.ts';
import { bench, isElement } from './bench.mjs';

const words = process.argv.slice(2);
const counted = { passed: 0, failed: 0, skipped: [] };
const fail = (line) => {
  counted.failed += 1;
  console.log(`✗ ${line}`);
};

const strange = words.filter((word) => !(word in areas));
for (const word of strange) fail(`there is no area "${word}"; there are ${Object.keys(areas).join(', ')}`);
const chosen = Object.entries(areas).filter(([area]) => strange.length === 0 && (words.length === 0 || words.includes(area)));
for (const [area, { least, defects }] of chosen) if (defects.length < least) fail(`${area}: ${defects.length} defects, at least ${least}`);
const all = chosen.flatMap(([area, { defects }]) => defects.map((defect) => ({ area, ...defect })));

let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => (isStopped = true));

/** One lane for Node and one for the browser: two cores, and two servers of the browser's tests would want one port. */
async function lane(name, defects) {
  if (defects.length === 0) return;
  const copy = await bench(name);
  try {
    await plantAll(copy, defects);
  } finally {
    copy.remove();
  }
}

async function plantAll({ test, plant, placesOf }, defects) {
  const sound = new Set();
  for (const file of new Set(defects.flatMap(({ tests }) => tests))) {
    if (isStopped) break;
    const { colour, output } = existsSync(join(root, file)) ? await test(file) : { colour: 'missing', output: '' };
    if (colour === 'green') sound.add(file);
    else fail(`${file} is ${colour} before anything was planted\n${output}`);
  }
  for (const defect of defects) {
    const { area, what, file, tests } = defect;
    if (isStopped) return fail(`${area}: NOT TRIED: ${what}`);
    const places = placesOf(defect);
    if (places !== 1) fail(`${area}: DOES NOT APPLY: ${what} (its place is ${places} times in ${file})`);
    else if (!tests.every((each) => sound.has(each))) fail(`${area}: NOT TRIED: ${what}`);
    else {
      const takeOut = plant(defect);
      const blind = [];
      for (const each of tests) {
        // A file that could not even be loaded has noticed nothing: nobody would have handed such a change in.
        const { colour } = await test(each);
        if (colour !== 'red') blind.push(`${each} is ${colour}`);
      }
      takeOut();
      if (blind.length > 0) fail(`${area}: NOT NOTICED: ${what} (${blind.join(', ')})`);
      else {
        counted.passed += 1;
        console.log(`✓ ${area}: noticed: ${what}`);
      }
    }
  }
}

const inBrowser = ({ tests }) => tests.some(isElement);
try {
  await Promise.all([
    lane(
      'node',
      all.filter((defect) => !inBrowser(defect)),
    ),
    lane('browser', all.filter(inBrowser)),
  ]);
} finally {
  writeResult('sabotage', counted);
}
console.log(`${counted.passed} of ${counted.passed + counted.failed} noticed`);
process.exitCode = counted.failed > 0 || counted.passed === 0 ? 1 : 0;

// `npm run bench -- <name>` measures one thing; without a name it says what there is to measure. Results worth keeping
// go to docs/measurements.md, with their command, commit and date. What is measured is the source as it stands, not what
// was built of it last; files whose name begins with `_` are parts of measurements.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { local, root } from './pnpm.mjs';

const folder = join(root, 'test/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs') && !file.startsWith('_'))
  .map((file) => file.slice(0, -'.mjs'.length));
const [name, ...more] = process.argv.slice(2);

if (name !== undefined && names.includes(name)) process.exitCode = await local('node', ['--conditions=source', '--expose-gc', join('test/bench', `${name}.mjs`), ...more]);
else {
  if (name !== undefined) {
    console.error(`There is no "${name}" to measure.`);
    process.exitCode = 1;
  }
  console.log('npm run bench -- <name>');
  for (const each of names) {
    const [first = ''] = readFileSync(join(folder, `${each}.mjs`), 'utf8').split('\n');
    console.log(`  ${each.padEnd(12)} ${first.replace(/^\/\/ ?/, '')}`);
  }
}

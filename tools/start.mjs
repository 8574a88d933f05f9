// `npm start`: installs, builds, and serves everything. `--watch` (`npm run dev`) then rebuilds what is edited.
// Uses built-ins only, because it runs before anything is installed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { install, local, pnpm, root } from './pnpm.mjs';
import { seconds, step } from './steps.mjs';

const began = performance.now();
console.log('motcua is being installed and built. The first time takes a minute or two.');
const isInstalled = await step('packages', install);
const isBuilt = isInstalled && (await local('node', ['tools/build.mjs'])) === 0;
if (!isBuilt) {
  console.error('Not started: see the first ✗ above.');
  process.exit(1);
}
console.log(`Ready after ${seconds(began)}.`);

const servers = [local('node', ['tools/serve.mjs'])];
if (process.argv.includes('--watch')) {
  servers.push(local('tsc', ['-b', '--watch', '--preserveWatchOutput']));
  if (existsSync(join(root, 'apps/portal/package.json'))) servers.push(pnpm(['--filter', '@motcua/portal', 'run', 'dev']));
}
const code = await Promise.race(servers);
// One has ended: the others would go on unseen.
process.kill(process.pid, 'SIGTERM');
process.exitCode = code;

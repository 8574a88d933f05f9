// Builds everything, in the order that things need each other. A step whose script is not there yet is left out.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { local, root } from './pnpm.mjs';
import { inOrder } from './steps.mjs';
import { hasScript, packages, script } from './workspace.mjs';

const ofScript = (name, owner, which, after) => ({ name, after, begin: script(owner, which), isThere: hasScript(owner, which) });

const catalogue = packages.find(({ manifest }) => manifest.name === '@motcua/catalogue');
const catalogueCommand = catalogue?.manifest.bin?.['motcua-catalogue'];

const steps = [
  ofScript('tokens and icons', '@motcua/tools', 'generate', []),
  ofScript('manifest of the elements', '@motcua/tools', 'build:manifest', ['tokens and icons']),
  ofScript('wrappers for frameworks', '@motcua/tools', 'build:wrappers', ['manifest of the elements']),
  { name: 'types and code', after: ['wrappers for frameworks'], begin: (options) => local('tsc', ['-b'], options), isThere: existsSync(join(root, 'tsconfig.json')) },
  ofScript('script for other sites', '@motcua/tools', 'build:cdn', ['tokens and icons']),
  {
    name: 'catalogue of Hanoi',
    after: ['types and code'],
    begin: (options) => local('node', [join('packages/catalogue', catalogueCommand), 'build', '--out', 'packages/catalogue/public/hanoi'], options),
    isThere: catalogueCommand !== undefined,
  },
  {
    // Beside the code that opens it: building it at each start would cost a gateway two seconds and 200 MB.
    name: 'starter catalogue',
    after: ['types and code'],
    begin: (options) => local('node', [join('packages/catalogue', catalogueCommand), 'build', '--out', 'packages/catalogue/dist/node/starter'], options),
    isThere: catalogueCommand !== undefined,
  },
  ofScript('portal', '@motcua/portal', 'build', ['types and code', 'catalogue of Hanoi', 'script for other sites']),
  ofScript('ward site', '@motcua/ward-site', 'build', ['types and code', 'catalogue of Hanoi', 'script for other sites']),
  ofScript('stories on a page of our own', '@motcua/stories', 'build:page', ['types and code', 'catalogue of Hanoi']),
  ofScript('storybook', '@motcua/stories', 'build', ['manifest of the elements', 'catalogue of Hanoi']),
];

if (!(await inOrder(steps.filter(({ isThere }) => isThere)))) process.exitCode = 1;

// The tier `check`: types of the tests, format, files that are generated, dead code, and packages as others receive them.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { doChecks } from './checks.mjs';
import { local, pnpm, root } from './pnpm.mjs';
import { packages } from './workspace.mjs';

const published = packages.filter(({ manifest }) => !manifest.private).map(({ manifest }) => manifest);
const packed = join(root, '.cache/packed');
rmSync(packed, { recursive: true, force: true });
mkdirSync(packed, { recursive: true });

const check = (name, command, parameters, after) => ({ name, after, begin: (options) => local(command, parameters, options) });
const checksOf = ({ name, version, exports }) => {
  const tarball = join(packed, `${name.slice(1).replace('/', '-')}-${version}.tgz`);
  const withoutTypes = Object.keys(exports ?? {}).filter((path) => /\.(json|css)$/.test(path));
  return [
    check(`${name}: entries exist`, 'publint', [tarball, '--strict'], ['packing']),
    check(`${name}: types match the code`, 'attw', [tarball, '--profile', 'esm-only', ...(withoutTypes.length > 0 ? ['--exclude-entrypoints', ...withoutTypes] : [])], ['packing']),
  ];
};

process.exitCode = await doChecks('check', [
  check('types of the tests', 'tsc', ['-p', 'test']),
  check("types of the elements' tests", 'tsc', ['-p', 'test/elements']),
  ...(existsSync(join(root, 'stories/tsconfig.json')) ? [check('types of the stories', 'tsc', ['-p', 'stories'])] : []),
  check('format (npm run format puts it right)', 'oxfmt', ['--check']),
  check('generated: tokens', 'node', ['tools/generate-tokens.mjs', '--check']),
  check('generated: icons', 'node', ['tools/generate-icons.mjs', '--check']),
  check('generated: wrappers for frameworks', 'node', ['tools/generate-wrappers.mjs', '--check']),
  check('generated: page of the elements', 'node', ['tools/generate-elements-page.mjs', '--check']),
  check("generated: client's contract", 'node', ['--conditions=source', 'tools/generate-wire.mjs', '--check']),
  check('generated: table of releases', 'node', ['tools/generate-releases.mjs', '--check']),
  check('what nothing uses', 'knip', ['--no-config-hints', '--config', 'tools/knip.json']),
  { name: 'packing', begin: (options) => pnpm(['--filter', './packages/*', 'pack', '--pack-destination', packed], options) },
  ...published.flatMap(checksOf),
]);

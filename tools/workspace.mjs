// What the workspace holds: its packages, and which scripts they have.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pnpm, root } from './pnpm.mjs';

/** Every package: its folder from the root, and its package.json. */
export const packages = [
  ...['packages', 'apps'].flatMap((room) => (existsSync(join(root, room)) ? readdirSync(join(root, room)).map((name) => `${room}/${name}`) : [])),
  'stories',
  'test',
  'tools',
]
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) }));

export const hasScript = (name, script) => packages.some(({ manifest }) => manifest.name === name && manifest.scripts?.[script] !== undefined);

/** Begins a package's script. */
export const script =
  (name, which, more = []) =>
  (options) =>
    pnpm(['--filter', name, 'run', which, ...more], options);

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Writes a generated file; with `--check` on the command line only compares, and fails when it has drifted. */
export function writeOrCompare(url, text) {
  const path = fileURLToPath(url);
  const name = relative(process.cwd(), path);
  if (!process.argv.includes('--check')) return writeFileSync(path, text);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return undefined;
  console.error(`${name} has drifted from its source; run \`npm run build\``);
  process.exitCode = 1;
  return undefined;
}

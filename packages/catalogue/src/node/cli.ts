#!/usr/bin/env node
import process from 'node:process';
import { parseArgs } from 'node:util';

const usage = `motcua-catalogue: builds a static catalogue of public services.

  motcua-catalogue build --out <folder> [options]
    --from hanoi     What to build it from; the Hanoi starter catalogue by default.
                     A folder of JSON files with one record each, or a file of JSON Lines (.jsonl, .jsonl.gz).
    --name <text>    What the catalogue is called.

  The folder can be served by any web server; its address is that of catalogue.json in it.
`;

const options = {
  out: { type: 'string' },
  from: { type: 'string' },
  name: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { help, out, from, name } = values;
  const [command, ...more] = positionals;
  if (help && more.length === 0) process.stdout.write(usage);
  else if (command !== 'build' || more.length > 0) throw new TypeError(command === undefined ? 'say what to do' : `there is no command "${positionals.join(' ')}"`);
  else if (out === undefined || out === '') throw new TypeError('--out must say which folder to write to');
  else (await import('./run-build.ts')).runBuild({ out, from, name });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`motcua-catalogue: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}

#!/usr/bin/env node
import process from 'node:process';
import { parseArgs } from 'node:util';

const usage = `motcua-gateway: the gateway of a city's public services.

  motcua-gateway serve [--configuration <file>]
      Runs until it is asked to end (SIGTERM, Ctrl+C). Reads ./motcua-gateway.json if no file is named; without that, serves
      the Hanoi starter catalogue to this machine. PORT, HOST and DATABASE_URL of the environment win.

  motcua-gateway check [--configuration <file>]
      Opens everything that the configuration names, says what is served, and ends.

  motcua-gateway openapi
      Prints the API reference (OpenAPI 3.1).
`;

const options = {
  configuration: { type: 'string', short: 'c' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { configuration, help } = values;
  const [command, ...more] = positionals;
  if (help && more.length === 0) process.stdout.write(usage);
  else if (command === 'serve' && more.length === 0) await (await import('./run.ts')).run(configuration);
  else if (command === 'check' && more.length === 0) await (await import('./run.ts')).check(configuration);
  else if (command === 'openapi' && more.length === 0) process.stdout.write((await import('../reference.ts')).referenceText());
  else throw new TypeError(command === undefined ? 'say what to do' : `there is no command "${positionals.join(' ')}"`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`motcua-gateway: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}

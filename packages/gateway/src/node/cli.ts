#!/usr/bin/env node
import process from 'node:process';
import { parseArgs } from 'node:util';

const usage = `motcua-gateway: serves public services over HTTP.

  motcua-gateway serve [options]    Runs until it is asked to end (SIGTERM, Ctrl+C).
    --port 8080                     Port to listen on; 0 takes any free one.
    --host 127.0.0.1                Address to listen on; 0.0.0.0 for every network of this machine.
    --origins <origins>             Whose pages may read: * or exact origins with commas between them.
    --catalogue <folder or address> Catalogue to serve; the Hanoi starter catalogue by default.
    --trusted-proxies 0             How many proxies of yours stand in front.

  motcua-gateway openapi            Prints the API reference (OpenAPI 3.1).
`;

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  origins: { type: 'string' },
  catalogue: { type: 'string' },
  'trusted-proxies': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const names = { port: '--port', host: '--host', origins: '--origins', catalogue: '--catalogue', trustedProxies: '--trusted-proxies' };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { 'trusted-proxies': trustedProxies, help, ...texts } = values;
  const [command, ...more] = positionals;
  if (help && more.length === 0) process.stdout.write(usage);
  else if (command === 'serve' && more.length === 0) await (await import('./run.ts')).run({ ...texts, trustedProxies }, names);
  else if (command === 'openapi' && more.length === 0) process.stdout.write((await import('../reference.ts')).referenceText());
  else throw new TypeError(command === undefined ? 'say what to do' : `there is no command "${positionals.join(' ')}"`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`motcua-gateway: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}

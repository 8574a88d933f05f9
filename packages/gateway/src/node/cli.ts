#!/usr/bin/env node
import process from 'node:process';
import { parseArgs } from 'node:util';

const usage = `motcua-gateway: serves public services over HTTP.

  motcua-gateway serve [options]    Runs until it is asked to end (SIGTERM, Ctrl+C).
    --port 8080                     Port to listen on; 0 takes any free one.
    --host 127.0.0.1                Address to listen on; 0.0.0.0 for every network of this machine.
    --origins <origins>             Whose pages may read: * or exact origins with commas between them.
    --catalogue <folder or address> Catalogue to serve; the Hanoi starter catalogue by default.
    --fhir <address>                FHIR R4 server with health books; its token is read from MOTCUA_FHIR_TOKEN.
    --fhir-identifier-system <uri>  System of the number by which that server knows a person.
    --fhir-name, --csc-name <name>  What citizens read as the name of these systems.
    --csc <address>                 Remote signing service; its token is read from MOTCUA_CSC_TOKEN.
    --demonstration-people <ids>    Invented people whom any page may name. Never beside real records.
    --counts <file>                 Counts questions that found nothing and whether pages helped, from ten on; tell your visitors.
    --reports <file>                Takes reports of what is wrong into a CSV file that Excel opens; in no folder that is published.
    --trusted-proxies 0             How many proxies of yours stand in front.

  motcua-gateway openapi            Prints the API reference (OpenAPI 3.1).
`;

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  origins: { type: 'string' },
  catalogue: { type: 'string' },
  fhir: { type: 'string' },
  'fhir-identifier-system': { type: 'string' },
  'fhir-name': { type: 'string' },
  csc: { type: 'string' },
  'csc-name': { type: 'string' },
  'demonstration-people': { type: 'string' },
  counts: { type: 'string' },
  reports: { type: 'string' },
  'trusted-proxies': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const names = {
  port: '--port',
  host: '--host',
  origins: '--origins',
  catalogue: '--catalogue',
  trustedProxies: '--trusted-proxies',
  counts: '--counts',
  reports: '--reports',
  fhir: '--fhir',
  fhirName: '--fhir-name',
  fhirToken: 'MOTCUA_FHIR_TOKEN',
  fhirIdentifierSystem: '--fhir-identifier-system',
  csc: '--csc',
  cscName: '--csc-name',
  cscToken: 'MOTCUA_CSC_TOKEN',
  demonstrationPeople: '--demonstration-people',
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const {
    'trusted-proxies': trustedProxies,
    'fhir-identifier-system': fhirIdentifierSystem,
    'demonstration-people': demonstrationPeople,
    'fhir-name': fhirName,
    'csc-name': cscName,
    help,
    ...named
  } = values;
  // Tokens do not stand on the command line, which every program of the machine may read.
  const { MOTCUA_FHIR_TOKEN: fhirToken, MOTCUA_CSC_TOKEN: cscToken } = process.env;
  const texts = { ...named, trustedProxies, fhirIdentifierSystem, demonstrationPeople, fhirName, cscName, fhirToken, cscToken };
  const [command, ...more] = positionals;
  if (help && more.length === 0) process.stdout.write(usage);
  else if (command === 'serve' && more.length === 0) await (await import('./run.ts')).run(texts, names);
  else if (command === 'openapi' && more.length === 0) process.stdout.write((await import('../reference.ts')).referenceText());
  else throw new TypeError(command === undefined ? 'say what to do' : `there is no command "${positionals.join(' ')}"`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`motcua-gateway: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}

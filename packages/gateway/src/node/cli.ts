#!/usr/bin/env node
import process from 'node:process';
import { parseArgs } from 'node:util';

const usage = `motcua-gateway: the gateway of a city's public services.

  motcua-gateway serve        Runs until it is asked to end (SIGTERM, Ctrl+C).
  motcua-gateway check        Opens everything that the configuration names, says what is served, and ends.
  motcua-gateway openapi      Prints the API reference (OpenAPI 3.1).

  motcua-gateway backup <file>                  Copies the embedded store while the gateway runs.
  motcua-gateway restore <file> [--overwrite]   Puts a copy in its place, while no gateway runs.
  motcua-gateway audit verify [--head <file>]   Tells whether every entry of the audit is as it was written.
  motcua-gateway audit head                     Prints the end of the audit, to be kept elsewhere for --head.

  motcua-gateway feedback list [--status received]
  motcua-gateway feedback accept|begin|answer|decline <number> [--note <what its sender reads>]
  motcua-gateway feedback publish <number> [--text <in place of its own words>]
  motcua-gateway feedback unpublish|contact <number>
  motcua-gateway feedback photos <number> --into <folder>
  motcua-gateway feedback delete <number> --note <why: stays in the audit>
  motcua-gateway feedback export [--format csv|json] [--contacts] [--into <file>]
      A clerk's work. The audit says who did it: --clerk <name>, or the user of this machine.

  motcua-gateway data-requests list             Prints the deletions that people asked for and that are not done.
  motcua-gateway data-requests run [<id>]       Does one of them, or all, before their time.
      The data-protection officer's work. The audit says who did it, as above.
  motcua-gateway sessions end < <file>          Signs out, everywhere, whose number the file holds.
  motcua-gateway sessions end --everybody       Signs everybody out. The audit says who did it, as above.
  motcua-gateway hosts add --name <what citizens read> --origin <https://…> [--origin …]
      [--element motcua-health-book …] [--purpose health …] [--framed-only] [--backend [--vouches-up-to 1|2]]
  motcua-gateway hosts list
  motcua-gateway hosts remove <key>
      Other people's sites, in the configuration file. With elements people may sign in there.

Everywhere: --configuration <file>, ./motcua-gateway.json by default; without it the Hanoi starter catalogue is served to
this machine. PORT, HOST and DATABASE_URL of the environment win.
`;

const options = {
  configuration: { type: 'string', short: 'c' },
  help: { type: 'boolean', short: 'h' },
  overwrite: { type: 'boolean' },
  head: { type: 'string' },
  status: { type: 'string' },
  note: { type: 'string' },
  text: { type: 'string' },
  into: { type: 'string' },
  format: { type: 'string' },
  contacts: { type: 'boolean' },
  clerk: { type: 'string' },
  everybody: { type: 'boolean' },
  name: { type: 'string' },
  origin: { type: 'string', multiple: true },
  element: { type: 'string', multiple: true },
  purpose: { type: 'string', multiple: true },
  'framed-only': { type: 'boolean' },
  backend: { type: 'boolean' },
  'vouches-up-to': { type: 'string' },
} as const;

/** Each command is loaded when it is asked for: a backup needs no web server. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { configuration, help, overwrite = false, head } = values;
  const [command, ...more] = positionals;
  const [word = ''] = more;
  const is = (name: string, count = 0) => command === name && more.length === count;
  if (help && more.length === 0) process.stdout.write(usage);
  else if (is('serve')) await (await import('./run.ts')).run(configuration);
  else if (is('check')) await (await import('./run.ts')).check(configuration);
  else if (is('openapi')) process.stdout.write((await import('../reference.ts')).referenceText());
  else if (is('backup', 1)) await (await import('./commands/backup.ts')).backup(configuration, word);
  else if (is('restore', 1)) await (await import('./commands/backup.ts')).restore(configuration, word, overwrite);
  else if (is('audit', 1) && word === 'head') await (await import('./commands/audit.ts')).printAuditHead(configuration);
  else if (is('audit', 1) && word === 'verify') await (await import('./commands/audit.ts')).verify(configuration, head);
  else if (command === 'feedback' && more.length > 0) await (await import('./commands/feedback.ts')).feedback(configuration, more, values);
  else if (command === 'data-requests') await (await import('./commands/data-requests.ts')).dataRequests(configuration, more, values.clerk);
  else if (command === 'sessions') await (await import('./commands/sessions.ts')).sessions(configuration, more, values);
  else if (command === 'hosts' && more.length > 0) await (await import('./commands/hosts.ts')).hosts(configuration, more, values);
  else throw new TypeError(command === undefined ? 'say what to do' : `there is no command "${positionals.join(' ')}"`);
}

try {
  await main();
} catch (error) {
  const isMisuse = error instanceof TypeError;
  process.stderr.write(`motcua-gateway: ${error instanceof Error ? error.message : String(error)}\n${isMisuse ? `\n${usage}` : ''}`);
  process.exitCode = isMisuse ? 2 : 1;
}

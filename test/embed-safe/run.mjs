// `node test/embed-safe/run.mjs` runs every probe on our own elements; `--script <address> --tag <tag or markup>` on any
// others, `--module` where the script is a module, `--policies "a b"` for the Trusted Types policies that it documents.
// `--subject <file>` takes a definition (`subjects.mjs` says of what), words on the command line only the probes they name.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { column, printCell } from './column.mjs';
import { peers } from './peers.mjs';
import { probes } from './probes.mjs';
import { ours, scriptAndTag, specimen } from './subjects.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    script: { type: 'string' },
    tag: { type: 'string' },
    module: { type: 'boolean' },
    policies: { type: 'string', default: '' },
    subject: { type: 'string' },
    specimen: { type: 'string' },
    peer: { type: 'string' },
  },
});

async function chosen() {
  if (values.subject) return (await import(pathToFileURL(resolve(values.subject)).href)).default;
  if (values.peer) return peers().find(({ name }) => name.toLowerCase().includes(values.peer.toLowerCase()));
  if (values.specimen !== undefined) return specimen(values.specimen);
  if (!values.script) return ours();
  if (!values.tag) throw new TypeError('run: --script needs --tag, a tag or the markup that a host writes');
  const hasCors = await isReadable(values.script);
  return scriptAndTag(values.script, values.tag, { isModule: values.module ?? false, hasCors, trustedTypes: values.policies.split(' ').filter(Boolean) });
}

/** Whether other origins may read it. What cannot be fetched at all would be red in every probe, after as many long waits. */
async function isReadable(script) {
  if (!/^https?:/.test(script)) throw new TypeError(`run: --script must be a whole address, got "${script}"; serve a file of your own by http first`);
  const response = await fetch(script).catch(({ cause }) => ({ ok: false, status: cause?.code ?? 'no answer' }));
  if (!response.ok) throw new TypeError(`run: ${script} cannot be fetched: ${response.status}`);
  return response.headers.has('access-control-allow-origin');
}

async function run() {
  const unknown = positionals.filter((name) => !probes.some((probe) => probe.name === name));
  if (unknown.length > 0) throw new TypeError(`run: no probe ${unknown.join(', ')}; there are ${probes.map(({ name }) => name).join(', ')}`);
  const subject = await chosen();
  console.log(`${subject.name} ${subject.version}`);
  const cells = await column(subject, { names: positionals, onCell: printCell });
  const reds = cells.filter(({ result }) => result === 'red').length;
  console.log(`${cells.filter(({ result }) => result === 'green').length} green, ${reds} red, ${cells.filter(({ result }) => result === 'none').length} not applicable`);
  return reds > 0 ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof TypeError ? error.message : error);
  process.exitCode = 2;
}

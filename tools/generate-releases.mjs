// Writes the table of versions in docs/releases.md from docs/releases.json. `--check` only compares.
import { readFileSync } from 'node:fs';
import { format } from '../packages/catalogue/src/entry.ts';
import { version } from '../packages/widgets/src/core/version.ts';
import { minorOf } from './release-channel.mjs';
import { keyId } from './release-signature.mjs';
import { writeOrCompare } from './write-or-compare.mjs';

const { keys, releases } = JSON.parse(readFileSync(new URL('../docs/releases.json', import.meta.url), 'utf8'));
const { info } = JSON.parse(readFileSync(new URL('../docs/openapi.json', import.meta.url), 'utf8'));

// What is built now must be in the table, with what it reads.
const own = releases.find(({ minor }) => minor === minorOf(version));
if (!own) throw new Error(`docs/releases.json says nothing of ${minorOf(version)}`);
if (!own.catalogueFormats.includes(format.major)) throw new Error(`docs/releases.json: ${own.minor} reads catalogues of format ${format.major}`);
if (!own.gatewayContracts.includes(info.version)) throw new Error(`docs/releases.json: ${own.minor} speaks to gateways of contract ${info.version}`);

const rows = releases.map(({ minor, released, catalogueFormats, gatewayContracts, isLts, supportedUntil }) => [
  `${minor}.x`,
  released ?? 'not yet',
  catalogueFormats.join(', '),
  gatewayContracts.join(', '),
  [minor, ...(isLts ? ['lts'] : [])].map((channel) => `\`${channel}\``).join(', '),
  supportedUntil ?? 'the next minor version',
]);
const line = (cells) => `| ${cells.join(' | ')} |`;
const table = [line(['Elements', 'Released', 'Catalogue format', 'Gateway contract', 'Channels', 'Mended until']), '|---|---|---|---|---|---|', ...rows.map(line)].join('\n');
const signers = keys.length === 0 ? 'There is no release yet, and so no key.' : keys.map((key, index) => `- ${index === 0 ? 'current' : 'next'}: \`${keyId(key)}\``).join('\n');

function filled(text, name, content) {
  const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const start = text.indexOf(begin);
  const stop = text.indexOf(end, start);
  if (start < 0 || stop < 0) throw new Error(`docs/releases.md has no place for ${name}`);
  return `${text.slice(0, start)}${begin}${content}${text.slice(stop)}`;
}

const page = new URL('../docs/releases.md', import.meta.url);
writeOrCompare(page, filled(filled(readFileSync(page, 'utf8'), 'versions', table), 'keys', signers));

// Writes the records of processing into docs/privacy.md, between two marks, from the contract's own tags. `--check` only compares.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isPersonal, personalFieldsOf } from '@motcua/contract';
import { assistant } from '@motcua/contract/assistant';
import { clientSession } from '@motcua/contract/client-session';
import { dataRequest } from '@motcua/contract/data-request';
import { delegation } from '@motcua/contract/delegation';
import { feedback } from '@motcua/contract/feedback';
import { health } from '@motcua/contract/health';
import { identity } from '@motcua/contract/identity';
import { ratings } from '@motcua/contract/ratings';
import { reports } from '@motcua/contract/reports';
import { services } from '@motcua/contract/services';
import { signing } from '@motcua/contract/signing';
import { writeOrCompare } from './write-or-compare.mjs';

const begin = '<!-- records of processing: begin -->';
const end = '<!-- records of processing: end -->';
const page = new URL('../docs/privacy.md', import.meta.url);

const capabilities = { services, assistant, feedback, identity, 'client-session': clientSession, delegation, 'data-request': dataRequest, health, signing, ratings, reports };

/** Who may keep an answer, and for how long. */
function keptOf(cache) {
  if (cache === 'none') return 'no';
  return `${cache.scope === 'public' ? 'by anybody' : 'by the asker'}, ${cache.maxAgeSeconds} s`;
}

/** Names of the tagged fields of an answer, however deep. */
function taggedIn(schema, name = '') {
  if (schema === undefined) return [];
  if (name && isPersonal(schema)) return [name];
  const { shape = {}, options = [], element, innerType } = schema._zod.def;
  const inside = [...Object.entries(shape), ...[...options, element, innerType].map((each) => [name, each])];
  return [...new Set(inside.flatMap(([inner, each]) => taggedIn(each, inner)))];
}

const named = (fields) => fields.map((field) => `\`${field}\``).join(', ');

function rowOf([name, { method, path, input, output, stream, authorization = 'none', cache }]) {
  const fields = personalFieldsOf(input);
  const answered = taggedIn(output ?? stream);
  const isOwn = authorization !== 'none';
  const who = isOwn ? `level ${authorization.assuranceLevel}` : 'anybody';
  const purpose = isOwn ? `\`${authorization.purpose}\`` : fields.length + answered.length > 0 ? 'what is asked for' : '–';
  return `| \`${name}\` | \`${method} ${path}\` | ${purpose} | ${named(fields) || '–'} | ${named(answered) || (isOwn ? 'about the person' : '–')} | ${who} | ${keptOf(cache)} |`;
}

/** The records as they stand between the marks. */
export function recordsOf(chosen = capabilities) {
  const head = '| Endpoint | | Purpose | Personal in the question | In the answer | Who may ask | Kept by caches |\n|---|---|---|---|---|---|---|';
  return Object.entries(chosen)
    .map(([capability, endpoints]) => `**${capability}**\n\n${head}\n${Object.entries(endpoints).map(rowOf).join('\n')}`)
    .join('\n\n');
}

/** A page with these records in place of those that stand in it. */
export function withRecords(text, records) {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/privacy.md needs ${begin} and ${end}`);
  return `${before}${begin}\n\n${records}\n\n${end}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeOrCompare(page, withRecords(readFileSync(page, 'utf8'), recordsOf()));

// Writes what a client needs of the contract as plain data, from the contract's own schemas. `--check` only compares.
import { Problem } from '@motcua/contract';
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
import { SiteConfiguration } from '@motcua/contract/site';
import * as z from 'zod/mini';
import { writeOrCompare } from './write-or-compare.mjs';

const idle = new Set(['$schema', 'additionalProperties', 'default', 'description', 'title']);

/** What the checker reads, and nothing else; a rule that it does not know is a mistake of ours, found here. */
function tidy(schema) {
  const clean = {};
  for (const [key, value] of Object.entries(schema)) {
    if (idle.has(key)) continue;
    if (key === '$ref') clean.$ref = value.replace('#/$defs/', '');
    else if (key === 'anyOf' || key === 'oneOf') clean.oneOf = value.map(tidy);
    else if (key === 'properties') clean.properties = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tidy(each)]));
    else if (key === 'items') clean.items = tidy(value);
    else if (key === 'prefixItems') clean.prefixItems = value.map(tidy);
    else if (key === 'format' && !['uri', 'date'].includes(value)) continue; // The pattern beside it says the same.
    else if (key === 'pattern' && schema.format === 'date') continue; // Long, and in every client's first download; the format says the same.
    else if (key === 'const') clean.enum = [value];
    else if (key === 'exclusiveMinimum' && schema.type === 'integer') clean.minimum = value + 1; // One rule less for every client.
    else if ((key === 'minimum' && value === Number.MIN_SAFE_INTEGER) || (key === 'maximum' && value === Number.MAX_SAFE_INTEGER)) continue;
    else if (['type', 'required', 'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'enum'].includes(key)) clean[key] = value;
    else throw new Error(`generate-wire: the checker does not know the rule "${key}"`);
  }
  if (clean.enum) delete clean.type;
  if (clean.prefixItems) for (const implied of ['items', 'minItems', 'maxItems']) delete clean[implied]; // The checker takes as many as there are.
  return clean;
}

/** A schema whose references lead past definitions that are no more than another name. */
function direct(schema, definitions) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((each) => direct(each, definitions));
  const next = definitions[schema.$ref]?.$ref;
  if (next !== undefined) return direct({ $ref: next }, definitions);
  return Object.fromEntries(Object.entries(schema).map(([key, each]) => [key, direct(each, definitions)]));
}

/** One module: endpoints, or a single schema, with the schemas that they have in common under `definitions`. */
function moduleOf(schemas) {
  const whole = z.toJSONSchema(z.object(schemas), { io: 'input', reused: 'ref' });
  const tidied = Object.fromEntries(Object.entries(whole.properties).map(([name, schema]) => [name, tidy(schema)]));
  const definitions = Object.fromEntries(Object.entries(whole.$defs ?? {}).map(([name, schema]) => [name, tidy(schema)]));
  const own = Object.fromEntries(Object.entries(definitions).filter(([, { $ref }]) => $ref === undefined));
  return { tidied: direct(tidied, definitions), definitions: direct(own, definitions) };
}

const literal = (value) =>
  JSON.stringify(value, null, 2)
    .replaceAll('__schema', 's')
    .replace(/"([A-Za-z_$][\w$]*)":/g, '$1:')
    .replace(/"((?:[^"\\]|\\.)*)"/g, (_, text) => `'${text.replaceAll("'", "\\'")}'`)
    .replace(/\[\n\s+([^[\]{}]+?)\n\s+\]/g, (whole, items) => (items.length > 200 ? whole : `[${items.replace(/\n\s+/g, ' ')}]`));

/** What a capability's client needs besides its endpoints. */
const alsoGiven = {
  assistant: "export { longestTurn, mostTurns } from './limits.ts';\n\n",
  feedback: "export { largestPhotoBytes, longestFeedback, mostFeedbackPhotos, photoPartBytes } from './limits.ts';\n\n",
  reports: "export { longestReport } from './limits.ts';\n\n",
  services: "export { longestQuery } from './limits.ts';\n\n",
};

for (const [capability, endpoints] of Object.entries({
  assistant,
  'client-session': clientSession,
  'data-request': dataRequest,
  delegation,
  feedback,
  health,
  identity,
  ratings,
  reports,
  services,
  signing,
})) {
  const { tidied, definitions } = moduleOf(
    Object.fromEntries(
      Object.entries(endpoints).flatMap(([name, { input, output, stream }]) => [
        [`${name}.input`, input],
        [`${name}.output`, output ?? stream],
      ]),
    ),
  );
  const wires = Object.entries(endpoints).map(
    ([name, { method, path, summary, write, page }]) => `/** ${summary} */
export const ${name}: WireEndpoint<typeof contract.${name}> = {
  method: '${method}',
  path: '${path}',${write ? `\n  write: '${write}',` : ''}${page ? '\n  page: true,' : ''}
  definitions,
  input: ${literal(tidied[`${name}.input`])},
  output: ${literal(tidied[`${name}.output`])},
};
`,
  );
  writeOrCompare(
    new URL(`../packages/contract/src/${capability}/wire.ts`, import.meta.url),
    `// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireEndpoint } from '../wire.ts';
import type * as contract from './index.ts';

${alsoGiven[capability] ?? ''}const definitions: WireDefinitions = ${literal(definitions)};

${wires.join('\n')}`,
  );
}

const problem = moduleOf({ problem: Problem });
writeOrCompare(
  new URL('../packages/contract/src/problem-wire.ts', import.meta.url),
  `// Generated from problem.ts by tools/generate-wire.mjs; change the contract there.
import type { WireSchema } from './check.ts';

/** Problem details as a client checks them. */
export const problem: WireSchema = ${literal(problem.tidied.problem)};
`,
);

const site = moduleOf({ siteConfiguration: SiteConfiguration });
writeOrCompare(
  new URL('../packages/contract/src/site/wire.ts', import.meta.url),
  `// Generated from index.ts by tools/generate-wire.mjs; change the contract there.
import type { WireDefinitions, WireSchema } from '../check.ts';

/** What the schema below refers to. */
export const siteDefinitions: WireDefinitions = ${literal(site.definitions)};

/** A site configuration as a client checks it. */
export const siteConfiguration: WireSchema = ${literal(site.tidied.siteConfiguration)};
`,
);

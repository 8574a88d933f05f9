// Says what in an API reference would break a client, or a page, that was made for an earlier one. As a command it compares
// docs/openapi.json with what was last agreed (docs/openapi.agreed.json); `--agree` takes the present one over, which a
// release does, and a change that breaks only together with a new major version.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const addressOf = (name) => new URL(`../docs/${name}`, import.meta.url);
const agreed = addressOf('openapi.agreed.json');
const present = addressOf('openapi.json');
const read = (address) => JSON.parse(readFileSync(address, 'utf8'));

/** Constraints of which a larger value lets more through, and those of which a smaller one does. */
const upper = ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum'];
const lower = ['minLength', 'minItems', 'minimum', 'exclusiveMinimum'];

/**
 * What breaks, each in a line, such as `POST /feedback: "text" must now be given`.
 *
 * Questions may ask for less and take more than before, answers may say more and be narrower: a client drops fields that it
 * does not know, and refuses values and variants that it does not know.
 *
 * @param {any} before - OpenAPI 3.1 documents.
 * @param {any} after
 * @returns {string[]}
 */
export function breakingChanges(before, after) {
  const found = new Set();
  for (const [path, methods] of Object.entries(before.paths)) {
    for (const [method, was] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[method];
      const say = (what) => found.add(`${name}: ${what}`);
      if (!is) say('is gone');
      else compareOperations(was, is, say);
    }
  }
  return [...found];

  function compareOperations(was, is, say) {
    if (was.operationId !== is.operationId) say(`is called "${is.operationId}" now, a client's method`);
    if (JSON.stringify(was['x-authorization']) !== JSON.stringify(is['x-authorization'])) say('asks for another sign-in');
    const parameters = new Map((was.parameters ?? []).map((each) => [each.name, each]));
    for (const each of is.parameters ?? []) {
      const old = parameters.get(each.name);
      parameters.delete(each.name);
      if (each.required && !old?.required) say(`"${each.name}" must now be given`);
      if (old) compare(old.schema, each.schema, 'question', each.name, say, new Set());
    }
    for (const name of parameters.keys()) say(`"${name}" is not taken any more`);
    compare(bodyOf(was.requestBody), bodyOf(is.requestBody), 'question', '', say, new Set());
    const [type] = Object.keys(was.responses[200].content);
    if (!is.responses[200].content[type]) say(`does not answer ${type} any more`);
    else compare(was.responses[200].content[type].schema, is.responses[200].content[type].schema, 'answer', '', say, new Set());
  }

  function bodyOf(body) {
    return body?.content['application/json'].schema ?? { type: 'object' };
  }

  function resolved(document, schema) {
    return schema?.$ref ? resolved(document, document.components.schemas[schema.$ref.split('/').at(-1)]) : schema;
  }

  function compare(givenWas, givenIs, side, place, say, seen) {
    const pair = `${givenWas?.$ref}>${givenIs?.$ref}>${side}`;
    if (givenWas?.$ref && seen.has(pair)) return;
    seen.add(pair);
    const was = resolved(before, givenWas);
    const is = resolved(after, givenIs);
    const where = place === '' ? 'the whole' : `"${place}"`;
    const isQuestion = side === 'question';
    if (!was || !is) return void (was !== is && say(`${where} has another shape`));
    if (was.type !== is.type) return void say(`${where} is ${is.type ?? 'something else'}, no more ${was.type ?? 'what it was'}`);
    if (was.pattern !== is.pattern || was.format !== is.format) say(`${where} is written differently`);
    // A question may not become narrower, an answer not wider.
    for (const rule of isQuestion ? upper : lower)
      if ((is[rule] ?? (isQuestion ? Infinity : -Infinity)) < (was[rule] ?? (isQuestion ? Infinity : -Infinity))) say(`${where} has another ${rule}`);
    for (const rule of isQuestion ? lower : upper)
      if ((is[rule] ?? (isQuestion ? -Infinity : Infinity)) > (was[rule] ?? (isQuestion ? -Infinity : Infinity))) say(`${where} has another ${rule}`);
    const values = (schema) => schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    const [known, given] = isQuestion ? [values(is), values(was)] : [values(was), values(is)];
    // No values at all are any value.
    if (given.length === 0 && known.length > 0)
      say(isQuestion ? `${where} takes only ${known.map((value) => JSON.stringify(value)).join(', ')} now` : `${where} may be anything now`);
    for (const value of given)
      if (known.length > 0 && !known.includes(value)) say(isQuestion ? `${where} does not take ${JSON.stringify(value)} any more` : `${where} may be ${JSON.stringify(value)} now`);
    compareVariants(was.oneOf ?? was.anyOf ?? [], is.oneOf ?? is.anyOf ?? [], side, place, say, seen);
    if (was.items || is.items) compare(was.items, is.items, side, `${place}[]`, say, seen);
    compareFields(was, is, side, place, say, seen);
  }

  function compareFields(was, is, side, place, say, seen) {
    const inside = (name) => (place === '' ? name : `${place}.${name}`);
    for (const [name, field] of Object.entries(was.properties ?? {})) {
      const now = is.properties?.[name];
      if (!now) say(side === 'question' ? `"${inside(name)}" is not taken any more` : `"${inside(name)}" is not given any more`);
      else compare(field, now, side, inside(name), say, seen);
    }
    if (side === 'question') for (const name of is.required ?? []) if (!was.required?.includes(name)) say(`"${inside(name)}" must now be given`);
    if (side === 'answer') for (const name of was.required ?? []) if (is.properties?.[name] && !is.required?.includes(name)) say(`"${inside(name)}" may be missing now`);
  }

  function compareVariants(was, is, side, place, say, seen) {
    const tag = (document, variant) => {
      const { properties = {} } = resolved(document, variant) ?? {};
      return (
        Object.entries(properties)
          .flatMap(([name, field]) => (field.const === undefined ? [] : [`${name}=${field.const}`]))
          .join() || JSON.stringify(variant)
      );
    };
    const old = new Map(was.map((variant) => [tag(before, variant), variant]));
    const now = new Map(is.map((variant) => [tag(after, variant), variant]));
    const [known, given] = side === 'question' ? [now, old] : [old, now];
    if (was.length > 0 || is.length > 0)
      for (const name of given.keys()) if (!known.has(name)) say(side === 'question' ? `"${place}" does not take ${name} any more` : `"${place}" may be ${name} now`);
    for (const [name, variant] of old) if (now.has(name)) compare(variant, now.get(name), side, `${place}<${name}>`, say, seen);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--agree')) writeFileSync(agreed, JSON.stringify(read(present)));
  else {
    const changes = breakingChanges(read(agreed), read(present));
    for (const change of changes) console.error(`breaks whoever was there before: ${change}`);
    if (changes.length > 0) process.exitCode = 1;
  }
}

import type { Defect } from './defect.ts';

const source = 'packages/contract/src';

/** The words both sides agree on, and the checks made from them. */
export const contract: readonly Defect[] = [
  {
    what: 'A personal field that may be absent counts as harmless and is logged.',
    file: `${source}/personal.ts`,
    find: 'return inner !== undefined && isPersonal(inner);',
    replace: 'return false;',
    tests: [`${source}/personal.test.ts`],
  },
  {
    what: 'Personal fields inside a list are logged.',
    file: `${source}/personal.ts`,
    find: 'value.map((item) => withoutPersonal(element, item))',
    replace: 'value',
    tests: [`${source}/personal.test.ts`],
  },
  {
    what: 'An endpoint with a personal field may be asked by an address.',
    file: `${source}/endpoint.ts`,
    find: "if (method === 'GET' && holdsPersonal(input))",
    replace: "if (method === 'GET' && personal.length > 0)",
    tests: [`${source}/endpoint.test.ts`],
  },
  {
    what: "A signed-in person's answer may be kept by a cache that others read.",
    file: `${source}/endpoint.ts`,
    find: '(personal.length > 0 || definition.authorization !== undefined)',
    replace: '(personal.length > 0 && definition.authorization !== undefined)',
    tests: [`${source}/endpoint.test.ts`],
  },
  {
    what: "A link in an answer may run a script on the host's page.",
    file: `${source}/check.ts`,
    find: 'return /^https?:$/.test(new URL(text).protocol);',
    replace: "return new URL(text).protocol !== '';",
    tests: [`${source}/check.test.ts`],
  },
  {
    what: 'A fee of 0 đồng is shown as what the agency asks.',
    file: `${source}/check.ts`,
    find: 'number < minimum',
    replace: 'number < minimum - 1',
    tests: [`${source}/check.test.ts`],
  },
  {
    what: 'An answer without fees counts as sound, and the page breaks over it.',
    file: `${source}/check.ts`,
    find: 'if (inner !== undefined || rules.required?.includes(name))',
    replace: 'if (inner !== undefined)',
    tests: [`${source}/check.test.ts`],
  },
  {
    what: 'A question with four choices is refused as broken.',
    file: `${source}/check.ts`,
    find: 'given.length > maxItems',
    replace: 'given.length >= maxItems',
    tests: [`${source}/check.test.ts`],
  },
  {
    what: 'Programs made from the API reference are not told which fields are personal.',
    file: `${source}/openapi.ts`,
    find: "if (isPersonal(zodSchema)) jsonSchema['x-personal'] = true;",
    replace: "if (!isPersonal(zodSchema)) jsonSchema['x-personal'] = false;",
    tests: [`${source}/openapi.test.ts`],
  },
];

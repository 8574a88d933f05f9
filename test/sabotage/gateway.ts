import type { Defect } from './defect.ts';

const source = 'packages/gateway/src';

/** The gateway: what it lets in, what it lets out, and what its log gets to know. */
export const gateway: readonly Defect[] = [
  {
    what: 'What a citizen typed is written into the log.',
    file: `${source}/route.ts`,
    find: 'exchange.input = withoutPersonal(endpoint.input, input.data);',
    replace: 'exchange.input = input.data;',
    tests: [`${source}/log.test.ts`],
  },
  {
    what: "The message of an agency's system, which may quote a citizen, is written into the log.",
    file: `${source}/fault.ts`,
    find: "    const named = known('code' in current ? current.code : undefined) ?? known(current.name);",
    replace: '    const named = current.message as Fault;',
    tests: [`${source}/log.test.ts`],
  },
  {
    what: "An agency's broken answer reaches the citizen's phone.",
    file: `${source}/route.ts`,
    find: "if (!answer.success) throw new Failure('BAD_ANSWER', { answerFields: fieldNamesOf(output, answer.error) });",
    replace: 'if (!answer.success) return given;',
    tests: [`${source}/gateway.test.ts`],
  },
  {
    what: "An agency's slow system goes on with work for which nobody waits any more.",
    file: `${source}/deadline.ts`,
    find: '      inner.abort();\n',
    replace: '',
    tests: [`${source}/limits.test.ts`],
  },
  {
    what: 'After the first few hundred questions the gateway refuses everybody until it is restarted.',
    file: `${source}/gateway.ts`,
    find: '    slots.free += 1;\n',
    replace: '',
    tests: [`${source}/limits.test.ts`],
  },
  {
    what: 'A shared cache repeats the refusal of one origin to all others.',
    file: `${source}/cross-origin.ts`,
    find: "if (origins !== '*') headers.append",
    replace: "if (allowed && origins !== '*') headers.append",
    tests: [`${source}/cross-origin.test.ts`],
  },
  {
    what: "Any page on the web may read the answers that are meant for the city's own pages.",
    file: `${source}/cross-origin.ts`,
    find: 'origin !== null && origins.includes(origin) ? origin : undefined',
    replace: 'origin !== null ? origin : undefined',
    tests: [`${source}/cross-origin.test.ts`],
  },
  {
    what: 'A body that does not say its length may be four times as large as any other.',
    file: `${source}/request-body.ts`,
    find: '    if (length > limitBytes) throw',
    replace: '    if (length > limitBytes * 4) throw',
    tests: [`${source}/hostile-input.test.ts`],
  },
  {
    what: 'A firewall and the gateway read different ones of two equal keys.',
    file: `${source}/strict-json.ts`,
    find: 'isKeyNext = open.at(-1) !== undefined;',
    replace: 'isKeyNext = false;',
    tests: [`${source}/strict-json.test.ts`],
  },
  {
    what: 'A client that was quiet for a day may flood the gateway for all others.',
    file: `${source}/token-buckets.ts`,
    find: 'Math.min(requests, last.tokens + (nowMs - last.atMs) * tokensPerMs)',
    replace: 'last.tokens + (nowMs - last.atMs) * tokensPerMs',
    tests: [`${source}/limits.test.ts`],
  },
  {
    what: 'Whoever writes a false address into a header gets a new allowance with each request.',
    file: `${source}/node/client-address.ts`,
    find: '.at(-trustedProxies)',
    replace: '.at(0)',
    tests: [`${source}/node/client-address.test.ts`],
  },
  {
    what: 'What somebody wrote as the name of a field is sent back and logged.',
    file: `${source}/field-names.ts`,
    find: '    if (!current) break;\n',
    replace: '',
    tests: [`${source}/field-names.test.ts`],
  },
  {
    what: "A proxy keeps a moment's failure and repeats it after the agency is back.",
    file: `${source}/responses.ts`,
    find: "{ 'content-type': problemMediaType, 'cache-control': 'no-store' }",
    replace: "{ 'content-type': problemMediaType }",
    tests: [`${source}/gateway.test.ts`],
  },
  {
    what: 'A catalogue that was out of reach once is never opened again.',
    file: `${source}/node/catalogue-services.ts`,
    find: '      opened = undefined;\n',
    replace: '',
    tests: [`${source}/node/catalogue-source.test.ts`],
  },
  {
    what: 'Lists within lists have no end.',
    file: 'packages/gateway/src/strict-json.ts',
    find: "part === '{' || part === '['",
    replace: "part === '{'",
    tests: ['packages/gateway/src/strict-json.test.ts'],
  },
];

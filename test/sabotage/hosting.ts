import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/hosting';
const tests = [`${source}/content-security-policy.test.ts`];

/** What is told to hosts: the policy that a page with our elements is sent with. */
export const hosting: readonly Defect[] = [
  {
    what: "A host's own extended button leaves a rejection that nobody handles.",
    file: 'packages/widgets/src/cdn/loader.ts',
    find: "localName.includes('-') && ",
    replace: '',
    tests: ['packages/widgets/src/cdn/loader.test.ts'],
  },
  {
    what: 'An address with a star in it opens the page to everybody.',
    file: `${source}/content-security-policy.ts`,
    find: `/[\\s;,'"*]/`,
    replace: `/[\\s;,'"]/`,
    tests,
  },
  {
    what: 'A script over plain http is allowed on a page that has https.',
    file: `${source}/content-security-policy.ts`,
    find: "if (own.protocol === 'https:' && protocol !== 'https:')",
    replace: "if (own.protocol === 'http:' && protocol !== 'https:')",
    tests,
  },
  {
    what: 'An element that is not ours gets a policy all the same.',
    file: `${source}/content-security-policy.ts`,
    find: 'if (!Object.hasOwn(asked, element))',
    replace: 'if (!(element in asked))',
    tests,
  },
  {
    what: 'A nonce that anybody can guess is taken.',
    file: `${source}/content-security-policy.ts`,
    find: '[\\w+/-]{22,}',
    replace: '[\\w+/-]{2,}',
    tests,
  },
  {
    what: "What a host's default allows is taken away by the directive that is added.",
    file: `${source}/existing-policy.ts`,
    find: '(policy.get(holding) ?? []).filter((source) => source !== "\'none\'")',
    replace: '(policy.get(name) ?? []).filter((source) => source !== "\'none\'")',
    tests,
  },
  {
    what: 'Of two directives with one name the second is read, which browsers do not heed.',
    file: `${source}/existing-policy.ts`,
    find: 'if (!policy.has(name.toLowerCase())) policy.set(',
    replace: 'policy.set(',
    tests,
  },
  {
    what: 'Where nothing can be known the command ends as if it had written a policy.',
    file: 'packages/widgets/bin/motcua-csp.mjs',
    find: 'process.exitCode = 2;',
    replace: '',
    tests,
  },
];

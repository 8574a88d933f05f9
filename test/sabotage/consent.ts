import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/consent';
const tests = [`${source}/consent.test.ts`];

/** `motcua-consent`: what a citizen agrees to, and takes back. */
export const consent: readonly Defect[] = [
  {
    what: '"Yes" stands out, and "no" has to be looked for.',
    file: `${source}/purpose-view.ts`,
    find: '<button class="button" type="button" aria-disabled=${isGiving',
    replace: '<button class="button primary" type="button" aria-disabled=${isGiving',
    tests,
  },
  {
    what: 'The first press already takes the agreement back.',
    file: `${source}/consent.ts`,
    find: "askToWithdraw: then('.withdrawal', () => this.known.askToWithdraw(code)),",
    replace: 'askToWithdraw: () => void this.#withdraw(code),',
    tests,
  },
  {
    what: '"No" is sent as "yes".',
    file: `${source}/consent.ts`,
    find: '        this.known.refuse(code);\n',
    replace: '        void this.known.give(code);\n',
    tests,
  },
  {
    what: 'What was taken back counts as agreed to.',
    file: `${source}/known-consents.ts`,
    find: 'return withdrawnAt === undefined && Date.parse(expiresAt) > nowMs;',
    replace: 'return Date.parse(expiresAt) > nowMs;',
    tests,
  },
  {
    what: 'What one person agreed to is read by whoever sits down next.',
    file: `${source}/known-consents.ts`,
    find: "if (change.startsWith('signed')) this.forget();",
    replace: "if (change.startsWith('signed')) return;",
    tests,
  },
  {
    what: 'It is not said for how long one agrees.',
    file: `${source}/purpose-view.ts`,
    find: '${say.days(purpose.days, day)}',
    replace: '${purpose.days}',
    tests,
  },
];

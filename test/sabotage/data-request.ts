import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/data-request';
const tests = [`${source}/data-request.test.ts`];

/** `motcua-data-request`: what is kept about a citizen, and its deletion. */
export const dataRequest: readonly Defect[] = [
  {
    what: 'One press beside "download" deletes everything.',
    file: `${source}/data-request.ts`,
    find: 'data-remove @click=${this.#askToRemove}',
    replace: 'data-remove @click=${this.#remove}',
    tests,
  },
  {
    what: 'Whoever signs out while a deletion waits is told that it is done.',
    file: `${source}/kept-records.ts`,
    find: 'if (waiting && Date.parse(waiting.plannedAt) <= Date.now())',
    replace: 'if (waiting)',
    tests,
  },
  {
    what: 'Who is asked to sign in anew comes back no fresher than before, again and again.',
    file: `${source}/data-request.ts`,
    find: 'this.#freshWay.prepare(this.activeClient, 2, true);',
    replace: 'this.#freshWay.prepare(this.activeClient, 2);',
    tests,
  },
  {
    what: 'What is kept about somebody is shown to whoever presses "back".',
    file: 'packages/widgets/src/sign-in/account-element.ts',
    find: '          this.known.forget();\n          if (this.isUpdatePending)',
    replace: '          if (this.isUpdatePending)',
    tests,
  },
];

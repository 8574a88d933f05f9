import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/access-log';
const tests = [`${source}/access-log.test.ts`];

/** `motcua-access-log`: who has seen a citizen's records. */
export const accessLog: readonly Defect[] = [
  {
    what: 'What was refused reads as if it had been given.',
    file: `${source}/day-view.ts`,
    find: "outcome === 'refused' ?",
    replace: "outcome !== 'refused' && outcome !== 'given' ?",
    tests,
  },
  {
    what: 'One entry is lost at each "show more".',
    file: `${source}/read-log.ts`,
    find: 'const read: AccessEntry[] = this.#next ? [this.#next] : [];',
    replace: 'const read: AccessEntry[] = [];',
    tests,
  },
  {
    what: 'After a failure the same entries are listed twice, as if somebody had looked twice.',
    file: `${source}/read-log.ts`,
    find: 'if (!known.delete(JSON.stringify(entry))) yield entry;',
    replace: 'yield entry;',
    tests,
  },
  {
    what: 'What happened before seven in the morning stands under the day before.',
    file: `${source}/day-view.ts`,
    find: 'const { day } = vietnamMoment(entry.at);',
    replace: "const day = entry.at.slice(0, 10).split('-').reverse().join('/');",
    tests,
  },
  {
    what: 'What is shown blinks away because the next part does not come.',
    file: `${source}/read-log.ts`,
    find: "this.#become({ kind: 'failed', entries, hasMore: false, error });",
    replace: "this.#become({ kind: 'failed', entries: [], hasMore: false, error });",
    tests,
  },
  {
    what: 'Somebody’s log stays on the screen after they signed out in another tab.',
    file: `${source}/read-log.ts`,
    find: "if (!change.startsWith('signed')) return;",
    replace: "if (change !== 'signed-in') return;",
    tests,
  },
];

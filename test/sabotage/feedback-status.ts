import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/feedback-status';
const tests = [`${source}/feedback-status.test.ts`];

/** `motcua-feedback-status`: how far a report has come. */
export const feedbackStatus: readonly Defect[] = [
  {
    what: 'A report that is overdue reads as if all were well.',
    file: `${source}/due.ts`,
    find: "return days > 0 ? { kind: 'overdue', days } : { kind: 'open' };",
    replace: "return { kind: 'open' };",
    tests,
  },
  {
    what: 'A code that was read out as O is asked for as it was typed, and not found.',
    file: `${source}/tracking-code.ts`,
    find: ".replace(/O/g, '0')",
    replace: '',
    tests,
  },
  {
    what: 'Every step comes twice once a report is followed.',
    file: `${source}/followed-report.ts`,
    find: 'if (report.history.some(({ status, at }) => status === event.status && at === event.at)) continue;',
    replace: '',
    tests,
  },
  {
    what: 'A report that was deleted stays on the screen, as if it were still there.',
    file: `${source}/followed-report.ts`,
    find: '...(!isGone && { report, heardAt })',
    replace: 'report, heardAt',
    tests,
  },
  {
    what: 'One press takes a report back for good.',
    file: `${source}/feedback-status.ts`,
    find: 'this.#followed.askToWithdraw(isAsking);',
    replace: 'void this.#withdraw();',
    tests,
  },
  {
    what: 'The report of whoever stood there before is there for the next person at a kiosk.',
    file: `${source}/feedback-status.ts`,
    find: "    this.#followed.close();\n    this.code = this.#asked = this.#typed = this.#wrong = '';\n",
    replace: '',
    tests,
  },
  {
    what: 'The key to a report stays on a device that others use.',
    file: `${source}/kept-reports.ts`,
    find: '  if (store.isShared) return;\n',
    replace: '',
    tests,
  },
];

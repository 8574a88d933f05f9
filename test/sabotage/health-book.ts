import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/health-book';
const tests = [`${source}/health-book.test.ts`];

/** `motcua-health-book`: what of a health book shows, for how long, and what is said about what is not there. */
export const healthBook: readonly Defect[] = [
  {
    what: 'An open section stands on the printed page.',
    file: `${source}/revealed-section.ts`,
    find: "for (const type of ['blur', 'pagehide', 'beforeprint']) addEventListener",
    replace: "for (const type of ['blur', 'pagehide']) addEventListener",
    tests,
  },
  {
    what: 'The picture in the app switcher shows what was open: masking waits for the next turn.',
    file: `${source}/health-book.ts`,
    find: 'this.#said = (say) => say.masked;\n    if (this.isUpdatePending) this.performUpdate();\n',
    replace: 'this.#said = (say) => say.masked;\n',
    tests,
  },
  {
    what: 'A section stays open in a tab that lies behind another.',
    file: `${source}/revealed-section.ts`,
    find: "    document.addEventListener('visibilitychange', this.mask);\n",
    replace: '',
    tests,
  },
  {
    what: '"Back" shows the book of whoever sat here before.',
    file: 'packages/widgets/src/core/page-left.ts',
    find: "    addEventListener('pagehide', this.#onLeave);\n",
    replace: '',
    tests,
  },
  {
    what: 'The book stays open for the next person who is signed in.',
    file: `${source}/health-book.ts`,
    find: 'if (this.#askedOf !== undefined && this.#askedOf !== this.activeClient) this.forget();',
    replace: '',
    tests,
  },
  {
    what: 'What its source marks as sensitive shows with everything else.',
    file: `${source}/section-view.ts`,
    find: "section.items.filter(({ sensitivity }) => showsSensitive || sensitivity === 'ordinary')",
    replace: 'section.items.filter(({ sensitivity }) => showsSensitive || sensitivity !== undefined)',
    tests,
  },
  {
    what: 'What was entered by mistake stands among what is so.',
    file: `${source}/section-view.ts`,
    find: '({ status }) => !cancelledStatuses.has(status)',
    replace: '({ status }) => status.length > 0',
    tests,
  },
  {
    what: 'A book that says nothing about allergies passes for one without.',
    file: `${source}/health-book.ts`,
    find: '!sections.some((section) => section.kind === kind)',
    replace: 'sections.some((section) => section.kind === undefined)',
    tests,
  },
  {
    what: 'The book of whoever stood there before is open for the next person at a kiosk.',
    file: `${source}/health-book.ts`,
    find: '    this.#book.close();\n',
    replace: '',
    tests,
  },
  {
    what: 'What a masked section holds stands beside its title.',
    file: `${source}/section-view.ts`,
    find: '<span>${section.title}</span><span class="verb" aria-hidden="true">${icon(showIcon)}',
    replace: '<span>${section.title} ${section.items.map(({ label }) => label)}</span><span class="verb" aria-hidden="true">${icon(showIcon)}',
    tests,
  },
  {
    what: '"Asked, none" reassures though nobody stands for it.',
    file: `${source}/section-view.ts`,
    find: "state === 'noneKnown' ? say.notAssured : say.state[state]",
    replace: 'say.state[state]',
    tests,
  },
  {
    what: 'A section closes under the eyes of somebody in easy mode, which knows no time limits.',
    file: `${source}/health-book.ts`,
    find: 'this.#revealed.reveal(index, !this.isEasy)',
    replace: 'this.#revealed.reveal(index, true)',
    tests,
  },
  {
    what: 'A book that was closed while it was on its way opens all the same.',
    file: `${source}/opened-book.ts`,
    find: 'if (!signal.aborted) this.#become(state)',
    replace: 'this.#become(state)',
    tests,
  },
];

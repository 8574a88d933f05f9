import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/app';
const tests = [`${source}/app.test.ts`];

/** `motcua-app`: what is around the elements, and a shared device. */
export const app: readonly Defect[] = [
  {
    what: 'What one person ticks at a kiosk is there for the next.',
    file: 'packages/widgets/src/core/motcua-element.ts',
    find: '    store?.share(this);\n',
    replace: '',
    tests,
  },
  {
    what: '"Xóa hết và kết thúc" erases nothing.',
    file: `${source}/app.ts`,
    find: '    this.endVisit();\n',
    replace: '',
    tests,
  },
  {
    what: 'A page with a slideshow keeps open the visit of somebody who has left.',
    file: `${source}/idle-watch.ts`,
    find: '!event.isTrusted || ',
    replace: '',
    tests: [`${source}/idle-watch.test.ts`],
  },
  {
    what: 'The question goes away under the finger that answers it, which then presses something else.',
    file: `${source}/idle-watch.ts`,
    find: "if (this.phase === 'active') this.stay();",
    replace: "if (this.phase !== 'off') this.stay();",
    tests: [`${source}/idle-watch.test.ts`],
  },
  {
    what: 'Somebody who is reading and scrolling is asked whether they are still there, and thrown out.',
    file: `${source}/idle-watch.ts`,
    find: '  #wait(then?: () => void, ms?: number): void {\n    clearTimeout(this.#timer);',
    replace: '  #wait(then?: () => void, ms?: number): void {',
    tests: [`${source}/idle-watch.test.ts`],
  },
  {
    what: 'An app that has left the page ends a visit that is not its own.',
    file: `${source}/idle-watch.ts`,
    find: '  hostDisconnected(): void {\n    this.stop();',
    replace: '  hostDisconnected(): void {',
    tests: [`${source}/idle-watch.test.ts`],
  },
  {
    what: 'Elements inside the app find no client, and say nothing.',
    file: `${source}/app.ts`,
    find: 'const given: Surroundings = { client, theme',
    replace: 'const given: Surroundings = { theme',
    tests,
  },
];

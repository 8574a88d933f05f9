import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/service-checklist/service-checklist.ts';
const opened = 'packages/widgets/src/service-answer/opened-service.ts';
const tests = ['packages/widgets/src/service-checklist/service-checklist.test.ts'];

/** `motcua-service-checklist`. */
export const serviceChecklist: readonly Defect[] = [
  {
    what: 'The ticks of whoever stood there before are there for the next person at a kiosk.',
    file: source,
    find: '  protected override forget(): void {\n    this.opened.forget();\n  }',
    replace: '  protected override forget(): void {}',
    tests,
  },
  {
    what: 'A shared device says that it keeps what it does not keep.',
    file: source,
    find: 'isShared: this.isSharedDevice || this.activeClient?.store.isShared === true,',
    replace: 'isShared: false,',
    tests,
  },
  {
    what: 'The answer on the same page goes on counting other papers.',
    file: opened,
    find: '      dispatchEvent(new TicksKeptEvent());\n',
    replace: '',
    tests,
  },
  {
    what: 'The whole page is printed around the papers.',
    file: source,
    find: 'printAlone(this), print)',
    replace: 'print(), print)',
    tests,
  },
  {
    what: 'The reader is lost when ticks are forgotten.',
    file: source,
    find: "this.renderRoot.querySelector<HTMLElement>('#papers')?.focus();",
    replace: '',
    tests,
  },
];

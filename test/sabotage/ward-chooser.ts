import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/ward-chooser';
const tests = [`${source}/ward-chooser.test.ts`];
const counter = 'packages/widgets/src/service-answer/ward-counter.ts';
const counterTests = ['packages/widgets/src/service-answer/ward-counter.test.ts'];

/** `motcua-ward-chooser`, and the counter of the ward that was chosen. */
export const wardChooser: readonly Defect[] = [
  {
    what: 'The first of several communes is taken for the one she lives in.',
    file: `${source}/ward-chooser.ts`,
    find: 'if (others.length > 0 && was) this.#search.ask({ was, communes });\n    else if (first)',
    replace: 'if (first)',
    tests,
  },
  {
    what: 'Enter chooses what was never marked.',
    file: `${source}/ward-chooser.ts`,
    find: 'const match = matches[this.#active];',
    replace: 'const match = matches[Math.max(0, this.#active)];',
    tests,
  },
  {
    what: 'A ward that was to be forgotten stays on the device.',
    file: `${source}/kept-ward.ts`,
    find: "store.set('ward', key, code || undefined);",
    replace: "if (code) store.set('ward', key, code);",
    tests,
  },
  {
    what: 'A screen reader is told about the list at every key.',
    file: `${source}/commune-search.ts`,
    find: '}, pauseMs);',
    replace: '}, 0);',
    tests,
  },
  {
    what: 'The ward of whoever stood there before is there for the next person at a kiosk.',
    file: `${source}/ward-chooser.ts`,
    find: "    this.value = this.#opened = '';\n    this.#begin();\n",
    replace: '',
    tests,
  },
  {
    what: 'The credit of the mapping is gone once a ward is chosen.',
    file: `${source}/ward-chooser.ts`,
    find: 'return html`${this.#chosen(say, state.commune)}${source}`;',
    replace: 'return html`${this.#chosen(say, state.commune)}`;',
    tests,
  },
  {
    what: 'The counter of another ward is shown where the place knows nothing of hers.',
    file: counter,
    find: 'communes.find(({ code }) => code === this.#commune?.code)',
    replace: 'communes.find(() => true)',
    tests: counterTests,
  },
  {
    what: 'A slow answer for one ward is shown under the name of another.',
    file: counter,
    find: 'if (reading !== this.#read) return;',
    replace: '',
    tests: counterTests,
  },
  {
    what: 'The place is asked before anybody has said where she lives.',
    file: counter,
    find: 'if (ward) void this.#readAll',
    replace: 'void this.#readAll',
    tests: counterTests,
  },
];

import type { Defect } from './defect.ts';

const catalogue = 'packages/catalogue/src';
const finder = 'packages/widgets/src/service-finder';
const view = [`${finder}/life-events-view.test.ts`];

/** Guides for life events, from the files of a city to what a citizen ticks. */
export const lifeEvents: readonly Defect[] = [
  {
    what: 'Guides that somebody changed on the server are shown as what the city published.',
    file: `${catalogue}/details.ts`,
    find: 'guidesIn(await verifyFile(bytes, reference), ',
    replace: 'guidesIn(bytes, ',
    tests: [`${catalogue}/guides.test.ts`],
  },
  {
    what: 'Who fetched everything before the network went away cannot open a guide after all.',
    file: `${catalogue}/details.ts`,
    find: '    await this.guides(signal);\n',
    replace: '',
    tests: [`${catalogue}/guides.test.ts`],
  },
  {
    what: 'The guides that were kept on a phone are thrown away each time the catalogue is opened.',
    file: `${catalogue}/finder.ts`,
    find: ' || file === guides?.file',
    replace: '',
    tests: [`${catalogue}/guides.test.ts`],
  },
  {
    what: 'A phone does not answer the finger while the guides are read.',
    file: `${catalogue}/guides.ts`,
    find: '    if (pace.due) await pace.rest();\n',
    replace: '',
    tests: [`${catalogue}/guides.test.ts`],
  },
  {
    what: 'A guide leads to a procedure that is not there.',
    file: `${catalogue}/node/guides.ts`,
    find: 'if (code !== undefined && !present.has(code))',
    replace: 'if (code === null)',
    tests: [`${catalogue}/node/guides.test.ts`],
  },
  {
    what: 'A guide leads to a procedure that another has replaced.',
    file: `${catalogue}/node/guides.ts`,
    find: 'present.get(code) ?? code',
    replace: 'code',
    tests: [`${catalogue}/node/guides.test.ts`],
  },
  {
    what: 'Somebody with nothing to do with foreigners is sent to register with one.',
    file: `${finder}/life-events-view.ts`,
    find: 'situation === undefined || guides.situations.has(situation)',
    replace: 'true',
    tests: view,
  },
  {
    what: 'What is done is gone when the page is opened again.',
    file: `${finder}/guides.ts`,
    find: "this.done = namesIn(kept, 'done');",
    replace: 'this.done = new Set();',
    tests: view,
  },
  {
    what: 'A citizen acts on deadlines that are years old, and is not told.',
    file: `${finder}/life-events-view.ts`,
    find: 'return staleDays(source.asOf) === undefined ? nothing',
    replace: 'return staleDays(source.asOf) !== undefined ? nothing',
    tests: view,
  },
  {
    what: 'Whoever reads with a screen reader opens a guide and hears nothing of it.',
    file: `${finder}/life-events-view.ts`,
    find: 'id="guide" tabindex="-1"',
    replace: 'id="guide"',
    tests: view,
  },
  {
    what: 'In easy mode sixteen things are offered at once.',
    file: `${finder}/life-events-view.ts`,
    find: 'offered(guides, view.isEasy, view.guides.turns)',
    replace: 'offered(guides, false, 0)',
    tests: view,
  },
  {
    what: 'In the dark the ticks are grey boxes of the browser.',
    file: 'packages/widgets/src/core/ticks.styles.ts',
    find: '    appearance: none;\n',
    replace: '',
    tests: view,
  },
];

import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/service-card/service-card.ts';
const excerpt = 'packages/widgets/src/service-answer/service-excerpt.ts';
const origin = 'packages/widgets/src/service-answer/origin-view.ts';
const tests = ['packages/widgets/src/service-card/service-card.test.ts'];

/** `motcua-service-card`. */
export const serviceCard: readonly Defect[] = [
  {
    what: 'An unknown fee is left out, as if there were none.',
    file: source,
    find: 'unknownView(figure)}',
    replace: 'nothing}',
    tests,
  },
  {
    what: 'The name of a superseded service leads back to the old code.',
    file: source,
    find: 'this.href || addressOf(code)',
    replace: 'this.href || addressOf(asked)',
    tests,
  },
  {
    what: 'A press with Ctrl, for a new tab, is taken from the browser.',
    file: excerpt,
    find: '    if (opensElsewhere(event)) return;\n',
    replace: '    if (metaKey || shiftKey || button > 0) return;\n',
    tests,
  },
  {
    what: 'The host shows the service elsewhere, and the browser leaves the page all the same.',
    file: excerpt,
    find: 'if (!this.dispatchEvent(new ServiceChosenEvent(code))) event.preventDefault();',
    replace: 'this.dispatchEvent(new ServiceChosenEvent(code));',
    tests,
  },
  {
    what: 'A record of four months ago is shown as if it were of today.',
    file: origin,
    find: 'staleDays(source.asOf) === undefined',
    replace: 'staleDays(source.asOf) !== 9999',
    tests,
  },
  {
    what: 'What makes a record doubtful is not said.',
    file: origin,
    find: '      caveat\n        ?',
    replace: '      caveat && false\n        ?',
    tests,
  },
  {
    what: 'The card stays broken when the network is back.',
    file: excerpt,
    find: "    addEventListener('online', this.#retryIfFailed);\n",
    replace: '',
    tests,
  },
];

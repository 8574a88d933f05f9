import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/service-finder';
const tests = [`${source}/service-finder.test.ts`];

/** `motcua-service-finder`: a question in one's own words, and what answers it. */
export const serviceFinder: readonly Defect[] = [
  {
    what: 'What was typed stands in the address that the citizen shares.',
    file: `${source}/service-finder.ts`,
    find: "history.pushState({ motcua: code }, '', addressOf(code));",
    replace: "history.pushState({ motcua: code }, '', `${addressOf(code)}#${this.query}`);",
    tests,
  },
  {
    what: 'The answer to an earlier question replaces the answer to the last one.',
    file: `${source}/service-search.ts`,
    find: '    this.#running.abort();\n',
    replace: '',
    tests,
  },
  {
    what: 'A list that was on the screen is gone when the next search fails.',
    file: `${source}/service-search.ts`,
    find: "{ kind: 'failed', query, found: last, error",
    replace: "{ kind: 'failed', query, error",
    tests,
  },
  {
    what: 'A gateway is asked at every keystroke.',
    file: `${source}/service-search.ts`,
    find: 'pauseMs[client.services.answeredBy]',
    replace: '0',
    tests,
  },
  {
    what: 'Where nothing fits, weak hits are shown as if they were the answer.',
    file: `${source}/results-view.ts`,
    find: "if (outcome === 'none') return noneView",
    replace: 'if (hits.length === 0) return noneView',
    tests,
  },
  {
    what: 'A host that shows services itself sees the finder open them as well.',
    file: `${source}/service-finder.ts`,
    find: 'if (!this.dispatchEvent(new ServiceChosenEvent(code))) return;',
    replace: 'this.dispatchEvent(new ServiceChosenEvent(code));',
    tests,
  },
  {
    what: 'What was typed while the page was loading is lost.',
    file: `${source}/service-finder.ts`,
    find: 'this.query || field?.value || (',
    replace: 'this.query || (',
    tests,
  },
  {
    what: 'A service that was opened in a new tab opens in this one too.',
    file: `${source}/service-finder.ts`,
    find: '    if (ctrlKey || metaKey || shiftKey || button > 0) return;',
    replace: '    if (metaKey || shiftKey || button > 0) return;',
    tests,
  },
];

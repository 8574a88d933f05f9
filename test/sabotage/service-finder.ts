import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/service-finder';
const tests = [`${source}/service-finder.test.ts`];
const resultsTests = [`${source}/results.test.ts`];
const voiceTests = [`${source}/voice.test.ts`];

/** `motcua-service-finder`: a question in one's own words, and what answers it. */
export const serviceFinder: readonly Defect[] = [
  {
    what: 'What was typed stands in the address that the citizen shares.',
    file: `${source}/finder-place.ts`,
    find: 'if (!this.#host.queryInAddress || this.#isShared()',
    replace: 'if (this.#isShared()',
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
    find: 'isNone || found.result.clarification',
    replace: 'found.result.clarification',
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
    file: `${source}/finder-search.ts`,
    find: 'this.query || field?.value || asked',
    replace: 'this.query || asked',
    tests,
  },
  {
    what: 'A service that was opened in a new tab opens in this one too.',
    file: 'packages/widgets/src/core/opens-elsewhere.ts',
    find: 'return ctrlKey || metaKey',
    replace: 'return metaKey',
    tests,
  },
  {
    what: 'Enter searches anew where the arrow keys had reached a service.',
    file: `${source}/results.ts`,
    find: "if (key === 'Enter' && this.#active >= 0) {",
    replace: "if (key === 'Enter' && this.#active > 0) {",
    tests: resultsTests,
  },
  {
    what: 'The arrow keys belong to an input method, and the list takes them away.',
    file: `${source}/finder-search.ts`,
    find: 'if (event.isComposing || event.altKey',
    replace: 'if (event.altKey',
    tests: resultsTests,
  },
  {
    what: 'A host learns what was typed although it never asked for it.',
    file: `${source}/results.ts`,
    find: 'tellsQuery ? found.query : undefined',
    replace: 'found.query',
    tests: resultsTests,
  },
  {
    what: 'Results stay a list box for who has left the field, without headings or links.',
    file: `${source}/results.ts`,
    find: 'return isAsking && found !== undefined',
    replace: 'return found !== undefined',
    tests: resultsTests,
  },
  {
    what: 'Questions that were erased are still on the device.',
    file: `${source}/recents.ts`,
    find: "store.set('recent', key, undefined);",
    replace: "store.set('recent', key, recentQueries(store));",
    tests: resultsTests,
  },
  {
    what: 'A choice to narrow by hides all others of its kind.',
    file: 'packages/catalogue/src/facets.ts',
    find: '{ ...filters, [filter]: undefined }',
    replace: 'filters',
    tests: ['packages/catalogue/src/stored-file.test.ts'],
  },
  {
    what: 'A person is heard before she agreed.',
    file: `${source}/voice.ts`,
    find: "if (context.store.get('settings', consentKey) === context.heardBy) return",
    replace: 'if (context.heardBy) return',
    tests: voiceTests,
  },
  {
    what: 'A server that has no guides is asked for them without end.',
    file: `${source}/life-events.ts`,
    find: "if (client !== this.#client || guides.state.kind === 'idle') void",
    replace: 'if (client) void',
    tests,
  },
  {
    what: 'In easy mode all results stand there at once.',
    file: `${source}/results-view.ts`,
    find: 'offered(places, isEasy, turns)',
    replace: 'offered(places, turns === 0, turns)',
    tests,
  },
  {
    what: 'Who asked for others in easy mode has to look for where to read on.',
    file: 'packages/widgets/src/service-answer/easy-choices.ts',
    find: "root.querySelector<HTMLElement>('[data-goes-on]')?.focus();",
    replace: '',
    tests,
  },
  {
    what: 'Who cannot see is not told what a press on others has brought.',
    file: `${source}/results.ts`,
    find: '    this.spoken = say.spokenOthers(choices.length + shown.length, left, found.query);\n',
    replace: '',
    tests,
  },
];

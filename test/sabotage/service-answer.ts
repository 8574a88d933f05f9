import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/service-answer';
const tests = [`${source}/service-answer.test.ts`];
const reportTests = [`${source}/report.test.ts`];

/** `motcua-service-answer`: one service, with what it costs, takes and needs. */
export const serviceAnswer: readonly Defect[] = [
  {
    what: 'A fee that nobody knows is shown as free.',
    file: 'packages/widgets/src/core/service-facts.ts',
    find: "if (fee.kind === 'free') return { figure: say.feeFree, notes: [fee.condition, fee.rule]",
    replace: "if (fee.kind !== 'amount') return { figure: say.feeFree, notes: [fee.condition]",
    tests,
  },
  {
    what: 'A source that is years old is shown without a word about its age.',
    file: 'packages/widgets/src/core/service-facts.ts',
    find: '(now - Date.parse(asOf))',
    replace: '(Date.parse(asOf) - now)',
    tests,
  },
  {
    what: 'Who need not pay is not told so.',
    file: `${source}/answer-view.ts`,
    find: 'service.exemptions.length > 0 ? [say.exemptions, ...service.exemptions] : []',
    replace: '[]',
    tests,
  },
  {
    what: 'A service that is not wanted any more is still waited for, and blinks up in place of the one that was opened after it.',
    file: `${source}/opened-service.ts`,
    find: '    this.#running.abort();\n    const { signal }',
    replace: '    const { signal }',
    tests,
  },
  {
    what: 'Ticks are gone when the citizen comes back by an old code.',
    file: `${source}/opened-service.ts`,
    find: "store.set('ticks', this.state.service.code, kept)",
    replace: "store.set('ticks', this.state.code, kept)",
    tests,
  },
  {
    what: 'Papers of situations that do not apply are asked for.',
    file: `${source}/papers-view.ts`,
    find: 'sometimes.filter(({ situation }) => situation !== undefined && situations.has(situation))',
    replace: 'sometimes',
    tests,
  },
  {
    what: 'A superseded code shows its successor without a word.',
    file: `${source}/origin-view.ts`,
    find: "asked === code ? ''",
    replace: "asked !== code ? ''",
    tests,
  },
  {
    what: 'What is read aloud is sent to the maker of the browser.',
    file: `${source}/read-aloud.ts`,
    find: 'voice.localService && ',
    replace: '',
    tests,
  },
  {
    what: 'A search engine is told twice, and differently, of one service.',
    file: 'packages/widgets/src/service-answer/json-ld.ts',
    find: 'if (service === undefined || isDescribed(service.code)) return;',
    replace: 'if (service === undefined) return;',
    tests: ['packages/widgets/src/service-answer/json-ld.test.ts'],
  },
  {
    what: 'A page that demands Trusted Types reports a breach for every service that is opened.',
    file: 'packages/widgets/src/service-answer/json-ld.ts',
    find: 'script.text = trustedJson(jsonLdText(',
    replace: 'script.text = (jsonLdText(',
    tests: ['packages/widgets/src/service-answer/json-ld.test.ts'],
  },
  {
    what: 'Our Trusted Types policy makes a script of any text, and so a hole in the policy of every host.',
    file: 'packages/widgets/src/core/trusted-types.ts',
    find: '      JSON.parse(candidate);\n',
    replace: '',
    tests: ['packages/widgets/src/service-answer/json-ld.test.ts'],
  },
  {
    what: 'A citizen is thanked for a report that nobody keeps.',
    file: `${source}/report.ts`,
    find: 'if (!isKept) throw',
    replace: 'if (isKept === undefined) throw',
    tests: reportTests,
  },
  {
    what: 'What a citizen wrote is gone when it could not be sent.',
    file: `${source}/report.ts`,
    find: "if (then.kind === 'sent') this.#text = '';",
    replace: "this.#text = '';",
    tests: reportTests,
  },
  {
    what: 'A report that was sent comes back as a draft for whoever uses the tab next.',
    file: `${source}/report.ts`,
    find: "      client.store.set('draft', draftKeyOf(context), undefined);\n",
    replace: '',
    tests: reportTests,
  },
  {
    what: 'Where nobody takes reports the citizen is told that an officer will look at it.',
    file: `${source}/report.ts`,
    find: '    if (!client.hasGateway) {\n      return html`<p><b>${say.thanksPage}',
    replace: '    if (client.hasGateway) {\n      return html`<p><b>${say.thanksPage}',
    tests: reportTests,
  },
  {
    what: 'A telephone number that a citizen wrote stays on a borrowed phone.',
    file: `${source}/report.ts`,
    find: "text: hasNumbers ? '' : text",
    replace: 'text',
    tests: reportTests,
  },
  {
    what: 'In easy mode a situation that was chosen is counted as still to come.',
    file: `${source}/easy-choices.ts`,
    find: '.filter((choice) => !isChosen(choice))',
    replace: '',
    tests: [`${source}/easy-choices.test.ts`],
  },
  {
    what: 'A newer code is said to be replaced by the old one.',
    file: `${source}/origin-view.ts`,
    find: 'newer && (asked === newer ||',
    replace: 'newer && (false ||',
    tests,
  },
  {
    what: 'On paper a situation that was chosen is said to be wanted only if it applies.',
    file: `${source}/papers-below.ts`,
    find: ' && !chosen.has(situation)',
    replace: '',
    tests,
  },
  {
    what: 'It is not said that where some papers are had is not known.',
    file: `${source}/papers-below.ts`,
    find: 'lacksOrigins(groups)',
    replace: '!lacksOrigins(groups)',
    tests,
  },
];

import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/signature-check';
const tests = [`${source}/signature-check.test.ts`];

/** `motcua-signature-check`: what a citizen is told of a file, and what is not said. */
export const signatureCheck: readonly Defect[] = [
  {
    what: 'A forged file is shown in the colour and with the sign of a sound one.',
    file: `${source}/situation.ts`,
    find: "if (dangers.has(situation)) return 'danger';",
    replace: "if (dangers.has(situation)) return 'success';",
    tests,
  },
  {
    what: 'A name that the signer gave himself stands there as if somebody had confirmed it.',
    file: `${source}/signature-view.ts`,
    find: 'isConfirmed ? shownName(words) : quoted(shownName(words))',
    replace: 'issuer.kind ? shownName(words) : quoted(shownName(words))',
    tests,
  },
  {
    what: 'An issuer that nobody has compared with its publisher passes.',
    file: `${source}/signature-view.ts`,
    find: "check.outcome === 'pass' && !issuer.isConfirmed ?",
    replace: "check.outcome === 'pass' && issuer.name === '' ?",
    tests,
  },
  {
    what: 'One sound signature hides a forged one beside it.',
    file: `${source}/situation.ts`,
    find: 'return [...signatures].sort((a, b) => rank(a) - rank(b));',
    replace: 'return [...signatures].sort((a, b) => rank(b) - rank(a));',
    tests,
  },
  {
    what: 'A change that is proven is told as something that was merely added.',
    file: `${source}/situation.ts`,
    find: "if (state === 'CHANGED_AFTER' && indication === 'TOTAL_FAILED')",
    replace: "if (state === 'CHANGED_AFTER' && indication === 'TOTAL_PASSED')",
    tests,
  },
  {
    what: 'A film of some gigabytes takes the phone down.',
    file: `${source}/checked-files.ts`,
    find: "    if (file.size > mostBytes) return { kind: 'unchecked', reason: 'tooLarge' };\n",
    replace: '',
    tests,
  },
  {
    what: 'A file that was let go beside the button opens in place of the page.',
    file: `${source}/signature-check.ts`,
    find: "    this.addEventListener('drop', this.#drop);\n",
    replace: '',
    tests,
  },
  {
    what: 'Which files somebody opened at a kiosk is there for the next to read.',
    file: `${source}/signature-check.ts`,
    find: '    this.#files.clear();\n',
    replace: '',
    tests,
  },
  {
    what: 'The time that the signer claims is given as proven.',
    file: `${source}/signature-view.ts`,
    find: 'time.proven !== undefined ? say.proven :',
    replace: 'moment !== undefined ? say.proven :',
    tests,
  },
  {
    what: 'A file that was stopped half-way stays without a word.',
    file: `${source}/checked-files.ts`,
    find: "if (outcome.kind === 'waiting' || outcome.kind === 'checking') this.#become(id, { kind: 'unchecked', reason: 'stopped' });",
    replace: "if (outcome.kind === 'waiting') this.#become(id, { kind: 'unchecked', reason: 'stopped' });",
    tests,
  },
  {
    what: 'A letter that turns the direction of writing makes a name read as another.',
    file: `${source}/signature-view.ts`,
    find: 'quoted(shownName(words)));',
    replace: 'quoted(words));',
    tests,
  },
];

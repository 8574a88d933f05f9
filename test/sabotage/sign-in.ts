import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/sign-in';
const tests = [`${source}/sign-in.test.ts`];
const places = [`${source}/places.test.ts`];
const book = ['packages/widgets/src/health-book/health-book.test.ts'];

/** `motcua-sign-in`: who is signed in, until when, and the way in and out. */
export const signIn: readonly Defect[] = [
  {
    what: 'The address to look for is not named before the citizen leaves for a page that asks for a password.',
    file: `${source}/sign-in.ts`,
    find: 'const host = this.providerAddress || (address && new URL(address).host);',
    replace: "const host = '';",
    tests,
  },
  {
    what: 'The session ends without a warning, in the middle of what the citizen does.',
    file: `${source}/known-session.ts`,
    find: 'const isEnding = leftMs <= warningMs && leftMs > 0;',
    replace: 'const isEnding = leftMs <= 0;',
    tests,
  },
  {
    what: 'The warning is read out again every second.',
    file: `${source}/sign-in.ts`,
    find: '<p class="notice-title">${say.endingTitle(time)}</p>',
    replace: '<p class="notice-title">${say.endingTitle(time)} ${setTimeout(() => this.requestUpdate(), 500)}</p>',
    tests,
  },
  {
    what: 'A sign-out that failed reads as if it had been done.',
    file: `${source}/known-session.ts`,
    find: "      this.#do({ kind: 'notLeft', error: failureOf(cause, untold) });\n",
    replace: "      this.#become({ kind: 'signedOut' });\n",
    tests,
  },
  {
    what: 'Who is signed in stays on the screen after they signed out in another tab.',
    file: `${source}/known-session.ts`,
    find: "identity.watch((change) => void (change.startsWith('signed') ? this.ask() : this.#lookForWhom()), this.#watching.signal)",
    replace: 'identity.watch(() => {}, this.#watching.signal)',
    tests,
  },
  {
    what: 'The next person at a shared device finds what the last one kept.',
    file: `${source}/sign-in.ts`,
    find: '    if (isShared) this.endVisit();\n',
    replace: '',
    tests,
  },
  {
    what: 'A gateway that lies sends the citizen to a script.',
    file: `${source}/known-session.ts`,
    find: "/^https?:/.test(providerSignOut) ? providerSignOut : ''",
    replace: 'providerSignOut',
    tests,
  },
  {
    what: 'Who has agreed has to find out alone that the book can be opened now.',
    file: `${source}/gate.ts`,
    find: "this.#hear(isAgreed || change === 'signed-in', isAgreed)",
    replace: "this.#hear(change === 'signed-in', isAgreed)",
    tests: book,
  },
  {
    what: 'A script of a ward’s site closes the health book on the portal.',
    file: `${source}/gate.ts`,
    find: " && change !== 'consents-changed'",
    replace: '',
    tests: book,
  },
  {
    what: 'A health book stays open after its owner signed out in another tab.',
    file: 'packages/widgets/src/health-book/health-book.ts',
    find: "else if (!mayStay && state.kind !== 'closed' && state.from !== 'file') this.#close();",
    replace: '',
    tests: book,
  },
  {
    what: 'A health book stays open for whoever signs in next, in another tab.',
    file: `${source}/gate.ts`,
    find: "this.#hear(isAgreed || change === 'signed-in', isAgreed)",
    replace: "this.#hear(isAgreed || change === 'signed-in', isAgreed || change === 'signed-in')",
    tests: book,
  },
  {
    what: 'One press throws a phone out, before anybody said what follows.',
    file: `${source}/known-places.ts`,
    find: "    this.#do({ kind: 'asking', id });\n",
    replace: "    this.#do({ kind: 'asking', id });\n    void this.end();\n",
    tests: places,
  },
  {
    what: 'A place that could not be signed out reads as if it were.',
    file: `${source}/known-places.ts`,
    find: "kind: 'notEnded', id, error: failureOf(cause, untold)",
    replace: "kind: 'ended', id, error: failureOf(cause, untold)",
    tests: places,
  },
  {
    what: 'The next person sees where the one before is signed in.',
    file: `${source}/places-view.ts`,
    find: '    this.#known.forget();\n    if (signedInAt) this.ask();',
    replace: '    if (signedInAt) this.ask();',
    tests: places,
  },
  {
    what: 'Who ends a place elsewhere is known less surely here afterwards.',
    file: `${source}/places-view.ts`,
    find: 'levelOf(session.assuranceLevel), true)',
    replace: '1, true)',
    tests: places,
  },
  {
    what: 'A ward’s page offers what the gateway refuses it.',
    file: `${source}/sign-in.ts`,
    find: '${this.#way.isWindow || !this.#way.address ? nothing : this.#places(say)}',
    replace: '${this.#places(say)}',
    tests: places,
  },
];

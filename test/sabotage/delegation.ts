import type { Defect } from './defect.ts';

const gateway = 'packages/gateway/src';
const identity = `${gateway}/node/identity`;
const source = 'packages/widgets/src/delegation';
const properties = [`${identity}/delegation-properties.test.ts`];
const town = ['apps/sandbox/src/delegation.test.ts'];
const element = [`${source}/delegation.test.ts`];
const client = ['packages/sdk/src/identity-client.test.ts'];

/** Who may read for whom; what is no reading is nobody else's. */
export const delegationDefects: readonly Defect[] = [
  {
    what: 'Whoever finds a computer signed in lets themselves read for a year.',
    file: `${identity}/stored-delegation.ts`,
    find: "        if (!isFreshProof(person, atMs, settings.stepUpMinutes)) throw new MotcuaPortError('STEP_UP');\n",
    replace: '',
    tests: town,
  },
  {
    what: 'An open page of the delegate hears nothing of the end.',
    file: `${identity}/stored-delegation.ts`,
    find: 'await tellBoth(transaction, row, true);',
    replace: 'await tellBoth(transaction, { ...row, delegate: null }, true);',
    tests: town,
  },
  {
    what: 'An open page of the delegate hears nothing of the grantor’s withdrawal.',
    file: `${identity}/consents.ts`,
    find: '      if (siteOf(person.embed) === undefined) await tellDelegates(transaction, subject, code); // They read by what was agreed to here.\n',
    replace: '',
    tests: town,
  },
  {
    what: 'A page goes on asking for whoever lets it no longer.',
    file: 'packages/sdk/src/identity-client.ts',
    find: "    if (event.kind === 'delegation-changed' && event.isOver) delegation.over(event.id);\n",
    replace: '',
    tests: client,
  },
  {
    what: 'A refusal leaves the page asking for somebody who lets it no longer.',
    file: 'packages/sdk/src/gateway-transport.ts',
    find: "if (actingFor !== undefined && isMotcuaError(error) && error.code === 'FORBIDDEN')",
    replace: "if (actingFor === '' && isMotcuaError(error) && error.code === 'FORBIDDEN')",
    tests: client,
  },
  {
    what: 'A daughter who may read the health book reads the certificates of her mother as well, and agrees in her name.',
    file: `${gateway}/personal-access.ts`,
    find: 'if (actingFor(request) !== undefined && !isDelegable(endpoint)) throw',
    replace: "if (actingFor(request) === '' && !isDelegable(endpoint)) throw",
    tests: [...properties, ...town],
  },
  {
    what: 'What was let for one purpose opens another.',
    file: `${gateway}/personal-access.ts`,
    find: '!known?.isInForce || known.purpose !== purpose',
    replace: '!known?.isInForce || purpose === ""',
    tests: properties,
  },
  {
    what: 'Whoever was let once reads on after it was taken back.',
    file: `${gateway}/personal-access.ts`,
    find: '!known?.isInForce ||',
    replace: 'known === undefined ||',
    tests: [...properties, ...town],
  },
  {
    what: 'Somebody who took their own agreement back is read by whoever reads for them.',
    file: `${identity}/stored-delegation.ts`,
    find: 'needsConsent: !isChild,',
    replace: 'needsConsent: false,',
    tests: [...properties, ...town],
  },
  {
    what: 'A signature can be delegated.',
    file: 'packages/contract/src/endpoint.ts',
    find: "isDelegable(definition) && (method !== 'GET' || definition.write || stream || cache !== 'none')",
    replace: 'isDelegable(definition) && stream',
    tests: ['packages/contract/src/endpoint.test.ts'],
  },
  {
    what: 'Whoever hears of the id of a delegation reads by it.',
    file: `${identity}/stored-delegation.ts`,
    find: "selectAll().where('id', '=', id).where('delegate', '=', own.code).executeTakeFirst());\n      if (!row) return undefined;\n      const { name",
    replace: "selectAll().where('id', '=', id).executeTakeFirst());\n      if (!row) return undefined;\n      const { name",
    tests: [...properties, ...town],
  },
  {
    what: 'Who guesses a code reads, before the grantor has seen who it is.',
    file: `${identity}/delegation-answer.ts`,
    find: "if (row.confirmed_at === null) return 'accepted';",
    replace: '',
    tests: [...properties, ...town],
  },
  {
    what: 'Codes can be tried out without end.',
    file: `${identity}/stored-delegation.ts`,
    find: 'misses.length >= mostMisses',
    replace: 'misses.length > 10_000',
    tests: town,
  },
  {
    what: 'A parent from whom a court took the child reads on.',
    file: `${identity}/stored-delegation.ts`,
    find: 'isInForce: isActive && isGuarded,',
    replace: 'isInForce: isActive && (isGuarded || isChild),',
    tests: [...properties, ...town],
  },
  {
    what: 'A child of nine is not asked.',
    file: `${identity}/delegation-answer.ts`,
    find: "return row.needs_assent === 1 && row.assent_at === null ? 'unassented' : 'active';",
    replace: "return 'active';",
    tests: [...properties, ...town],
  },
  {
    what: 'What a parent was let while the child was small outlives its seventh birthday.',
    file: `${identity}/stored-delegation.ts`,
    find: 'expires_at: Math.min(atMs + days * dayMs, changesAtMs),',
    replace: 'expires_at: Math.max(atMs + days * dayMs, changesAtMs),',
    tests: town,
  },
  {
    what: 'The grantor never learns that somebody read for them.',
    file: `${identity}/consents.ts`,
    find: '...(acting && { by: acting.delegateName }), ',
    replace: '',
    tests: town,
  },
  {
    what: 'A mother’s number stands in the table for whoever reads a backup.',
    file: `${identity}/delegation-answer.ts`,
    find: "return seal.close(JSON.stringify(grantor), 'grantor');",
    replace: "return Buffer.concat([seal.close(JSON.stringify(grantor), 'grantor'), Buffer.from(grantor.id)]);",
    tests: town,
  },
  {
    what: 'A question for oneself that is under way is answered with another’s book.',
    file: 'packages/sdk/src/gateway-transport.ts',
    find: 'return JSON.stringify([this.owner.person, actingFor, ',
    replace: 'return JSON.stringify([this.owner.person, ',
    tests: client,
  },
  {
    what: 'Whoever signs in next reads for the one before’s mother.',
    file: 'packages/sdk/src/gateway-transport.ts',
    find: '    this.actingFor = undefined;\n    this.#forgetAnswers();',
    replace: '    this.#forgetAnswers();',
    tests: client,
  },
  {
    what: 'The first press already ends it.',
    file: `${source}/list-view.ts`,
    find: "const press = () => (state === 'offered' ? end(delegation) : askToEnd(delegation));",
    replace: 'const press = () => (askToEnd ? end(delegation) : undefined);',
    tests: element,
  },
  {
    what: 'A child’s "no" is harder to press than its "yes".',
    file: `${source}/question-view.ts`,
    find: '<button class="button" type="button" aria-disabled=${isBusy ? \'true\' : \'false\'} @click=${() => assent(delegation)}>',
    replace: '<button class="button primary" type="button" aria-disabled=${isBusy ? \'true\' : \'false\'} @click=${() => assent(delegation)}>',
    tests: element,
  },
  {
    what: 'A code that was shown once can be seen again by whoever sits down next.',
    file: `${source}/known-delegations.ts`,
    find: "    this.code = '';\n    this.entered = undefined;\n    this.#say(nothingDone);",
    replace: '    this.#say(nothingDone);',
    tests: element,
  },
  {
    what: 'The book of the one before stays open under another’s name.',
    file: 'packages/widgets/src/sign-in/gate.ts',
    find: "if (change !== 'delegation-changed' && ",
    replace: "if (change !== 'delegation-changed' && change !== 'acting-changed' && ",
    tests: element,
  },
  {
    what: 'A page shows on what a delegation had opened whose time is over.',
    file: `${identity}/person-events.ts`,
    find: 'signal, () => endings[0]?.atMs)',
    replace: 'signal, () => undefined)',
    tests: town,
  },
  {
    what: 'Who was away when a delegation ended by its time never hears of it.',
    file: `${identity}/person-events.ts`,
    find: 'Number(told ?? store.now() - keptMs)',
    replace: 'store.now()',
    tests: town,
  },
  {
    what: 'Every page asks who looks for whom, of whoever is not signed in.',
    file: `${source}/known-delegations.ts`,
    find: 'if (this.isQuiet && ',
    replace: 'if (!this.isQuiet && ',
    tests: element,
  },
];

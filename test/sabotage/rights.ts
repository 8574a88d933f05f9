import type { Defect } from './defect.ts';

const gateway = 'packages/gateway/src';
const identity = `${gateway}/node/identity`;
const events = ['apps/sandbox/src/session-events.test.ts'];
const requests = ['apps/sandbox/src/data-requests.test.ts'];
const follower = ['packages/sdk/src/followed-session.test.ts'];
const places = ['test/store/places.test.ts'];
const client = ['packages/sdk/src/identity-client.test.ts'];

/** What reaches other devices, and what people can ask about their own data. */
export const rights: readonly Defect[] = [
  {
    what: 'Whoever finds a computer signed in takes everything along.',
    file: `${identity}/stored-data-requests.ts`,
    find: '    async export(_input, person, { key }) {\n      assertFresh(person);\n',
    replace: '    async export(_input, person, { key }) {\n',
    tests: requests,
  },
  {
    what: 'The computer at home goes on showing what was taken back on the phone.',
    file: `${identity}/consents.ts`,
    find: "      await tellPerson(transaction, subject, { kind: 'consent-withdrawn', purpose: code });\n",
    replace: '',
    tests: events,
  },
  {
    what: 'A page hears nothing of a sign-out at the provider.',
    file: `${identity}/person-events.ts`,
    find: 'else if (await isOver()) {',
    replace: 'else if (event === undefined && (await isOver())) {',
    tests: events,
  },
  {
    what: 'An open page keeps a session alive at which nobody sits.',
    file: `${identity}/stored-identity.ts`,
    find: "sessions[isListening ? 'current' : 'inUse']",
    replace: "sessions[isListening ? 'inUse' : 'inUse']",
    tests: events,
  },
  {
    what: 'Records go on coming after the agreement to them was taken back.',
    file: `${gateway}/route.ts`,
    find: '    if (found) tell();\n',
    replace: '',
    tests: [`${identity}/person-events.test.ts`],
  },
  {
    what: 'Records go on coming after the days of the agreement to them.',
    file: `${identity}/person-events.ts`,
    find: '        yield undefined;\n',
    replace: '',
    tests: [`${identity}/person-events.test.ts`],
  },
  {
    what: 'Whoever finds a computer signed in deletes what is its owner’s.',
    file: `${identity}/stored-data-requests.ts`,
    find: '    async requestDeletion(_input, person) {\n      assertFresh(person);\n',
    replace: '    async requestDeletion(_input, person) {\n',
    tests: requests,
  },
  {
    what: 'Who read somebody’s records stays after everything of theirs was deleted.',
    file: `${identity}/deletion.ts`,
    find: "accessEntries: await of('access_log')",
    replace: 'accessEntries: 0',
    tests: requests,
  },
  {
    what: 'What somebody agreed to can be read from old events after everything was deleted.',
    file: `${identity}/deletion.ts`,
    find: '  await forgetEvents(transaction, subject);\n',
    replace: '',
    tests: ['test/store/rights.test.ts'],
  },
  {
    what: 'A deletion that was taken back is done all the same.',
    file: `${identity}/stored-data-requests.ts`,
    find: '.set({ taken_back_at: atMs })',
    replace: '.set({ taken_back_at: null })',
    tests: requests,
  },
  {
    what: 'Somebody is given what another one agreed to.',
    file: `${identity}/stored-data-requests.ts`,
    find: "selectFrom('consent').selectAll().where('subject', '=', own)",
    replace: "selectFrom('consent').selectAll().where('subject', '<>', '')",
    tests: requests,
  },
  {
    what: 'Two working days end on a holiday.',
    file: `${identity}/stored-data-requests.ts`,
    find: 'afterWorkingDays(hanoiDay(atMs), answerWithinWorkingDays, settings)',
    replace: 'afterWorkingDays(hanoiDay(atMs), answerWithinWorkingDays, { holidays: [] })',
    tests: requests,
  },
  {
    what: 'What an office read looks as if the person had read it.',
    file: `${identity}/consents.ts`,
    find: 'office: office ?? null, outcome',
    replace: 'office: null, outcome',
    tests: requests,
  },
  {
    what: 'Who read whose records is kept for longer than the city says.',
    file: `${gateway}/node/store/sweep.ts`,
    find: 'forgetOldAccess(transaction, months)',
    replace: 'forgetOldAccess(transaction, accessLogMonths)',
    tests: requests,
  },
  {
    what: 'Every tab in the background holds a line open, until the browser has none left for the page that is read.',
    file: 'packages/sdk/src/followed-session.ts',
    find: '(signal.aborted || !isSeen()) && own.abort()',
    replace: 'signal.aborted && own.abort()',
    tests: follower,
  },
  {
    what: 'A page shows somebody’s records on after they signed out elsewhere.',
    file: 'packages/sdk/src/identity-client.ts',
    find: '    client.session().catch(() => over());\n',
    replace: '',
    tests: client,
  },
  {
    what: 'Every page of strangers asks the gateway for events that it has not.',
    file: 'packages/sdk/src/identity-client.ts',
    find: "follow(now !== '', true);",
    replace: 'follow(true, true);',
    tests: client,
  },
  {
    what: 'Whoever finds a computer signed in throws its owner out everywhere else.',
    file: `${identity}/signed-in-places.ts`,
    find: "    if (!isFreshProof(person, now, this.#stepUpMinutes)) throw new MotcuaPortError('STEP_UP');\n",
    replace: '',
    tests: places,
  },
  {
    what: 'A lost phone shows on what is open on it after its owner signed it out.',
    file: `${identity}/signed-in-places.ts`,
    find: '      await tellOver(transaction, ending);\n',
    replace: '',
    tests: places,
  },
  {
    what: 'Anybody signs others out by the name of their session.',
    file: `${identity}/signed-in-places.ts`,
    find: "tables.selectFrom('session').select(['id', 'subject']).where('subject', '=', subject).execute();",
    replace: "tables.selectFrom('session').select(['id', 'subject']).where('subject', '<>', '').execute();",
    tests: places,
  },
  {
    what: 'Who ends a session elsewhere by mistake ends their own.',
    file: `${identity}/signed-in-places.ts`,
    find: 'row.id !== here && ',
    replace: '',
    tests: places,
  },
  {
    what: 'An officer who signs one person out signs out the whole city.',
    file: `${identity}/signed-in-places.ts`,
    find: "(subject === undefined ? all : all.where('subject', '=', subject))",
    replace: "(subject === '' ? all.where('subject', '=', subject) : all)",
    tests: places,
  },
  {
    what: 'Nobody is told on which other site they are signed in.',
    file: `${identity}/client-sessions.ts`,
    find: '      session: row.id,\n',
    replace: '',
    tests: places,
  },
];

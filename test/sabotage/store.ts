import type { Defect } from './defect.ts';

const store = 'packages/gateway/src/node/store';
const feedback = 'packages/gateway/src/node/feedback';

/** What a gateway keeps: once, whole, in order, and read by nobody who may not. */
export const storeDefects: readonly Defect[] = [
  {
    what: 'A report that is sent again because its answer was lost is kept twice.',
    file: `${store}/store.ts`,
    find: 'if (mine.numInsertedOrUpdatedRows === 0n) {',
    replace: 'if (mine.numInsertedOrUpdatedRows === 5n) {',
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'Another report under a used key gets the first one’s tracking code.',
    file: `${store}/store.ts`,
    find: 'if (first.fingerprint !== fingerprint)',
    replace: "if (first.fingerprint === '')",
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'A follower misses a step that was committed after a later one.',
    file: `${store}/postgres.ts`,
    find: 'select pg_advisory_xact_lock(hashtextextended(${topic}, 0))',
    replace: 'select hashtextextended(${topic}, 0)',
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'A follower of another gateway’s report waits for ever on the embedded store.',
    file: `${store}/sqlite.ts`,
    find: 'if (now !== last) heard();',
    replace: 'if (now === undefined) heard();',
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'Two gateways that begin at once on an empty store both fail.',
    file: `${store}/sqlite.ts`,
    find: 'if (!isBusy(error) || performance.now() - sinceMs > turnLimitMs) throw error;',
    replace: 'if (performance.now() >= sinceMs) throw error;',
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'Somebody changes what a clerk did, and the audit says that it is whole.',
    file: `${store}/audit.ts`,
    find: 'JSON.stringify([seq, at, actor, action, subject, details])',
    replace: 'JSON.stringify([seq, at, actor, action, subject])',
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'The last acts of a clerk are cut off, and the exported head does not show it.',
    file: `${store}/audit.ts`,
    find: 'if (exported && exported.seq > last.seq)',
    replace: 'if (exported && exported.seq > last.seq + 1_000_000)',
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'Who reads the database reads what the assistant answered.',
    file: `${store}/stream-buffer.ts`,
    find: 'const payload = { from: batch.from,',
    replace: 'const payload = { from: batch.from, parts: batch.parts,',
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'A full disk is a failure without a name.',
    file: `${store}/sqlite.ts`,
    find: "if (text === 'rollback' && !database.isTransaction)",
    replace: "if (text === 'rollback?' && !database.isTransaction)",
    tests: ['test/store/store.test.ts'],
  },
  {
    what: 'A gateway of last year writes into a store that it does not understand.',
    file: `${store}/migrate.ts`,
    find: 'if (unknown.length > 0) throw',
    replace: 'if (unknown.length > 99) throw',
    tests: [`${store}/backup.test.ts`],
  },
  {
    what: 'A store is overwritten under a gateway that has it open.',
    file: `${store}/backup.ts`,
    find: 'pragma locking_mode = exclusive; begin exclusive; commit',
    replace: 'pragma locking_mode = normal',
    tests: [`${store}/backup.test.ts`],
  },
  {
    what: 'A damaged backup takes the place of a sound store.',
    file: `${store}/backup.ts`,
    find: 'if (problem !== undefined) throw',
    replace: 'if (problem === null) throw',
    tests: [`${store}/backup.test.ts`],
  },
  {
    what: 'A photo says where the citizen lives.',
    file: `${feedback}/feedback-photos.ts`,
    find: ' && !hasHiddenText(whole, mediaType)',
    replace: 'select(publicColumns)',
    tests: ['test/store/feedback.test.ts'],
  },
  {
    what: 'A telephone number stays with a report that was taken back.',
    file: `${feedback}/stored-feedback.ts`,
    find: '.set({ contact: null, published_at: null,',
    replace: '.set({ published_at: null,',
    tests: ['test/store/feedback.test.ts'],
  },
  {
    what: 'Everybody reads a report before a clerk has.',
    file: `${feedback}/public-pages.ts`,
    find: "select(publicColumns).where('published_at', 'is not', null).where('public_text', 'is not', null)",
    replace: 'select(publicColumns)',
    tests: ['test/store/feedback.test.ts'],
  },
  {
    what: 'A citizen’s number is published with their report.',
    file: `${feedback}/clerk.ts`,
    find: 'return redact(keptText(text))\n    .text.slice',
    replace: 'return keptText(text).slice',
    tests: ['test/store/feedback.test.ts'],
  },
  {
    what: 'A clerk looks up who sent a report, and nobody learns of it.',
    file: `${feedback}/clerk.ts`,
    find: "    await note(transaction, clerk, 'feedback.readContact', topicOf(id), { isThere: (row?.contact ?? null) !== null });\n",
    replace: '',
    tests: ['test/store/feedback.test.ts'],
  },
];

// What is lost when gateways are killed, PostgreSQL dies or is away for 30 s, or replies get lost; how fast an audit of a million entries is read.
// `--kills 100`, `--away 30`, `--crashes 5`, `--reports 10000` and `--entries 1000000` say how much of each; 0 leaves it
// out. Ends with 1 where anything acknowledged was lost or doubled, or a limit was missed.
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openStore, verifyAudit } from '@motcua/gateway/node';
import { postgresMissing, startPostgres } from '../postgres.mjs';
import { crashUnderWriters, killWriters, sendOverLossyNetwork, takePostgresAway } from '../store/chaos.mjs';
import { wordAfter } from './_corpora.mjs';

const amount = (name, usual) => Number(wordAfter(name) ?? usual);
const kills = amount('kills', 100);
const awaySeconds = amount('away', 30);
const crashes = amount('crashes', 5);
const reports = amount('reports', 10_000);
const entries = amount('entries', 1_000_000);
const verifySeconds = 15;

let isMissed = false;
const say = (what, figures, isFine) => {
  if (!isFine) isMissed = true;
  console.log(
    `${isFine ? '✓' : '✗'} ${what}\n    ${Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  );
};

/** A chain of so many entries as gateways write them, in batches: written one by one it would take an hour. */
async function fillAudit(store) {
  let last = '';
  for (let begin = 1; begin <= entries; begin += 1000) {
    const rows = Array.from({ length: Math.min(1000, entries - begin + 1) }, (_, index) => {
      const row = {
        seq: begin + index,
        at: 1_795_000_000_000 + index,
        actor: '0123456789abcdef01234567',
        action: 'feedback.move',
        subject: `feedback:${begin + index}`,
        details: '{"from":"received","to":"accepted"}',
      };
      last = hash('sha256', last + JSON.stringify(Object.values(row)));
      return { ...row, hash: last };
    });
    await store.write(async ({ tables }) => {
      await tables.insertInto('audit').values(rows).execute();
      await tables
        .updateTable('audit_head')
        .set({ seq: begin + rows.length - 1, hash: last })
        .execute();
    });
  }
}

const folders = [];
const postgres = postgresMissing() ? undefined : await startPostgres();
if (!postgres) console.log(`PostgreSQL is left out: ${postgresMissing()}.`);
const places = {
  sqlite: async () => {
    folders.push(mkdtempSync(join(tmpdir(), 'motcua-store-')));
    return { folder: folders.at(-1) };
  },
  ...(postgres && { postgres: async () => ({ databaseUrl: await postgres.freshDatabase() }) }),
};
const isWhole = ({ lost, doubled, missing, torn, isSound, isAuditWhole }) => lost + doubled + missing + torn === 0 && isSound && isAuditWhole;
try {
  for (const [engine, placeOf] of Object.entries(places)) {
    if (kills > 0) {
      const account = await killWriters(await placeOf(), kills);
      say(`${engine}: a writing gateway killed ${kills} times`, account, isWhole(account));
    }
    if (reports > 0) {
      const account = await sendOverLossyNetwork(await placeOf(), reports);
      say(`${engine}: ${reports} reports, 30 % of replies lost`, account, account.kept === reports && account.lost + account.doubled + account.wrongCodes === 0);
    }
    if (entries > 0) {
      const store = await openStore(await placeOf());
      await fillAudit(store);
      const beganMs = performance.now();
      const verdict = await verifyAudit(store);
      const seconds = (performance.now() - beganMs) / 1000;
      await store.close();
      say(`${engine}: an audit of ${entries} entries read`, { seconds: seconds.toFixed(1), isWhole: verdict.isWhole }, verdict.isWhole && seconds <= verifySeconds);
    }
  }
  if (postgres && crashes > 0) {
    const account = await crashUnderWriters(postgres, crashes);
    say(`postgres: stopped at once ${crashes} times under writers`, account, isWhole(account));
  }
  if (postgres && awaySeconds > 0) {
    const account = await takePostgresAway(postgres, awaySeconds * 1000);
    const isFine = account.lost === 0 && account.isSameOrder && account.writesAfterMs <= 2000 && account.eventsAfterMs <= 2000 && account.slowestRefusalMs <= 2500;
    say(`postgres: away for ${awaySeconds} s`, account, isFine);
  }
} finally {
  await postgres?.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isMissed ? 1 : 0;

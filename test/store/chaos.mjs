// What may go wrong under a store, done to it: for the tier `store` a little, for `npm run bench -- store-chaos` a lot.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createGateway } from '@motcua/gateway';
import { openStore, storedFeedback, verifyAudit } from '@motcua/gateway/node';
import { samplePorts } from '@motcua/gateway/testing';
import { sql } from 'kysely';

const writer = fileURLToPath(new URL('killed-writer.mjs', import.meta.url));
const { signal } = new AbortController();
export const categories = [{ code: 'rac-thai', name: { vi: 'Rác thải', en: 'Waste' }, place: 'optional' }];
export const feedbackOver = (store) => storedFeedback(store, { categories, calendar: { holidays: [] } });

/** What a store holds after it was ill-treated, against what was said to its callers. */
async function accountOf(place, begun, done) {
  const store = await openStore(place);
  try {
    // As a citizen's device does: what has no answer is sent again under its key.
    const port = feedbackOver(store);
    for (const name of begun)
      if (!done.has(name)) await port.send({ category: 'rac-thai', text: name, isPublic: false }, { key: `sendFeedback:${name}`, fingerprint: name }, signal);
    let lost = 0;
    for (const [name, trackingCode] of done) if ((await port.get({ trackingCode }, signal))?.text !== name) lost += 1;
    const { rows } = await store.read((tables) => sql`select count(*) as kept, count(distinct text) as texts from feedback`.execute(tables));
    const { rows: steps } = await store.read((tables) =>
      sql`select (select count(*) from feedback_step) - (select count(*) from outbox) as outbox,
                 (select count(*) from feedback_step where number = 2) - (select count(*) from audit) as audit,
                 (select count(*) from feedback where id not in (select feedback_id from feedback_step)) as bare`.execute(tables),
    );
    const isSound = store.kind !== 'sqlite' || (await store.read((tables) => sql`pragma integrity_check`.execute(tables))).rows[0].integrity_check === 'ok';
    const { kept, texts } = rows[0];
    const torn = Math.abs(steps[0].outbox) + Math.abs(steps[0].audit) + steps[0].bare;
    return {
      begun: begun.size,
      acknowledged: done.size,
      lost,
      doubled: kept - texts,
      missing: begun.size - texts,
      torn,
      isSound,
      isAuditWhole: (await verifyAudit(store)).isWhole,
    };
  } finally {
    await store.close();
  }
}

/** Kills (SIGKILL) a writing process again and again, each at another moment, and counts. */
export async function killWriters(place, times) {
  const begun = new Set();
  const done = new Map();
  for (let time = 0; time < times; time += 1) {
    const child = spawn(process.execPath, [...process.execArgv.filter((each) => each.startsWith('--conditions')), writer, JSON.stringify(place)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    const enough = 1 + Math.floor(Math.random() * 30);
    let count = 0;
    child.stdout.setEncoding('utf8').on('data', (more) => {
      const lines = (text + more).split('\n');
      text = lines.pop(); // Not whole: not said.
      for (const line of lines) {
        const [what, name, trackingCode] = line.split(' ');
        if (what === 'begun') begun.add(name);
        else {
          done.set(name, trackingCode);
          if ((count += 1) === enough) setTimeout(() => child.kill('SIGKILL'), Math.random() * 15);
        }
      }
    });
    const [code] = await once(child, 'close');
    if (code !== null) throw new Error(`the writer ended by itself with ${code}`);
  }
  return accountOf(place, begun, done);
}

/** Stops PostgreSQL at once, as a power cut would, again and again while this process writes; counts. */
export async function crashUnderWriters(postgres, times) {
  const place = { databaseUrl: await postgres.freshDatabase() };
  const store = await openStore(place);
  const port = feedbackOver(store);
  const begun = new Set();
  const done = new Map();
  let isOver = false;
  let refused = 0;
  const write = async (who) => {
    for (let count = 0; !isOver; count += 1) {
      const name = `${who}-${count}`;
      begun.add(name);
      for (let isDone = false; !isDone && !isOver;) {
        try {
          done.set(name, (await port.send({ category: 'rac-thai', text: name, isPublic: false }, { key: `sendFeedback:${name}`, fingerprint: name }, signal)).trackingCode);
          isDone = true;
        } catch (error) {
          if (error.code !== 'UNAVAILABLE') throw error;
          refused += 1;
          await after(100);
        }
      }
    }
  };
  const writing = Promise.all(Array.from({ length: 6 }, (_, who) => write(who)));
  for (let time = 0; time < times; time += 1) {
    await after(400 + Math.random() * 300);
    await postgres.stop('immediate');
    await after(200);
    await postgres.start();
  }
  await after(300);
  isOver = true;
  await writing;
  await store.close();
  return { refused, ...(await accountOf(place, begun, done)) };
}

/**
 * Takes PostgreSQL away for a while, under a gateway that writes, one that reads and one that follows. Answers what
 * happened meanwhile and how long it took until all of it worked again.
 */
export async function takePostgresAway(postgres, awayMs) {
  const place = { databaseUrl: await postgres.freshDatabase() };
  const [here, there] = [await openStore(place), await openStore(place)];
  const port = feedbackOver(here);
  await port.listPublic({}, signal);
  const stop = new AbortController();
  const seen = [];
  const reading = (async () => {
    for await (const { payload } of there.events('topic', 0, stop.signal)) seen.push(payload);
  })();
  let appended = 0;
  let slowestRefusalMs = 0;
  let refused = 0;
  let isOver = false;
  let lastSuccessMs = 0;
  const acknowledged = [];
  const writing = (async () => {
    while (!isOver) {
      const beganMs = performance.now();
      const number = (appended += 1);
      try {
        await here.once({ key: `append:${String(number).padStart(8, '0')}`, fingerprint: 'x' }, ({ append }) => append('topic', number).then(() => number));
        acknowledged.push(number);
        lastSuccessMs = performance.now();
      } catch (error) {
        if (error.code !== 'UNAVAILABLE') throw error;
        refused += 1;
        slowestRefusalMs = Math.max(slowestRefusalMs, performance.now() - beganMs);
      }
      await after(20);
    }
  })();
  await after(700);
  await postgres.stop('immediate');
  let stale = 0;
  let slowestReadMs = 0;
  for (const endMs = performance.now() + awayMs; performance.now() < endMs;) {
    const beganMs = performance.now();
    await Promise.all([port.listPublic({}, signal), port.categories({}, signal)]);
    slowestReadMs = Math.max(slowestReadMs, performance.now() - beganMs);
    stale += 1;
    await after(50);
  }
  const isReadyMeanwhile = await here.isReady();
  await postgres.start();
  const backMs = performance.now();
  while (lastSuccessMs < backMs) await after(5);
  const writesAfterMs = lastSuccessMs - backMs;
  const marker = acknowledged.at(-1);
  while (!seen.includes(marker)) {
    if (performance.now() - backMs > 20_000) break;
    await after(5);
  }
  const eventsAfterMs = performance.now() - backMs;
  await after(500);
  isOver = true;
  await writing;
  await after(1000);
  stop.abort();
  await reading;
  const { rows } = await here.read((tables) => sql`select payload from outbox where topic = 'topic' order by id`.execute(tables));
  await Promise.all([here.close(), there.close()]);
  const held = rows.map(({ payload }) => Number(payload));
  return {
    refused,
    slowestRefusalMs: Math.round(slowestRefusalMs),
    staleReads: stale,
    slowestReadMs: Math.round(slowestReadMs),
    isReadyMeanwhile,
    writesAfterMs: Math.round(writesAfterMs),
    eventsAfterMs: Math.round(eventsAfterMs),
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((number) => !held.includes(number)).length,
    eventsHeld: held.length,
    eventsSeen: seen.length,
    isSameOrder: JSON.stringify(held) === JSON.stringify(seen),
  };
}

/** Sends reports through a whole gateway over a network that loses some requests and many replies; counts in the store. */
export async function sendOverLossyNetwork(place, reports, { lostReplies = 0.3, lostRequests = 0.1 } = {}) {
  const store = await openStore(place);
  const { fetch } = createGateway({ ...samplePorts(), feedback: feedbackOver(store) });
  let sent = 0;
  let lost = 0;
  const receipts = new Map();
  const send = async (name) => {
    for (;;) {
      if (Math.random() < lostRequests) continue;
      sent += 1;
      const response = await fetch('https://gateway.test/feedback', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `key-${name}` },
        body: JSON.stringify({ category: 'rac-thai', text: name, isPublic: false }),
      });
      if (Math.random() < lostReplies) {
        lost += 1;
        continue;
      }
      if (response.status === 503) continue;
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
      receipts.set(name, (await response.json()).trackingCode);
      return;
    }
  };
  let next = 0;
  const beganMs = performance.now();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (next < reports) await send(`report-${(next += 1)}`);
    }),
  );
  const seconds = (performance.now() - beganMs) / 1000;
  const { rows } = await store.read((tables) => sql`select count(*) as kept, count(distinct text) as texts, count(distinct code_hash) as codes from feedback`.execute(tables));
  const { kept, texts } = rows[0];
  let wrong = 0;
  for (const [name, trackingCode] of receipts) if ((await feedbackOver(store).get({ trackingCode }, signal))?.text !== name) wrong += 1;
  await store.close();
  return {
    reports,
    requests: sent,
    lostReplies: lost,
    receipts: receipts.size,
    kept,
    lost: reports - texts,
    doubled: kept - texts,
    wrongCodes: wrong,
    perSecond: Math.round(reports / seconds),
  };
}

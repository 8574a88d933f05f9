// A store whose process, database or disk fails. `npm run bench -- store-chaos` does the same at length.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import { MotcuaPortError } from '@motcua/gateway';
import { openStore } from '@motcua/gateway/node';
import { sql } from 'kysely';
import { crashUnderWriters, feedbackOver, killWriters, sendOverLossyNetwork, takePostgresAway } from './chaos.mjs';
import { itOnBoth, postgres } from './engines.ts';

const { signal } = new AbortController();

/** A line to a PostgreSQL that can fall silent without breaking, as one behind a firewall does. */
async function silentLine(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSilent = false;
  const server = createServer((near) => {
    if (isSilent) return void pairs.add([near, near]);
    const far = connect(Number(target.port), target.hostname);
    pairs.add([near, far]);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const)
      from
        .on('data', (bytes) => isHushed.has(from) || to.write(bytes))
        .on('error', () => to.destroy())
        .on('close', () => to.destroy());
  }).listen(0, '127.0.0.1');
  const isHushed = new Set<Socket>();
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    /** Nothing more comes through what is connected, and whoever connects is not answered. */
    hush() {
      isSilent = true;
      for (const socket of [...pairs].flat()) isHushed.add(socket);
    },
    /** Who connects now is answered again; what was silent stays so. */
    speak() {
      isSilent = false;
    },
    cut() {
      for (const socket of [...pairs].flat()) socket.destroy();
    },
    close: () => server.close(),
  };
}

const nothingLost = { lost: 0, doubled: 0, missing: 0, torn: 0, isSound: true, isAuditWhole: true };

itOnBoth('loses and doubles nothing when the gateway is killed while it writes', async ({ place }) => {
  const { begun, acknowledged, ...account } = await killWriters(place, 5);
  assert.ok(acknowledged >= 5 && begun >= acknowledged);
  assert.deepEqual(account, nothingLost);
});

itOnBoth('keeps each report once where requests and replies are lost', async ({ place }) => {
  const { kept, lost, doubled, wrongCodes, lostReplies } = await sendOverLossyNetwork(place, 200);
  assert.ok(lostReplies > 20);
  assert.deepEqual({ kept, lost, doubled, wrongCodes }, { kept: 200, lost: 0, doubled: 0, wrongCodes: 0 });
});

if (postgres) {
  const server = postgres;
  it('loses and doubles nothing when PostgreSQL dies under it', async () => {
    const { refused, begun, acknowledged, ...account } = await crashUnderWriters(server, 2);
    assert.ok(refused > 0 && acknowledged > 10 && begun >= acknowledged);
    assert.deepEqual(account, nothingLost);
  });

  it('outlives PostgreSQL, shows what it last read, says soon that it cannot write, and catches up', async () => {
    const away = await takePostgresAway(server, 3000);
    assert.ok(away.refused > 0 && away.staleReads > 5 && !away.isReadyMeanwhile);
    assert.ok(away.slowestRefusalMs < 2500 && away.slowestReadMs < 2500, `${away.slowestRefusalMs} and ${away.slowestReadMs} ms`);
    assert.ok(away.writesAfterMs < 2000 && away.eventsAfterMs < 2000, `${away.writesAfterMs} and ${away.eventsAfterMs} ms`);
    assert.deepEqual([away.lost, away.eventsSeen, away.isSameOrder], [0, away.eventsHeld, true]);
  });

  it('waits for no connection that has gone silent, and shows what it last read', async (context) => {
    const line = await silentLine(await server.freshDatabase());
    const store = await openStore({ databaseUrl: line.url });
    context.after(async () => {
      line.cut();
      await store.close();
      line.close();
    });
    const port = feedbackOver(store);
    const page = await port.listPublic({}, signal);
    const took = async (work: () => Promise<unknown>) => {
      const beganMs = performance.now();
      const outcome = await work().catch((error: unknown) => error);
      return { outcome, ms: performance.now() - beganMs };
    };
    const write = () => store.once({ key: 'write:12345678', fingerprint: 'x' }, ({ append }) => append('topic', 1).then(() => 1));
    await Promise.all([1, 2].map(() => store.read((tables) => sql`select pg_sleep(0.1)`.execute(tables)))); // Two connections.
    line.hush();
    const [read, refused] = await Promise.all([took(() => port.listPublic({}, signal)), took(write)]);
    assert.deepEqual(read.outcome, page);
    assert.ok(read.ms < 1500, `${read.ms} ms`);
    assert.ok(refused.outcome instanceof MotcuaPortError && refused.outcome.code === 'UNAVAILABLE' && refused.ms < 6000, `${refused.ms} ms`);
    line.speak();
    assert.ok((await took(write)).ms < 500);
    assert.equal(await write(), 1);
  });

  const mounting = mkdtempSync(join(tmpdir(), 'motcua-full-'));
  const isMounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=14m', 'motcua-full', mounting]).status === 0;
  it("says clearly when PostgreSQL's disk is full, and keeps what it had", { skip: !isMounted && 'no small disk can be mounted here' }, async (context) => {
    const databaseUrl = await server.freshDatabase(mounting);
    const store = await openStore({ databaseUrl });
    context.after(async () => {
      await store.close();
    });
    const kept: number[] = [];
    const fill = async () => {
      for (let number = 0; number < 3000; number += 1) {
        await store.once({ key: `fill:${String(number).padStart(8, '0')}`, fingerprint: 'x' }, async ({ append }) => {
          await append('fill', number);
          await append('fill', randomBytes(10_000).toString('hex'));
          return number;
        });
        kept.push(number);
      }
    };
    const failure = await fill().catch((error: unknown) => error);
    assert.ok(failure instanceof MotcuaPortError && failure.code === 'UNAVAILABLE' && failure.cause instanceof Error && 'code' in failure.cause);
    assert.equal(failure.cause.code, 'ENOSPC');
    const { count } = await store.read((tables) =>
      tables
        .selectFrom('outbox')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    );
    assert.equal(count, kept.length * 2);
  });
  process.on('exit', () => {
    if (isMounted) spawnSync('umount', ['-l', mounting]);
    rmSync(mounting, { recursive: true, force: true });
  });
}

// How long reports of citizens are kept, and what is left of them, on SQLite and on PostgreSQL.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as soon } from 'node:timers/promises';
import { MotcuaPortError } from '@motcua/gateway';
import {
  auditHead,
  deleteFeedback,
  exportFeedback,
  feedbackPhotosOf,
  listFeedback,
  moveFeedback,
  publishFeedback,
  storedFeedback,
  sweep,
  verifyAudit,
  type Store,
} from '@motcua/gateway/node';
import { allOf, itOnBoth, type Ground } from './engines.ts';

const { signal } = new AbortController();
const clerk = 'tran.thi.b';
const dayMs = 86_400_000;
const code = (name: string) => (error: unknown) => error instanceof MotcuaPortError && error.code === name;
const fresh = (name: string) => ({ key: `${name}:${randomBytes(8).toString('hex')}`, fingerprint: 'a' });
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9]);

/** A port, reports that are sent to it, each with a photo, and the clock of it all. */
async function counter({ open, clock }: Ground) {
  const store = await open();
  const port = storedFeedback(store, { categories: [{ code: 'rac-thai', name: { vi: 'Rác thải', en: 'Waste' }, place: 'optional' }], calendar: { holidays: [] } });
  const send = async (text: string) => {
    const announced = { mediaType: 'image/jpeg', sizeBytes: jpeg.length, sha256: createHash('sha256').update(jpeg).digest('hex') } as const;
    const { photoId } = await port.startPhoto(announced, fresh('startFeedbackPhoto'), signal);
    await port.putPhotoPart({ photoId, offset: 0, bytes: jpeg.toString('base64') }, signal);
    const input = { category: 'rac-thai', text, isPublic: true, place: { address: `Ngõ ${text}` }, photoIds: [photoId] };
    const { id, trackingCode } = (await port.send(input, fresh('sendFeedback'), signal)) ?? assert.fail('not taken');
    return { id: Number(id), trackingCode, photoId };
  };
  const left = async () => (await listFeedback(store, clerk)).map(({ text }) => text).reverse();
  const pass = (ms: number) => (clock.nowMs += ms);
  return { store, port, send, left, pass };
}

/** Every row of every table that could say something about a report. */
async function held(store: Store): Promise<string> {
  const rows = await store.read((tables) =>
    Promise.all(
      (['feedback', 'feedback_step', 'feedback_photo', 'feedback_photo_part', 'outbox', 'audit', 'idempotency'] as const).map((table) =>
        tables.selectFrom(table).selectAll().execute(),
      ),
    ),
  );
  return JSON.stringify(rows);
}

async function deletions(store: Store): Promise<string[]> {
  const rows = await store.read((tables) => tables.selectFrom('audit').select(['subject', 'details']).where('action', '=', 'feedback.delete').orderBy('seq').execute());
  return rows.map(({ subject, details }) => `${subject} ${details}`);
}

itOnBoth('deletes what was answered or declined after its months, with steps and photos, and never what is open', async (ground) => {
  const { store, port, send, left, pass } = await counter(ground);
  const [, answered, declined] = [await send('mở'), await send('xong'), await send('nơi khác')];
  pass(400 * dayMs); // Counted from the answer, not from when it came.
  await moveFeedback(store, clerk, answered.id, 'answered', 'Đã dọn ở nhà bà Tư');
  await moveFeedback(store, clerk, declined.id, 'declined', 'Hãy hỏi nhà mạng');
  await publishFeedback(store, clerk, answered.id);
  const closedAt = new Date(ground.clock.nowMs);
  ground.clock.nowMs = new Date(closedAt).setUTCMonth(closedAt.getUTCMonth() + 24);
  assert.deepEqual([(await sweep(store)).reports, (await sweep(store, { feedbackMonths: 25 })).reports], [0, 0]);
  pass(1);
  assert.equal((await sweep(store, { feedbackMonths: 25 })).reports, 0);
  assert.equal((await sweep(store)).reports, 2);
  assert.deepEqual(await left(), ['mở']);
  assert.deepEqual(await deletions(store), [`feedback:${answered.id} {"reason":"time","status":"answered"}`, `feedback:${declined.id} {"reason":"time","status":"declined"}`]);

  const { trackingCode } = answered;
  assert.equal(await port.get({ trackingCode }, signal), undefined);
  assert.equal(await port.withdraw({ trackingCode }, fresh('withdrawFeedback'), signal), undefined);
  await assert.rejects(allOf(port.follow({ trackingCode }, undefined, signal)), code('NOT_FOUND'));
  assert.deepEqual([await port.photo(answered, signal), await port.getPublic({ id: String(answered.id) }, signal)], [undefined, undefined]);
  assert.deepEqual((await port.listPublic({}, signal)).items, []);
  const csv = (await allOf(exportFeedback(store, clerk, 'csv'))).join('');
  assert.deepEqual([csv.includes('"mở"'), csv.includes('"xong"')], [true, false]);
  const kept = await held(store);
  assert.deepEqual([kept.includes('Ngõ mở'), kept.includes('xong'), kept.includes('bà Tư'), kept.includes(answered.photoId)], [true, false, false, false]);
  assert.deepEqual(await verifyAudit(store), { isWhole: true, head: await auditHead(store) });
});

itOnBoth('deletes what was taken back after 30 days, until then its sender reads it, and no kept answer holds its words', async (ground) => {
  const { store, port, send, left, pass } = await counter(ground);
  const text = `lỡ tay ${'a'.repeat(280)}`;
  const { id, trackingCode } = await send(text);
  const write = fresh('withdrawFeedback');
  const first = await port.withdraw({ trackingCode }, write, signal);
  assert.deepEqual([first?.status, first?.text, await port.withdraw({ trackingCode }, write, signal)], ['withdrawn', text, first]);
  const answers = await store.read((tables) => tables.selectFrom('idempotency').select('sealed').execute());
  assert.ok(answers.length > 0 && answers.every(({ sealed }) => sealed.length < text.length), 'its words are in an answer that is kept');
  pass(30 * dayMs);
  assert.equal((await sweep(store)).reports, 0);
  assert.equal((await port.get({ trackingCode }, signal))?.text, text);
  pass(1);
  assert.deepEqual([(await sweep(store)).reports, await left()], [1, []]);
  assert.deepEqual(await deletions(store), [`feedback:${id} {"reason":"time","status":"withdrawn"}`]);

  const second = await send('hai');
  const repeated = fresh('withdrawFeedback');
  await port.withdraw(second, repeated, signal);
  await deleteFeedback(store, clerk, second.id, 'Luật 91/2025/QH15');
  assert.equal(await port.withdraw(second, repeated, signal), undefined, 'told of a report that is deleted');
});

itOnBoth('takes old reports some at once, the oldest first, at two gateways each once', async (ground) => {
  const { store, send, left, pass } = await counter(ground);
  const other = await ground.open();
  for (let count = 1; count <= 30; count += 1) {
    const { id } = await send(`việc ${count}`);
    pass(1000);
    await moveFeedback(store, clerk, id, 'answered', 'Xong');
  }
  pass(800 * dayMs);
  const [here, there] = await Promise.all([sweep(store), sweep(other)]);
  assert.ok(here.reports <= 25 && there.reports <= 25, `${here.reports} and ${there.reports} at once`);
  const gone = here.reports + there.reports;
  assert.deepEqual([gone >= 25, await left()], [true, Array.from({ length: 30 - gone }, (_, index) => `việc ${gone + index + 1}`)]);
  await sweep(store);
  assert.deepEqual([await left(), new Set(await deletions(store)).size, (await deletions(store)).length], [[], 30, 30]);
});

itOnBoth('lets a clerk delete one for a reason, which ends the streams of who follows it and is all that is left', async (ground) => {
  const { store, port, send, left } = await counter(ground);
  const other = await ground.open();
  await send('ở lại');
  const { id, trackingCode, photoId } = await send('đi');
  await publishFeedback(store, clerk, id);
  const seen: string[] = [];
  const following = (async () => {
    for await (const { part } of port.follow({ trackingCode }, undefined, AbortSignal.timeout(10_000))) seen.push(part.status);
  })();
  const isEnded = assert.rejects(following, code('NOT_FOUND'));
  while (seen.length === 0) await soon();
  for (const reason of ['', ' \0', 'x'.repeat(201)]) await assert.rejects(deleteFeedback(other, clerk, id, reason), code('BAD_INPUT'));
  assert.equal(await deleteFeedback(other, clerk, 999_999, 'Luật 91/2025/QH15'), false);
  assert.equal(await deleteFeedback(other, clerk, id, 'Luật 91/2025/QH15, văn bản 12, gọi 0912345678'), true);
  await isEnded;
  assert.deepEqual([await left(), await feedbackPhotosOf(store, clerk, id), await port.get({ trackingCode }, signal)], [['ở lại'], [], undefined]);
  assert.deepEqual((await port.listPublic({}, signal)).items, []);
  assert.deepEqual(await deletions(store), [`feedback:${id} {"reason":"Luật 91/2025/QH15, văn bản 12, gọi [số điện thoại]"}`]);
  const kept = await held(store);
  assert.deepEqual([kept.includes('Ngõ ở lại'), kept.includes('Ngõ đi'), kept.includes(photoId), kept.includes(clerk)], [true, false, false, false]);
});

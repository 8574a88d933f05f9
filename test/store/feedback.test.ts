// Reports of citizens and the clerks' work on them, on SQLite and on PostgreSQL.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { MotcuaPortError } from '@motcua/gateway';
import {
  auditActorOf,
  auditHead,
  exportFeedback,
  feedbackContactOf,
  feedbackPhotosOf,
  listFeedback,
  moveFeedback,
  openStore,
  publishFeedback,
  storedFeedback,
  sweep,
  unpublishFeedback,
  verifyAudit,
  type Store,
} from '@motcua/gateway/node';
import type { FeedbackCategory } from '@motcua/contract/feedback';
import { allOf, emptyGround, itOnBoth, type Ground } from './engines.ts';

type FeedbackPort = ReturnType<typeof storedFeedback>;

const { signal } = new AbortController();
const clerk = 'tran.thi.b';
const categories: FeedbackCategory[] = [
  { code: 'rac-thai', name: { vi: 'Rác thải', en: 'Waste' }, place: 'optional', answeredBy: 'UBND phường', answerWithinWorkingDays: 5 },
  { code: 'den-duong', name: { vi: 'Đèn đường', en: 'Street lights' }, place: 'required' },
];
const code = (name: string) => (error: unknown) => error instanceof MotcuaPortError && error.code === name;
const fresh = (name: string) => ({ key: `${name}:${randomBytes(8).toString('hex')}`, fingerprint: 'a' });
const report = { category: 'rac-thai', text: 'Rác đổ đầy ngõ, gọi tôi số 0912345678', isPublic: true } as const;

/** A port on one gateway and the same on another. */
async function counter({ open }: Ground) {
  const [store, other] = [await open(), await open()];
  const options = { categories, calendar: { holidays: ['2026-12-01'] } };
  const [port, elsewhere] = [storedFeedback(store, options), storedFeedback(other, options)];
  const send = async (input: Parameters<FeedbackPort['send']>[0] = report) => (await port.send(input, fresh('sendFeedback'), signal)) ?? assert.fail('not taken');
  const idOf = async () => (await listFeedback(store, clerk, { limit: 1 }))[0]?.id ?? assert.fail('no report');
  return { store, port, elsewhere, send, idOf };
}

async function actions(store: Store): Promise<string[]> {
  const rows = await store.read((tables) => tables.selectFrom('audit').select(['action', 'subject']).orderBy('seq').execute());
  return rows.map(({ action, subject }) => `${action} ${subject}`);
}

itOnBoth('keeps a report under a code whose hash only is stored, and says when an answer is due', async (ground) => {
  const { store, port, elsewhere, send } = await counter(ground);
  const place = { communeCode: '00070', address: 'Ngõ 12 phố Huế', latitude: 21.01, longitude: 105.85 };
  const receipt = await send({ ...report, text: 'Ra\u0301c \u0000đầy ngõ', place, contact: { phone: '0912 345 678' }, writtenAt: '2026-11-26T01:00:00Z' });
  assert.match(receipt.trackingCode, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  // Friday; Tuesday is a holiday.
  assert.deepEqual([receipt.answerBy, receipt.answeredBy, receipt.receivedAt], ['2026-12-07', 'UBND phường', '2026-11-27T03:00:00.000Z']);
  assert.deepEqual(await elsewhere.get({ trackingCode: receipt.trackingCode }, signal), {
    ...receipt,
    category: 'rac-thai',
    text: 'Rác đầy ngõ',
    place,
    isPublic: true,
    photoCount: 0,
    status: 'received',
    history: [{ status: 'received', at: receipt.receivedAt }],
  });
  const row = await store.read((tables) => tables.selectFrom('feedback').selectAll().executeTakeFirstOrThrow());
  assert.ok(!JSON.stringify(row).includes(receipt.trackingCode));
  assert.equal(await port.get({ trackingCode: 'ABCD-EFGH-JKMN' }, signal), undefined);
  assert.equal(await port.send({ ...report, category: 'khac' }, fresh('sendFeedback'), signal), undefined);
  await assert.rejects(port.send({ ...report, category: 'den-duong' }, fresh('sendFeedback'), signal), code('BAD_INPUT'));
  assert.deepEqual((await port.categories({}, signal)).categories, categories);
});

itOnBoth('tells a follower each step once, on any gateway and from where they were, and ends with the last', async (ground) => {
  const { store, port, elsewhere, send, idOf } = await counter(ground);
  const { trackingCode } = await send();
  const id = await idOf();
  const seen: string[] = [];
  const following = (async () => {
    for await (const { id: step, part } of elsewhere.follow({ trackingCode }, undefined, signal)) seen.push(`${step} ${part.status} ${part.note ?? ''}`);
  })();
  await after(200);
  await moveFeedback(store, clerk, id, 'accepted');
  await moveFeedback(store, clerk, id, 'inProgress', 'Đội vệ sinh đã nhận');
  await moveFeedback(store, clerk, id, 'answered', 'Đã dọn');
  await following;
  assert.deepEqual(seen, ['1 received ', '2 accepted ', '3 inProgress Đội vệ sinh đã nhận', '4 answered Đã dọn']);
  const rest = await allOf(port.follow({ trackingCode }, '2', signal));
  assert.deepEqual(
    rest.map(({ id: step, part }) => [step, part.status]),
    [
      ['3', 'inProgress'],
      ['4', 'answered'],
    ],
  );
  assert.deepEqual(await allOf(port.follow({ trackingCode }, '4', signal)), []);
  await assert.rejects(allOf(port.follow({ trackingCode: 'ABCD-EFGH-JKMN' }, undefined, signal)), code('NOT_FOUND'));
  await assert.rejects(moveFeedback(store, clerk, id, 'inProgress'), code('CONFLICT'));
});

itOnBoth('takes a report back once, forgets the contact, and changes nothing once it is answered', async (ground) => {
  const { store, port, elsewhere, send, idOf } = await counter(ground);
  const { trackingCode } = await send({ ...report, contact: { phone: '0912345678' } });
  const id = await idOf();
  await publishFeedback(store, clerk, id);
  const withdrawal = fresh('withdrawFeedback');
  const both = await Promise.all([port.withdraw({ trackingCode }, withdrawal, signal), elsewhere.withdraw({ trackingCode }, withdrawal, signal)]);
  assert.deepEqual(both[0], both[1]);
  assert.deepEqual(
    both[0]?.history.map(({ status }) => status),
    ['received', 'withdrawn'],
  );
  assert.equal(await feedbackContactOf(store, clerk, id), undefined);
  assert.deepEqual((await port.listPublic({}, signal)).items, []);
  await assert.rejects(publishFeedback(store, clerk, id), code('CONFLICT'));

  const answered = await send({ ...report, contact: { phone: '0912345678' } });
  const second = await idOf();
  await moveFeedback(store, clerk, second, 'answered', 'Xong');
  await assert.rejects(port.withdraw({ trackingCode: answered.trackingCode }, fresh('withdrawFeedback'), signal), code('CONFLICT'));
  assert.equal((await port.get({ trackingCode: answered.trackingCode }, signal))?.status, 'answered');
  assert.deepEqual(await feedbackContactOf(store, clerk, second), { phone: '0912345678' });
  assert.equal(await port.withdraw({ trackingCode: 'ABCD-EFGH-JKMN' }, fresh('withdrawFeedback'), signal), undefined);
});

const jpegStart = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const jpeg = Buffer.concat([jpegStart, randomBytes(100_000), Buffer.from([0xff, 0xd9])]);
const exif = Buffer.concat([jpegStart.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, 14]), Buffer.from('Exif\0\0II*\0'), jpeg.subarray(2)]);
const chunk = (name: string, bytes: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, Buffer.from(name), bytes, Buffer.alloc(4)]);
};
const pngOf = (...chunks: Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', Buffer.alloc(13)), ...chunks, chunk('IDAT', randomBytes(50)), chunk('IEND', Buffer.alloc(0))]);
const webpOf = (...names: string[]) => {
  const body = Buffer.concat(names.map((name) => Buffer.concat([Buffer.from(name), Buffer.from([3, 0, 0, 0, 1, 2, 3, 0])])));
  const head = Buffer.from('RIFF\0\0\0\0WEBP');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
};
type Media = Parameters<FeedbackPort['startPhoto']>[0]['mediaType'];

/** Sends a photo in parts, and answers its name. */
async function sendPhoto(port: FeedbackPort, bytes: Buffer, mediaType: Media = 'image/jpeg', sha256 = createHash('sha256').update(bytes).digest('hex')) {
  const { photoId } = await port.startPhoto({ mediaType, sizeBytes: bytes.length, sha256 }, fresh('startFeedbackPhoto'), signal);
  const parts: [number, string][] = [];
  for (let offset = 0; offset < bytes.length; offset += 49_152) parts.push([offset, bytes.subarray(offset, offset + 49_152).toString('base64')]);
  for (const [offset, part] of parts) await port.putPhotoPart({ photoId, offset, bytes: part }, signal);
  return photoId;
}

itOnBoth('puts a photo together from parts that come twice, at once and over each other', async (ground) => {
  const { store, port, elsewhere, send, idOf } = await counter(ground);
  const sha256 = createHash('sha256').update(jpeg).digest('hex');
  const { photoId } = await port.startPhoto({ mediaType: 'image/jpeg', sizeBytes: jpeg.length, sha256 }, fresh('startFeedbackPhoto'), signal);
  const put = (at: FeedbackPort, from: number, to: number) => at.putPhotoPart({ photoId, offset: from, bytes: jpeg.subarray(from, to).toString('base64') }, signal);
  await assert.rejects(put(port, 10, 20), code('CONFLICT'));
  await Promise.all([put(port, 0, 40_000), put(elsewhere, 0, 40_000), put(port, 0, 40_000)]);
  assert.deepEqual(await put(port, 100, 300), { photoId, receivedBytes: 40_000, isComplete: false });
  await put(port, 30_000, 79_152);
  assert.deepEqual(await elsewhere.photo({ photoId }, signal), { photoId, receivedBytes: 79_152, isComplete: false });
  assert.equal(await port.send({ ...report, photoIds: [photoId] }, fresh('sendFeedback'), signal).catch(code('NOT_FOUND')), true);
  const done = { photoId, receivedBytes: jpeg.length, isComplete: true };
  assert.deepEqual(await Promise.all([put(port, 79_152, jpeg.length), put(elsewhere, 79_152, jpeg.length)]), [done, done]);
  const { trackingCode } = await send({ ...report, photoIds: [photoId] });
  assert.equal((await port.get({ trackingCode }, signal))?.photoCount, 1);
  const [photo] = await feedbackPhotosOf(store, clerk, await idOf());
  assert.ok(photo && Buffer.from(photo.bytes).equals(jpeg));
  assert.equal(await port.send({ ...report, photoIds: [photoId] }, fresh('sendFeedback'), signal).catch(code('NOT_FOUND')), true);
  assert.equal((await listFeedback(store, clerk)).length, 1);
  assert.equal(await port.putPhotoPart({ photoId: '0'.repeat(32), offset: 0, bytes: 'AAAA' }, signal), undefined);
});

itOnBoth('refuses and forgets a photo that is not what was announced, or says where it was taken', async (ground) => {
  const { store, port } = await counter(ground);
  for (const [bytes, mediaType] of [
    [jpeg, 'image/jpeg'],
    [pngOf(), 'image/png'],
    [webpOf('VP8 '), 'image/webp'],
  ] as const)
    assert.equal((await port.photo({ photoId: await sendPhoto(port, bytes, mediaType) }, signal))?.isComplete, true);
  const before = await store.read((tables) => tables.selectFrom('feedback_photo').select('id').execute());
  for (const [bytes, mediaType] of [
    [exif, 'image/jpeg'],
    [Buffer.concat([jpeg, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>')]), 'image/jpeg'],
    [pngOf(chunk('eXIf', Buffer.from('II*\0'))), 'image/png'],
    [pngOf(chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0'))), 'image/png'],
    [Buffer.concat([pngOf(), Buffer.from('more')]), 'image/png'],
    [webpOf('VP8 ', 'EXIF'), 'image/webp'],
    [webpOf('VP8 ', 'XMP '), 'image/webp'],
    [pngOf(), 'image/jpeg'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'image/jpeg'],
  ] as const)
    await assert.rejects(sendPhoto(port, bytes, mediaType), code('BAD_INPUT'), bytes.toString('latin1', 0, 60));
  await assert.rejects(sendPhoto(port, jpeg, 'image/jpeg', '0'.repeat(64)), code('BAD_INPUT'));
  const { photoId } = await port.startPhoto({ mediaType: 'image/jpeg', sizeBytes: 3, sha256: '0'.repeat(64) }, fresh('startFeedbackPhoto'), signal);
  await assert.rejects(port.putPhotoPart({ photoId, offset: 0, bytes: 'AAAAAAAA' }, signal), code('BAD_INPUT'));
  assert.equal(await port.photo({ photoId }, signal), undefined);
  assert.deepEqual(await store.read((tables) => tables.selectFrom('feedback_photo').select('id').execute()), before);
  assert.deepEqual(await store.read((tables) => tables.selectFrom('feedback_photo_part').select('start').execute()), []);
});

itOnBoth('shows everybody only what a clerk published, without personal numbers, page by page', async (ground) => {
  const { store, port, elsewhere, send } = await counter(ground);
  for (let count = 1; count <= 7; count += 1)
    await send({ ...report, text: `Việc ${count}, gọi 0912345678`, place: { communeCode: count % 2 ? '00070' : '00071', address: 'Nhà anh 0987654321' } });
  await send({ ...report, text: 'riêng', isPublic: false });
  const ids = (await listFeedback(store, clerk)).map(({ id }) => id).reverse();
  const [first = 0, second = 0] = ids;
  await assert.rejects(publishFeedback(store, clerk, ids[7] ?? 0), code('CONFLICT'));
  for (const id of ids.slice(0, 6)) await publishFeedback(store, clerk, id);
  await publishFeedback(store, clerk, second, 'Lời của cán bộ');
  await moveFeedback(store, clerk, first, 'declined', 'Hãy gọi 1022, không gọi 0912345678');
  const page = await port.listPublic({ limit: 3 }, signal);
  assert.deepEqual(
    page.items.map(({ text, address }) => [text, address]),
    [6, 5, 4].map((count) => [`Việc ${count}, gọi [số điện thoại]`, 'Nhà anh [số điện thoại]']),
  );
  await publishFeedback(store, clerk, ids[6] ?? 0); // A new one on top moves nothing that comes after.
  const next = await elsewhere.listPublic({ limit: 3, cursor: page.nextCursor }, signal);
  assert.deepEqual(
    next.items.map(({ text }) => text),
    ['Việc 3, gọi [số điện thoại]', 'Lời của cán bộ', 'Việc 1, gọi [số điện thoại]'],
  );
  assert.deepEqual([next.nextCursor, next.items[2]?.status, next.items[2]?.answer], [undefined, 'declined', 'Hãy gọi 1022, không gọi [số điện thoại]']);
  assert.equal((await port.listPublic({ communeCode: '00071' }, signal)).items.length, 3);
  assert.equal((await port.listPublic({ status: 'declined', category: 'rac-thai' }, signal)).items.length, 1);
  await assert.rejects(port.listPublic({ cursor: '1 or 1=1' }, signal), code('BAD_INPUT'));
  await unpublishFeedback(store, clerk, second);
  assert.equal((await elsewhere.listPublic({}, signal)).items.length, 6);
});

itOnBoth('writes down what each clerk does and reads, and nothing of what citizens wrote', async (ground) => {
  const { store, send, idOf } = await counter(ground);
  await send({ ...report, contact: { name: 'Lê Văn C', email: 'c@example.vn' } });
  const id = await idOf();
  await feedbackContactOf(store, clerk, id);
  await feedbackPhotosOf(store, clerk, id);
  await moveFeedback(store, clerk, id, 'accepted', 'Đang xem');
  await publishFeedback(store, clerk, id);
  await allOf(exportFeedback(store, clerk, 'json', { hasContacts: true }));
  assert.deepEqual(await actions(store), [
    'feedback.list feedback',
    `feedback.readContact feedback:${id}`,
    `feedback.readPhotos feedback:${id}`,
    `feedback.move feedback:${id}`,
    `feedback.publish feedback:${id}`,
    'feedback.export feedback',
  ]);
  const held = JSON.stringify(await store.read((tables) => tables.selectFrom('audit').selectAll().execute()));
  for (const personal of ['Lê Văn C', 'example.vn', 'Rác', 'Đang xem', clerk]) assert.ok(!held.includes(personal), personal);
  assert.ok(held.includes(await auditActorOf(store, clerk)));
  assert.deepEqual(await verifyAudit(store), { isWhole: true, head: await auditHead(store) });
});

itOnBoth('lets a clerk take everything away for Excel without a formula in it, or as JSON', async (ground) => {
  const { store, send } = await counter(ground);
  await send({ ...report, text: '=HYPERLINK("https://a.example")', place: { communeCode: '00070' }, contact: { phone: '0912345678', name: '@SUM(A1)' } });
  await send({ ...report, text: 'Hai\ndòng; "ba"' });
  const csv = (await allOf(exportFeedback(store, clerk, 'csv', { hasContacts: true }))).join('');
  assert.ok(csv.startsWith('\ufeff"Số","Ngày giờ nhận (Hà Nội)"'));
  for (const cell of [`"'=HYPERLINK(""https://a.example"")"`, `"'@SUM(A1)"`, '"0912 345678"', '"Mã 00070"', '"Hai\ndòng; ""ba"""']) assert.ok(csv.includes(cell), cell);
  assert.ok(!(await allOf(exportFeedback(store, clerk, 'csv'))).join('').includes('0912 345678'));
  const json = JSON.parse((await allOf(exportFeedback(store, clerk, 'json'))).join(''));
  assert.deepEqual(
    json.map(({ text }: { text: string }) => text),
    ['Hai\ndòng; "ba"', '=HYPERLINK("https://a.example")'],
  );
  assert.ok(!JSON.stringify(json).includes('0912345678'));
});

itOnBoth('forgets contacts 90 days after a report was closed, and photos that no report came for', async (ground) => {
  const { store, port, send, idOf } = await counter(ground);
  await send({ ...report, contact: { phone: '0912345678' } });
  const closed = await idOf();
  await moveFeedback(store, clerk, closed, 'answered', 'Xong');
  await send({ ...report, contact: { phone: '0987654321' }, photoIds: [await sendPhoto(port, pngOf(), 'image/png')] });
  const opened = await idOf();
  const photoId = await sendPhoto(port, pngOf(), 'image/png');
  const dayMs = 86_400_000;
  ground.clock.nowMs += dayMs - 1;
  assert.deepEqual([(await sweep(store)).photos, (await port.photo({ photoId }, signal))?.isComplete], [0, true]);
  ground.clock.nowMs += 2;
  assert.deepEqual([(await sweep(store)).photos, await port.photo({ photoId }, signal)], [1, undefined]);
  ground.clock.nowMs += 89 * dayMs - 2;
  assert.equal((await sweep(store)).contacts, 0);
  ground.clock.nowMs += 2;
  assert.equal((await sweep(store)).contacts, 1);
  assert.equal(await feedbackContactOf(store, clerk, closed), undefined);
  assert.deepEqual(await feedbackContactOf(store, clerk, opened), { phone: '0987654321' });
  assert.equal((await feedbackPhotosOf(store, clerk, opened)).length, 1);
  assert.ok((await actions(store)).includes('feedback.forgetContacts feedback'));
});

itOnBoth('shows by its public number how far a report has come, and its words only once a clerk has read them', async (ground) => {
  const { store, port, send, idOf } = await counter(ground);
  const { id = '' } = await send({ ...report, isPublic: true, place: { communeCode: '00070', address: '12 phố Mẫu' } });
  const unread = await port.getPublic({ id }, signal);
  assert.deepEqual([unread?.id, unread?.status, unread?.text, unread?.address, unread?.communeCode], [id, 'received', undefined, undefined, undefined]);
  await publishFeedback(store, clerk, await idOf());
  const read = await port.getPublic({ id }, signal);
  assert.deepEqual([read?.text, read?.address], [report.text.replace('0912345678', '[số điện thoại]'), '12 phố Mẫu']);
  const { id: own = '' } = await send({ ...report, isPublic: false });
  assert.equal(await port.getPublic({ id: own }, signal), undefined);
  assert.equal(await port.getPublic({ id: '999999' }, signal), undefined);
});

it('leaves nothing in the embedded store’s file of what it has forgotten', async (context) => {
  const { open, place, clock } = await emptyGround(context, 'sqlite');
  assert.ok('folder' in place);
  const store = await open();
  const port = storedFeedback(store, { categories, calendar: { holidays: [] } });
  const contact = { phone: '0987 111 222', name: 'Trần Thị Đã Quên' };
  const receipts = [];
  for (let count = 0; count < 3; count += 1) receipts.push((await port.send({ ...report, contact }, fresh('sendFeedback'), signal)) ?? assert.fail('not taken'));
  for (const { trackingCode } of receipts) await port.withdraw({ trackingCode }, fresh('withdrawFeedback'), signal);
  const bytes = randomBytes(20_000);
  const announced = { mediaType: 'image/jpeg', sizeBytes: 40_000, sha256: '0'.repeat(64) } as const;
  const { photoId } = await port.startPhoto(announced, fresh('startFeedbackPhoto'), signal);
  await port.putPhotoPart({ photoId, offset: 0, bytes: bytes.toString('base64') }, signal);
  clock.nowMs += 2 * 86_400_000;
  assert.equal((await sweep(store)).photos, 1);
  await store.close();
  const file = readFileSync(join(place.folder, 'motcua.sqlite'));
  assert.deepEqual([file.includes(contact.phone), file.includes(contact.name), file.includes(bytes.subarray(8000, 8100))], [false, false, false]);
});

it('leaves the last room on the disk to words: photos that anybody may send do not take it', async (context) => {
  const { open, place } = await emptyGround(context, 'sqlite');
  const announced = { mediaType: 'image/jpeg', sizeBytes: 300, sha256: '0'.repeat(64) } as const;
  const [roomy, full] = [await open(), await openStore(place, { spareBytes: Infinity })];
  context.after(() => full.close());
  const [port, crowded] = [roomy, full].map((store) => storedFeedback(store, { categories, calendar: { holidays: [] } })) as [FeedbackPort, FeedbackPort];
  const { photoId } = await port.startPhoto(announced, fresh('startFeedbackPhoto'), signal);
  await assert.rejects(crowded.startPhoto(announced, fresh('startFeedbackPhoto'), signal), code('UNAVAILABLE'));
  await assert.rejects(crowded.putPhotoPart({ photoId, offset: 0, bytes: 'AAAA' }, signal), code('UNAVAILABLE'));
  assert.ok((await crowded.send(report, fresh('sendFeedback'), signal))?.trackingCode);
  assert.equal((await port.putPhotoPart({ photoId, offset: 0, bytes: 'AAAA' }, signal))?.receivedBytes, 3);
});

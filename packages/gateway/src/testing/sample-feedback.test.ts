import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Feedback, FeedbackCategoryList, FeedbackReceipt, PublicFeedbackPage } from '@motcua/contract/feedback';
import * as z from 'zod/mini';
import { inventedReports, sampleFeedback } from './index.ts';

const report = { category: 'den-duong', text: 'Đèn tắt.', isPublic: false };
const write = (key: string, fingerprint = 'a') => ({ key, fingerprint });

function agency() {
  const port = sampleFeedback();
  const stop = new AbortController();
  const { signal } = stop;
  const send = async (more: object = {}, key: string = crypto.randomUUID()) => port.send({ ...report, ...more }, write(key), signal);
  const get = (trackingCode: string) => port.get({ trackingCode }, signal);
  return { port, stop, signal, send, get };
}

it('keeps to the contract in all that it knows', async () => {
  const { port, signal, get, send } = agency();
  const { categories } = z.parse(FeedbackCategoryList, await port.categories({}, signal));
  assert.ok(categories.length > 8 && categories.some(({ place }) => place === 'optional') && categories.some(({ answeredBy }) => answeredBy === undefined));
  for (const { trackingCode } of inventedReports) z.parse(Feedback, await get(trackingCode));
  z.parse(FeedbackReceipt, await send());
  z.parse(PublicFeedbackPage, await port.listPublic({}, signal));
  const statuses = new Set(await Promise.all(inventedReports.map(async ({ trackingCode }) => (await get(trackingCode))?.status)));
  assert.deepEqual([...statuses].sort(), ['accepted', 'answered', 'declined', 'inProgress', 'withdrawn']);
});

it('takes the same write once, and refuses another under its key', async () => {
  const { port, send, signal } = agency();
  const first = await send({}, 'k');
  assert.deepEqual(await send({}, 'k'), first);
  await assert.rejects(port.send(report, write('k', 'b'), signal), { code: 'CONFLICT' });
  assert.equal(await send({ category: 'khong-co' }), undefined);
});

it('tells who follows each step once, and ends where nothing more will come', async () => {
  const { port, send, signal } = agency();
  const { trackingCode } = (await send()) ?? assert.fail('not taken');
  const steps: string[] = [];
  const following = (async () => {
    for await (const { id, part } of port.follow({ trackingCode }, undefined, signal)) steps.push(`${id} ${part.status}`);
  })();
  port.advance(trackingCode, { status: 'inProgress' });
  port.advance(trackingCode, { status: 'answered', note: 'Xong.' });
  await following;
  assert.deepEqual(steps, ['0 received', '1 inProgress', '2 answered']);
  const later = [];
  for await (const { id } of port.follow({ trackingCode }, '1', signal)) later.push(id);
  assert.deepEqual(later, ['2']);
  await assert.rejects(port.withdraw({ trackingCode }, write('w'), signal), { code: 'CONFLICT' });
  await assert.rejects(port.follow({ trackingCode: '0000-0000-0000' }, undefined, signal)[Symbol.asyncIterator]().next(), { code: 'NOT_FOUND' });
});

it('stops following when it is told to, and takes a report back', async () => {
  const { port, stop, send, get } = agency();
  const { trackingCode } = (await send()) ?? assert.fail('not taken');
  const following = port.follow({ trackingCode }, '0', stop.signal)[Symbol.asyncIterator]().next();
  stop.abort();
  assert.equal((await following).done, true);
  assert.equal((await port.withdraw({ trackingCode }, write('w'), stop.signal))?.status, 'withdrawn');
  assert.equal((await get(trackingCode))?.status, 'withdrawn');
});

it('takes a photo in parts, also one that comes twice, and refuses what is not what was announced', async () => {
  const { port, send, signal } = agency();
  const bytes = Uint8Array.from({ length: 10 }, (_, index) => index);
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const put = (photoId: string, offset: number, part: Uint8Array) => port.putPhotoPart({ photoId, offset, bytes: Buffer.from(part).toString('base64') }, signal);
  const { photoId } = await port.startPhoto({ mediaType: 'image/png', sizeBytes: 10, sha256 }, write('p'), signal);
  await put(photoId, 0, bytes.subarray(0, 6));
  await assert.rejects(put(photoId, 8, bytes.subarray(8)), { code: 'CONFLICT' });
  assert.equal(await send({ photoIds: [photoId] }), undefined);
  assert.deepEqual(await put(photoId, 3, bytes.subarray(3)), { photoId, receivedBytes: 10, isComplete: true });
  const receipt = await send({ photoIds: [photoId] });
  assert.equal((await port.get({ trackingCode: receipt?.trackingCode ?? '' }, signal))?.photoCount, 1);

  const other = await port.startPhoto({ mediaType: 'image/png', sizeBytes: 10, sha256: '0'.repeat(64) }, write('q'), signal);
  await assert.rejects(put(other.photoId, 0, bytes), { code: 'BAD_INPUT' });
  assert.equal(await port.photo({ photoId: other.photoId }, signal), undefined);
});

it('lists what is public, page after page', async () => {
  const { port, signal } = agency();
  const first = await port.listPublic({ limit: 2 }, signal);
  const rest = await port.listPublic({ limit: 2, cursor: first.nextCursor }, signal);
  assert.deepEqual([first.items.length, rest.items.length, rest.nextCursor], [2, 1, undefined]);
  assert.deepEqual(
    (await port.listPublic({ status: 'answered' }, signal)).items.map(({ category }) => category),
    ['den-duong'],
  );
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createGateway, MotcuaPortError, type FeedbackPort, type Write } from './index.ts';
import { failingPort, samplePorts } from './testing/index.ts';

const key = '3f0c8a52-6f0e-4a9b-9d55-0e8f6f5d2a11';
const report = { category: 'den-duong', text: 'Đèn trước số 12 không sáng.', isPublic: false };
const receipt = { trackingCode: '4F7K-2M9Q-XBH3', receivedAt: '2026-11-27T03:00:00Z' };

/** A gateway whose back office remembers which writes it was asked for. */
function gate(send: (write: Write) => Promise<typeof receipt> = async () => receipt) {
  const writes: Write[] = [];
  const feedback: FeedbackPort = {
    ...failingPort('UNAVAILABLE'),
    putPhotoPart: async ({ photoId, offset }) => ({ photoId, receivedBytes: offset + 3, isComplete: false }),
    send(_input, write) {
      writes.push(write);
      return send(write);
    },
  };
  const gateway = createGateway({ ...samplePorts(), feedback });
  const ask = async (path: string, method: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await gateway.fetch(`https://gateway.test${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { writes, ask, send: (body: unknown, headers?: Record<string, string>) => ask('/feedback', 'POST', body, headers) };
}

it('refuses a write that nobody could repeat safely', async () => {
  const { writes, send } = gate();
  for (const headers of [{}, { 'idempotency-key': '' }, { 'idempotency-key': 'short' }, { 'idempotency-key': 'x'.repeat(201) }, { 'idempotency-key': 'with space in it' }]) {
    const { status, body } = await send(report, headers as Record<string, string>);
    assert.deepEqual([status, body['code'], body['fields']], [400, 'BAD_INPUT', ['Idempotency-Key']]);
  }
  assert.equal(writes.length, 0);
});

it('gives the back office the key, bare or as a structured string, and what was sent as a fingerprint', async () => {
  const { writes, send } = gate();
  await send(report, { 'idempotency-key': key });
  await send({ isPublic: false, text: report.text, category: report.category }, { 'idempotency-key': `"${key}"` });
  await send({ ...report, text: 'Khác.' }, { 'idempotency-key': key });
  assert.deepEqual(
    writes.map((write) => write.key),
    Array(3).fill(`sendFeedback:${key}`),
  );
  const [first, reordered, other] = writes.map((write) => write.fingerprint);
  assert.match(first ?? '', /^[0-9a-f]{64}$/);
  assert.equal(first, reordered);
  assert.notEqual(first, other);
});

it('says CONFLICT where a key comes with something else', async () => {
  const { send } = gate(() => Promise.reject(new MotcuaPortError('CONFLICT')));
  const { status, body } = await send(report, { 'idempotency-key': key });
  assert.deepEqual([status, body['code']], [409, 'CONFLICT']);
});

it('takes a PUT without a key, and more bytes than a question may have', async () => {
  const { ask } = gate();
  const photo = `/feedback/photos/${'0'.repeat(32)}`;
  const { status, body } = await ask(photo, 'PUT', { offset: 0, bytes: 'A'.repeat(65_536) });
  assert.deepEqual([status, body['receivedBytes']], [200, 3]);
  assert.equal((await ask(photo, 'PUT', { offset: 0, bytes: 'A'.repeat(70_000) })).status, 413);
});

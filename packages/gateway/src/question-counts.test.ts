import assert from 'node:assert/strict';
import { it } from 'node:test';
import { samplePorts } from './testing/index.ts';
import { createGateway } from './gateway.ts';
import { countingServices, QuestionCounts, RatingCounts } from './question-counts.ts';

const { signal } = new AbortController();

/** Counts with a clock that a test winds on; each asking is an hour after the last. */
function counting(known?: ConstructorParameters<typeof QuestionCounts>[0]) {
  let nowMs = 0;
  const counts = new QuestionCounts(known, { now: () => nowMs, after: () => () => {} });
  return {
    counts,
    async ask(question: string, times = 1, apartMs = 3_600_000) {
      for (let time = 0; time < times; time += 1) {
        nowMs += apartMs;
        await counts.add(question);
      }
    },
  };
}

it('keeps no question before ten equal ones were asked, whatever their capitals, signs and diacritics', async () => {
  const { counts, ask } = counting();
  await ask('thả diều', 5);
  await ask('Tha  dieu?', 4);
  assert.deepEqual(await counts.counted(), []);
  assert.ok(!JSON.stringify(counts).includes('dieu'));
  await ask('Thả diều', 1);
  assert.deepEqual(await counts.counted(), [{ question: 'Thả diều', count: 10 }]);
});

it('counts somebody who tries again as one', async () => {
  const { counts, ask } = counting();
  await ask('thả diều', 40, 60_000);
  assert.deepEqual(await counts.counted(), []);
});

it('counts nothing that may tell of a person', async () => {
  const { counts, ask } = counting();
  for (const question of [
    'căn cước 001203004567 làm lại ở đâu',
    'gọi lại cho tôi 0912 345 678',
    'gửi về nguyenvana@example.com',
    'xe 29A-123.45 sang tên',
    'hồ sơ số 123456 của tôi đâu',
    'chồng tôi tên An mất tháng trước ở viện giờ tôi muốn rút tiền thì phải làm gì',
    '   ',
  ])
    await ask(question, 12);
  assert.deepEqual(await counts.counted(), []);
  await ask('mức phạt nghị định 123', 10);
  assert.equal((await counts.counted()).length, 1);
});

it('goes on from what was counted before', async () => {
  const { counts, ask } = counting([
    { question: 'thả diều', count: 12 },
    { question: 'một người', count: 1 },
  ]);
  await ask('tha dieu');
  assert.deepEqual(await counts.counted(), [{ question: 'tha dieu', count: 13 }]);
});

it('counts at the gateway what found nothing, and nothing else, and answers the same', async () => {
  const ports = samplePorts();
  const asked: string[] = [];
  const counts = new QuestionCounts();
  counts.add = async (question) => void asked.push(question);
  const answerOf = async (services: typeof ports.services, query: string): Promise<unknown> => {
    const response = await createGateway({ ...ports, services }).fetch('https://gateway.test/services/find', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };
  for (const query of ['khai sinh', 'qwzx']) assert.deepEqual(await answerOf(countingServices(ports.services, counts), query), await answerOf(ports.services, query));
  assert.deepEqual(asked, ['qwzx']);
  counts.add = async () => {
    throw new Error('full disk');
  };
  assert.equal(((await answerOf(countingServices(ports.services, counts), 'qwzx')) as { outcome: string }).outcome, 'none');
});

it('names a service only once ten people have said whether it helped, the least helpful first', async () => {
  const ratings = new RatingCounts(samplePorts().services, [{ code: '9.000003', helpful: 9, unhelpful: 1 }]);
  for (let person = 0; person < 9; person += 1) await ratings.rate({ code: '9.000001', isHelpful: person < 3 }, signal);
  assert.deepEqual(ratings.counted(), [{ code: '9.000003', helpful: 9, unhelpful: 1 }]);
  await ratings.rate({ code: '9.000001', isHelpful: false }, signal);
  assert.deepEqual(await ratings.rate({ code: '9.999999', isHelpful: true }, signal), { isCounted: false });
  assert.deepEqual(
    ratings.counted().map(({ code }) => code),
    ['9.000001', '9.000003'],
  );
});

it('takes ratings at the gateway where the operator counts, and has no such endpoint elsewhere', async () => {
  const ports = samplePorts();
  const ratings = new RatingCounts(ports.services);
  const rate = async (served: typeof ports, code: string, body: unknown): Promise<number> =>
    (
      await createGateway(served).fetch(`https://gateway.test/services/${code}/ratings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).status;
  for (let person = 0; person < 10; person += 1) assert.equal(await rate({ ...ports, ratings }, '9.000001', { isHelpful: true }), 200);
  assert.deepEqual(ratings.counted(), [{ code: '9.000001', helpful: 10, unhelpful: 0 }]);
  assert.equal(await rate({ ...ports, ratings }, '9.1', { isHelpful: true }), 400);
  assert.equal(await rate({ ...ports, ratings }, '9.000001', { isHelpful: 'yes' }), 400);
  assert.equal(await rate({ ...ports, ratings: undefined }, '9.000001', { isHelpful: true }), 404);
});

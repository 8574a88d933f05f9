import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createGateway, MotcuaPortError, type GatewayOptions, type LogRecord, type ServicesPort } from './index.ts';
import { KeptAnswers } from './kept-answers.ts';
import { manualClock, samplePorts } from './testing/index.ts';

const address = '/services/9.000001';

/** A gateway that keeps answers for ten seconds, over a port that counts how often it is asked and can be broken. */
function gate(options: GatewayOptions = {}) {
  const clock = manualClock();
  const log: LogRecord[] = [];
  const seen = { asked: 0, isBroken: false, isGone: false };
  const { services } = samplePorts();
  const get: ServicesPort['get'] = (input, signal) => {
    seen.asked += 1;
    if (seen.isBroken) return Promise.reject(new MotcuaPortError('UNAVAILABLE'));
    return seen.isGone ? Promise.resolve(undefined) : services.get(input, signal);
  };
  const gateway = createGateway({ services: { ...services, get } }, { clock, answersKeptMs: 10_000, log: (record) => log.push(record), ...options });
  const ask = (path = address, headers: Record<string, string> = {}) => gateway.fetch(`https://gateway.test${path}`, { headers });
  const askKept = (headers: Record<string, string> = {}, method = 'GET') =>
    gateway.answerKept({ method, address, client: headers['client'], header: (name) => headers[name] ?? null });
  return { clock, log, seen, ask, askKept };
}

it('gives the same answer for a while without asking the port again, and then asks', async () => {
  const { clock, seen, ask, askKept } = gate();
  const first = await ask();
  const kept = askKept();
  assert.equal(kept?.body, await first.text());
  assert.equal(kept?.headers['etag'], first.headers.get('etag'));
  assert.equal(kept?.headers['cache-control'], first.headers.get('cache-control'));
  assert.notEqual(kept?.headers['x-request-id'], first.headers.get('x-request-id'));
  clock.advance(9999);
  assert.equal(askKept()?.headers['age'], '9');
  clock.advance(1);
  assert.equal(askKept(), undefined);
  assert.equal(seen.asked, 1);
  await ask();
  assert.deepEqual([seen.asked, askKept()?.status], [2, 200]);
});

it('gives nothing that is kept to who asks for somebody else', async () => {
  const { ask, askKept } = gate();
  await ask();
  assert.equal(askKept({ 'motcua-acting-for': 'a'.repeat(32) }), undefined);
  assert.equal((await ask(address, { 'motcua-acting-for': 'a'.repeat(32) })).status, 403);
});

it('sends nothing to who has it already, nor to who asks for the head', async () => {
  const { ask, askKept } = gate();
  const etag = (await ask()).headers.get('etag') ?? '';
  const known = askKept({ 'if-none-match': etag });
  assert.deepEqual([known?.status, known?.body, known?.headers['content-type']], [304, undefined, undefined]);
  assert.deepEqual([askKept({}, 'HEAD')?.status, askKept({}, 'HEAD')?.body], [200, undefined]);
  assert.equal(askKept({}, 'POST'), undefined);
});

it('counts and logs what it gives like any other', async () => {
  const { ask, askKept, log } = gate({ clientOf: () => 'a', rateLimit: { requests: 3, perSeconds: 60 } });
  await ask();
  assert.equal(askKept({ client: 'a' })?.headers['ratelimit'], '"address";r=1;t=40');
  askKept({ client: 'a' });
  assert.equal(askKept({ client: 'a' }), undefined); // The refusal is written by `fetch`.
  assert.equal((await ask()).status, 429);
  assert.deepEqual(
    log.map(({ route, status }) => [route, status]),
    [
      ['getService', 200],
      ['getService', 200],
      ['getService', 200],
      ['none', 429],
    ],
  );
});

it('lets only allowed pages read what is kept', async () => {
  const ward = 'https://phuong.example.gov.vn';
  const { ask, askKept } = gate({ origins: [ward] });
  await ask(address, { origin: ward });
  assert.equal(askKept({ origin: ward })?.headers['access-control-allow-origin'], ward);
  assert.equal(askKept({ origin: 'https://lua-dao.example' })?.headers['access-control-allow-origin'], undefined);
});

it('gives the last answer while the agency is silent, and says how old it is', async () => {
  const { clock, seen, ask, log } = gate();
  const sound = await (await ask()).text();
  seen.isBroken = true;
  clock.advance(60_000);
  const stale = await ask();
  assert.deepEqual([stale.status, stale.headers.get('age'), await stale.text()], [200, '60', sound]);
  assert.deepEqual([log[1]?.status, log[1]?.code, log[1]?.level], [200, 'UNAVAILABLE', 'warn']);
  clock.advance(365 * 86_400_000);
  assert.equal((await ask()).status, 503);
});

it('does not hide that something does not exist, nor that a question was wrong', async () => {
  const { clock, ask } = gate();
  assert.equal((await ask('/services/9.999999')).status, 404);
  assert.equal((await ask('/services/nothing')).status, 400);
  clock.advance(60_000);
  assert.equal((await ask('/services/9.999999')).status, 404);
});

it('gives nothing again of what has been taken back meanwhile', async () => {
  const { clock, seen, ask } = gate();
  await ask();
  clock.advance(60_000);
  seen.isGone = true;
  assert.equal((await ask()).status, 404);
  seen.isBroken = true;
  assert.equal((await ask()).status, 503);
});

it('keeps nothing unless it is told to', async () => {
  const { ask, askKept } = gate({ answersKeptMs: 0 });
  await ask();
  assert.equal(askKept(), undefined);
});

it('does not grow without end', async () => {
  const { ask, askKept } = gate();
  await ask();
  for (let count = 0; count < 4000; count += 1) await ask(`${address}?x=${count}${'x'.repeat(5000)}`);
  assert.equal(askKept(), undefined); // Pushed out by what nobody needs: it is asked for again.
});

it('does not grow without end where answers are short, either', async () => {
  const answers = new KeptAnswers(manualClock(), 10_000);
  const short = { route: 'listPublicFeedback', input: {}, text: '{"items":[]}', lengthBytes: 12, entityTag: undefined, cacheControl: 'public', atMs: 0, staleMs: 0 };
  for (let count = 0; count < 20_000; count += 1) answers.keep(`/feedback/public?cursor=${count}`, short);
  assert.equal(answers.fresh('/feedback/public?cursor=0'), undefined);
  assert.equal(answers.fresh('/feedback/public?cursor=19999'), short);
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { signedInTown as town } from './signed-in-town.ts';

const put = { method: 'PUT' };
const take = { method: 'DELETE' };

it('tells a page at another gateway what was agreed to, taken back and ended, and ends with the session', async (context) => {
  const { newBrowser, signIn, ask, follow, gateways } = await town(context, { gateways: 2 });
  const [phone, computer] = [newBrowser(), newBrowser()];
  await signIn(phone);
  await signIn(computer);
  const heard = follow(computer, { at: gateways[1] ?? '' });
  assert.deepEqual(await heard.next(), { kind: 'following' });
  await ask(phone, '/consents/health', put);
  assert.deepEqual(await heard.next(), { kind: 'consent-given', purpose: 'health' });
  await ask(phone, '/consents/health', take);
  assert.deepEqual(await heard.next(), { kind: 'consent-withdrawn', purpose: 'health' });
  await ask(phone, '/session', take);
  await ask(phone, '/consents/health', put);
  await ask(computer, '/session', take);
  assert.deepEqual(await heard.next(), { kind: 'signed-out' }, 'the other browser’s sign-out is none of this one’s');
  assert.equal(await heard.next(), undefined, 'the answer went on after the session');
});

it('goes on at another gateway after the last event that it had', async (context) => {
  const { newBrowser, signIn, ask, follow, gateways } = await town(context, { gateways: 2 });
  const browser = newBrowser();
  await signIn(browser);
  const first = follow(browser);
  await first.next();
  first.stop();
  await ask(browser, '/consents/health', put);
  await ask(browser, '/consents/health', take);
  const second = follow(browser, { at: gateways[1] ?? '', after: first.lastId() });
  assert.deepEqual(await second.next(), { kind: 'following' });
  assert.equal((await second.next())?.['kind'], 'consent-given');
  assert.equal((await second.next())?.['kind'], 'consent-withdrawn');
  second.stop();
});

it('ends when the person signs out at the provider, and when the time is over, which following does not put off', async (context) => {
  const { newBrowser, signIn, ask, follow, provider, clock, gateways } = await town(context, { gateways: 2 });
  const browser = newBrowser();
  await signIn(browser);
  const heard = follow(browser, { at: gateways[1] ?? '' });
  await heard.next();
  await browser.submit(await browser.open(`${provider.url}/session/end?client_id=motcua`), { logout: 'yes' });
  assert.deepEqual(await heard.next(), { kind: 'signed-out' });

  await signIn(browser);
  clock.aheadMs = 29 * 60_000;
  const late = follow(browser);
  await late.next();
  clock.aheadMs = 30.6 * 60_000;
  assert.deepEqual(await late.next(), { kind: 'signed-out' });
  assert.equal((await ask(browser, '/session')).body['kind'], 'signedOut');
});

it('tells nobody who is not signed in, and nobody about somebody else', async (context) => {
  const { newBrowser, signIn, ask, follow } = await town(context);
  const refused = await ask(newBrowser(), '/session/events');
  assert.deepEqual([refused.status, refused.body['code']], [401, 'SIGN_IN']);
  const [mine, theirs] = [newBrowser(), newBrowser()];
  await signIn(mine);
  await signIn(theirs, { as: '000195000003' });
  const heard = follow(theirs);
  await heard.next();
  await ask(mine, '/consents/health', put);
  await ask(theirs, '/consents/signing', put);
  assert.deepEqual(await heard.next(), { kind: 'consent-given', purpose: 'signing' });
  heard.stop();
});

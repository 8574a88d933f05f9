import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import type { RegisteredChild } from '@motcua/gateway';
import { sweep, verifyAudit } from '@motcua/gateway/node';
import { inventedPeople } from '@motcua/gateway/testing';
import type { Browser } from './browser.ts';
import { signedInTown } from './signed-in-town.ts';

const dayMs = 86_400_000;
const [baby, pensioner, daughter, neighbour] = inventedPeople.map(({ id, name }) => ({ id, name })) as [P, P, P, P];
type P = { readonly id: string; readonly name: string };
type Told = { readonly id: string; readonly state: string; readonly name?: string; readonly code: string; readonly child?: object } & Readonly<Record<string, unknown>>;

/** Born so many years and days before today; a day less than none has the birthday tomorrow. */
const bornBefore = (years: number, days = 1): string => {
  const today = new Date(Date.now() + 7 * 3_600_000 - days * dayMs);
  return new Date(Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth(), today.getUTCDate())).toISOString().slice(0, 10);
};

/** A town in which the pensioner, who agreed to show her health book, and her daughter are signed in. */
async function town(context: TestContext, { children = [], gateways = 1 }: { children?: RegisteredChild[]; gateways?: number } = {}) {
  const guardianship = { childrenOf: async ({ id }: P | { id: string }) => (id === daughter.id ? children : []) };
  const whole = await signedInTown(context, { gateways, guardianship });
  const { newBrowser, signIn, ask } = whole;
  const as = async ({ id }: P, level = 2) => {
    const browser = newBrowser();
    await signIn(browser, { as: id, level });
    return browser;
  };
  let keys = 0;
  const act = async (browser: Browser, method: string, path: string, body: object = {}) => {
    const answer = await ask(browser, path, { method, body, headers: method === 'POST' ? { 'idempotency-key': `phep-thu-${(keys += 1)}` } : {} });
    return { status: answer.status, code: answer.body['code'], told: answer.body as Told };
  };
  const bookFor = async (browser: Browser, id: string, at = whole.gateway) => {
    const { status, body, headers } = await ask(browser, '/health/book', { at, headers: { 'motcua-acting-for': id } });
    return { status, code: body['code'], name: (body['patient'] as P | undefined)?.name, cache: headers.get('cache-control') };
  };
  const logOf = async (browser: Browser) =>
    ((await ask(browser, '/access-log')).body['items'] as { action: string; by: object; actingFor?: string; outcome: string }[]).map(({ by, actingFor, outcome }) => ({
      by,
      ...(actingFor !== undefined && { actingFor }),
      outcome,
    }));
  const mother = await as(pensioner);
  await act(mother, 'PUT', '/consents/health');
  const child = await as(daughter);
  const offer = async (days = 30) => (await act(mother, 'POST', '/delegations/offers', { purpose: 'health', days })).told as unknown as { delegation: Told; code: string };
  /** From the offer to the day on which it holds. */
  const delegated = async (days = 30) => {
    const { code, delegation } = await offer(days);
    await act(child, 'POST', '/delegations/acceptances', { code });
    assert.equal((await act(mother, 'PUT', `/delegations/${delegation.id}/confirmation`)).told.state, 'active');
    return delegation.id;
  };
  return { ...whole, as, act, bookFor, logOf, mother, child, offer, delegated };
}

it('lets somebody read for another once both have said yes, tells both, and stores nothing on the way', async (context) => {
  const { act, bookFor, logOf, mother, child, offer, gateways } = await town(context, { gateways: 2 });
  const { delegation, code } = await offer();
  assert.match(code, /^\d{10}$/);
  assert.equal((await act(mother, 'POST', '/delegations/offers/read', { code })).code, 'CONFLICT', 'nobody reads for themselves');
  const seen = (await act(child, 'POST', '/delegations/offers/read', { code })).told;
  assert.deepEqual([seen.name, seen['days'], (seen['purpose'] as { code: string }).code], [pensioner.name, 30, 'health']);
  assert.equal((await bookFor(child, delegation.id)).code, 'FORBIDDEN', 'offered only');
  assert.equal((await act(child, 'POST', '/delegations/acceptances', { code })).told.state, 'accepted');
  assert.equal((await bookFor(child, delegation.id)).code, 'FORBIDDEN', 'the grantor has not said that it is the right person');
  const [waiting] = (await act(mother, 'GET', '/delegations')).told['given'] as Told[];
  assert.deepEqual([waiting?.state, waiting?.name], ['accepted', daughter.name]);
  assert.equal((await act(child, 'PUT', `/delegations/${delegation.id}/confirmation`)).status, 404, 'the delegate confirms nothing');
  assert.equal((await act(mother, 'PUT', `/delegations/${delegation.id}/confirmation`)).told.state, 'active');
  for (const at of gateways) assert.deepEqual(await bookFor(child, delegation.id, at), { status: 200, code: undefined, name: pensioner.name, cache: 'no-store' });
  const [first, , refused] = await logOf(mother);
  assert.deepEqual(
    [first, refused],
    [
      { by: { kind: 'delegate', name: daughter.name }, outcome: 'given' },
      { by: { kind: 'delegate', name: daughter.name }, outcome: 'refused' },
    ],
  );
  assert.deepEqual((await logOf(child))[0], { by: { kind: 'self' }, actingFor: pensioner.name, outcome: 'given' });
  assert.equal((await act(mother, 'DELETE', `/delegations/${delegation.id}`)).status, 200);
  for (const at of gateways) assert.equal((await bookFor(child, delegation.id, at)).code, 'FORBIDDEN', 'taken back on every gateway');
});

it('ends with its days, when the delegate gives it up, and while the grantor agrees to the purpose no more', async (context) => {
  const { act, bookFor, mother, child, delegated, clock, signIn } = await town(context);
  const first = await delegated(1);
  await act(mother, 'DELETE', '/consents/health');
  assert.equal((await bookFor(child, first)).code, 'FORBIDDEN', 'not CONSENT: nobody agrees for another');
  await act(mother, 'PUT', '/consents/health');
  assert.equal((await bookFor(child, first)).status, 200);
  await act(child, 'DELETE', `/delegations/${first}`);
  assert.equal((await bookFor(child, first)).code, 'FORBIDDEN');
  const second = await delegated(1);
  assert.equal((await bookFor(child, second)).status, 200);
  clock.aheadMs = dayMs + 1000;
  await signIn(child, { as: daughter.id });
  assert.equal((await bookFor(child, second)).code, 'FORBIDDEN');
  const [ended] = (await act(child, 'GET', '/delegations')).told['received'] as Told[];
  assert.deepEqual([ended?.state, ended?.['endedBy']], ['ended', 'time']);
});

it('tells open pages of both sides, at another gateway, when reading begins, ends, and loses what it rests on', async (context) => {
  const { act, follow, mother, child, delegated, gateways } = await town(context, { gateways: 2 });
  const [mothers, childs] = [follow(mother, { at: gateways[1] ?? '' }), follow(child, { at: gateways[1] ?? '' })];
  for (const heard of [mothers, childs]) assert.deepEqual(await heard.next(), { kind: 'following' });
  const id = await delegated();
  const told = (isOver: boolean) => ({ kind: 'delegation-changed', id, isOver });
  for (const heard of [mothers, childs]) assert.deepEqual([await heard.next(), await heard.next()], [told(false), told(false)], 'accepted and confirmed');
  await act(mother, 'DELETE', '/consents/health');
  assert.deepEqual(await childs.next(), told(true), 'nothing is read any more for what nobody agrees to');
  assert.equal((await mothers.next())?.['kind'], 'consent-withdrawn');
  await act(mother, 'DELETE', `/delegations/${id}`);
  for (const heard of [mothers, childs]) {
    assert.deepEqual(await heard.next(), told(true), 'ended');
    heard.stop();
  }
});

it('tells open pages of both sides at the moment at which its time is over, and who was away when they come back', async (context) => {
  const { act, bookFor, follow, mother, child, delegated, signIn, clock, gateways } = await town(context, { gateways: 2 });
  const id = await delegated(1);
  clock.aheadMs = dayMs - 15_000; // Sooner than a page looks for itself.
  await signIn(mother, { as: pensioner.id });
  await signIn(child, { as: daughter.id });
  const open = [follow(mother, { at: gateways[1] ?? '' }), follow(child)];
  for (const heard of open) assert.deepEqual(await heard.next(), { kind: 'following' });
  await act(child, 'PUT', '/consents/signing'); // Nothing but what comes next is due.
  assert.equal((await open[1]?.next())?.['kind'], 'consent-given');
  const lastId = open[1]?.lastId() ?? '';
  clock.aheadMs = dayMs + 1000;
  for (const heard of open) {
    assert.deepEqual(await heard.next(), { kind: 'delegation-changed', id, isOver: true });
    heard.stop();
  }
  assert.equal((await bookFor(child, id)).code, 'FORBIDDEN');
  const back = follow(child, { after: lastId });
  assert.deepEqual([await back.next(), await back.next()], [{ kind: 'following' }, { kind: 'delegation-changed', id, isOver: true }]);
  back.stop();
  const again = follow(child, { after: open[1]?.lastId() ?? '' });
  await again.next();
  await act(child, 'DELETE', '/consents/signing');
  assert.equal((await again.next())?.['kind'], 'consent-withdrawn', 'what was told is not told again');
  again.stop();
});

it('lets nobody say who is the right person who has not just proved who they are', async (context) => {
  const { act, bookFor, clock, mother, child, offer } = await town(context);
  const { delegation, code } = await offer();
  await act(child, 'POST', '/delegations/acceptances', { code });
  clock.aheadMs = 6 * 60_000;
  assert.equal((await act(mother, 'PUT', `/delegations/${delegation.id}/confirmation`)).code, 'STEP_UP');
  assert.equal((await bookFor(child, delegation.id)).code, 'FORBIDDEN');
  assert.equal((await act(mother, 'DELETE', `/delegations/${delegation.id}`)).status, 200, 'what ends it needs no proof');
});

it('opens for nobody but the delegate, known surely enough, and nothing but what may be delegated', async (context) => {
  const { as, act, ask, bookFor, child, delegated, mother } = await town(context);
  const id = await delegated();
  const stranger = await as(neighbour);
  assert.equal((await bookFor(stranger, id)).code, 'FORBIDDEN');
  assert.equal((await bookFor(mother, id)).code, 'FORBIDDEN', 'not the grantor either');
  assert.equal((await bookFor(await as(daughter, 1), id)).code, 'STEP_UP');
  for (const wrong of ['', 'x', `${id},${id}`, id.toUpperCase(), pensioner.id]) assert.equal((await bookFor(child, wrong)).code, 'FORBIDDEN', wrong);
  for (const [method, path] of [
    ['GET', '/signing/certificates'],
    ['GET', '/access-log'],
    ['PUT', '/consents/signing'],
    ['DELETE', '/session'],
    ['GET', '/delegations'],
  ] as const) {
    assert.equal((await ask(child, path, { method, headers: { 'motcua-acting-for': id } })).body['code'], 'FORBIDDEN', path);
  }
  assert.equal((await act(child, 'POST', '/delegations/offers', { purpose: 'signing', days: 1 })).status, 404, 'signing is nobody else’s');
  assert.equal((await act(child, 'POST', '/delegations/offers', { purpose: 'health', days: 1 })).code, 'CONSENT', 'what one has not agreed to oneself');
  assert.equal((await ask(child, '/session')).body['displayName'], daughter.name, 'still signed in');
});

it('takes a code once, for a quarter of an hour, and lets nobody guess', async (context) => {
  const { as, act, child, offer, clock, store } = await town(context);
  const first = await offer();
  const second = await offer();
  const read = async (browser: Browser, code: string) => (await act(browser, 'POST', '/delegations/offers/read', { code })).code;
  assert.equal(await read(child, first.code), 'NOT_FOUND', 'a new code ends the one before');
  assert.equal((await act(child, 'POST', '/delegations/acceptances', { code: second.code })).status, 200);
  assert.equal((await act(await as(neighbour), 'POST', '/delegations/acceptances', { code: second.code })).code, 'NOT_FOUND', 'used');
  const third = await offer();
  clock.aheadMs = 15 * 60_000;
  assert.equal(await read(child, third.code), 'NOT_FOUND', 'a quarter of an hour ago');
  const fourth = await offer();
  const guesser = await as(neighbour);
  const wrong = fourth.code === '0000000000' ? '1111111111' : '0000000000';
  for (let tries = 0; tries < 5; tries += 1) assert.equal(await read(guesser, wrong), 'NOT_FOUND');
  assert.equal(await read(guesser, fourth.code), 'TOO_MANY', 'the right one comes too late');
  assert.equal((await act(guesser, 'POST', '/delegations/acceptances', { code: fourth.code })).code, 'TOO_MANY');
  assert.equal(await read(child, fourth.code), undefined, 'others may still enter it');
  clock.aheadMs += 20 * 60_000;
  await sweep(store());
  const left = await store().read((tables) => tables.selectFrom('delegation').select('delegate').execute());
  assert.equal(left.length, 1, 'offers that nobody took are gone');
});

it('lets a parent read for a small child by the register, and only as long as the register has it so', async (context) => {
  const children: RegisteredChild[] = [{ ...baby, birthDate: bornBefore(7, -1) }];
  const { act, bookFor, child: parent, mother, clock, signIn, logOf } = await town(context, { children });
  const [known] = (await act(parent, 'GET', '/delegations/children')).told['children'] as { id: string; name: string; needsAssent: boolean }[];
  assert.deepEqual([known?.name, known?.needsAssent], [baby.name, false]);
  const path = `/delegations/children/${known?.id}`;
  assert.equal((await act(mother, 'PUT', path, { purpose: 'health', days: 30 })).status, 404, 'not her child');
  const { told } = await act(parent, 'PUT', path, { purpose: 'health', days: 30 });
  assert.equal(told.state, 'active');
  assert.equal((await act(parent, 'PUT', path, { purpose: 'health', days: 30 })).told.id, told.id, 'the same again');
  assert.equal((await bookFor(parent, told.id)).name, baby.name);
  assert.deepEqual((await logOf(parent))[0], { by: { kind: 'self' }, actingFor: baby.name, outcome: 'given' });
  const registered = children.splice(0);
  assert.equal((await bookFor(parent, told.id)).code, 'FORBIDDEN', 'a court has decided otherwise');
  children.push(...registered);
  clock.aheadMs = 1.1 * dayMs;
  await signIn(parent, { as: daughter.id });
  assert.equal((await bookFor(parent, told.id)).code, 'FORBIDDEN', 'seven now: the child is asked');
});

it('asks a child of seven, who may take it back, and ends at eighteen', async (context) => {
  const children: RegisteredChild[] = [{ ...neighbour, birthDate: bornBefore(18, -1) }];
  const { as, act, bookFor, child: parent, clock, signIn } = await town(context, { children });
  const [known] = (await act(parent, 'GET', '/delegations/children')).told['children'] as { id: string; needsAssent: boolean }[];
  const ask = async () => (await act(parent, 'PUT', `/delegations/children/${known?.id}`, { purpose: 'health', days: 365 })).told;
  const first = await ask();
  assert.deepEqual([known?.needsAssent, first.state], [true, 'unassented']);
  assert.equal((await bookFor(parent, first.id)).code, 'FORBIDDEN', 'the child has not said yes');
  const present = (await act(parent, 'PUT', `/delegations/${first.id}/assent`)).told;
  assert.equal((present.child as { assent: { by: string } }).assent.by, 'present');
  assert.equal((await bookFor(parent, first.id)).name, neighbour.name);
  const teenager = await as(neighbour);
  const [given] = (await act(teenager, 'GET', '/delegations')).told['given'] as Told[];
  assert.deepEqual([given?.id, given?.name], [first.id, daughter.name]);
  await act(teenager, 'DELETE', `/delegations/${first.id}`);
  assert.equal((await bookFor(parent, first.id)).code, 'FORBIDDEN', 'taken back by the child');
  const second = await ask();
  assert.equal(((await act(teenager, 'PUT', `/delegations/${second.id}/assent`)).told.child as { assent: { by: string } }).assent.by, 'self');
  assert.equal((await bookFor(parent, second.id)).status, 200);
  clock.aheadMs = 1.1 * dayMs;
  await signIn(parent, { as: daughter.id });
  assert.equal((await bookFor(parent, second.id)).code, 'FORBIDDEN', 'eighteen');
  assert.deepEqual((await act(parent, 'GET', '/delegations/children')).told['children'], []);
});

it('writes neither a number, nor a name, nor a code into the tables, a log line, an address or a log of the provider', async (context) => {
  const { bookFor, child, delegated, offer, store, log, heard, mother, act } = await town(context, { children: [{ ...baby, birthDate: bornBefore(2) }] });
  await bookFor(child, await delegated());
  const { code } = await offer();
  await act(child, 'POST', '/delegations/offers/read', { code });
  await act(mother, 'GET', '/access-log');
  const tables = await store().read(async (from) =>
    JSON.stringify([await from.selectFrom('delegation').selectAll().execute(), await from.selectFrom('access_log').selectAll().execute()]),
  );
  const bytes = await store().read(async (from) => {
    const rows = [...(await from.selectFrom('delegation').selectAll().execute()), ...(await from.selectFrom('access_log').selectAll().execute())];
    return rows.flatMap((row) => Object.values(row).flatMap((value) => (value instanceof Uint8Array ? [Buffer.from(value).toString('utf8')] : []))).join('\n');
  });
  assert.ok(bytes.length > 100 && tables.includes('getHealthBook'), 'there is something to look at');
  const everything = [tables, bytes, JSON.stringify(log), ...heard].join('\n');
  for (const secret of [pensioner.id, pensioner.name, daughter.id, daughter.name, baby.id, code]) assert.ok(!everything.includes(secret), secret);
  assert.equal((await verifyAudit(store())).isWhole, true);
});

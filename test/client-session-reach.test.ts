import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { pathParametersOf, type EndpointDefinition } from '@motcua/contract';
import { assistant } from '@motcua/contract/assistant';
import { clientSession, SignedInElement } from '@motcua/contract/client-session';
import { dataRequest } from '@motcua/contract/data-request';
import { delegation } from '@motcua/contract/delegation';
import { feedback } from '@motcua/contract/feedback';
import { health } from '@motcua/contract/health';
import { identity } from '@motcua/contract/identity';
import { ratings } from '@motcua/contract/ratings';
import { reports } from '@motcua/contract/reports';
import { services } from '@motcua/contract/services';
import { signing } from '@motcua/contract/signing';
import { secretHashOf, type RegisteredHost } from '@motcua/gateway/node';
import { inventedPeople } from '@motcua/gateway/testing';
import type { Browser } from '../apps/sandbox/src/browser.ts';
import { Embed } from '../apps/sandbox/src/embed.ts';
import { signedInTown } from '../apps/sandbox/src/signed-in-town.ts';

const minuteMs = 60_000;
const take = { method: 'DELETE' };
const [, pensioner, daughter] = inventedPeople.map(({ id, name }) => ({ id, name })) as [P, P, P];
type P = { readonly id: string; readonly name: string };
const everything: readonly [string, EndpointDefinition][] = Object.entries({
  ...assistant,
  ...clientSession,
  ...dataRequest,
  ...delegation,
  ...feedback,
  ...health,
  ...identity,
  ...ratings,
  ...reports,
  ...services,
  ...signing,
});
/** All that a page may ask in its person's name, by which element, written down once more: what is added must be meant. */
const open: Readonly<Record<string, string>> = {
  getHealthBook: 'motcua-health-book',
  listCertificates: 'motcua-signature-status',
  listConsents: 'motcua-consent',
  withdrawConsent: 'motcua-consent',
  listAccess: 'motcua-access-log',
  followSession: 'any element',
  extendSession: 'any element',
};

/** A ward's site that was let in for `elements`, or all there is, and the daughter, who is signed in on a page of it. */
async function town(context: TestContext, { elements = SignedInElement.options, purposes = ['health', 'signing', 'own-account'] }: Partial<RegisteredHost> = {}) {
  const backend = { secretHash: secretHashOf(`sk_${'b'.repeat(43)}`), vouchesUpTo: 2 } as const;
  const host = { key: 'pk_phuong_mau_0123456789', name: 'Phường Mẫu', origins: ['https://phuong.example.gov.vn'], elements, purposes, backend };
  const whole = await signedInTown(context, { settings: { hosts: [host] } });
  const browser = whole.newBrowser();
  await whole.signIn(browser, { as: daughter.id });
  const embed = await Embed.open(whole.gateway, host);
  const asking = await browser.open(embed.address());
  assert.equal((await embed.exchange((await embed.press(browser, asking, 'yes')).handover?.code)).status, 200);
  const act = (from: Browser, method: string, path: string, body: object = {}) =>
    whole.ask(from, path, { method, body, headers: method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {} });
  const later = (aheadMs: number) => {
    whole.clock.aheadMs = aheadMs;
    embed.clockMs = aheadMs;
  };
  return { ...whole, host, browser, embed, asking, act, later };
}

it('lets a page of another site ask what the contract opens to that element, and nothing else', async (context) => {
  const { embed } = await town(context);
  const answered = new Set<string>();
  let asked = 0;
  for (const [name, endpoint] of everything) {
    if (endpoint.authorization === undefined) continue; // In nobody's name.
    const path = pathParametersOf(endpoint.path).reduce((address, parameter) => address.replace(`{${parameter}}`, 'a'.repeat(32)), `${endpoint.path}`);
    const { method } = endpoint;
    for (const element of [...SignedInElement.options, 'motcua-delegation', undefined]) {
      for (const headers of [{}, { 'motcua-acting-for': 'a'.repeat(32) }]) {
        const isOpen = (open[name] === 'any element' || (open[name] !== undefined && open[name] === element)) && !('motcua-acting-for' in headers);
        if (isOpen && endpoint.stream) continue; // Below.
        // No body that an endpoint could take, and no name for the write: what is refused is refused before that is seen.
        const { code } = await embed.ask(path, { method, ...(method !== 'GET' && { body: isOpen ? {} : [] }), element, headers });
        asked += 1;
        assert.ok(isOpen ? code === '' || code === 'NOT_FOUND' : code === 'FORBIDDEN', `${name} as ${element}: ${code}`);
        if (isOpen) answered.add(name);
      }
    }
  }
  assert.deepEqual([...answered, 'followSession'].sort(), Object.keys(open).sort());
  context.diagnostic(`${asked} questions`);
});

it('reads for nobody else where one might on a page of the city, and says where records were read', async (context) => {
  const { embed, browser, newBrowser, signIn, act, ask, host } = await town(context);
  const mother = newBrowser();
  await signIn(mother, { as: pensioner.id });
  await act(mother, 'PUT', '/consents/health');
  const offer = (await act(mother, 'POST', '/delegations/offers', { purpose: 'health', days: 30 })).body as { code: string; delegation: { id: string } };
  await act(browser, 'POST', '/delegations/acceptances', { code: offer.code });
  await act(mother, 'PUT', `/delegations/${offer.delegation.id}/confirmation`);
  const headers = { 'motcua-acting-for': offer.delegation.id };
  assert.equal(((await ask(browser, '/health/book', { headers })).body['patient'] as P).name, pensioner.name);
  assert.equal((await embed.ask('/health/book', { headers })).code, 'FORBIDDEN');
  assert.equal(((await embed.ask('/health/book')).body['patient'] as P).name, daughter.name);
  const { items } = (await ask(browser, '/access-log')).body as { items: { via?: string; actingFor?: string }[] };
  assert.deepEqual(
    items.map(({ via, actingFor }) => [via, actingFor]),
    [
      [host.name, undefined],
      [undefined, pensioner.name],
    ],
  );
  const { items: own } = (await ask(mother, '/access-log')).body as { items: { via?: string }[] };
  assert.deepEqual([own.length, own[0]?.via], [1, undefined]);
});

it('tells a page, whatever it may ask for, what concerns it and that it is over, and answers it so', async (context) => {
  const { embed, browser, act, follow, host, log, later } = await town(context, { elements: ['motcua-health-book'], purposes: ['health'] });
  const page = follow(embed);
  assert.deepEqual(await page.next(), { kind: 'following' });
  assert.equal((await embed.ask('/session')).body['displayName'], daughter.name);
  await act(browser, 'PUT', '/consents/signing');
  await act(browser, 'DELETE', '/consents/health');
  assert.deepEqual(await page.next(), { kind: 'consent-withdrawn', purpose: 'health' }, 'what is agreed to elsewhere is none of its business');

  host.elements = []; // The city takes it back.
  await act(browser, 'PUT', '/consents/health');
  later(31_000);
  assert.deepEqual(await page.next(), { kind: 'signed-out' });
  for (const lies of [{}, { ...take, body: {} }]) assert.deepEqual((await embed.ask('/session', lies)).code, 'FORBIDDEN');

  host.elements = ['motcua-health-book'];
  const again = follow(embed);
  await again.next();
  await act(browser, 'DELETE', '/session');
  assert.deepEqual(await again.next(), { kind: 'signed-out' });
  for (const lies of [{}, { ...take, body: {} }]) assert.equal((await embed.ask('/session', lies)).code, 'SIGN_IN');
  assert.deepEqual(
    log.filter(({ level }) => level === 'error'),
    [],
  );
});

it('keeps nobody signed in by what a page does by itself', async (context) => {
  const { embed, browser, ask, follow, later } = await town(context);
  const endsAt = async () => (await ask(browser, '/session')).body['expiresAt'];
  const before = await endsAt();
  later(10 * minuteMs);
  assert.equal((await embed.renew()).status, 200);
  assert.equal((await embed.ask('/session')).status, 200);
  const page = follow(embed);
  await page.next();
  page.stop();
  assert.equal(await endsAt(), before);
  assert.equal((await embed.ask('/health/book')).status, 200);
  assert.notEqual(await endsAt(), before, 'a question of the person’s own');
});

it('says in the window who gets to see what, for how long, and what is no part of it, in both languages', async (context) => {
  const { asking } = await town(context);
  for (const words of [
    'Cho trang của Phường Mẫu xem hồ sơ của bạn?',
    'Ai xem được: bạn, và trang của Phường Mẫu.',
    'Đồng ý này có giá trị 90 ngày',
    'Xem và rút lại những gì bạn đã đồng ý',
    'Trang của Phường Mẫu không đồng ý thay bạn được.',
    'Who can see it: you, and the site of Phường Mẫu.',
    'This agreement lasts 90 days',
    'See who has seen your records',
  ])
    assert.ok(asking.html.includes(words), words);
  assert.doesNotMatch(asking.html, /[Tt]rang (này|đó|kia|trên)/);
});

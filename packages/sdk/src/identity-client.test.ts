import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createGateway } from '@motcua/gateway';
import {
  inventedConsent,
  inventedDelegation,
  inventedPeople,
  inventedPurposes,
  SampleDataRequests,
  SampleDelegation,
  SampleIdentity,
  samplePorts,
  type SampleIdentityOptions,
} from '@motcua/gateway/testing';
import { createClient, MotcuaError, type SessionChange } from './index.ts';

/** Clients of one browser over the real gateway and an invented session; each is a tab. `requests` is what went over the wire. */
function browser(options: SampleIdentityOptions & { readonly isSameSite?: boolean } = {}) {
  const identity = new SampleIdentity(options);
  const name = inventedPeople[0]?.name ?? '';
  const delegation = new SampleDelegation({ received: [inventedDelegation({ name })] });
  const gateway = createGateway({ ...samplePorts(), identity, delegation, dataRequests: new SampleDataRequests(identity) }, { personOf: identity.personOf });
  const requests: Request[] = [];
  const tab = () =>
    createClient({
      gateway: 'https://api.motcua.test',
      session: options.isSameSite === false ? undefined : 'cookie',
      fetch: (input, init) => {
        const request = new Request(input, init);
        requests.push(request.clone());
        return gateway.fetch(request);
      },
    });
  return { identity, delegation, requests, tab };
}

const codeIs = (code: string) => (error: unknown) => error instanceof MotcuaError && error.code === code;

/** What a tab hears, and how to stop it. */
async function heard(client: ReturnType<typeof createClient>) {
  const changes: SessionChange[] = [];
  const watching = new AbortController();
  await client.identity!.watch((change) => changes.push(change), watching.signal);
  return { changes, stop: () => watching.abort() };
}

const delivered = () => new Promise((resolve) => setTimeout(resolve, 30));

it('has no identity where the host does not say that the cookie goes along, and sends none', async () => {
  const { tab, requests } = browser({ isSameSite: false });
  const client = tab();
  assert.equal(client.identity, undefined);
  await assert.rejects(client.health.book(), codeIs('SIGN_IN'));
  assert.deepEqual(
    requests.map(({ credentials }) => credentials),
    ['omit'],
  );
  assert.equal(createClient({ catalogue: 'https://catalogue.test/catalogue.json', session: 'cookie' }).identity, undefined);
});

it('sends the cookie along with what is about the person, and with nothing else', async () => {
  const { tab, requests } = browser({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  const client = tab();
  await client.services.find('khai sinh');
  await client.health.book();
  await client.identity!.session();
  assert.deepEqual(
    requests.map(({ url, credentials }) => [new URL(url).pathname, credentials]),
    [
      ['/services/find', 'omit'],
      ['/health/book', 'include'],
      ['/session', 'include'],
    ],
  );
});

it('keeps no answer about the person', async () => {
  const { tab, requests } = browser();
  const { identity } = tab();
  await identity!.session();
  await identity!.session();
  assert.equal(requests.length, 2);
});

it('tells who is signed in, lets it last longer, and ends it', async () => {
  const { tab, identity } = browser();
  const client = tab();
  const session = await client.identity!.session();
  assert.ok(session.kind === 'signedIn' && session.displayName.length > 0);
  identity.signIn({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
  const extended = await client.identity!.extend();
  assert.ok(extended.kind === 'signedIn' && Date.parse(extended.expiresAt) > Date.now() + 120_000);
  assert.deepEqual(await client.identity!.end(), {});
  assert.deepEqual(await client.identity!.session(), { kind: 'signedOut' });
  await assert.rejects(client.identity!.consents(), codeIs('SIGN_IN'));
});

it('gives a consent, and takes it back', async () => {
  const { tab } = browser();
  const client = tab();
  await assert.rejects(client.health.book(), codeIs('CONSENT'));
  const receipt = await client.identity!.give('health');
  assert.equal(receipt.purpose.code, 'health');
  assert.ok((await client.health.book()).sections.length > 0);
  const { consents } = await client.identity!.withdraw('health');
  assert.ok(consents[0]?.withdrawnAt);
  await assert.rejects(client.health.book(), codeIs('CONSENT'));
  await assert.rejects(client.identity!.give('nobody-knows'), codeIs('NOT_FOUND'));
});

it('gives who read what, page after page', async () => {
  const access = Array.from({ length: 5 }, (_, index) => ({ at: new Date(index).toISOString(), action: `a${index}`, by: { kind: 'self' as const }, outcome: 'given' as const }));
  const { tab, requests } = browser({ log: access, pageSize: 2 });
  const actions: string[] = [];
  for await (const { action } of tab().identity!.access()) actions.push(action);
  assert.deepEqual(actions, ['a0', 'a1', 'a2', 'a3', 'a4']);
  assert.equal(requests.length, 3);
});

it('tells every tab who comes and goes, and nothing of who it is', async () => {
  const { tab } = browser();
  const [here, there] = [tab(), tab()];
  const [mine, theirs] = [await heard(here), await heard(there)];
  const sent: unknown[] = [];
  const ear = new BroadcastChannel('motcua:session');
  ear.onmessage = ({ data }: MessageEvent) => sent.push(data);
  await here.identity!.session();
  await here.identity!.give('health');
  await here.identity!.withdraw('health');
  await here.identity!.end();
  await delivered();
  const all = ['signed-in', 'consent-given', 'consent-withdrawn', 'signed-out'];
  assert.deepEqual([mine.changes, theirs.changes, sent], [all.slice(1), all, all]); // What a page hears first is no news to it.
  theirs.stop();
  await here.identity!.session();
  await delivered();
  assert.deepEqual(theirs.changes, all);
  mine.stop();
  ear.close();
});

it('says nothing to other tabs that they told it themselves', async () => {
  const { tab } = browser();
  const [here, there] = [tab(), tab()];
  await here.identity!.session();
  await there.identity!.session();
  const { changes, stop } = await heard(here);
  await delivered();
  changes.length = 0;
  await there.identity!.session();
  await delivered();
  assert.deepEqual(changes, []);
  stop();
});

it('forgets what the gateway said when the session is found to be over', async () => {
  const { tab, identity, requests } = browser();
  const client = tab();
  await client.identity!.session();
  await client.services.guides();
  const before = requests.length;
  await client.services.guides();
  assert.equal(requests.length, before, 'the second answer was kept');
  identity.signOut();
  await client.identity!.session();
  await client.services.guides();
  assert.equal(requests.length, before + 2);
});

it('leads to the provider and back to a path of this page only', async () => {
  const { tab } = browser();
  const { identity } = tab();
  (globalThis as { location?: unknown }).location = new URL('https://www.motcua.test/so-suc-khoe.html');
  try {
    const address = new URL((await identity!.wayIn({ level: 2, returnTo: '/tai-khoan.html?a=1' })).address);
    assert.equal(address.origin + address.pathname, 'https://api.motcua.test/sign-in');
    assert.equal(address.searchParams.get('level'), '2');
    assert.equal(address.searchParams.get('return'), 'https://www.motcua.test/tai-khoan.html?a=1');
    for (const returnTo of ['https://stranger.test/', '//stranger.test/', '/\\stranger.test', 'tai-khoan.html', 'javascript:alert(1)', '/\t/stranger.test/'])
      await assert.rejects(identity!.wayIn({ level: 2, returnTo }), TypeError, returnTo);
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
  }
});

it('asks for another only what may be, keeps the two apart, and forgets whom with whoever was signed in', async () => {
  const { tab, requests } = browser({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  const [client, other] = [tab(), tab()];
  await client.identity!.session();
  const { changes } = await heard(client);
  const elsewhere = await heard(other);
  const delegation = await client.identity!.delegation();
  const {
    received: [mother],
  } = await delegation.list();
  assert.ok(mother?.name);
  await client.health.book(); // Its code has come.
  const own = client.health.book(); // Under way while the page begins to ask for somebody else.
  await delegation.actFor({ id: mother.id, name: mother.name });
  const [first, second] = await Promise.all([own, client.health.book()]);
  assert.deepEqual([first.patient.name, second.patient.name], [inventedPeople[1]?.name, mother.name]);
  await client.identity!.consents();
  await client.signing.certificates().catch(() => {});
  const asked = requests.flatMap(({ url, headers }) => (headers.has('motcua-acting-for') ? [new URL(url).pathname] : []));
  assert.deepEqual(asked, ['/health/book']);
  assert.ok(requests.every(({ url }) => !url.includes(mother.id)));
  await delivered();
  assert.deepEqual([changes, elsewhere.changes], [['acting-changed'], []], 'no other tab is told');
  assert.equal(await (await other.identity!.delegation()).acting(), undefined);
  await client.identity!.end();
  assert.equal(await delegation.acting(), undefined);
});

const follows = (requests: readonly Request[]) => requests.filter(({ url }) => new URL(url).pathname === '/session/events');
const until = async (isSo: () => boolean) => {
  for (const endsAt = Date.now() + 5000; !isSo() && Date.now() < endsAt;) await delivered();
  assert.ok(isSo());
};

it('hears what happens on another device, by one answer of the gateway, until nobody watches', async () => {
  const { tab, identity, requests } = browser({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  const client = tab();
  const one = await heard(client);
  const two = await heard(client);
  await client.identity!.session();
  await until(() => follows(requests).length === 1);
  await delivered();
  identity.withdrawElsewhere('health');
  await until(() => one.changes.length > 0 && two.changes.length > 0);
  identity.withdrawAtSite('health');
  await until(() => one.changes.length > 1 && two.changes.length > 1);
  assert.deepEqual(
    [one.changes, two.changes],
    [
      ['consent-withdrawn', 'consents-changed'],
      ['consent-withdrawn', 'consents-changed'],
    ],
  );
  assert.deepEqual(
    follows(requests).map(({ credentials }) => credentials),
    ['include'],
  );
  one.stop();
  two.stop();
});

it('tells of a sign-in in another tab only where it is another one than is known here', async () => {
  const { tab, identity } = browser();
  const client = tab();
  await client.identity!.session();
  const { changes, stop } = await heard(client);
  await tab().identity!.session();
  await delivered();
  assert.deepEqual(changes, [], 'the same sign-in, found by a tab that was just opened');
  identity.signIn({ displayName: inventedPeople[0]?.name ?? '', signedInAt: '2026-11-01T00:00:00.000Z' });
  await tab().identity!.session();
  await until(() => changes.length > 0);
  await delivered();
  assert.deepEqual(changes, ['signed-in'], 'somebody else, told once');
  stop();
});

it('is oneself again as soon as the other lets it no longer: told of it, or refused', async () => {
  const { tab, identity, delegation, requests } = browser({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  const client = tab();
  const { changes, stop } = await heard(client);
  await client.identity!.session();
  await until(() => follows(requests).length === 1);
  await delivered();
  const asked = await client.identity!.delegation();
  const [given] = delegation.received;
  assert.ok(given);
  const chosen = { id: given.id, name: given.name ?? '' };
  await asked.actFor(chosen);
  identity.changeDelegation('9'.repeat(32), true);
  identity.changeDelegation(given.id, false);
  await until(() => changes.includes('delegation-changed'));
  await delivered();
  assert.equal((await asked.acting())?.id, given.id, 'what changed is another one, or not over');
  identity.changeDelegation(given.id, true);
  await until(() => changes.includes('acting-ended'));
  assert.equal(await asked.acting(), undefined);
  await asked.actFor(chosen);
  delegation.received = [{ ...given, state: 'ended' }];
  changes.length = 0;
  await assert.rejects(client.health.book(), codeIs('FORBIDDEN'));
  await until(() => changes.includes('acting-ended'));
  assert.equal(await asked.acting(), undefined, 'the next question would be refused again');
  stop();
});

it('forgets and tells that the session ended elsewhere', async () => {
  const { tab, identity, requests } = browser();
  const client = tab();
  const { changes, stop } = await heard(client);
  await client.identity!.session();
  await until(() => follows(requests).length === 1);
  await delivered();
  identity.signOut();
  await until(() => changes.includes('signed-out'));
  assert.equal(follows(requests).length, 1, 'it went on asking for a session that is over');
  stop();
});

it('follows nothing where nobody is signed in, or nobody watches', async () => {
  const stranger = browser({ isSignedIn: false });
  const { stop } = await heard(stranger.tab());
  await stranger.tab().identity!.session();
  const alone = browser();
  await alone.tab().identity!.session();
  await delivered();
  assert.deepEqual([follows(stranger.requests), follows(alone.requests)], [[], []]);
  stop();
});

it('gives what is kept, and takes a request to delete back', async () => {
  const { tab, requests } = browser({ consents: [inventedConsent(inventedPurposes[0], 1)] });
  const rights = await tab().identity!.rights();
  assert.equal((await rights.export()).consents.length, 1);
  const { status } = await rights.requestDeletion();
  assert.equal(status, 'waiting');
  assert.deepEqual(
    (await rights.withdrawDeletion()).requests.map((request) => request.status),
    ['takenBack', 'done'],
  );
  await assert.rejects(rights.withdrawDeletion(), codeIs('NOT_FOUND'));
  assert.ok(requests.every(({ credentials }) => credentials === 'include'));
});

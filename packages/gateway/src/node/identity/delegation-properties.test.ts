import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { isDelegable, pathParametersOf, type EndpointDefinition } from '@motcua/contract';
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
import fc from 'fast-check';
import { createGateway } from '../../gateway.ts';
import type { Embed, Person } from '../../person.ts';
import type { RegisteredChild } from '../../ports.ts';
import { inventedPeople, samplePorts } from '../../testing/index.ts';
import { openStore } from '../store/store.ts';
import { usualPurposes } from './purposes.ts';
import { storedDataRequests } from './stored-data-requests.ts';
import { storedDelegation } from './stored-delegation.ts';
import { storedIdentity } from './stored-identity.ts';

const hourMs = 3_600_000;
const endpoints: readonly [string, EndpointDefinition][] = Object.entries({
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
const [baby, grantor, delegate, other] = inventedPeople.map(({ id, name }): Person => ({ id, displayName: name, assuranceLevel: 3 })) as [Person, Person, Person, Person];
const own = { key: '', fingerprint: '' };
const { signal } = new AbortController();

/** A gateway over a real store that believes whom a test names; who agreed to what and who lets whom is its own to find out. */
async function town(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-delegation-'));
  const clock = { aheadMs: 0 };
  const store = await openStore({ folder }, { now: () => Date.now() + clock.aheadMs });
  context.after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const origin = 'https://gateway.test';
  const identityPort = storedIdentity(store, {
    issuer: origin,
    providerName: '–',
    clientId: '–',
    clientSecret: '–',
    gateway: origin,
    origins: [origin],
    scope: 'openid',
    levels: {},
    claims: { person: 'sub', displayName: 'name' },
    idleMinutes: 30,
    longestMinutes: 480,
    stepUpMinutes: 5,
    purposes: usualPurposes,
    hosts: [{ key: 'pk_', name: '–', origins: [origin], elements: SignedInElement.options, purposes: [] }],
  });
  const dataRequests = storedDataRequests(store, { isAutomatic: true, undoMinutes: 60, stepUpMinutes: 5, holidays: [] });
  const children: RegisteredChild[] = [];
  const port = storedDelegation(store, {
    purposes: usualPurposes,
    identity: identityPort,
    guardianship: { childrenOf: async ({ id }) => (id === delegate.id ? children : []) },
  });
  const gateway = createGateway(
    { ...samplePorts(), identity: identityPort, delegation: port, dataRequests },
    {
      personOf: ({ headers }) =>
        inventedPeople
          .filter(({ id }) => id === headers.get('test-person'))
          .map(({ id, name }): Person => ({ id, displayName: name, assuranceLevel: 3, ...(headers.has('test-element') && { embed: onWardPage(headers.get('test-element')) }) }))[0],
    },
  );
  const ask = async (definition: EndpointDefinition, person: Person, acting: string | undefined, { query = '', element }: { query?: string; element?: string } = {}) => {
    const path = pathParametersOf(definition.path).reduce((whole, name) => whole.replace(`{${name}}`, 'a'.repeat(32)), `${definition.path}`);
    const isRead = definition.method === 'GET';
    const headers = {
      'test-person': person.id,
      ...(element !== undefined && { 'test-element': element }),
      ...(!isRead && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      ...(acting !== undefined && { 'motcua-acting-for': acting }),
    };
    const response = await gateway.fetch(`${origin}${path}${query}`, { method: definition.method, headers, ...(!isRead && { body: '{}' }) });
    const body = (await response.json()) as { code?: string; patient?: { name?: string } };
    return { status: response.status, code: body.code, whose: body.patient?.name };
  };
  const agree = (person: Person) => identityPort.giveConsent({ purpose: 'health' }, person, signal);
  const offered = async () => (await port.offer({ purpose: 'health', days: 2 }, grantor, own, signal)) ?? assert.fail('nothing was offered');
  const accepted = async () => {
    const {
      code,
      delegation: { id },
    } = await offered();
    await port.accept({ code }, delegate, own, signal);
    return id;
  };
  const active = async () => {
    const id = await accepted();
    await port.confirm({ id }, grantor, signal);
    return id;
  };
  const requested = async () => {
    const {
      children: [child],
    } = await port.children({}, delegate, signal);
    return (await port.requestForChild({ child: child?.id ?? '', purpose: 'health', days: 2 }, delegate, signal))?.id ?? assert.fail('no child');
  };
  return { store, clock, port, identityPort, children, ask, agree, offered, accepted, active, requested };
}

/** Every state in which a delegation can be, and whose book may be read in it; `undefined`: nobody's. */
const states: readonly [what: string, reach: (here: Awaited<ReturnType<typeof town>>) => Promise<string>, whose: string | undefined][] = [
  ['no delegation', async () => '0'.repeat(32), undefined],
  ['an offer', async ({ offered }) => (await offered()).delegation.id, undefined],
  ['not confirmed', ({ accepted }) => accepted(), undefined],
  ['in force', ({ active }) => active(), grantor.displayName],
  ['ended by the grantor', async ({ active, port }) => ended(await active(), (id) => port.end({ id }, grantor, signal)), undefined],
  ['ended by the delegate', async ({ active, port }) => ended(await active(), (id) => port.end({ id }, delegate, signal)), undefined],
  ['over', async ({ active, clock }) => ended(await active(), async () => (clock.aheadMs += 49 * hourMs)), undefined],
  ['without consent', async ({ active, identityPort }) => ended(await active(), () => identityPort.withdrawConsent({ purpose: 'health' }, grantor, signal)), undefined],
  [
    'for another purpose',
    async ({ active, store }) =>
      ended(await active(), (id) => store.write(({ tables }) => tables.updateTable('delegation').set({ purpose: 'signing' }).where('id', '=', id).execute())),
    undefined,
  ],
  [
    'of another delegate',
    async ({ active, store }) =>
      ended(await active(), (id) =>
        store.write(({ tables }) =>
          tables
            .updateTable('delegation')
            .set({ delegate: 'f'.repeat(64) })
            .where('id', '=', id)
            .execute(),
        ),
      ),
    undefined,
  ],
  ['of a small child', async ({ requested, children }) => (children.push(childOf(2)), requested()), baby.displayName],
  ['of a child who has not been asked', async ({ requested, children }) => (children.push(childOf(9)), requested()), undefined],
  [
    'of a child who said yes',
    async ({ requested, children, port }) => (children.push(childOf(9)), ended(await requested(), (id) => port.assent({ id }, delegate, signal))),
    baby.displayName,
  ],
  ['of a child who is another’s now', async ({ requested, children }) => (children.push(childOf(2)), ended(await requested(), async () => children.splice(0))), undefined],
];

async function ended(id: string, end: (id: string) => Promise<unknown>): Promise<string> {
  await end(id);
  return id;
}

function childOf(years: number): RegisteredChild {
  return { id: baby.id, name: baby.displayName ?? '', birthDate: `${new Date().getUTCFullYear() - years}-01-01` };
}

/** How a page may write the header, and whether it names the delegation so. */
const forms: readonly [what: string, write: (id: string) => string, isRight: boolean][] = [
  ['as it is', (id) => id, true],
  ['nothing', () => '', false],
  ['twice', (id) => `${id}, ${id}`, false],
  ['in capitals', (id) => id.replace(/./g, 'A'), false],
  ['cut off', (id) => id.slice(1), false],
  ['with a wildcard', (id) => `${id.slice(0, 30)}__`, false],
  ['by number', () => grantor.id, false],
];

it('lets a delegate reach nothing but what is delegable, in no state and by no form of the header', { timeout: 120_000 }, async (context) => {
  const reached = new Set<string>();
  let asked = 0;
  for (const [state, reach, whose] of states) {
    const here = await town(context);
    await here.agree(grantor);
    const id = await reach(here);
    for (const [name, endpoint] of endpoints) {
      for (const [form, write, isRight] of forms) {
        for (const person of [delegate, other]) {
          const answer = await here.ask(endpoint, person, write(id));
          const mayRead = isDelegable(endpoint) && isRight && person === delegate && whose !== undefined;
          asked += 1;
          assert.deepEqual(
            [answer.code, answer.whose],
            mayRead ? [undefined, whose] : ['FORBIDDEN', undefined],
            `${name}, ${state}, ${form}, ${person === delegate ? 'delegate' : 'another'}`,
          );
          if (mayRead) reached.add(name);
        }
      }
      // On a page of somebody else's site nobody reads for another, whatever that site was let in for.
      const embedded = await here.ask(endpoint, delegate, id, { element: 'motcua-health-book' });
      assert.deepEqual([embedded.code, embedded.whose], ['FORBIDDEN', undefined], `${name}, ${state}, embedded`);
    }
    await here.agree(delegate);
    const elsewhere = await here.ask(health.getHealthBook, delegate, undefined, { query: `?motcua-acting-for=${id}` });
    assert.ok(elsewhere.whose === undefined || elsewhere.whose === delegate.displayName, `in the address, ${state}`);
  }
  assert.deepEqual([...reached], ['getHealthBook'], 'what may be read was read: the question is a real one');
  context.diagnostic(`${asked} questions: ${endpoints.length} endpoints, ${states.length} states, ${forms.length} forms`);
});

function onWardPage(element: string | null): Embed {
  return { isFramed: false, site: 'Phường Mẫu', element: element ?? undefined, purposes: ['health', 'signing', 'own-account'] };
}

/** What ought to be so, told in a few words. */
interface Model {
  id: string;
  code: string;
  stands: 'none' | 'offered' | 'accepted' | 'active';
  until: number;
  agreedUntil: number;
  misses: number[];
}

it('opens exactly while both have said yes, whatever happens in whatever order', { timeout: 120_000 }, async (context) => {
  const acts = ['offer', 'accept', 'confirm', 'end', 'give up', 'agree', 'withdraw', 'minutes', 'a day'] as const;
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 12 }), async (order) => {
      const here = await town(context);
      const { port, identityPort, clock } = here;
      const model: Model = { id: '0'.repeat(32), code: '', stands: 'none', until: 0, agreedUntil: 0, misses: [] };
      const now = () => Date.now() + clock.aheadMs;
      for (const act of ['agree', 'offer', 'accept', ...order] as const) {
        if (now() >= model.until) model.stands = 'none';
        const { stands } = model;
        const isAgreed = model.agreedUntil > now();
        if (act === 'offer' && isAgreed && stands !== 'active' && stands !== 'accepted') {
          const made = await port.offer({ purpose: 'health', days: 2 }, grantor, own, signal);
          Object.assign(model, { id: made?.delegation.id, code: made?.code, stands: 'offered', until: now() + hourMs / 4 });
        } else if (act === 'accept') {
          const isTaken = (await port.accept({ code: model.code || '0000000000' }, delegate, own, signal).catch(() => undefined)) !== undefined;
          model.misses = model.misses.filter((at) => at > now() - hourMs / 4);
          const mayTry = model.misses.length < 5;
          assert.equal(isTaken, stands === 'offered' && mayTry);
          if (stands !== 'offered' && mayTry) model.misses.push(now());
          if (isTaken) Object.assign(model, { stands: 'accepted', until: now() + 24 * hourMs });
        } else if (act === 'confirm') {
          const confirmed = await port.confirm({ id: model.id }, grantor, signal);
          assert.equal(confirmed?.state === 'active', stands === 'accepted' || stands === 'active');
          if (stands === 'accepted') Object.assign(model, { stands: 'active', until: now() + 48 * hourMs });
        } else if (act === 'end' || act === 'give up') {
          await port.end({ id: model.id }, act === 'end' ? grantor : delegate, signal);
          if (act === 'end' || stands !== 'offered') model.stands = 'none';
        } else if (act === 'agree') {
          await here.agree(grantor);
          if (!isAgreed) model.agreedUntil = now() + 90 * 24 * hourMs;
        } else if (act === 'withdraw') {
          await identityPort.withdrawConsent({ purpose: 'health' }, grantor, signal);
          model.agreedUntil = 0;
        } else if (act === 'minutes' || act === 'a day') clock.aheadMs += act === 'minutes' ? hourMs / 5 : 23 * hourMs;
        const isOpen = model.stands === 'active' && now() < model.until && model.agreedUntil > now();
        opened += isOpen ? 1 : 0;
        assert.equal((await here.ask(health.getHealthBook, delegate, model.id)).whose, isOpen ? grantor.displayName : undefined, `after ${act}`);
      }
    }),
    { seed: 20_260_101, numRuns: 25, examples: [[['confirm', 'a day', 'a day', 'a day']], [['confirm', 'withdraw', 'agree', 'end']]] },
  );
  assert.ok(opened > 10, `it was open ${opened} times`);
});

import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { createGateway } from '@motcua/gateway';
import { SampleIdentity, samplePorts } from '@motcua/gateway/testing';
import { DeviceStore } from './device-store.ts';
import { followWhileSeen } from './followed-session.ts';
import { GatewayTransport } from './gateway-transport.ts';

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 30));

/** A page that follows a session; Node has none of its own. */
async function page(context: TestContext) {
  const seen = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.defineProperty(globalThis, 'document', { value: seen, configurable: true });
  const identity = new SampleIdentity();
  const gateway = createGateway({ ...samplePorts(), identity }, { personOf: identity.personOf });
  const afters: (string | null)[] = [];
  const transport = new GatewayTransport({
    gateway: 'https://api.motcua.test',
    session: 'cookie',
    held: [],
    timeoutMs: 5000,
    store: new DeviceStore(),
    fetch: (input, init) => {
      const request = new Request(input, init);
      afters.push(request.headers.get('last-event-id'));
      return gateway.fetch(request);
    },
  });
  const heard: string[] = [];
  const watching = new AbortController();
  context.after(() => {
    watching.abort();
    Reflect.deleteProperty(globalThis, 'document');
  });
  const following = followWhileSeen(transport, ({ kind }) => heard.push(kind), watching.signal);
  await aMoment();
  const become = async (visibilityState: 'visible' | 'hidden') => {
    seen.visibilityState = visibilityState;
    seen.dispatchEvent(new Event('visibilitychange'));
    await aMoment();
  };
  return { identity, afters, heard, following, become };
}

it('holds no line open in the background, and hears what it missed when it is seen again', async (context) => {
  const { identity, afters, heard, become } = await page(context);
  assert.deepEqual([heard, afters], [['following'], [null]]);
  await become('hidden');
  identity.withdrawElsewhere('health');
  await aMoment();
  assert.deepEqual([heard.length, afters.length], [1, 1]);
  await become('visible');
  assert.deepEqual(heard.slice(1), ['following', 'consent-withdrawn']);
  assert.equal(afters.length, 2);
});

it('says that the session is over where that happened in the background', async (context) => {
  const { identity, heard, following, become } = await page(context);
  await become('hidden');
  identity.signOut();
  await become('visible');
  await following;
  assert.equal(heard.at(-1), 'signed-out');
});

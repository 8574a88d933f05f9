import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { MotcuaErrorEvent } from '../core/events.ts';

/** The loader on a page whose server has lost the finder's chunk; its pauses between tries, and no other waits, pass at once. */
async function loaderWithoutChunk() {
  const { setTimeout: wait } = globalThis;
  Object.assign(globalThis, {
    __VERSION__: '0.0.0-lost',
    __CHUNKS__: { core: ['motcua-lost.js', 'sha384-AAAA'], 'motcua-service-finder': ['motcua-lost.js', 'sha384-AAAA'] },
    setTimeout: (act: () => void, ms = 0) => wait(act, ms === 750 || ms === 3750 ? 10 : ms),
  });
  Math.random = () => 0.25;
  const script = Object.assign(document.createElement('script'), { type: 'application/json' });
  script.src = new URL('/nowhere/motcua.js', location.href).href;
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
  const failures: string[] = [];
  document.addEventListener('motcua-error', (event) => failures.push((event as MotcuaErrorEvent).code));
  document.body.append(document.createElement('motcua-service-finder'));
  await import('./loader.ts');
  const come = (isHidden: boolean) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { failures, come };
}

it('tries a lost chunk three times, and again when somebody comes back to the page, never by itself', async () => {
  const { failures, come } = await loaderWithoutChunk();
  await waitUntil(() => failures.length === 3);
  await aTimeout(400);
  expect(failures).to.deep.equal(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE']);
  come(true);
  await aTimeout(200);
  expect(failures.length, 'tried while nobody was looking').to.equal(3);
  come(false);
  come(false);
  await waitUntil(() => failures.length === 6);
  await aTimeout(400);
  expect(failures.length, 'more than one round for one return').to.equal(6);
  dispatchEvent(new Event('online'));
  await waitUntil(() => failures.length === 9);
});

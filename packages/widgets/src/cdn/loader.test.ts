import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { MotcuaErrorEvent } from '../core/events.ts';

const lostHash = 'A'.repeat(43);

/** The loader on a page whose server has lost every chunk; its pauses between tries, and no other waits, pass at once. */
async function loaderWithoutChunk() {
  const { setTimeout: wait } = globalThis;
  Object.assign(globalThis, {
    __VERSION__: '0.0.0-lost',
    __CHUNKS__: { core: lostHash, more: lostHash, 'motcua-service-finder': lostHash },
    __TAGS__: 'motcua-service-card,motcua-service-finder',
    setTimeout: (act: () => void, ms = 0) => wait(act, ms === 750 || ms === 3750 ? 10 : ms),
  });
  Math.random = () => 0.25;
  const script = Object.assign(document.createElement('script'), { type: 'application/json' });
  script.src = new URL('/nowhere/motcua.js', location.href).href;
  Object.defineProperty(document, 'currentScript', { value: script, configurable: true });
  const failures: string[] = [];
  document.addEventListener('motcua-error', (event) => failures.push((event as MotcuaErrorEvent).code));
  // Of a built-in element that a host means to extend, nobody can wait for the definition by its name.
  document.body.append(document.createElement('motcua-service-finder'), document.createElement('button', { is: 'cua-hang' }));
  addEventListener('unhandledrejection', ({ reason }) => failures.push(String(reason)));
  /** Chunks that were asked for, in order. */
  const asked: string[] = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof HTMLScriptElement) asked.push(/nowhere\/motcua-([\w-]+)\./.exec(node.src)?.[1] ?? node.src);
  }).observe(document.head, { childList: true });
  await import('./loader.ts');
  const come = (isHidden: boolean) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { failures, asked, come };
}

it('tries a lost chunk three times, and again when somebody comes back to the page, never by itself', async () => {
  const { failures, asked, come } = await loaderWithoutChunk();
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
  // Of an element whose hash it does not hold it asks for the list of hashes, and never for the element unverified.
  expect(asked).not.to.include('more');
  asked.length = 0;
  document.body.append(document.createElement('motcua-service-card'));
  await waitUntil(() => failures.length === 12);
  // Where it is still on its way, it is not asked for a second time.
  expect(asked.filter((chunk) => chunk === 'more').length, 'the list is tried again with the element').to.be.within(2, 3);
  expect(asked).not.to.include('service-card');
});

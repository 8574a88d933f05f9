import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { IdleWatch } from './idle-watch.ts';

/** A watch that asks after a quarter of a second and ends the visit another quarter later. */
function watch() {
  const ends: IdleWatch[] = [];
  const watching: IdleWatch = new IdleWatch(
    { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) },
    { warnAfterMs: 250, endAfterMs: 250 },
    () => ends.push(watching),
  );
  watching.start();
  const touch = () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  return { watching, ends, touch };
}

it('asks first, then ends the visit once', async () => {
  const { watching, ends } = watch();
  expect(watching.phase).to.equal('active');
  await waitUntil(() => watching.phase === 'warned');
  expect(ends.length).to.equal(0);
  await waitUntil(() => ends.length === 1);
  watching.stop();
});

it('asks nobody who is doing something', async () => {
  const { watching, touch } = watch();
  for (let count = 0; count < 8; count += 1) {
    await aTimeout(60);
    touch();
    expect(watching.phase).to.equal('active');
  }
  watching.stop();
});

it('lets only an answer dismiss the question, and then begins anew', async () => {
  const { watching, ends, touch } = watch();
  await waitUntil(() => watching.phase === 'warned');
  touch();
  expect(watching.phase).to.equal('warned');
  watching.stay();
  expect(watching.phase).to.equal('active');
  await waitUntil(() => watching.phase === 'warned');
  expect(ends.length).to.equal(0);
  watching.stop();
});

it('ends no visit after its element has left the page, or was told to stop', async () => {
  for (const leave of ['hostDisconnected', 'stop'] as const) {
    const { watching, ends } = watch();
    await waitUntil(() => watching.phase === 'warned');
    watching[leave]();
    expect(watching.phase).to.equal('off');
    await aTimeout(350);
    expect(ends.length).to.equal(0);
  }
});

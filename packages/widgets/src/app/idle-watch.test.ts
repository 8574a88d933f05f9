import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { IdleWatch } from './idle-watch.ts';

/** A watch that asks after less than a second and ends the visit as much later. */
function watch({ warnAfterMs = 600, endAfterMs = 600 } = {}) {
  const ends: IdleWatch[] = [];
  const watching: IdleWatch = new IdleWatch(
    { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) },
    () => ({ warnAfterMs, endAfterMs }),
    () => ends.push(watching),
  );
  watching.start();
  return { watching, ends };
}

const press = () => sendKeys({ press: 'Shift' });

it('asks first, then ends the visit once', async () => {
  const { watching, ends } = watch();
  expect(watching.phase).to.equal('active');
  await waitUntil(() => watching.phase === 'warned');
  expect(ends.length).to.equal(0);
  await waitUntil(() => ends.length === 1);
  watching.stop();
});

it('asks nobody who is doing something', async () => {
  const { watching } = watch();
  for (let count = 0; count < 8; count += 1) {
    await aTimeout(150);
    await press();
    expect(watching.phase).to.equal('active');
  }
  watching.stop();
});

it('takes any sign of life for an answer: a key, a tap, a scroll', async () => {
  document.body.style.height = '300vh';
  const answers = { key: press, tap: () => sendMouse({ type: 'click', position: [5, 5] }), scroll: async () => scrollBy(0, 50) };
  for (const [name, answer] of Object.entries(answers)) {
    const { watching, ends } = watch({ endAfterMs: 1500 });
    await waitUntil(() => watching.phase === 'warned');
    await answer();
    await waitUntil(() => watching.phase === 'answered', `${name} was no answer`);
    await waitUntil(() => watching.phase === 'active', `${name} left the question standing`);
    expect(ends.length).to.equal(0);
    await waitUntil(() => watching.phase === 'warned', 'it did not begin anew');
    watching.stop();
  }
  document.body.style.height = '';
});

it('counts nothing that the page does by itself as a sign of life', async () => {
  const strip = document.createElement('div');
  strip.style.cssText = 'width: 50px; overflow: auto';
  strip.append(Object.assign(document.createElement('div'), { style: 'width: 500px; height: 1px' }));
  document.body.append(strip);
  const { watching } = watch({ endAfterMs: 5000 });
  await waitUntil(() => watching.phase === 'warned');
  strip.scrollBy(20, 0);
  document.body.click();
  document.body.dispatchEvent(new Event('input', { bubbles: true }));
  await aTimeout(200);
  expect(strip.scrollLeft).to.equal(20);
  expect(watching.phase).to.equal('warned');
  watching.stop();
  strip.remove();
});

it('counts the seconds that are left', async () => {
  const { watching } = watch({ endAfterMs: 3000 });
  await waitUntil(() => watching.phase === 'warned');
  expect(watching.secondsLeft).to.equal(3);
  await waitUntil(() => watching.secondsLeft === 2, undefined, { timeout: 2500 });
  watching.stop();
  await aTimeout(1200);
  expect(watching.secondsLeft, 'it went on counting').to.equal(2);
});

it('ends no visit after its element has left the page, or was told to stop', async () => {
  for (const leave of ['hostDisconnected', 'stop'] as const) {
    const { watching, ends } = watch();
    await waitUntil(() => watching.phase === 'warned');
    watching[leave]();
    expect(watching.phase).to.equal('off');
    await aTimeout(700);
    expect(ends.length).to.equal(0);
  }
});

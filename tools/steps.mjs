// Says on the screen what is being done and how long it took; a step's own output shows only when it fails.
import process from 'node:process';

export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

/**
 * Does one step and answers whether it went well.
 *
 * @param {string} name
 * @param {(options: { onText: (text: string) => void }) => Promise<number>} begin - Answers an exit code.
 */
export async function step(name, begin) {
  const began = performance.now();
  let output = '';
  const code = await begin({ onText: (text) => (output += text) });
  console.log(`  ${code === 0 ? '✓' : '✗'} ${name.padEnd(40)} ${seconds(began)}`);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
  return code === 0;
}

/**
 * Does steps, at most `atOnce` at a time, each after those that it names; one whose predecessor failed is not begun.
 *
 * @param {{ name: string, after?: string[], begin: (options: object) => Promise<number> }[]} steps
 * @returns {Promise<boolean>} whether all went well.
 */
export async function inOrder(steps, atOnce = 2) {
  const names = new Set(steps.map(({ name }) => name));
  const done = new Map();
  const running = new Map();
  for (;;) {
    const isReady = ({ name, after = [] }) => !done.has(name) && !running.has(name) && after.every((each) => !names.has(each) || done.get(each));
    for (const { name, begin } of steps.filter(isReady).slice(0, atOnce - running.size)) {
      const work = step(name, begin).then((isFine) => {
        running.delete(name);
        done.set(name, isFine);
      });
      running.set(name, work);
    }
    if (running.size === 0) return steps.every(({ name }) => done.get(name) === true);
    await Promise.race(running.values());
  }
}

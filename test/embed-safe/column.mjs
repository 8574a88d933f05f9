import { startKit } from './kit.mjs';
import { probes } from './probes.mjs';

/** How many pages are open at once: two cores. */
const atOnce = 4;

/**
 * Runs probes on a subject, a few at a time.
 *
 * @param {import('./kit.mjs').Subject} subject
 * @param {object} [options]
 * @param {readonly string[]} [options.names] Which probes; all where none is named.
 * @param {import('./kit.mjs').Kit} [options.kit] A kit that is open already.
 * @param {(probe: import('./probes.mjs').Probe, cell: import('./probes.mjs').Cell) => void} [options.onCell] Told of each, in order of their end.
 * @returns {Promise<(import('./probes.mjs').Cell & { name: string })[]>} In the order of the probes.
 */
export async function column(subject, { names = [], kit, onCell = () => {} } = {}) {
  const wanted = probes.filter(({ name }) => names.length === 0 || names.includes(name));
  const open = kit ?? (await startKit());
  const cells = new Map();
  try {
    await inTurns(wanted, async (probe) => {
      const cell = await cellOf(open, probe, subject);
      cells.set(probe.name, { name: probe.name, ...cell });
      onCell(probe, cell);
    });
  } finally {
    if (!kit) await open.close();
  }
  return wanted.map(({ name }) => cells.get(name));
}

/**
 * Does something with each, a few at a time.
 *
 * @template Each
 * @param {readonly Each[]} all
 * @param {(each: Each) => Promise<void>} act
 */
export async function inTurns(all, act) {
  const queue = all.values();
  const work = async () => {
    for (const each of queue) await act(each);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

const marks = { green: '✓', red: '✗', none: '–' };

/** Prints a cell as a line. */
export function printCell({ title }, { result, reason }) {
  console.log(`  ${marks[result]} ${title.padEnd(34)} ${reason}`);
}

/** One probe on one subject. @returns {Promise<import('./probes.mjs').Cell>} */
export async function cellOf(kit, probe, subject) {
  const why = subject.notApplicable?.[probe.name] ?? (subject.asked?.includes(probe.name) ? undefined : subject.notApplicable?.['*']);
  if (why) return { result: 'none', reason: why };
  try {
    return await probe.run(kit, subject);
  } catch (error) {
    return { result: 'red', reason: `the probe could not be ended: ${String(error.message).split('\n', 1)[0].slice(0, 90)}` };
  }
}

import { writeResult } from '../test/results.mjs';
import { inOrder } from './steps.mjs';

/**
 * Does the checks of a tier, two at a time, and writes how they went.
 *
 * @param {string} tier
 * @param {{ name: string, after?: string[], begin: (options: object) => Promise<number> }[]} checks
 */
export async function doChecks(tier, checks) {
  let passed = 0;
  const counting = checks.map(({ name, after, begin }) => ({
    name,
    after,
    async begin(options) {
      const code = await begin(options);
      if (code === 0) passed += 1;
      return code;
    },
  }));
  await inOrder(counting);
  // One that could not begin, because what it needs failed, has not passed either.
  writeResult(tier, { passed, failed: checks.length - passed, skipped: [] });
  return passed === checks.length ? 0 : 1;
}

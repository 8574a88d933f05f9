import { mkdirSync, writeFileSync } from 'node:fs';

const folder = new URL('../.cache/results/', import.meta.url);

/**
 * Says how a tier of the tests went, for the closing line of `npm test`.
 *
 * @param {string} tier
 * @param {{ passed: number, failed: number, skipped: string[] }} result - `skipped` holds the names of what was skipped.
 */
export function writeResult(tier, result) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${tier}.json`, folder), JSON.stringify(result));
}

import process from 'node:process';
import { writeResult } from '../test/results.mjs';

/**
 * Reporter of node:test: counts for the closing line of `npm test`, under the tier that `MOTCUA_TIER` names. A file that
 * holds no test is a failure.
 */
export default async function* report(events) {
  const counted = { passed: 0, failed: 0, skipped: [] };
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    const isEmptyFile = type === 'test:pass' && data.nesting === 0 && /\.test\.(ts|mjs)$/.test(data.name) && data.file?.endsWith(data.name);
    if (data.skip !== undefined || data.todo !== undefined) counted.skipped.push(data.name);
    else if (type === 'test:pass' && !isEmptyFile) counted.passed += 1;
    else counted.failed += 1;
    if (isEmptyFile) yield `✗ ${data.name} holds no test\n`;
  }
  writeResult(process.env['MOTCUA_TIER'] ?? 'unit', counted);
}

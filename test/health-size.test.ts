import assert from 'node:assert/strict';
import { it } from 'node:test';
import { weighedBundle } from './weighed-bundle.ts';

it('is at most 10 KB, and reaches for no other package', async (t) => {
  const { gzip, moduleIds } = await weighedBundle('health/src/index.ts');
  t.diagnostic(`engine: ${gzip} bytes gzip`);
  assert.ok(gzip > 4000, 'an empty bundle proves nothing');
  assert.ok(gzip <= 10 * 1024, `${gzip} bytes`);
  assert.deepEqual(
    moduleIds.filter((id) => !id.includes('/health/src/')),
    [],
  );
});

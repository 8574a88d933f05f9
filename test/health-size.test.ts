import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { minified } from '../tools/minified.mjs';

it('is at most 10 KB, and reaches for no other package', async (t) => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../packages/health/src/index.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
    plugins: [minified()],
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const { code, moduleIds } = output[0];
  const gzip = gzipSync(code, { level: 9 }).length;
  t.diagnostic(`engine: ${gzip} bytes gzip`);
  assert.ok(gzip > 4000, 'an empty bundle proves nothing');
  assert.ok(gzip <= 10 * 1024, `${gzip} bytes`);
  assert.deepEqual(
    moduleIds.filter((id) => !id.includes('/health/src/')),
    [],
  );
});

import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { it } from 'node:test';
import { build, type Rolldown } from 'vite';
import { minified } from '../../../tools/minified.mjs';

/** Bundles one of our entries as a page would load it, and tells which modules of Node it reached for. */
async function bundled(entry: string, format: 'es' | 'iife', later: readonly string[] = []) {
  const reached: string[] = [];
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: fileURLToPath(new URL(entry, import.meta.url)), preserveEntrySignatures: 'strict', output: { format, codeSplitting: false } },
    },
    plugins: [
      minified(),
      {
        name: 'reached',
        enforce: 'pre',
        resolveId(id) {
          if (later.includes(id)) return { id, external: true };
          if (id.startsWith('node:') || builtinModules.includes(id) || id.includes('zod')) reached.push(id);
          return undefined;
        },
      },
    ],
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  return { code: output[0].code, gzip: gzipSync(output[0].code, { level: 9 }).length, reached };
}

it('is at most 19 KB until the first answer, and reaches for neither Node nor a schema library', async (t) => {
  const { gzip, reached, code } = await bundled('./index.ts', 'es', ['./details.ts']);
  t.diagnostic(`engine: ${gzip} bytes gzip`);
  assert.match(code, /openCatalogue/);
  assert.ok(gzip > 4000, 'an empty bundle proves nothing');
  assert.ok(gzip <= 19 * 1024, `${gzip} bytes`);
  assert.deepEqual(reached, []);
});

it('becomes a classic script as a worker', async (t) => {
  const { gzip, reached, code } = await bundled('./worker.ts', 'iife');
  t.diagnostic(`worker: ${gzip} bytes gzip`);
  assert.doesNotMatch(code, /^\s*(import|export)\s/m);
  assert.doesNotMatch(code, /import\.meta|import\(/);
  assert.ok(gzip <= 20 * 1024, `${gzip} bytes`);
  assert.deepEqual(reached, []);
});

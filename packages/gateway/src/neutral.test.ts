import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import vm from 'node:vm';
import { build, type Rolldown } from 'vite';

/** What a page has, and nothing of Node: no process, Buffer, require, setImmediate, global. */
const webOnly = [
  'AbortController',
  'AbortSignal',
  'DOMException',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'clearTimeout',
  'crypto',
  'performance',
  'setTimeout',
] as const;

/** Bundles some source for a browser and tells which modules of Node it reached for. */
async function bundledForBrowser(source: string) {
  const entry = '\0entry';
  const reached: string[] = [];
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
    build: { write: false, minify: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } } },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId(id) {
          if (id === entry) return id;
          if (id.startsWith('node:') || builtinModules.includes(id)) reached.push(id);
          return undefined;
        },
        load: (id) => (id === entry ? source : undefined),
      },
    ],
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  return { reached, code: output[0].code };
}

const here = (file: string) => JSON.stringify(fileURLToPath(new URL(file, import.meta.url)));

it('reaches for no module of Node, and runs where there is only the web', async () => {
  const { reached, code } = await bundledForBrowser(`
    import { createGateway } from ${here('./index.ts')};
    import { samplePorts } from ${here('./testing/sample-ports.ts')};
    globalThis.gateway = createGateway(samplePorts());
  `);
  assert.deepEqual(reached, []);
  const page: Record<string, unknown> = Object.fromEntries(webOnly.map((name) => [name, globalThis[name]]));
  vm.runInNewContext(code, page);
  const { fetch } = page['gateway'] as { fetch: typeof globalThis.fetch };
  const answer = await fetch('https://gateway.test/services/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"khai sinh"}' });
  assert.equal(answer.status, 200);
  assert.equal((await fetch('https://gateway.test/openapi.json')).status, 200);
});

it('would be caught if it reached for one', async () => {
  const { reached } = await bundledForBrowser(`import { isIPv6 } from 'node:net'; globalThis.x = isIPv6;`);
  assert.deepEqual(reached, ['node:net']);
  const { code } = await bundledForBrowser(`globalThis.x = Buffer.from('x');`);
  assert.throws(() => vm.runInNewContext(code, {}), /Buffer is not defined/);
});

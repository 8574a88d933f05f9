import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { it } from 'node:test';
import { innerNames } from '../tools/inner-names.mjs';
import { buildCatalogue, hanoiRecords, memorySource } from '@motcua/catalogue/node';
import * as engine from '@motcua/catalogue';
import { weighedBundle } from './weighed-bundle.ts';

/** Bundles an entry of the catalogue without what comes later, and tells which modules of Node it reached for. */
async function bundled(entry: string, format: 'es' | 'iife', names?: RegExp) {
  const reached: string[] = [];
  const { code, gzip } = await weighedBundle(`catalogue/src/${entry}`, {
    format,
    names,
    resolveId(id) {
      if (['./details.ts', './details-beside-worker.ts', './reranked.ts'].includes(id)) return { id, external: true };
      if (id.startsWith('node:') || builtinModules.includes(id) || id.includes('zod')) reached.push(id);
      return undefined;
    },
  });
  return { code, gzip, reached };
}

it('is at most 17,860 bytes until the first answer, and reaches for neither Node nor a schema library', async (t) => {
  const { gzip, reached, code } = await bundled('index.ts', 'es', innerNames());
  t.diagnostic(`engine: ${gzip} bytes gzip`);
  assert.match(code, /openCatalogue/);
  assert.ok(gzip > 4000, 'an empty bundle proves nothing');
  assert.ok(gzip <= 17_860, `${gzip} bytes`);
  assert.deepEqual(reached, []);
});

it('becomes a classic script as a worker that loads no other, and with what asks it is at most 19,038 bytes', async (t) => {
  const { gzip, reached, code } = await bundled('worker.ts', 'iife', innerNames());
  const client = await bundled('worker-client.ts', 'es');
  t.diagnostic(`worker: ${gzip} bytes gzip; what asks it: ${client.gzip}`);
  assert.match(code, /addEventListener/);
  assert.doesNotMatch(code, /^\s*(import|export)\s/m);
  assert.doesNotMatch(code, /import\.meta|import\(|importScripts/);
  assert.match(client.code, /import\(/);
  assert.ok(gzip > 4000 && client.gzip > 500, 'an empty bundle proves nothing');
  // 36 KB for the first load of Hanoi, less the 17,785 of its files, and 41 that make of what asks it a chunk of the CDN.
  assert.ok(gzip + client.gzip <= 19_038, `${gzip} and ${client.gzip} bytes`);
  assert.deepEqual([...reached, ...client.reached], []);
});

it('answers the same with its inner names shortened', async () => {
  const names = innerNames();
  const { code } = await bundled('index.ts', 'es', names);
  for (const shortened of ['endsClause', 'denies', 'passages', 'isFilling', 'qualifiersOf', 'Longer']) assert.match(shortened, names);
  for (const kept of ['search', 'hits', 'matched', 'plainName', 'sha256', 'asOf', 'feeVnd', 'alias', '']) assert.doesNotMatch(kept, names);
  const short: typeof engine = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const source = memorySource(buildCatalogue(hanoiRecords()));
  const [there, here] = await Promise.all([short.openCatalogue(source), engine.openCatalogue(source)]);
  await Promise.all([there.complete(), here.complete()]);
  for (const query of [
    'con mới sinh cần giấy gì',
    'ddawng kys khai sinh',
    'cấp đổi chứ không phải cấp lại',
    'bố mất',
    'khaisinh',
    'đkkh',
    'thời tiết hôm nay',
    '1.004222',
    'giấy',
  ]) {
    assert.deepEqual(await there.search(query, { limit: 20, jurisdiction: 'VN-HN' }), await here.search(query, { limit: 20, jurisdiction: 'VN-HN' }), query);
    assert.deepEqual(await there.facets(query, { filters: { channel: 'online' } }), await here.facets(query, { filters: { channel: 'online' } }), query);
    assert.deepEqual(await there.suggest(query), await here.suggest(query), query);
  }
});

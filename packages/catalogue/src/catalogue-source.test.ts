import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCatalogue } from './catalogue.ts';
import { buildCatalogue } from './node/build-catalogue.ts';
import { fewRecords } from './node/few-records.test-builder.ts';

const files = buildCatalogue(fewRecords());

/** A web server that has the files in one folder, and the requests that it saw. */
function server() {
  const requests: { readonly url: string; readonly cache: unknown }[] = [];
  const state = { answer: (file: string): Response => new Response(Uint8Array.from(files.get(file) ?? []), { status: files.has(file) ? 200 : 404 }) };
  const fetchFile: typeof fetch = async (input, init) => {
    const url = String(input);
    requests.push({ url, cache: init?.cache });
    init?.signal?.throwIfAborted();
    return state.answer(url.slice(url.lastIndexOf('/') + 1));
  };
  return { requests, state, fetch: fetchFile };
}

it('finds the files beside the entry, and asks for the entry afresh only', async () => {
  const { requests, fetch } = server();
  for (const address of ['https://phuong.example.gov.vn/danh-muc/catalogue.json', 'https://phuong.example.gov.vn/danh-muc/']) await openCatalogue(address, { fetch });
  assert.deepEqual(
    requests.map(({ cache }) => cache),
    ['no-cache', undefined, 'no-cache', undefined],
  );
  assert.ok(requests.every(({ url }) => url.startsWith('https://phuong.example.gov.vn/danh-muc/')));
});

it('says unreachable for 404, for a server error and for no network, and tries again the next time', async () => {
  const { state, fetch } = server();
  const catalogue = await openCatalogue('https://a.example/catalogue.json', { fetch });
  const { answer } = state;
  for (const failing of [
    () => new Response('', { status: 404 }),
    () => new Response('', { status: 503 }),
    () => {
      throw new TypeError('Failed to fetch');
    },
  ]) {
    state.answer = failing;
    await assert.rejects(openCatalogue('https://a.example/catalogue.json', { fetch }), {
      name: 'CatalogueError',
      reason: 'unreachable',
      message: /^catalogue\.json could not be fetched/,
    });
    await assert.rejects(catalogue.get('1.001193'), { reason: 'unreachable' });
  }
  state.answer = answer;
  assert.equal((await catalogue.get('1.001193'))?.code, '1.001193');
});

it('stops with the reason of the caller', async () => {
  const { fetch } = server();
  const reason = new Error('left the page');
  await assert.rejects(openCatalogue('https://a.example/catalogue.json', { fetch, signal: AbortSignal.abort(reason) }), reason);
  const catalogue = await openCatalogue('https://a.example/catalogue.json', { fetch });
  await assert.rejects(catalogue.get('1.001193', { signal: AbortSignal.abort(reason) }), reason);
  await assert.rejects(catalogue.prefetch({ signal: AbortSignal.abort(reason) }), reason);
  await assert.rejects(catalogue.search('khai sinh', { signal: AbortSignal.abort(reason) }), reason);
});

it('tells a host at once what it got wrong', async () => {
  await assert.rejects(openCatalogue('danh mục'), { name: 'TypeError', message: /"source" must be the address of catalogue\.json, got "danh mục"/ });
  await assert.rejects(openCatalogue('https://a.example/', { integrity: 'sha384-x' }), { name: 'TypeError', message: /"integrity" must be sha256-<base64>, got "sha384-x"/ });
});

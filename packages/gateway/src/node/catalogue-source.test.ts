import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { buildCatalogue, hanoiCatalogue, hanoiRecords, writeCatalogue } from '@motcua/catalogue/node';
import { catalogueServices } from './catalogue-services.ts';
import { openCatalogueServices } from './catalogue-source.ts';

const { signal } = new AbortController();

/** Runs with a folder of its own, and removes it whatever happens. */
async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('serves the Hanoi starter catalogue by default', async () => {
  const services = await openCatalogueServices();
  assert.equal(await services.ready(), true);
  assert.equal((await services.find({ query: 'sang ten so do' }, signal)).hits[0]?.code, '1.013831');
  assert.ok((await services.guides({}, signal)).guides.length >= 16);
});

it('serves a folder', async () => {
  await withFolder(async (folder) => {
    writeCatalogue(buildCatalogue(hanoiRecords().filter(({ code }) => code === '1.000656')), folder);
    const services = await openCatalogueServices(folder);
    assert.equal((await services.get({ code: '1.000656' }, signal))?.code, '1.000656');
    assert.equal(await services.get({ code: '2.000986' }, signal), undefined);
    assert.deepEqual(await services.guides({}, signal), { guides: [] });
  });
});

it('says what to do about a folder that holds no catalogue, or a broken one', async () => {
  await withFolder(async (folder) => {
    await assert.rejects(openCatalogueServices(join(folder, 'nowhere')), { message: /no readable catalogue at .*nowhere[^]*motcua-catalogue build --out/ });
    writeFileSync(join(folder, 'catalogue.json'), '<!doctype html>');
    await assert.rejects(openCatalogueServices(folder), { message: /no readable catalogue at .* \(catalogue\.json is no JSON\)/ });
  });
});

it('starts without an address that is out of reach, and says so when asked', async () => {
  const services = await openCatalogueServices('http://127.0.0.1:1/catalogue.json');
  assert.equal(await services.ready(), false);
  await assert.rejects(services.get({ code: '1.001193' }, signal), { code: 'UNAVAILABLE' });
});

it('serves a catalogue that was out of reach as soon as it is back', async () => {
  const hanoi = hanoiCatalogue();
  let isDown = true;
  const services = catalogueServices({ read: (file, aborted) => (isDown ? Promise.reject(new Error('down')) : hanoi.read(file, aborted)) });
  assert.equal(await services.ready(), false);
  isDown = false;
  assert.equal(await services.ready(), true);
  assert.equal((await services.get({ code: '1.001193' }, signal))?.code, '1.001193');
});

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { openPorts } from './adapters.ts';
import { readConfiguration, soundConfiguration } from './configuration.ts';

const { signal } = new AbortController();

/** A folder with a configuration and whatever files stand beside it. */
function folderWith(configuration: unknown, files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-gateway-'));
  after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries({ 'gateway.json': typeof configuration === 'string' ? configuration : JSON.stringify(configuration), ...files })) {
    writeFileSync(join(folder, name), text);
  }
  return join(folder, 'gateway.json');
}

/** What an operator is told about a configuration that could not work. */
async function adviceFor(configuration: unknown, files?: Readonly<Record<string, string>>): Promise<string> {
  try {
    const { close } = await openPorts(readConfiguration(folderWith(configuration, files), {}), {});
    await close();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}

it('needs no entry at all, and then serves this machine only', () => {
  const { listen, origins, services, assistant, feedback, health, demonstrationPeople } = soundConfiguration({});
  assert.deepEqual(listen, { port: 8080, host: '127.0.0.1', trustedProxies: 0 });
  assert.deepEqual([origins, services, assistant, feedback, health, demonstrationPeople], [[], { adapter: 'catalogue' }, { adapter: 'grounded' }, undefined, undefined, []]);
});

it('lets the environment of a container choose where to listen', () => {
  const { configuration } = readConfiguration(folderWith({ listen: { port: 1, trustedProxies: 1 } }), { PORT: '8081', HOST: '0.0.0.0' });
  assert.deepEqual(configuration.listen, { port: 8081, host: '0.0.0.0', trustedProxies: 1 });
  assert.throws(() => readConfiguration(folderWith({}), { PORT: 'http' }), /PORT must be a port number/);
});

it('lets nobody read for another where nobody can sign in', async () => {
  assert.match(await adviceFor({ delegation: true }), /delegation must be false where there is no "signIn"/);
});

it('names the place of every wrong entry at once', async () => {
  const advice = await adviceFor({
    listen: { port: 99_999, host: 'not a host' },
    origins: ['https://a.example.gov.vn/path'],
    keys: [{ key: 'pk_1', name: 'Phường', origins: [] }],
    limits: { address: { requests: 0, perSeconds: 60 } },
    demonstrationPeople: ['001085123456'],
    orgins: [],
  });
  for (const line of [
    /listen\.port must be a port number/,
    /listen\.host must be an address/,
    /origins\.0 must be an exact origin/,
    /keys\.0\.key must be "pk_"/,
    /limits\.address\.requests must be a whole number above 0/,
    /demonstrationPeople\.0 must be numbers of 12 digits that begin with 000/,
    /orgins is not known here/,
  ]) {
    assert.match(advice, line);
  }
});

it('names the place of a wrong entry of an adapter', async () => {
  assert.match(await adviceFor({ health: { adapter: 'fhir', url: 'fhir.example.vn' } }), /health\.url must be an http\(s\) address/);
  assert.match(await adviceFor({ health: { url: 'https://fhir.example.vn', tokn: 1 } }), /health\.tokn is not known here/);
  assert.match(await adviceFor({ reports: {} }), /reports\.file must be a text/);
  for (const keepMonths of [0, 1.5, 121, '24']) assert.match(await adviceFor({ feedback: { keepMonths } }), /feedback\.keepMonths must be whole months, from 1 to 120/);
  assert.match(await adviceFor({ accessLogMonths: 0 }), /accessLogMonths must be whole months/);
});

it('takes secrets from the environment and nowhere else', async () => {
  assert.match(await adviceFor({ signing: { url: 'https://csc.example.vn', token: 'secret' } }), /signing\.token must be \{"fromEnvironment"/);
  assert.match(await adviceFor({ signing: { url: 'https://csc.example.vn', token: { fromEnvironment: 'NOWHERE' } } }), /the environment has no NOWHERE/);
});

it('says which adapters there are', async () => {
  assert.match(await adviceFor({ health: { adapter: 'hl7' } }), /health\.adapter must be "fhir", or the path of a module/);
});

it('opens a module of the city’s own, from beside the file', async () => {
  const file = folderWith(
    { services: { adapter: './danh-muc.mjs', ward: 'Hàng Bạc' } },
    { 'danh-muc.mjs': 'export default async (options) => ({ port: { find: async () => options } });' },
  );
  const { ports, close } = await openPorts(readConfiguration(file, {}), {});
  assert.deepEqual(await ports.services.find({ query: 'x' }, signal), { ward: 'Hàng Bạc' });
  await close();
});

it('says what is wrong with a module of the city’s own', async () => {
  assert.match(await adviceFor({ services: { adapter: './nowhere.mjs' } }), /nowhere\.mjs cannot be loaded/);
  assert.match(await adviceFor({ services: { adapter: './rong.mjs' } }, { 'rong.mjs': '' }), /rong\.mjs has no default export/);
});

it('says what is wrong with the file itself', () => {
  assert.throws(() => readConfiguration('/nowhere/gateway.json', {}), /\/nowhere\/gateway\.json cannot be read/);
  assert.throws(() => readConfiguration(folderWith('{'), {}), /is not JSON/);
});

it('understands paths as beside the file', async () => {
  const file = folderWith({ reports: { file: 'bao-sai.csv' }, ratings: { file: 'dem.json' } });
  const { ports, close } = await openPorts(readConfiguration(file, {}), {});
  assert.equal((await ports.reports?.report({ code: '1.001193', part: 'fee' }, signal))?.isKept, true);
  assert.equal(await ports.ready?.(), true);
  await close();
});

it('keeps what citizens report in a folder beside the file', async () => {
  const file = folderWith({ feedback: { adapter: 'store', holidays: ['2027-01-01'] }, dataFolder: 'so-lieu' });
  const { ports, close } = await openPorts(readConfiguration(file, {}), {});
  const { categories } = (await ports.feedback?.categories({}, signal)) ?? { categories: [] };
  assert.ok(categories.length > 5);
  assert.equal(await ports.ready?.(), true);
  await close();
  assert.ok(existsSync(join(file, '..', 'so-lieu', 'motcua.sqlite')));
});

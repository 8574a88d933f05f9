import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { pathParametersOf } from '@motcua/contract';
import { assistant } from '@motcua/contract/assistant';
import { clientSession } from '@motcua/contract/client-session';
import { delegation } from '@motcua/contract/delegation';
import { health } from '@motcua/contract/health';
import { dataRequest } from '@motcua/contract/data-request';
import { identity } from '@motcua/contract/identity';
import { ratings } from '@motcua/contract/ratings';
import { feedback } from '@motcua/contract/feedback';
import { reports } from '@motcua/contract/reports';
import { services } from '@motcua/contract/services';
import { signing } from '@motcua/contract/signing';
import { createGateway } from './index.ts';
import { referenceText } from './reference.ts';
import { samplePorts } from './testing/index.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Everything in a JSON document, with the JSON Pointer (RFC 6901) to it. */
function everything(node: unknown, pointer = '#'): [string, unknown][] {
  const inside = typeof node === 'object' && node !== null ? Object.entries(node) : [];
  return [[pointer, node], ...inside.flatMap(([key, value]) => everything(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`))];
}

/** What OpenAPI 3.1 demands of a document and this one does not give. */
function faultsOf(document: unknown): string[] {
  const all = new Map(everything(document));
  const faults: string[] = [];
  for (const key of ['openapi', 'info/title', 'info/version', 'paths']) if (!all.has(`#/${key}`)) faults.push(`no ${key}`);
  if (!/^3\.1\.\d+$/.test(String(all.get('#/openapi')))) faults.push('not OpenAPI 3.1');
  for (const [pointer, node] of all) {
    if (pointer.endsWith('/$ref') && !all.has(String(node))) faults.push(`${String(node)} leads nowhere`);
    if (/\/(\$schema|\$id|\$defs)$/.test(pointer)) faults.push(`${pointer} is left over from another dialect`);
  }
  const names = new Set<unknown>();
  for (const path of Object.keys((all.get('#/paths') ?? {}) as object)) {
    const at = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!path.startsWith('/')) faults.push(`${path} does not begin with a slash`);
    for (const method of methods.filter((each) => all.has(`${at}/${each}`))) {
      const name = all.get(`${at}/${method}/operationId`);
      if (typeof name !== 'string' || names.has(name)) faults.push(`${method} ${path} has no name of its own`);
      names.add(name);
      const parameters = (all.get(`${at}/${method}/parameters`) ?? []) as { name: string; in: string; required: boolean }[];
      const inPath = parameters.filter((parameter) => parameter.in === 'path' && parameter.required).map((parameter) => parameter.name);
      if (inPath.join() !== pathParametersOf(path).join()) faults.push(`${method} ${path} does not declare its path parameters`);
      const responses = Object.keys((all.get(`${at}/${method}/responses`) ?? {}) as object);
      if (!responses.includes('200')) faults.push(`${method} ${path} never succeeds`);
      for (const status of responses) if (!all.has(`${at}/${method}/responses/${status}/description`)) faults.push(`${method} ${path} ${status} is not described`);
    }
  }
  return faults;
}

it('is what docs/openapi.json says; if not, run the script "openapi" of @motcua/contract', () => {
  assert.equal(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'), referenceText());
});

it('is a sound OpenAPI 3.1 document', () => {
  assert.deepEqual(faultsOf(JSON.parse(referenceText())), []);
});

it('would be found unsound with a fault planted in it', () => {
  const plant = (from: string | RegExp, to: string) => faultsOf(JSON.parse(referenceText().replace(from, to)));
  assert.match(plant('"#/components/schemas/Source"', '"#/components/schemas/Sauce"').join(), /Sauce leads nowhere/);
  assert.match(plant('"openapi": "3.1.0"', '"openapi": "3.0.3"').join(), /not OpenAPI 3.1/);
  assert.match(plant('"getService"', '"findServices"').join(), /has no name of its own/);
  assert.match(plant('"in": "path"', '"in": "query"').join(), /path parameters/);
});

it('names every endpoint and every schema of the contract', () => {
  const document = JSON.parse(referenceText());
  const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
  assert.deepEqual(
    operations.sort(),
    Object.keys({ ...assistant, ...clientSession, ...dataRequest, ...delegation, ...feedback, ...health, ...identity, ...services, ...ratings, ...reports, ...signing }).sort(),
  );
  for (const name of ['PublicService', 'ServiceSearchResult', 'Fee', 'HealthBook', 'CertificateList', 'ProcedureCard', 'Problem'])
    assert.ok(name in document.components.schemas, name);
  assert.equal(document.paths['/services/find'].post.requestBody.content['application/json'].schema.properties.query['x-personal'], true);
});

it('is served as it is written, and may be kept', async () => {
  const response = await createGateway(samplePorts()).fetch('https://gateway.test/openapi.json');
  assert.match(response.headers.get('etag') ?? '', /^"/);
  assert.deepEqual(await response.json(), JSON.parse(referenceText()));
});

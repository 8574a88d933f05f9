import assert from 'node:assert/strict';
import { it } from 'node:test';
import { errorCodes, httpStatusOf, Problem, type ErrorCode } from '@motcua/contract';
import { findServices, getService } from '@motcua/contract/services';
import { setupServer } from 'msw/node';
import * as z from 'zod/mini';
import { createGateway } from '../index.ts';
import { failing, handlersFor, samplePorts } from './index.ts';

/** The network as a program under test meets it: everything under an address goes to a real gateway. */
async function intercepted(baseUrl: string, test: (address: string, server: ReturnType<typeof setupServer>) => Promise<void>) {
  const server = setupServer(...handlersFor(createGateway(samplePorts()), { baseUrl }));
  server.listen({ onUnhandledFrame: 'error' });
  try {
    await test(baseUrl.replace(/\/$/, ''), server);
  } finally {
    server.close();
  }
}

const question = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"khai sinh"}' };

it('asks the real gateway, with bodies, answers and refusals as they are', async () => {
  await intercepted('https://gateway.test', async (address) => {
    assert.equal((await (await fetch(`${address}/services/find`, question)).json()).outcome, 'clarify');
    assert.equal((await (await fetch(`${address}/services/9.000001`)).json()).code, '9.000001');
    const refused = await fetch(`${address}/services/find`, { ...question, body: '{}' });
    assert.deepEqual(z.parse(Problem, await refused.json()).fields, ['query']);
    assert.equal((await fetch(`${address}/nowhere`)).status, 404);
  });
});

it('finds its gateway under a path', async () => {
  await intercepted('https://phuong.example.gov.vn/api/motcua/', async (address) => {
    assert.equal((await fetch(`${address}/livez`)).status, 200);
    assert.equal((await fetch(`${address}/services/find`, question)).status, 200);
  });
});

it('breaks one endpoint in the words of a real gateway, for every code', async () => {
  await intercepted('https://gateway.test', async (address, server) => {
    for (const code of (Object.keys(errorCodes) as ErrorCode[]).filter((each) => each !== 'OFFLINE')) {
      server.use(failing(getService, code, { baseUrl: address }));
      const response = await fetch(`${address}/services/9.000001`);
      assert.equal(response.status, httpStatusOf(code));
      assert.equal(z.parse(Problem, await response.json()).code, code);
    }
    assert.equal((await fetch(`${address}/services/find`, question)).status, 200, 'the other endpoint is whole');
  });
});

it('breaks the network itself for OFFLINE', async () => {
  await intercepted('https://gateway.test', async (address, server) => {
    server.use(failing(findServices, 'OFFLINE', { baseUrl: address }));
    await assert.rejects(fetch(`${address}/services/find`, question), TypeError);
  });
});

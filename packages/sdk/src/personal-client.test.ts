import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AssistantPart } from '@motcua/contract/assistant';
import { createGateway, demonstrationPeople, type GatewayPorts } from '@motcua/gateway';
import { failingPort, inventedPeople, samplePorts } from '@motcua/gateway/testing';
import { createClient, isMotcuaError, MotcuaError } from './index.ts';

const person = inventedPeople[1]?.id ?? '';

/** A client over the real gateway and invented people; `requests` is what went over the wire. */
function client({ ports = {}, as = person, tamper }: { ports?: Partial<GatewayPorts>; as?: string; tamper?: (response: Response) => Response } = {}) {
  const requests: Request[] = [];
  const gateway = createGateway({ ...samplePorts(), ...ports }, { personOf: demonstrationPeople(inventedPeople.map(({ id }) => id)) });
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const response = await gateway.fetch(request);
    return tamper?.(response) ?? response;
  };
  return { requests, ...createClient({ gateway: 'https://gateway.test', fetch: send, demonstrationPerson: as }) };
}

const codeIs = (code: string) => (error: unknown) => error instanceof MotcuaError && error.code === code;

async function all(parts: AsyncIterable<AssistantPart>): Promise<AssistantPart[]> {
  const given: AssistantPart[] = [];
  for await (const part of parts) given.push(part);
  return given;
}

/** An assistant that says these parts. */
function saying(...parts: readonly AssistantPart[]) {
  return {
    ask: async function* (): AsyncGenerator<AssistantPart> {
      yield* parts;
    },
  };
}

it('gives the health book and the certificates of the person, and asks for nothing before', async () => {
  const { requests, health, signing, hasGateway } = client();
  assert.deepEqual([requests.length, hasGateway], [0, true]);
  assert.equal((await health.book()).patient.name, inventedPeople[1]?.name);
  assert.equal((await signing.certificates()).certificates[0]?.state, 'active');
  for (const { url } of requests) assert.ok(!url.includes(person), url);
});

it('says SIGN_IN where nobody is named, and NOT_FOUND where there is no gateway or no such system', async () => {
  await assert.rejects(client({ as: '' }).health.book(), codeIs('SIGN_IN'));
  await assert.rejects(client({ as: '000000000099' }).health.book(), codeIs('SIGN_IN'));
  await assert.rejects(client({ ports: { signing: undefined } }).signing.certificates(), codeIs('NOT_FOUND'));
  const alone = createClient({ catalogue: 'https://catalogue.test/catalogue.json' });
  assert.equal(alone.hasGateway, false);
  await assert.rejects(alone.health.book(), codeIs('NOT_FOUND'));
  await assert.rejects(alone.signing.certificates(), codeIs('NOT_FOUND'));
});

it('reads a health book from a file without asking anybody', async () => {
  const { health, requests } = client();
  const reading = await health.read(new Blob([JSON.stringify(inventedPeople[0]?.bundle)]));
  assert.equal(reading.outcome === 'book' && reading.book.patient.name, inventedPeople[0]?.name);
  assert.deepEqual(await health.read(new Blob(['{'])), { outcome: 'unreadable', reason: 'not-json' });
  assert.equal(requests.length, 0);
});

it('gives the parts of an answer as they come, and hides personal numbers before anything is sent', async () => {
  const { assistant, requests } = client({ ports: { assistant: saying({ type: 'start' }, { type: 'text-start', id: 't' }, { type: 'text-end', id: 't' }, { type: 'finish' }) } });
  const parts = await all(await assistant.ask(['căn cước 001085012345 của tôi sắp hết hạn']));
  assert.deepEqual(
    parts.map(({ type }) => type),
    ['start', 'data-hidden', 'text-start', 'text-end', 'finish'],
  );
  assert.deepEqual(parts[1], { type: 'data-hidden', transient: true, data: { types: ['CCCD'] } });
  const [request] = requests as [Request];
  assert.equal(request.method, 'POST');
  const body = await request.text();
  assert.ok(!body.includes('001085012345'), body);
  assert.match(body, /căn cước .* của tôi sắp hết hạn/);
});

it('sends as many of the last turns as a gateway reads', async () => {
  const { assistant, requests } = client({ ports: { assistant: saying({ type: 'finish' }) } });
  const turns = Array.from({ length: 20 }, (_, index) => `${index} ${'đường '.repeat(160)}`.slice(0, 960));
  await all(await assistant.ask(turns));
  const body = await (requests[0] as Request).text();
  assert.ok(new TextEncoder().encode(body).length < 16_384);
  assert.deepEqual(JSON.parse(body).turns, turns.slice(-5));
});

it('says that an answer was cut off, and gives what had come', async () => {
  const whole: AssistantPart[] = [{ type: 'start' }, { type: 'text-start', id: 't' }, { type: 'text-delta', id: 't', delta: 'Cần ' }, { type: 'finish' }];
  const { assistant } = client({
    ports: { assistant: saying(...whole) },
    tamper: (response) => {
      let left = 120;
      const cut = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          if (left > 0) controller.enqueue(chunk.slice(0, left));
          left -= chunk.length;
        },
      });
      return new Response(response.body?.pipeThrough(cut), response);
    },
  });
  const given: AssistantPart[] = [];
  await assert.rejects(async () => {
    for await (const part of await assistant.ask(['khai sinh'], { signal: AbortSignal.timeout(3000) })) given.push(part);
  }, codeIs('UNAVAILABLE'));
  assert.ok(given.length >= 1 && given.length < whole.length);
});

it('says that an answer was cut off which a gateway ended before its end', async () => {
  const { assistant } = client({
    ports: { assistant: saying({ type: 'start' }, { type: 'finish' }) },
    tamper: (response) => new Response('data: {"type":"start"}\n\ndata: [DONE]\n\n', response),
  });
  const given: AssistantPart[] = [];
  await assert.rejects(async () => {
    for await (const part of await assistant.ask(['khai sinh'])) given.push(part);
  }, codeIs('UNAVAILABLE'));
  assert.deepEqual(given, [{ type: 'start' }]);
});

it('turns an error in the middle of an answer into the code that it names', async () => {
  const { assistant } = client({
    ports: {
      assistant: {
        ask: async function* () {
          yield { type: 'start' } as const;
          yield* failingPort('UNTRUSTED').ask({ turns: ['x'] }, new AbortController().signal);
        },
      },
    },
  });
  await assert.rejects(
    async () => all(await assistant.ask(['khai sinh'])),
    (error) => codeIs('UNTRUSTED')(error) && isMotcuaError(error) && error.requestId !== undefined,
  );
});

it('refuses turns that break the contract before they are sent, without repeating them', async () => {
  const { assistant, requests } = client();
  for (const turns of [[], [''], ['giấu kín '.repeat(200)], Array.from({ length: 21 }, () => 'x')]) {
    await assert.rejects(
      async () => all(await assistant.ask(turns)),
      (error) => codeIs('BAD_INPUT')(error) && !String(error).includes('giấu'),
    );
  }
  assert.equal(requests.length, 0);
});

it("ends with the caller's own AbortError", async () => {
  const stop = new AbortController();
  const { assistant } = client({
    ports: {
      assistant: {
        ask: async function* (_input, signal) {
          yield { type: 'start' } as const;
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError'))));
        },
      },
    },
  });
  await assert.rejects(
    async () => {
      for await (const _ of await assistant.ask(['khai sinh'], { signal: stop.signal })) stop.abort();
    },
    { name: 'AbortError' },
  );
});

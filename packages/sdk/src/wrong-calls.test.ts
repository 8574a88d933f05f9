// Calls that must not compile. The compiler is run over this file twice: as it is, and without the lines that expect an
// error, when it must find one for each of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { getFeedback, listPublicFeedback, sendFeedback, withdrawFeedback } from '@motcua/contract/feedback/wire';
import type { GatewayTransport } from './gateway-transport.ts';
import { createClient, type AnswerAge, type Client, type ErrorSeen, type MetricSeen, type RequestSeen } from './index.ts';
import { errorSeen } from './observation.ts';
import { itemsOf } from './pages.ts';
import { WriteQueue } from './write-queue.ts';

/** Is compiled and never called. */
export async function wrongCalls(client: Client, transport: GatewayTransport): Promise<void> {
  // @ts-expect-error A gateway has one address.
  createClient({ gateway: ['https://a.example', 'https://b.example'] });
  // @ts-expect-error Nobody knows this option.
  createClient({ gateway: 'https://a.example', retries: 9 });
  // @ts-expect-error A question is text.
  await client.services.find(42);
  // @ts-expect-error There is no such filter.
  await client.services.find('khai sinh', { filters: { colour: 'red' } });
  // @ts-expect-error A report says whether others may read it.
  await client.feedback.send({ category: 'rac-thai', text: 'Rác' });
  // @ts-expect-error Photos are sent by the client, which names them itself.
  await client.feedback.send({ category: 'rac-thai', text: 'Rác', isPublic: true, photoIds: [] });
  // @ts-expect-error A photo is no address of one.
  await client.feedback.send({ category: 'rac-thai', text: 'Rác', isPublic: true, photos: ['https://a.example/b.jpg'] });
  const sent = await client.feedback.send({ category: 'rac-thai', text: 'Rác', isPublic: true });
  // @ts-expect-error What waits has no receipt yet.
  void sent.receipt;
  // @ts-expect-error There is no such status.
  client.feedback.listPublic({ status: 'lost' });
  // @ts-expect-error Where the next page begins is the client's business.
  client.feedback.listPublic({ cursor: 'abc' });
  // @ts-expect-error A loop is not awaited as one answer.
  void (await client.feedback.follow('4F7K-2M9Q-XBH3')).status;
  // @ts-expect-error An age is told to a function.
  await client.services.get('1.001193', { onAnswer: true });
  // @ts-expect-error An age is read, not written.
  await client.services.get('1.001193', { onAnswer: (age: AnswerAge) => (age.ageSeconds = 0) });
  // @ts-expect-error What a watcher sees has no input.
  void ((seen: RequestSeen) => seen.input);
  // @ts-expect-error What a watcher sees of a failure has no message.
  void ((seen: ErrorSeen) => seen.message);
  // @ts-expect-error What a watcher sees of a question has no address.
  void ((seen: MetricSeen) => seen.url);
  // @ts-expect-error Nothing more than these fields can be shown to a watcher.
  errorSeen(getFeedback, 1, '', { code: 'TIMEOUT', status: 1, requestId: '', durationMs: 1, isRepeated: false, input: 'Rác' });
  // @ts-expect-error The endpoint wants a tracking code.
  await transport.ask(getFeedback, {});
  // @ts-expect-error What is answered in one piece has no pages.
  itemsOf(transport, getFeedback, { trackingCode: '4F7K-2M9Q-XBH3' });
  // @ts-expect-error Only what the contract marks may wait on the device.
  void new WriteQueue({ endpoint: withdrawFeedback, gateway: '', person: '', deliver: async () => 1, withoutBulk: (write: string) => write });
  // @ts-expect-error A question does not wait on the device either.
  void new WriteQueue({ endpoint: listPublicFeedback, gateway: '', person: '', deliver: async () => 1, withoutBulk: (write: string) => write });
  void new WriteQueue({ endpoint: sendFeedback, gateway: '', person: '', deliver: async () => 1, withoutBulk: (write: string) => write });
}

it('lets no wrong call compile', () => {
  const here = fileURLToPath(import.meta.url);
  const text = readFileSync(here, 'utf8');
  const expected = text.match(/^ {2}\/\/ @ts-expect-error/gm)?.length ?? 0;
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'motcua-types-'));
  try {
    const calls = text.replaceAll("from './", `from '${fileURLToPath(new URL('.', import.meta.url))}`).replace(/^ {2}\/\/ @ts-expect-error.*$/gm, '');
    writeFileSync(join(folder, 'calls.ts'), calls);
    const configuration = {
      extends: join(root, 'test/tsconfig.json'),
      compilerOptions: {
        typeRoots: [join(root, 'test/node_modules/@types')],
        paths: { '@motcua/contract/*': [join(root, 'packages/contract/src/*.ts'), join(root, 'packages/contract/src/*/index.ts')] },
      },
      include: ['calls.ts'],
      exclude: [],
    };
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
    const found = stdout.match(/error TS/g)?.length ?? 0;
    assert.ok(expected > 20);
    assert.equal(found, expected, stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

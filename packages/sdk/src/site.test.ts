import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { MotcuaError } from './index.ts';
import { readSite, type ReadSiteOptions } from './site.ts';

const sound = {
  version: 1,
  helpline: '1022',
  communes: [
    {
      code: '00070',
      counters: [{ name: 'Quầy một cửa', address: 'Số 1 phố Mẫu', hours: [{ days: 'Thứ Hai đến thứ Sáu', times: '8:00–12:00' }], phone: '(024) 0000 0000' }],
    },
  ],
};

let sites = 0;

/** A ward's server at an address of its own; its answers are taken in turn, the last one for ever. */
function site(...answers: readonly (() => Response | Promise<Response>)[]) {
  const asked: (string | undefined)[] = [];
  const url = `https://phuong-${(sites += 1)}.example/motcua.json`;
  const send: typeof fetch = async (input, init) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(`${String(input)} ${init?.credentials}`);
    return answer?.() ?? Response.error();
  };
  return { url, asked, read: (options: ReadSiteOptions = {}) => readSite(url, { fetch: send, ...options }) };
}

const saying = (value: unknown) => () => new Response(JSON.stringify(value));
const codeIs =
  (code: string, words = /./) =>
  (error: unknown) =>
    error instanceof MotcuaError && error.code === code && words.test(error.message);

it('reads the configuration once, whoever asks, and sends nothing of the person', async () => {
  const { read, asked, url } = site(saying(sound));
  assert.deepEqual(await Promise.all([read(), read()]), [sound, sound]);
  assert.deepEqual(await read(), sound);
  assert.deepEqual(asked, [`${url} omit`]);
});

it('passes over what it does not know', async () => {
  const { read } = site(saying({ ...sound, announcements: [{ text: 'Nghỉ lễ' }], communes: [{ ...sound.communes[0], flag: true }] }));
  assert.equal((await read()).communes[0]?.code, '00070');
});

it('tries again after a failure', async () => {
  const { read, asked } = site(
    () => Promise.reject(new TypeError('no network')),
    () => new Response('', { status: 503 }),
    saying(sound),
  );
  await assert.rejects(read(), codeIs('UNAVAILABLE'));
  await assert.rejects(read(), codeIs('UNAVAILABLE'));
  assert.deepEqual(await read(), sound);
  assert.equal(asked.length, 3);
});

it('says that there is no such file', async () => {
  await assert.rejects(site(() => new Response('<h1>404</h1>', { status: 404 })).read(), codeIs('NOT_FOUND'));
});

it('refuses what breaks the contract, and names the field', async () => {
  const broken = structuredClone(sound);
  broken.communes[0]!.counters[0]!.phone = 'hỏi bảo vệ';
  await assert.rejects(site(saying(broken)).read(), codeIs('BAD_ANSWER', /communes\.0\.counters\.0\.phone/));
  await assert.rejects(site(saying([])).read(), codeIs('BAD_ANSWER'));
  await assert.rejects(site(() => new Response('{"version": 1,')).read(), codeIs('BAD_ANSWER'));
  await assert.rejects(site(() => new Response(null)).read(), codeIs('BAD_ANSWER'));
});

it('gives up a file that does not end', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  await assert.rejects(site(() => new Response(endless)).read(), codeIs('BAD_ANSWER'));
  assert.ok(sent < 2_000_000, `${sent} bytes were read`);
});

it('gives up a server that never answers, and lets one caller leave without the others', async () => {
  await assert.rejects(site(() => new Promise(() => {})).read({ timeoutMs: 20 }), codeIs('TIMEOUT'));
  let answer: ((response: Response) => void) | undefined;
  const { read } = site(() => new Promise((resolve) => (answer = resolve)));
  const leaving = new AbortController();
  const left = read({ signal: leaving.signal });
  const staying = read();
  leaving.abort();
  await assert.rejects(left, { name: 'AbortError' });
  answer?.(new Response(JSON.stringify(sound)));
  assert.deepEqual(await staying, sound);
});

it('wants an absolute address', async () => {
  await assert.rejects(readSite('motcua.json'), TypeError);
});

it('reads the example that is given to clerks', async () => {
  const page = readFileSync(new URL('../../../docs/site-configuration.md', import.meta.url), 'utf8');
  const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? 'no example');
  assert.deepEqual(await site(saying(example)).read(), example);
});

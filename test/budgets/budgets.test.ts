import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { channelScript } from '../../tools/channel-script.mjs';
import { publicPartOf, throwAwayKey } from '../../tools/release-signature.mjs';

const cdn = new URL('../../packages/widgets/cdn/', import.meta.url);
const kilobyte = 1024;

/** Bytes on the wire where a server compresses: gzip at its best. */
const gzipBytes = (text: string | Buffer) => gzipSync(text, { level: 9 }).length;

interface Release extends Readonly<Record<'loader' | 'frame' | 'framed', { readonly file: string }>> {
  readonly chunks: Readonly<Record<string, { readonly file: string }>>;
}

const release: Release = JSON.parse(readFileSync(new URL('release.json', cdn), 'utf8'));
const chunks = Object.fromEntries(Object.entries(release.chunks).map(([name, { file }]) => [name, readFileSync(new URL(file, cdn), 'utf8')]));
const [loader, frame, framed] = (['loader', 'frame', 'framed'] as const).map((name) => readFileSync(new URL(release[name].file, cdn), 'utf8')) as [string, string, string];
const channel = await channelScript({
  keys: [publicPartOf(throwAwayKey()), publicPartOf(throwAwayKey())],
  release: { version: '10.10.10', integrity: `sha256-${'A'.repeat(43)}=` },
});
const sizeOf = (name: string) => gzipBytes(chunks[name] ?? assert.fail(`no chunk ${name}`));

/** Budgets of the architecture, in gzip bytes. */
const budgets: readonly [what: string, bytes: () => number, limit: number][] = [
  ['loader', () => gzipBytes(loader), 2 * kilobyte],
  ['script that follows a channel, with two keys', () => gzipBytes(channel), 2 * kilobyte],
  ['script of a page that holds a frame', () => gzipBytes(frame), kilobyte],
  ['script of the page inside a frame', () => gzipBytes(framed), kilobyte],
  ['core: Lit, client, context, the schemas of one capability', () => sizeOf('core'), 20 * kilobyte],
  ['engine of the services', () => sizeOf('catalogue'), 17_860],
  ['engine of the signatures, with the trust anchors', () => sizeOf('signature'), 45 * kilobyte],
  ['engine of the health book', () => sizeOf('health'), 10 * kilobyte],
  ['engine of the assistant', () => sizeOf('assistant'), 12 * kilobyte],
  ['guard of personal numbers', () => sizeOf('guard'), 6 * kilobyte],
  ['worker', () => sizeOf('worker'), 17_990],
  // 36 KB for the first load of Hanoi, less the 17,785 bytes of its files.
  ['worker, and what asks it', () => sizeOf('worker') + sizeOf('worker-client'), 19_075],
  ["finder's page: loader, core and finder", () => gzipBytes(loader) + sizeOf('core') + sizeOf('motcua-service-finder'), 30 * kilobyte],
  ...Object.keys(chunks)
    .filter((name) => name.startsWith('motcua-'))
    .map((name): [string, () => number, number] => [`first view of ${name}`, () => sizeOf(name), 10 * kilobyte]),
];

for (const [what, bytes, limit] of budgets) {
  it(`stays within ${limit} bytes: ${what}`, (context) => {
    context.diagnostic(`${what}: ${bytes()} of ${limit} bytes`);
    assert.ok(bytes() <= limit, `${bytes()} bytes, the budget is ${limit}`);
  });
}

it('would notice a file beyond its budget', () => {
  const noise = Array.from({ length: 3000 }, (_, index) => Math.imul(index + 1, 2654435761).toString(36)).join('');
  assert.ok(gzipBytes(noise) > 10 * kilobyte);
});

it('holds no file that the release does not name', () => {
  const named = [release.loader.file, release.frame.file, release.framed.file, 'release.json', ...Object.values(release.chunks).map(({ file }) => file)];
  assert.deepEqual(readdirSync(cdn).sort(), named.sort());
});

/**
 * What the oldest engines served do not have: Chrome 94, Safari 15.4, Firefox 115. Each with the first version of the
 * engine that came last. Followed by `?.` or behind `in` it is a feature test, which is allowed.
 */
const tooNew: readonly [name: string, use: RegExp][] = [
  ['static blocks (Safari 16.4)', /\bstatic\s*\{/],
  ['AbortSignal.timeout (Safari 16), AbortSignal.any (Safari 17.4)', /AbortSignal\.(timeout|any)\s*\(/],
  ['structuredClone (Chrome 98)', /\bstructuredClone\s*\(/],
  ['Array.prototype.findLast (Chrome 97), toSorted, toReversed, with (Chrome 110)', /\.(findLast|findLastIndex|toSorted|toReversed|toSpliced)\s*\(/],
  ['Object.groupBy, Promise.withResolvers (Chrome 117, 119)', /\b(Object\.groupBy|Map\.groupBy|Promise\.withResolvers)\s*\(/],
  ['URL.canParse (Chrome 120)', /URL\.canParse\s*\(/],
  ['requestIdleCallback without a test (Safari 26)', /(?<![.?\w])requestIdleCallback\s*\(/],
  ['checkVisibility (Safari 17.4)', /\.checkVisibility\s*\(/],
  ['look-behind in a regular expression (Safari 16.4)', /\/[^/\n]*\(\?<[=!]/],
  ['container queries, :has(), nesting, color-mix (Chrome 105 to 120)', /@container|:has\(|color-mix\(|\{\s*&/],
];

it('uses nothing that the oldest phones served do not have', () => {
  for (const [name, code] of [...Object.entries(chunks), ['loader', loader], ['frame', frame], ['framed', framed], ['channel', channel]] as const) {
    for (const [what, use] of tooNew) assert.ok(!use.test(code), `${name} uses ${what}: ${use.exec(code)?.[0]}`);
  }
});

it('would notice what is too new', () => {
  const planted = [
    'class A{static{x()}}',
    'AbortSignal.timeout(1)',
    'structuredClone(x)',
    'a.findLast(x)',
    'Object.groupBy(a)',
    'URL.canParse(u)',
    'requestIdleCallback(f)',
    'e.checkVisibility()',
    '/(?<=a)b/',
    '.a:has(b)',
  ];
  for (const [index, [what, use]] of tooNew.entries()) assert.match(planted[index] ?? '', use, what);
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { OpenOptions } from './catalogue.ts';
import { findFile } from './find-file.ts';
import { readFindFile } from './find-reading.ts';
import type { FindableService } from './findable.ts';
import { Pace } from './pace.ts';
import { createSearch } from './search.ts';

/** Invented services, so many that reading them takes far longer than a slice. */
function services(count: number): Uint8Array {
  const syllables = ['đăng', 'ký', 'khai', 'sinh', 'cấp', 'lại', 'giấy', 'phép', 'kinh', 'doanh', 'đất', 'đai', 'nhà', 'ở', 'hộ', 'tịch', 'kết', 'hôn', 'thường', 'trú'];
  // Hardly two stand side by side twice: what is said again is read in no time.
  const wordAt = (number: number, place: number): string => {
    const spread = Math.imul(number * 20 + place + 1, 0x9e3779b1);
    const at = Math.imul(spread ^ (spread >>> 15), 0x85ebca6b) >>> 12;
    return `${syllables[at % syllables.length]}${(at >>> 5) % 50}`;
  };
  const all = [...Array(count).keys()].map((number): FindableService => ({
    code: `9.${String(number).padStart(6, '0')}`,
    name: Array.from({ length: 20 }, (_, place) => wordAt(number, place)).join(' '),
    aliases: [],
    governmentLevels: [],
    jurisdiction: 'VN',
    audiences: [],
    channels: [],
    timeLimits: [],
    fees: [],
    replaces: [],
  }));
  return findFile({ services: all, lexicon: '' }).bytes;
}

async function opened(bytes: Uint8Array, options: Pick<OpenOptions, 'breathe' | 'signal'> = {}) {
  return createSearch(await readFindFile(bytes, new Pace(options.breathe, options.signal)), options);
}

/** The longest stretch of work between breaths, and all of it, in milliseconds. */
async function longestStretch(run: (breathe: () => Promise<void>) => Promise<unknown>) {
  let breaths = 0;
  let longest = 0;
  const began = performance.now();
  let since = began;
  const breathe = async (): Promise<void> => {
    longest = Math.max(longest, performance.now() - since);
    breaths += 1;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  await run(breathe);
  return { breaths, longest: Math.max(longest, performance.now() - since), whole: performance.now() - began };
}

it('opens in slices', async () => {
  const many = services(16_000);
  const tries: string[] = [];
  // A slice ends within 8 ms; how long that seems on a busy test machine is known only beside what the whole takes there,
  // and the machine may turn to something else in the middle of one, but not each time.
  while (tries.length < 5) {
    const { breaths, longest, whole } = await longestStretch((breathe) => opened(many, { breathe }));
    if (breaths > 5 && longest < whole / 3) return;
    tries.push(`${breaths} breaths, the longest stretch ${longest} of ${whole} ms`);
  }
  assert.fail(tries.join('\n'));
});

it('gives the same answers in slices as at a stretch', async () => {
  const many = services(500);
  const breathe = (): Promise<void> => Promise.resolve();
  const [sliced, whole] = await Promise.all([opened(many, { breathe }), opened(many)]);
  for (const query of ['cấp1 lại2 giấy3 phép4', 'dang7 ky8', 'nha1 o2']) assert.deepEqual(await sliced.search(query), await whole.search(query));
});

it('never waits where nothing breathes', () => {
  assert.equal(new Pace().due, false);
});

it('stops between slices when it is called off', async (t) => {
  let nowMs = 0;
  t.mock.method(performance, 'now', () => (nowMs += 9)); // Every look at the clock ends a slice, however fast this machine is.
  const caller = new AbortController();
  let breaths = 0;
  const breathe = async (): Promise<void> => {
    breaths += 1;
    if (breaths === 2) caller.abort();
  };
  await assert.rejects(opened(services(200), { breathe, signal: caller.signal }), { name: 'AbortError' });
  assert.equal(breaths, 2);
});

it('says so where it was called off while others ran', async () => {
  const caller = new AbortController();
  await assert.rejects(new Pace(async () => caller.abort(), caller.signal).rest(), { name: 'AbortError' });
});

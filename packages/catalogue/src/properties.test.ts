// What holds of the search whatever is typed. Texts are made anew by a seed; MOTCUA_SEED=<number> tries others.
import assert from 'node:assert/strict';
import process from 'node:process';
import { it } from 'node:test';
import { ServiceSearchResult, type PublicService } from '@motcua/contract/services';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { openCatalogue, type Catalogue } from './catalogue.ts';
import { findFile, readFindFile } from './find-file.ts';
import { buildCatalogue, memorySource } from './node/build-catalogue.ts';
import { findableOf } from './node/findable-of.ts';
import { fewRecords } from './node/few-records.test-builder.ts';
import { Pace } from './pace.ts';
import { createSearch, type Search } from './search.ts';

fc.configureGlobal({ seed: Number(process.env['MOTCUA_SEED'] ?? 2026) });

const records = fewRecords();
async function open(some: readonly PublicService[]): Promise<Catalogue> {
  const catalogue = await openCatalogue(memorySource(buildCatalogue(some)));
  await catalogue.complete();
  return catalogue;
}

const hanoi = await open(records);

/** Any UTF-16 units, so that a half of a pair may stand alone. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units));

/** What is typed with an input method: words that the catalogue's services are asked by, foreign ones left out. */
const words = [...new Set(records.flatMap(({ name, plainName = '', aliases }) => [name, plainName, ...aliases]).flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []))];
const syllable = /^(ngh?|[cgknpt]h|gi|qu|tr|[bcdđghklmnprstvx])?[aăâeêioôơuưy]{1,3}(ng|nh|ch|[cmnpt])?$/;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** One letter with one sign: its keys, such as `as` or `o6`, may as well be an English word or a room. */
const isAmbiguous = (word: string): boolean => word.length === 1 && word.normalize('NFD').length === 2;
const vietnamese = words.filter((word) => syllable.test(word.normalize('NFD').replace(tones, '').normalize('NFC')) && !isAmbiguous(word));
const wordsTyped = fc.array(fc.constantFrom(...vietnamese), { minLength: 1, maxLength: 9 }).map((some) => some.join(' '));
const sentence = fc
  .constantFrom(...records.flatMap(({ name, plainName = name, aliases }) => [name, plainName, ...aliases]))
  .filter((text) => (text.match(/\p{L}+/gu) ?? []).every((word) => vietnamese.includes(word.toLowerCase())));
const question = fc.oneof(sentence, wordsTyped);

/** Half words and signs between words, as while somebody types. */
const anyQuestion = fc.oneof(
  question,
  fc.tuple(question, anyText).map(([one, other]) => one + other),
  fc.tuple(question, fc.nat(40)).map(([text, end]) => text.slice(0, end)),
  anyText,
);

/** By Telex and VNI: what is pressed for a combining mark. A vowel is pressed again for Telex's circumflex. */
const keys = {
  telex: { stroke: 'd', '\u0302': '', '\u0306': 'w', '\u031b': 'w', '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  vni: { stroke: '9', '\u0302': '6', '\u0306': '8', '\u031b': '7', '\u0300': '2', '\u0301': '1', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
} as const;

/** What a word looks like whose keys no input method read; the tone's key comes after its vowel, or at the end. */
function keysOf(word: string, method: keyof typeof keys, isToneLast: boolean): string {
  const pressed = new Map<string, string>(Object.entries(keys[method]));
  const [typed, last] = [...word.normalize('NFD')].reduce(
    ([before, tone, vowel], sign): [string, string, string] => {
      if (sign === 'đ') return [`${before}d${keys[method].stroke}`, tone, ''];
      const key = pressed.get(sign);
      if (key === undefined) return [before + sign, tone, sign];
      if (isToneLast && sign.search(tones) === 0) return [before, key, vowel];
      return [before + (key === '' ? vowel : key), tone, vowel];
    },
    ['', '', ''],
  );
  return typed + last;
}

const keysOfText = (text: string, method: keyof typeof keys, isToneLast: boolean): string => text.toLowerCase().replace(/\p{L}+/gu, (word) => keysOf(word, method, isToneLast));

const codesFor = async (search: Catalogue | Search, query: string): Promise<string[]> => (await search.search(query, { limit: 20 })).hits.map(({ code }) => code);

async function assertInContract(query: string): Promise<void> {
  const result = await hanoi.search(query);
  const read = z.safeParse(ServiceSearchResult, result);
  assert.ok(read.success, JSON.stringify(read.error?.issues));
  assert.ok(result.hits.length <= 10);
  assert.equal(new Set(result.hits.map(({ code }) => code)).size, result.hits.length);
  assert.equal(result.clarification !== undefined, result.outcome === 'clarify');
}

it('answers any text, halves of characters included, as the contract says', async () => {
  await fc.assert(fc.asyncProperty(anyQuestion, assertInContract), { numRuns: 300 });
});

it('answers texts of a hundred thousand characters', async () => {
  const long = 100_000;
  const text = fc.oneof(anyText, question).filter((piece) => piece !== '');
  await fc.assert(
    fc.asyncProperty(text, (piece) => assertInContract(piece.repeat(Math.ceil(long / piece.length)).slice(0, long))),
    { numRuns: 20 },
  );
});

it('does not mind the Unicode form, nor compatible characters', async () => {
  const wide = (text: string): string => text.replace(/[a-z0-9]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
  await fc.assert(
    fc.asyncProperty(anyQuestion, async (text) => assert.deepEqual(await hanoi.search(text.normalize('NFD')), await hanoi.search(text.normalize('NFC')))),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(question, async (text) => {
      const result = await hanoi.search(text.normalize('NFC'));
      for (const form of ['NFKC', 'NFKD'] as const) {
        assert.deepEqual(await hanoi.search(text.normalize(form)), result, form);
        assert.deepEqual(await hanoi.search(wide(text.normalize(form))), result, `${form}, full width`);
      }
    }),
  );
});

it('finds by keystrokes what their text finds, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(question, fc.constantFrom('telex' as const, 'vni' as const), fc.boolean(), async (text, method, isToneLast) => {
      const clean = text.toLowerCase();
      const typed = keysOfText(text, method, isToneLast);
      const [byKeys, byText] = [await codesFor(hanoi, typed), await codesFor(hanoi, clean)];
      assert.deepEqual(byKeys, byText, typed);
    }),
    { numRuns: 300 },
  );
});

it('does not mind the order of the records; what fits alike comes by its code', async () => {
  const [one] = records;
  assert.ok(one);
  const copies = ['9.000003', '9.000001', '9.000002'].map((code): PublicService => ({ ...one, code, replaces: [] }));
  const all = [...records, ...copies];
  const inOrder = await open(all);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), fc.array(question, { minLength: 10, maxLength: 10 }), async (shuffled, texts) => {
      const other = await open(shuffled);
      for (const text of [one.name, ...texts]) {
        const codes = await codesFor(other, text);
        assert.deepEqual(codes, await codesFor(inOrder, text));
        const alike = codes.filter((code) => code.startsWith('9.00000'));
        assert.deepEqual(alike, alike.toSorted());
      }
    }),
    { numRuns: 10 },
  );
});

it('answers alike from a table in memory and from the bytes that it becomes', async () => {
  const { bytes, table } = findFile({ services: records.map(findableOf), lexicon: '' });
  const inMemory = await createSearch(table);
  const fromBytes = await createSearch(await readFindFile(bytes, new Pace()));
  await fc.assert(fc.asyncProperty(anyQuestion, async (text) => assert.deepEqual(await fromBytes.search(text), await inMemory.search(text))));
});

it('marks ranges of the shown title only: in order, apart, and none empty', async () => {
  await fc.assert(
    fc.asyncProperty(anyQuestion, async (text) => {
      for (const { name, plainName, matched } of (await hanoi.search(text)).hits) {
        let end = -1;
        for (const [from, to] of matched) {
          assert.ok(from > end && to > from && to <= (plainName ?? name).length, JSON.stringify({ name, matched }));
          end = to;
        }
      }
    }),
    { numRuns: 300 },
  );
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { tableOf } from '../find-file.ts';
import { Pace } from '../pace.ts';
import { readQuery } from '../query.ts';
import { SearchIndex } from '../search-index.ts';
import { createSearch, type Search } from '../search.ts';
import { wordsOf, type Word } from '../words.ts';
import { findableOf } from './findable-of.ts';
import { fewRecords } from './few-records.test-builder.ts';
import { importProcedures } from './import/procedures.ts';
import { vocabularyFor, type VocabularySize } from './vocabulary.ts';

const folder = new URL('../../lexicon/', import.meta.url);
const linesOf = (file: string): string[] =>
  readFileSync(fileURLToPath(new URL(file, folder)), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'));
const corpus = fileURLToPath(
  new URL('catalogue/procedures.jsonl.gz', `file://${process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))}/`),
);

it('is in NFC, in the order of codes, and says nothing twice', () => {
  const files = ['aliases.txt', 'aliases-wide.txt', 'synonyms.txt', 'synonyms-wide.txt', 'speech.txt', 'speech-wide.txt'];
  for (const file of files) {
    const text = readFileSync(fileURLToPath(new URL(file, folder)), 'utf8');
    assert.equal(text, text.normalize('NFC'), file);
  }
  for (const file of files.slice(0, 2)) {
    const codes = linesOf(file).map((line) => line.slice(0, 8));
    assert.deepEqual(codes, [...codes].sort(), file);
    assert.equal(new Set(codes).size, codes.length, file);
    for (const line of linesOf(file)) assert.match(line, /^\d\.\d{6}: \S[^:]*$/, file);
  }
  const aliases = files.slice(0, 2).flatMap((file) =>
    linesOf(file).flatMap((line) =>
      line
        .slice(10)
        .split('; ')
        .map((alias) => `${line.slice(0, 8)} ${alias}`),
    ),
  );
  assert.equal(new Set(aliases).size, aliases.length);
  const said = files.slice(2, 4).flatMap((file) => linesOf(file).flatMap((line) => (line.split(' > ')[0] ?? '').split(', ')));
  assert.deepEqual(
    said.filter((phrase, at) => said.indexOf(phrase) !== at),
    [],
  );
});

it('leaves out what no service of a catalogue is called', () => {
  const all = vocabularyFor(fewRecords(), 'wide');
  assert.match(all.lexicon, /sổ đỏ/);
  assert.doesNotMatch(all.lexicon, /hộ chiếu phổ thông/);
  assert.ok(all.lexicon.length > vocabularyFor(fewRecords()).lexicon.length);
  assert.deepEqual(all.aliasesOf('9.999999'), []);
});

if (existsSync(corpus)) {
  const rows: unknown[] = gunzipSync(readFileSync(corpus))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const services = importProcedures(rows).records.map(findableOf);
  const searchOf = async (size: VocabularySize): Promise<Search> => {
    const { lexicon, aliasesOf } = vocabularyFor(services, size);
    return createSearch(
      tableOf(
        services.map((service) => ({ ...service, aliases: [...service.aliases, ...aliasesOf(service.code)] })),
        lexicon,
      ),
    );
  };
  const search = await searchOf('wide');
  const index = await new SearchIndex(tableOf(services, vocabularyFor(services, 'wide').lexicon)).build(new Pace());
  const plainOf = (words: readonly Word[]): string => words.map(({ plain }) => plain).join(' ');

  for (const file of ['aliases.txt', 'aliases-wide.txt']) {
    for (const line of linesOf(file)) {
      const [code = '', list = ''] = line.split(': ');
      it(`finds ${code} by what people call it`, async () => {
        for (const alias of list.split('; ')) {
          const { hits } = await search.search(alias, { limit: 5 });
          assert.ok(
            hits.some((hit) => hit.code === code),
            `${alias}: ${hits.map((hit) => `${hit.code} ${hit.name}`).join('; ')}`,
          );
        }
      });
    }
  }

  for (const file of ['synonyms.txt', 'synonyms-wide.txt']) {
    for (const line of linesOf(file)) {
      const [said = '', official = ''] = line.split(' > ');
      it(`understands ${said} as ${official}`, () => {
        const ways = official.split(' | ').map((way) => plainOf(wordsOf(way)));
        for (const phrase of said.split(', ')) {
          const meanings = readQuery(phrase, index).units.flatMap((unit) => unit.meanings.map(plainOf));
          assert.ok(
            ways.some((way) => meanings.includes(way)),
            `${phrase}: ${meanings.join('; ')}`,
          );
        }
      });
    }
  }
} else it('finds each service by each of its aliases', { skip: `there is no ${corpus}` }, () => {});

import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const engine = new URL('../packages/catalogue/src/', import.meta.url);
const contract = new URL('../packages/contract/src/services/', import.meta.url);

/** Modules of the search that nobody but the search speaks with. */
const inner =
  'corrected denial distinct evidence facets find-reading find-rows find-table findable found hits initials keystrokes lexicon longer matched matcher model outcome pieces query ranking reading-model search-index siblings syllables texts tuning typed-words words'
    .split(' ')
    .map((name) => `${name}.ts`);
/** What is in no script of a page: it builds catalogues, or tests. */
const elsewhere = /\.test\.ts$|\.test-builder\.ts$|^find-file\.ts$|^writing-model\.ts$|^piecing\.ts$/;

/**
 * Names of the search's own objects that a minifier may shorten: all of them take the engine 2 % off.
 *
 * Only names that a type or a class of an inner module declares; none that stands in a module that speaks with others
 * (pages, workers, files, browsers), in the contract, or in quotes, since a name in quotes may choose a field. What
 * browsers have themselves the minifier leaves alone.
 *
 * @returns {RegExp}
 */
export function innerNames() {
  const declared = new Set();
  const known = new Set();
  const files = globSync('*.ts', { cwd: fileURLToPath(engine) });
  const missing = inner.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`inner-names: there is no ${missing.join(', ')}; was it renamed?`);
  for (const file of files) {
    if (elsewhere.test(file)) continue;
    const text = withoutComments(readFileSync(new URL(file, engine), 'utf8'));
    if (!inner.includes(file)) for (const word of wordsOf(text)) known.add(word);
    else {
      for (const [, name] of text.matchAll(/(?:^\s+|[{;,] )(?:readonly |get |static )*([a-zA-Z]\w+)\??(?=[:(<]| = new )/gm)) declared.add(name);
      for (const [quoted] of text.replace(/ from '.*'/g, '').matchAll(/'[^'\n]*'|`[^`]*`/g)) for (const word of wordsOf(quoted)) known.add(word);
    }
  }
  for (const file of globSync('**/*.ts', { cwd: fileURLToPath(contract) }))
    for (const word of wordsOf(withoutComments(readFileSync(new URL(file, contract), 'utf8')))) known.add(word);
  return new RegExp(`^(${[...declared].filter((name) => !known.has(name)).join('|')})$`);
}

const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, '');
const wordsOf = (text) => text.match(/\w+/g) ?? [];

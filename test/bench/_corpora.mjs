// What measurements read: the corpora beside the repository, and the words of the command line.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { isCore } from './_slices.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const corpora = resolve(root, process.env['MOTCUA_CORPORA'] ?? '../shared/data');
/** Other search engines, each behind one function, and their best settings; they stand beside the corpora. */
export const peers = resolve(corpora, '../bench/peers');

const words = process.argv.slice(2);
export const hasWord = (name) => words.includes(`--${name}`);
/** The word after `--name`. */
export function wordAfter(name) {
  const place = words.indexOf(`--${name}`);
  return place === -1 ? undefined : words[place + 1];
}
const catalogues = { hanoi: 'catalogue/procedures-hanoi-commune.jsonl.gz', all: 'catalogue/procedures.jsonl.gz' };

/** The file with the procedures of a catalogue: those of Hanoi's communes, or all. */
export function fileOf(catalogue) {
  const file = catalogues[catalogue];
  if (!file) throw new TypeError(`--catalogue must be one of ${Object.keys(catalogues).join(', ')}, got ${JSON.stringify(catalogue)}`);
  needs(resolve(corpora, file));
  return resolve(corpora, file);
}

/** A file that was named on the command line, from where the command was given. */
export const fileNamed = (name) => resolve(process.env['INIT_CWD'] ?? process.cwd(), name);

/** Ends the program, which is no failure, where one of these is not on this machine. */
export function needs(...paths) {
  const missing = paths.find((path) => !existsSync(path));
  if (missing === undefined) return;
  console.log(`Skipped: there is no ${missing}. Set MOTCUA_CORPORA to where the corpora are.`);
  process.exit(0);
}

export function rowsOf(path) {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

export const proceduresOf = (catalogue) => rowsOf(fileOf(catalogue));

/** Labelled questions: `dev` those that words and weights are fitted on, `own` those of the second author, or a file of the same form. */
export function questionsOf(name) {
  const development = resolve(corpora, 'catalogue/queries-dev.jsonl');
  if (name === 'dev') needs(development);
  return rowsOf({ dev: development, own: resolve(root, 'test/questions/second-author.jsonl') }[name] ?? fileNamed(name));
}

/** Development questions as people ask them, that have an answer among these procedures. */
export function askedQuestions(procedures) {
  const codes = new Set(procedures.map(({ code }) => code));
  return questionsOf('dev')
    .filter(isCore)
    .filter((row) => [...row.codes, ...row.equivCodes].some((code) => codes.has(code)))
    .map(({ query }) => query);
}

import { posix } from 'node:path';
import { isCode, isTest, type Source } from './sources.ts';

const forbiddenFolders = new Set(['utils', 'common', 'shared', 'helpers', 'types', 'lib', 'misc']);
const bannedWords = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'common', 'shared', 'data', 'info', 'handle', 'base2', 'misc']);

/** Words of the platform's own: `Save-Data` is an HTTP header. */
const platformWords = /saves?Data/g;

/** Words of the field's own: a "data subject request" is what a person asks about what is kept of them (GDPR, chapter 3). */
const fieldWords = /data-?requests?/gi;

const wordsIn = (name: string) =>
  name
    .replace(platformWords, '')
    .replace(fieldWords, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

/** Folders whose name says only that somebody did not know where to put something. */
export function forbiddenFoldersIn(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path
      .split('/')
      .slice(0, -1)
      .some((folder) => forbiddenFolders.has(folder)),
  );
}

/** File names and exported names with a word that says nothing. */
export function emptyNames(files: readonly Source[]): string[] {
  return files.filter(isCode).flatMap(({ path, text }) => {
    // A story is named after its situation: "the common case", "on a shared device".
    const names = [posix.basename(path).replace(/\..*$/, ''), ...(path.endsWith('.stories.ts') ? [] : exportsOf(text))];
    return names.filter((name) => wordsIn(name).some((word) => bannedWords.has(word)) || /^I[A-Z][a-z]/.test(name)).map((name) => `${path}: ${name}`);
  });
}

function exportsOf(text: string): string[] {
  const declared = [...text.matchAll(/^export\s+(?:declare\s+|abstract\s+|async\s+|default\s+)*(?:const|let|function\*?|class|interface|type|enum)\s+([\w$]+)/gm)].map(
    ([, name = '']) => name,
  );
  const listed = [...text.matchAll(/^export\s+(?:type\s+)?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((each) =>
      (
        each
          .trim()
          .split(/\s+as\s+/)
          .pop() ?? ''
      ).replace(/^type\s+/, ''),
    ),
  );
  return [...declared, ...listed].filter(Boolean);
}

/** The keyword hides nothing from a page; `#name` does. */
export function privateKeywords(files: readonly Source[]): string[] {
  return files
    .filter(({ path }) => path.endsWith('.ts'))
    .flatMap(({ path, text }) => [...text.matchAll(/^\s+private\s+(?:static\s+|readonly\s+|async\s+)*[\w$]+\s*[(:=?]/gm)].map(([found]) => `${path}: ${found.trim()}`));
}

/** A letter with its marks must be one character, or the same word is two words. */
export function notNfc(files: readonly Source[]): string[] {
  return files.filter(({ text }) => text !== text.normalize('NFC')).map(({ path }) => path);
}

const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** What a citizen sees: an element, or a part of its render. */
const isView = (path: string) => /^packages\/widgets\/src\/([^/]+)\/(\1|.*-view)\.ts$/.test(path);

/** Files longer than somebody holds in mind: 300 lines for a view, 800 for anything. */
export function tooLong(files: readonly Source[]): string[] {
  return files
    .filter((file) => isCode(file) && !isTest(file))
    .map(({ path, text }) => ({ path, lines: linesOf(text), most: isView(path) ? 300 : 800 }))
    .filter(({ lines, most }) => lines > most)
    .map(({ path, lines, most }) => `${path}: ${lines} lines, at most ${most}`);
}

/** The middle length of the packages' files. */
export function medianLines(files: readonly Source[]): number {
  const lengths = files.filter((file) => isCode(file) && !isTest(file) && file.path.startsWith('packages/')).map(({ text }) => linesOf(text));
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
}

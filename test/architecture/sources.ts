import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the repository: its path from the root, with `/`, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

const notOurs = new Set(['.cache', '.git', 'cdn', 'coverage', 'dist', 'node_modules', 'page-static', 'storybook-static']);

/** Paths of all files that are or would be committed. A copy without git's folder is walked instead. */
export const paths: readonly string[] = pathsByGit() ?? pathsByWalk('');

export const isText = (path: string) => /\.(ts|mjs|js|json|md|html|css|svg|ya?ml|webmanifest)$|^[^.]+$/.test(posix.basename(path));

/** All files of text. */
export const sources: readonly Source[] = paths.filter(isText).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

export const isCode = ({ path }: Source) => /\.(ts|mjs|js)$/.test(path);
export const isTest = ({ path }: Source) => /\.test(-builder)?\.(ts|mjs)$/.test(path) || path.endsWith('/core/widget-manners.ts');

/** Code that is not a test. */
export const code: readonly Source[] = sources.filter((source) => isCode(source) && !isTest(source));

/** One import or re-export. `isType` is set where nothing remains of it at run time, `isLazy` for `import()`. */
export interface Import {
  readonly from: string;
  readonly clause: string;
  readonly isType: boolean;
  readonly isLazy: boolean;
}

export function importsOf(text: string): Import[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const [, word, clause = '', from = ''] of bare.matchAll(/^\s*(import|export)\s+([^'"`;]*?)\s*from\s*['"]([^'"]+)['"]/gm)) {
    const named = /^\{(.*)\}$/s
      .exec(clause)?.[1]
      ?.split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    found.push({ from, clause: `${word} ${clause}`, isType: clause.startsWith('type ') || (named?.every((each) => each.startsWith('type ')) ?? false), isLazy: false });
  }
  for (const [, from = ''] of bare.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm)) found.push({ from, clause: '', isType: false, isLazy: false });
  for (const [, before = '', from = ''] of bare.matchAll(/(typeof\s+|:\s*|<\s*)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ from, clause: '', isType: /^(typeof|<)/.test(before), isLazy: true });
  return found;
}

function pathsByGit(): string[] | undefined {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    // A file that was removed and not yet committed is still listed.
    const there = listed.split('\0').filter((path) => path && statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
    return there.length > 0 ? there : undefined; // A copy inside a folder that git ignores.
  } catch {
    return undefined;
  }
}

function pathsByWalk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (notOurs.has(entry.name) || path === 'packages/catalogue/public') return [];
    return entry.isDirectory() ? pathsByWalk(path) : [path];
  });
}

import { isTest, type Source } from './sources.ts';

/** What turns text into code, a program's command line or SQL. */
const dangers = /\beval\(|\bnew Function\(|['"](?:node:)?(?:child_process|vm)['"]|\bsql\.(?:raw|lit)\(|\bsetTimeout\(\s*['"`]/;

/** Code of what is delivered that could run what somebody wrote. */
export function dangerousCalls(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => /^(packages|apps)\/[\w-]+\/src\//.test(source.path) && !isTest(source))
    .flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (dangers.test(line) ? [`${path}:${index + 1}`] : [])));
}

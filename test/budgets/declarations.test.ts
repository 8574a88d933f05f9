import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../packages/sdk/dist/', import.meta.url));

/** Places where a declaration gives up saying what something is; words in comments and texts are none. */
function placesOfAny(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gm, '');
  return [...code.matchAll(/.*\bany\b.*/g)].map(([line]) => line.trim());
}

it('gives hosts types without any', () => {
  const files = globSync('*.d.ts', { cwd: built });
  assert.ok(files.length > 30, 'npm run build');
  assert.deepEqual(
    files.flatMap((file) => placesOfAny(readFileSync(`${built}${file}`, 'utf8')).map((line) => `${file}: ${line}`)),
    [],
  );
});

it('would notice one', () => {
  assert.deepEqual(placesOfAny('/** any */\nexport declare const a: "any"; // any\nexport declare function f(x: any): void;'), ['export declare function f(x: any): void;']);
});

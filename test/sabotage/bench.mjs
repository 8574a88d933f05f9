import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { paths, root } from '../architecture/sources.ts';
import { placesOf } from './planted.ts';

/** Whether a test needs a browser: Node cannot load files with decorators. */
export const isElement = (test) => /^packages\/widgets\/src\/(?!hosting\/)/.test(test);

/**
 * A copy of the repository in which sources may be spoiled: the working tree is never touched.
 *
 * @param {string} name - Two copies may be used at the same time, each by its name.
 */
export async function bench(name) {
  const copy = join(root, '.cache/sabotage', `${name}-${process.pid}`);
  for (const path of paths) {
    if (!existsSync(join(root, path))) continue; // Deleted, and git does not know yet.
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const rooms = ['test', 'tools', ...new Set(paths.flatMap((path) => /^(?:packages|apps)\/[^/]+(?=\/)/.exec(path) ?? []))];
  for (const room of rooms) {
    // Links stay as pnpm made them, relative: so the packages of the copy find one another, not the originals.
    const links = join(root, room, 'node_modules');
    if (existsSync(links)) cpSync(links, join(copy, room, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  }
  const { local } = await import(pathToFileURL(join(copy, 'tools/pnpm.mjs')).href);

  return {
    /**
     * Runs one test file: `green` where every test passed, `red` where one failed, `broken` where the file could not be
     * loaded or did not come to its end.
     */
    async test(file) {
      const result = join(copy, '.cache/results', isElement(file) ? 'elements.json' : 'sabotaged.json');
      rmSync(result, { force: true });
      let output = '';
      const command = isElement(file)
        ? ['test/node_modules/@web/test-runner/dist/bin.js', '--config', 'test/sabotage/web-test-runner.config.mjs', '--files', join(copy, file)]
        : [
            '--conditions=source',
            '--test',
            '--test-timeout=30000', // Of a whole file too: half of it would call a sound one broken on a busy machine.
            '--test-force-exit', // A test that failed may leave a server or a worker behind.
            '--test-reporter=spec',
            '--test-reporter-destination=stdout',
            '--test-reporter=./tools/unit-reporter.mjs',
            '--test-reporter-destination=stderr',
            file,
          ];
      const code = await local('node', command, {
        env: { MOTCUA_TIER: 'sabotaged', MOTCUA_CORPORA: resolve(root, process.env['MOTCUA_CORPORA'] ?? '../shared/data') },
        limitMs: isElement(file) ? 180_000 : 60_000,
        onText: (text) => (output += text),
      });
      const seen = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : undefined;
      if (!seen || seen.passed + seen.failed === 0) return { colour: 'broken', output };
      if (code === 0 && seen.failed === 0) return { colour: 'green', output };
      // Node counts a file that it could not load as one failed test of the file's name.
      const isUnloaded = isElement(file) ? /Could not import your test module/.test(output) : seen.passed === 0 && output.includes(`✖ ${file}`);
      return { colour: isUnloaded || seen.failed === 0 ? 'broken' : 'red', output };
    },
    /** How often a defect finds its place. */
    placesOf: (defect) => (existsSync(join(copy, defect.file)) ? placesOf(defect, readFileSync(join(copy, defect.file), 'utf8')) : 0),
    /** Plants a defect; gives what takes it out again. */
    plant({ file, find, replace }) {
      const path = join(copy, file);
      const sound = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        sound.replace(find, () => replace),
      );
      return () => writeFileSync(path, sound);
    },
    remove() {
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';

const folderOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A small page of a host, in one framework. */
export interface Host {
  readonly folder: string;
  /** Names of the Trusted Types policies that its page needs. */
  readonly policies: string;
  /** Program and parameters that check its types. */
  readonly check: readonly [program: string, ...parameters: string[]];
  /** File in which faults are planted for that check. */
  readonly planted: string;
  /** Compiles before the bundler, where the framework has a compiler of its own. */
  readonly compile?: readonly [program: string, ...parameters: string[]];
}

const tsc = ['../../../node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] as const;

export const plain: Host = { folder: 'plain', policies: 'motcua-1 motcua-lit-1', check: tsc, planted: 'planted.js' };

export const bundled: readonly [Host, ...Host[]] = [
  { folder: 'react-18', policies: 'lit-html', check: tsc, planted: 'src/planted.tsx' },
  { folder: 'react-19', policies: 'lit-html', check: tsc, planted: 'src/planted.tsx' },
  { folder: 'vue', policies: 'lit-html vue', check: ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'tsconfig.json'], planted: 'src/planted.vue' },
  {
    folder: 'svelte',
    policies: 'lit-html svelte-trusted-html',
    check: ['node_modules/svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--output', 'machine'],
    planted: 'src/planted.svelte',
  },
  {
    folder: 'angular',
    policies: 'lit-html angular',
    compile: ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'tsconfig.json'],
    check: ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'tsconfig.planted.json'],
    planted: 'src/planted.ts',
  },
];

/** Runs a program in a host's folder; gives all that it said, and its exit code. */
function run({ folder }: Host, command: readonly string[]): Promise<{ output: string; code: number }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...command], { cwd: folderOf(`test/hosts/${folder}`) }, (error, stdout, stderr) =>
      resolve({ output: stripVTControlCharacters(stdout + stderr), code: error ? Number(error.code ?? 1) : 0 }),
    );
  });
}

/** Builds a host's page as the host itself would, from the packages as they are published. Gives the folder it is in. */
export async function builtFolder(host: Host): Promise<string> {
  if (host.compile) {
    const { output, code } = await run(host, host.compile);
    if (code !== 0) throw new Error(output);
  }
  const root = folderOf(`test/hosts/${host.folder}`);
  const outDir = folderOf(`.cache/hosts/${host.folder}`);
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 } });
  return outDir;
}

/** The React 18 host's page as its server writes it. */
export async function renderedByReact(): Promise<string> {
  const outDir = folderOf('test/hosts/react-18/dist'); // Where its packages are found.
  await build({ root: folderOf('test/hosts/react-18'), logLevel: 'error', build: { outDir, emptyOutDir: true, ssr: 'src/server.tsx' } });
  const server: { rendered(): string } = await import(`${outDir}/server.js`);
  return server.rendered();
}

/** Where the type check of a host finds faults, and where they are planted: `file:line`. */
export async function typeFaults(host: Host): Promise<{ found: string[]; planted: string[]; output: string }> {
  const { output } = await run(host, host.check);
  const places = [...output.matchAll(/^(?:\d+ ERROR )?"?([\w./-]+\.\w+)"?[ :(](\d+)[:,]\d+.*$/gm)].map(([, file, line]) => `${file}:${line}`);
  const lines = readFileSync(folderOf(`test/hosts/${host.folder}/${host.planted}`), 'utf8').split('\n');
  const planted = lines.flatMap((line, index) => (/(\/\/|<!--) planted( -->)?$/.test(line) ? [`${host.planted}:${index + 1}`] : []));
  return { found: [...new Set(places)], planted, output };
}

/** All scripts of a built page, as one text. */
export function scriptsIn(folder: string): string {
  return readdirSync(`${folder}/assets`)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(`${folder}/assets/${file}`, 'utf8'))
    .join('\n');
}

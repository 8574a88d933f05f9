import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { minified } from '../tools/minified.mjs';

interface Weighed {
  readonly code: string;
  /** Bytes. */
  readonly gzip: number;
  /** Where its modules are. */
  readonly moduleIds: readonly string[];
}

/**
 * Bundles one of our entries as the CDN has it, and weighs it.
 *
 * @param entry - Its path in `packages`.
 * @param options.names - Names that are shortened too, see `minified`.
 * @param options.resolveId - Sees every module that is asked for, and may leave it out.
 */
export async function weighedBundle(
  entry: string,
  {
    format = 'es',
    names,
    resolveId,
  }: { readonly format?: 'es' | 'iife'; readonly names?: RegExp | undefined; readonly resolveId?: (id: string) => { id: string; external: true } | undefined } = {},
): Promise<Weighed> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL(`../packages/${entry}`, import.meta.url)), formats: [format], name: 'motcua' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    plugins: [minified({ names, isAllCalled: names !== undefined }), { name: 'seen', enforce: 'pre', resolveId: (id) => resolveId?.(id) }],
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const { code, moduleIds } = output[0];
  return { code, gzip: gzipSync(code, { level: 9 }).length, moduleIds };
}

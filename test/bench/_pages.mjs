// Scripts as a page would load them, and a browser with a plain static server to load them from.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { minified } from '../../tools/minified.mjs';
import { serveFolder } from '../../tools/static-site.mjs';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { root } from './_corpora.mjs';

const entry = 'motcua-bench-entry.js';

/** One classic script of a module given as text, minified as those on the CDN are. */
export async function bundled(code) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: join(root, 'test'),
    resolve: {
      conditions: [...(process.execArgv.includes('--conditions=source') ? ['source'] : []), 'browser', 'module', 'import', 'default'],
      alias: { minisearch: fileURLToPath(import.meta.resolve('minisearch')) }, // Imported from beside the corpora, where no packages are.
    },
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'motcua', fileName: () => 'script.js' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    plugins: [
      minified({ isAllCalled: true }),
      { name: 'entry', enforce: 'pre', resolveId: (id) => (id.endsWith(entry) ? entry : undefined), load: (id) => (id === entry ? code : undefined) },
    ],
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  if (output.length !== 1) throw new Error(`became ${output.length} files instead of one`);
  return output[0].code;
}

/** Headers of a page whose clock has its full resolution. */
export const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/**
 * Serves files to a browser, as a server does that compresses nothing.
 *
 * @param {Iterable<readonly [string, string | Uint8Array]>} files - By path.
 * @param {(site: { browser: import('playwright-core').Browser, url: string }) => Promise<void>} use
 * @param {Record<string, string>} [headers] - Sent with pages.
 */
export async function withBrowser(files, use, headers = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  let server;
  let browser;
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    server = await serveFolder({ folder, headers, cors: true }); // By the name `localhost` it is a second origin.
    browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
    await use({ browser, url: server.url });
  } finally {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { minified } from './minified.mjs';

const source = fileURLToPath(new URL('../packages/widgets/src/cdn/channel.ts', import.meta.url));

/**
 * Builds `motcua-channel.js`, the script of hosts that follow a channel. It is part of a release, and not of the elements'
 * build, because the keys that it believes and the release that it falls back to are written into it.
 *
 * @param {object} options
 * @param {readonly string[]} options.keys - Public keys in base64 (SPKI): the current one, and the next if there is one.
 * @param {{ version: string, integrity: string }} options.release - What it loads where no channel can be believed.
 * @returns {Promise<string>} the script, the same for the same input.
 */
export async function channelScript({ keys, release }) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { __KEYS__: JSON.stringify(keys), __RELEASE__: JSON.stringify(release) },
    build: { write: false, lib: { entry: source, formats: ['iife'], name: 'motcua', fileName: () => 'channel.js' } },
    plugins: [minified()],
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  return output[0].code;
}

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { litPolicy } from '../../tools/lit-policy.mjs';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  build: { target: 'es2022', outDir: fileURLToPath(new URL('../page-static', import.meta.url)), emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  plugins: [litPolicy()],
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { litPolicy } from '../../tools/lit-policy.mjs';
import { pages } from './policy.mjs';

/** What all pages have in common stands once, in parts/, and is written into each where it says so. */
const parts = {
  name: 'portal-parts',
  transformIndexHtml: {
    order: 'pre',
    handler: (page) => page.replace(/<!-- part: (\w+) -->/g, (_, name) => readFileSync(new URL(`parts/${name}.html`, import.meta.url), 'utf8')),
  },
};

const countersFile = new URL('../ward-site/site/motcua.json', import.meta.url);

/** Where counters are: the samples of the ward's site. */
const counters = {
  name: 'portal-counters',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'motcua.json', source: readFileSync(countersFile) });
  },
  configureServer({ middlewares }) {
    middlewares.use('/motcua.json', (_, response) => response.setHeader('content-type', 'application/json').end(readFileSync(countersFile)));
  },
};

export default defineConfig({
  base: './', // One build serves every place, also below a path.
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  plugins: [parts, counters, litPolicy()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false }, // It would be one more script, for browsers that are served well without.
    assetsInlineLimit: 0, // `data:` is not in the page's policy.
    rolldownOptions: { input: pages.map((page) => fileURLToPath(new URL(page, import.meta.url))) },
  },
  server: { port: 4335, strictPort: true }, // The gateway that `npm start` runs lets this origin read.
});

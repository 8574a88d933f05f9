import { defineConfig } from 'vite';
import { litPolicy } from '../../tools/lit-policy.mjs';

export default defineConfig({
  base: './', // One build serves every place, also below a path.
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  plugins: [litPolicy()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false }, // It would be one more script, for browsers that are served well without.
    assetsInlineLimit: 0, // `data:` is not in the page's policy.
  },
  server: { port: 4335, strictPort: true }, // The gateway that `npm start` runs lets this origin read.
});

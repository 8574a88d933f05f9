import { minify } from 'terser';

/**
 * Makes scripts small, for Vite builds of what goes to a browser and of what is weighed as if it did.
 *
 * Two minifiers one after the other: of what Vite's own leaves, terser takes 3 % more off the engine of the search, and
 * something off nearly every chunk. Alone it writes larger ones than Vite's.
 *
 * @param {object} [options]
 * @param {RegExp | undefined} [options.names] - Names of fields and methods that are shortened too: those that nobody outside of the script knows.
 * @param {boolean} [options.isAllCalled] - Whether most functions are called as soon as the script is there. Chrome from 136 on
 *   then compiles them with the script, off the page's thread, instead of one by one when they are called.
 * @returns {import('vite').Plugin}
 */
export function minified({ names, isAllCalled = false } = {}) {
  return {
    name: 'motcua-minified',
    // What Chrome 94, Firefox 115 and Safari 15.4 all read is ES2022 without static blocks; the budgets' test checks the
    // output for those. Naming the engines instead makes the compiler turn private fields into weak maps they do not need.
    config: () => ({ build: { target: 'es2022', minify: 'oxc' } }),
    generateBundle: {
      order: 'post',
      async handler(_options, files) {
        for (const file of Object.values(files)) {
          if (file.type !== 'chunk') continue;
          const { code } = await minify(file.code, {
            ecma: 2020,
            module: file.isEntry && file.exports.length > 0,
            // Only the search's scripts give names: there NaN is compared with nothing, and templates hold texts and numbers alone.
            compress: { passes: 3, unsafe_arrows: true, lhs_constants: false, unsafe: names !== undefined, unsafe_comps: names !== undefined },
            // Without words for people, escaped characters repeat more than what they stand for.
            ...(names && { format: { ascii_only: true }, mangle: { properties: { regex: names } } }),
          });
          if (!code) throw new Error(`minified: nothing is left of ${file.fileName}`);
          file.code = `${isAllCalled ? '//# allFunctionsCalledOnLoad\n' : ''}${code}\n`;
        }
      },
    },
  };
}

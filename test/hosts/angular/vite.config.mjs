import { transformAsync } from '@babel/core';
import { ConsoleLogger, LogLevel, NodeJSFileSystem } from '@angular/compiler-cli';
import { createEs2015LinkerPlugin } from '@angular/compiler-cli/linker/babel';
import { defineConfig } from 'vite';

/** Angular's packages come half compiled; without this their rest is compiled on the page, by `eval`. */
const linker = {
  name: 'angular-linker',
  async transform(code, id) {
    if (!/@angular\/.*\.mjs$/.test(id) || !code.includes('ɵɵngDeclare')) return undefined;
    const link = createEs2015LinkerPlugin({ fileSystem: new NodeJSFileSystem(), logger: new ConsoleLogger(LogLevel.error), linkerJitMode: false });
    const linked = await transformAsync(code, { filename: id, plugins: [link], configFile: false, babelrc: false, compact: false });
    return { code: linked.code, map: null };
  },
};

export default defineConfig({
  plugins: [linker],
  define: { ngDevMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false', ngServerMode: 'false' },
});

import { after, it } from 'node:test';
import process from 'node:process';
import type { Engine } from './engine-page.ts';
import { startFirefox } from './firefox.ts';
import { missingEngines } from './packages.mjs';
import { startWebKit } from './webkit.ts';

const named = process.env['MOTCUA_ENGINES']?.split(' ');
const missing = missingEngines();
if (missing.length > 0) it('works in other engines', { skip: `needs their browsers: apt-get install ${missing.join(' ')}` });

/** The engines beside Chromium, by name, started; `MOTCUA_ENGINES=webkit` takes one of them. They end with the tests. */
export const engines: readonly (readonly [name: string, engine: Engine])[] = await Promise.all(
  Object.entries({ firefox: startFirefox, webkit: startWebKit })
    .filter(([name]) => missing.length === 0 && (!named || named.includes(name)))
    .map(async ([, start]) => {
      const engine = await start();
      after(() => engine.close());
      return [engine.name, engine] as const;
    }),
);

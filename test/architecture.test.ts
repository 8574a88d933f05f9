// The house's rules that no linter knows. Each check is also given a planted fault, so that it can be seen to fail.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { wrongArrows, wrongZodImports } from './architecture/arrows.ts';
import { dangerousCalls } from './architecture/dangers.ts';
import { elementsIn, incompleteElements, tokenProblems, unlikeVersions, unsafeTemplates, untypedEvents } from './architecture/elements.ts';
import { emptyNames, forbiddenFoldersIn, medianLines, notNfc, privateKeywords, tooLong } from './architecture/names.ts';
import { copiesOf, digestsOf, machineTraces, tooManyRootFiles } from './architecture/repository.ts';
import { code, isCode, isTest, paths, root, sources, type Source } from './architecture/sources.ts';

const corpora = resolve(root, process.env['MOTCUA_CORPORA'] ?? '../shared/data');

/** The rule finds nothing in the repository, and finds each of the planted faults. */
function holds(check: (files: readonly Source[]) => string[], files: readonly Source[], planted: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(planted)) assert.notDeepEqual(check([{ path, text }]), [], `the fault planted in ${path} was not found`);
  assert.notEqual(files.length, 0);
  assert.deepEqual(check(files), []);
}

it('sees the files of the repository', () => {
  assert.ok(sources.some(({ path }) => path === 'packages/contract/src/index.ts'));
  assert.ok(code.length > 50);
});

it('lets imports point down only', () => {
  const files = sources.filter(isCode);
  holds(wrongArrows, files, {
    'packages/sdk/src/up.ts': "import { MotcuaServiceFinder } from '@motcua/widgets/service-finder';",
    'packages/sdk/src/eager.ts': "import { openCatalogue } from '@motcua/catalogue';",
    'packages/widgets/src/app/gateway.ts': "export { createGateway } from '@motcua/gateway';",
    'packages/widgets/src/app/engine.ts': "const { openCatalogue } = await import('@motcua/catalogue');",
    'packages/catalogue/src/value.ts': "import { Fee } from '@motcua/contract/services';",
    'packages/contract/src/node.ts': "import { readFileSync } from 'node:fs';",
    'packages/gateway/src/node-inside.ts': "import { serve } from './node/serve.ts';",
    'packages/sdk/src/across.ts': "import { endpoint } from '../../contract/src/endpoint.ts';",
    'packages/sdk/src/stranger.ts': "import axios from 'axios';",
    'packages/nobody/src/room.ts': 'export {};',
  });
  assert.deepEqual(
    wrongArrows([{ path: 'packages/sdk/src/lazy.ts', text: "import type { Catalogue } from '@motcua/catalogue';\nconst { openCatalogue } = await import('@motcua/catalogue');" }]),
    [],
  );
});

it('imports zod as a namespace of zod/mini', () => {
  holds(wrongZodImports, code, {
    'packages/contract/src/a.ts': "import { z } from 'zod/mini';",
    'packages/contract/src/b.ts': "import * as z from 'zod';",
    'packages/contract/src/c.ts': "import z from 'zod/mini';",
  });
});

it('has no folder for what nobody knew where to put', () => {
  assert.deepEqual(forbiddenFoldersIn(['packages/sdk/src/utils/x.ts']).length, 1);
  assert.deepEqual(forbiddenFoldersIn(paths), []);
});

it('names things by what they are', () => {
  holds(emptyNames, code, {
    'packages/sdk/src/date-utils.ts': '',
    'packages/sdk/src/a.ts': 'export class SessionManager {}',
    'packages/sdk/src/b.ts': 'const a = 1;\nexport { a as userInfo };',
    'packages/sdk/src/c.ts': 'export interface IClient {}',
  });
});

it('hides by #name, not by the keyword', () => {
  holds(privateKeywords, sources, { 'a.ts': 'class A {\n  private readonly name: string;\n}', 'b.ts': 'class A {\n  private async ask() {}\n}' });
});

it('keeps files short enough to hold in mind', () => {
  holds(tooLong, code, {
    'packages/widgets/src/app/app.ts': 'x\n'.repeat(301),
    'packages/widgets/src/app/a-view.ts': 'x\n'.repeat(301),
    'packages/sdk/src/a.ts': 'x\n'.repeat(801),
  });
  assert.equal(medianLines([{ path: 'packages/sdk/src/a.ts', text: 'x\n'.repeat(91) }]), 91);
  assert.ok(medianLines(sources) <= 90, `median ${medianLines(sources)}`);
});

it('writes Vietnamese in NFC', () => {
  holds(notNfc, sources, { 'a.ts': 'khai sinh: giấy tờ'.normalize('NFD') });
});

it('gives every element its six files, its names and its story', () => {
  const index = "import { MotcuaGhost } from './ghost.ts';\nMotcuaGhost.define('motcua-ghost');\n";
  assert.ok(elementsIn(sources).length >= 2);
  holds(incompleteElements, sources, { 'packages/widgets/src/ghost/index.ts': index });
});

it('gives hosts the type of every event with the element that fires it', () => {
  const doc = (fires: string) => `/**\n * @element motcua-ghost\n * @fires ${fires} - It left.\n */`;
  holds(untypedEvents, sources, { 'packages/widgets/src/ghost/ghost.ts': doc('{GhostLeftEvent} motcua-ghost-left'), 'packages/widgets/src/ghost/spirit.ts': doc('motcua-error') });
});

it('writes no markup that the strict policy kills', () => {
  const files = sources.filter((source) => source.path.startsWith('packages/widgets/src/') && !isTest(source));
  const planted = ['html`<p style="color: red">`', "import { styleMap } from 'lit/directives/style-map.js';", 'element.innerHTML = text;', "import { unsafeHTML } from 'x';"];
  holds(unsafeTemplates, files, Object.fromEntries(planted.map((text, index) => [`packages/widgets/src/app/planted-${index}.ts`, text])));
});

it('runs no text as code, starts no program and writes no text into SQL', () => {
  const planted = ['eval(text)', "import { spawn } from 'node:child_process';", 'tables.execute(sql.raw(text))', "new Function('a', text)"];
  holds(dangerousCalls, code, Object.fromEntries(planted.map((text, index) => [`packages/gateway/src/planted-${index}.ts`, text])));
});

it('offers at most 40 design tokens, each described', () => {
  const token = { $value: '1px', $description: 'x' };
  assert.notDeepEqual(tokenProblems(JSON.stringify({ size: Object.fromEntries(Array.from({ length: 41 }, (_, index) => [index, token])) })), []);
  assert.notDeepEqual(tokenProblems(JSON.stringify({ size: { radius: { $value: '1px' } } })), []);
  assert.deepEqual(tokenProblems(readFileSync(join(root, 'packages/widgets/tokens.json'), 'utf8')), []);
});

it('releases all packages under one version, which the elements know', () => {
  holds(unlikeVersions, sources, { 'packages/sdk/package.json': '{ "version": "9.9.9" }' });
});

it('keeps the root small', () => {
  assert.notDeepEqual(tooManyRootFiles(Array.from({ length: 15 }, (_, index) => `file-${index}`)), []);
  assert.deepEqual(tooManyRootFiles(paths), []);
});

it('says nothing of the machines it was made on', () => {
  const planted = {
    'a.ts': ['', 'home', 'someone', 'motcua'].join('/'),
    'b.md': `see ${['', 'work', 'main'].join('/')}`,
    'pnpm-lock.yaml': ['https://registry', 'example', 'net'].join('.'),
  };
  holds(machineTraces, sources, planted);
});

it('copies no file of the corpora', { skip: existsSync(corpora) ? false : 'the corpora are not here' }, () => {
  const digests = digestsOf(corpora);
  const [first] = digests.values();
  assert.ok(first);
  assert.equal(copiesOf(digests, [{ path: 'planted', bytes: readFileSync(join(corpora, first)) }]).length, 1);
  assert.deepEqual(
    copiesOf(
      digests,
      paths.map((path) => ({ path, bytes: readFileSync(join(root, path)) })),
    ),
    [],
  );
});

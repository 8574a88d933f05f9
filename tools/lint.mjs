// The tier `lint`: the linter over everything, and proof that its rules still find something.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { doChecks } from './checks.mjs';
import { local, root } from './pnpm.mjs';

/** Each must be found by the rule it names, in a file that pretends to be an element's. */
const planted = {
  'house/zod-as-namespace': "import { z } from 'zod/mini';\nexport const schema = z.string();\n",
  'house/no-private-keyword': 'export class Planted {\n  private name = 1;\n}\n',
  'house/click-events-have-key-events': "import { html } from 'lit';\nexport const planted = html`<div @click=${() => 1}>x</div>`;\n",
  'house/no-duplicate-template-bindings': "import { html } from 'lit';\nexport const planted = html`<p .lang=${'a'} .lang=${'b'}></p>`;\n",
  'typescript/no-explicit-any': 'export const planted: any = 1;\n',
  'eslint/no-restricted-imports': "import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nexport const planted = unsafeHTML('');\n",
  'eslint/no-restricted-properties': "export const planted = (element: Element) => (element.innerHTML = '');\n",
};

/** Answers how many rules no longer find what is planted for them. */
async function missedFaults({ onText }) {
  // Outside the repository, whose .gitignore the linter heeds whatever it is told.
  const planting = mkdtempSync(join(tmpdir(), 'motcua-lint-'));
  const folder = join(planting, 'packages/widgets/src/planted');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(planting, '.oxlintrc.json'), readFileSync(join(root, '.oxlintrc.json'), 'utf8').replace('./tools/', join(root, 'tools/')));
  for (const [rule, text] of Object.entries(planted)) writeFileSync(join(folder, `${rule.replace('/', '-')}.ts`), text);
  let output = '';
  await local('oxlint', ['--format=unix', '--config', join(planting, '.oxlintrc.json'), folder], { onText: (text) => (output += text) });
  rmSync(planting, { recursive: true, force: true });
  const missed = Object.keys(planted).filter((rule) => !output.includes(rule.replace('/', '(').concat(')')));
  for (const rule of missed) onText(`${rule} no longer finds what is planted for it.\n`);
  if (missed.length > 0) onText(output);
  return missed.length;
}

process.exitCode = await doChecks('lint', [
  { name: 'linter', begin: (options) => local('oxlint', ['--deny-warnings'], options) },
  { name: 'faults planted for the linter', begin: missedFaults },
]);

// Writes the tokens' style sheet of the widgets from packages/widgets/tokens.json. `--check` only compares.
import { readFileSync } from 'node:fs';
import { writeOrCompare } from './write-or-compare.mjs';

const tokens = JSON.parse(readFileSync(new URL('../packages/widgets/tokens.json', import.meta.url), 'utf8'));
const all = Object.entries(tokens)
  .filter(([group]) => !group.startsWith('$'))
  .flatMap(([group, members]) => Object.entries(members).map(([name, token]) => ({ name: `${group}-${name}`, value: token.$value, themes: token.$extensions?.motcua ?? {} })));

/** One private property for each token: the host's public value, else ours. */
const declare = (pick) =>
  all
    .filter((token) => pick(token) !== undefined)
    .map((token) => `    --_${token.name}: var(--motcua-${token.name}, ${pick(token)});`)
    .join('\n');

const light = declare((token) => token.value);
const dark = declare((token) => token.themes.dark);
const contrast = declare((token) => token.themes.contrast);
const easy = declare((token) => token.themes.easy);

writeOrCompare(
  new URL('../packages/widgets/src/core/tokens.styles.ts', import.meta.url),
  `// Generated from tokens.json by tools/generate-tokens.mjs; change it there.
import { css } from 'lit';

/**
 * Values of the tokens, as private properties. A public \`--motcua-*\` property that the host sets anywhere above wins:
 * declaring the public ones here would hide the host's own.
 */
export const tokens = css\`
  :host {
    color-scheme: light;
${light}
  }
  @media screen and (prefers-color-scheme: dark) {
    :host(:not([data-theme])) {
      color-scheme: dark;
${dark.replaceAll('    --', '      --')}
    }
  }
  @media (prefers-contrast: more) {
    :host(:not([data-theme])) {
      color-scheme: light;
${contrast.replaceAll('    --', '      --')}
    }
  }
  /* Paper is white. */
  @media screen {
    :host([data-theme='dark']) {
      color-scheme: dark;
${dark.replaceAll('    --', '      --')}
    }
  }
  :host([data-theme='contrast']) {
${contrast}
  }
  :host([data-easy]) {
${easy}
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion-duration: 0ms;
    }
  }
\`;
`,
);

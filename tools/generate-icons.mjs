// Writes the widgets' icons from the Lucide library (ISC licence), only the ones used. `--check` only compares.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeOrCompare } from './write-or-compare.mjs';

const require = createRequire(import.meta.url);

/** Our name for what an icon means → the library's name for what it shows. */
const icons = {
  again: 'rotate-cw',
  answered: 'bot',
  back: 'chevron-left',
  business: 'store',
  calendar: 'calendar-check',
  call: 'phone',
  camera: 'camera',
  certificate: 'badge-check',
  check: 'check',
  child: 'baby',
  clear: 'x',
  copy: 'copy',
  counter: 'landmark',
  edit: 'pencil',
  enter: 'log-in',
  failed: 'circle-x',
  fee: 'banknote',
  file: 'file-up',
  filter: 'sliders-horizontal',
  flood: 'waves',
  health: 'heart-pulse',
  hide: 'eye-off',
  high: 'arrow-up',
  home: 'house',
  identity: 'id-card',
  lamp: 'lightbulb',
  largeText: 'a-large-small',
  leave: 'log-out',
  listen: 'volume-2',
  locate: 'locate-fixed',
  lock: 'lock',
  low: 'arrow-down',
  marriage: 'heart',
  message: 'message-square-text',
  microphone: 'mic',
  more: 'chevron-down',
  next: 'chevron-right',
  note: 'info',
  offline: 'wifi-off',
  outside: 'external-link',
  passed: 'circle-check',
  person: 'user',
  phone: 'smartphone',
  photo: 'image-plus',
  place: 'map-pin',
  print: 'printer',
  remove: 'trash-2',
  road: 'construction',
  save: 'download',
  search: 'search',
  send: 'send-horizontal',
  share: 'share-2',
  show: 'eye',
  sign: 'signature',
  slow: 'hourglass',
  source: 'file-text',
  stop: 'square',
  time: 'clock',
  tree: 'tree-deciduous',
  undo: 'undo-2',
  unknown: 'circle-question-mark',
  vehicle: 'car-front',
  web: 'monitor',
  warning: 'triangle-alert',
};

const lines = Object.entries(icons).map(([name, library]) => {
  const file = readFileSync(require.resolve(`lucide-static/icons/${library}.svg`), 'utf8');
  const shapes = file
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ \/>/g, '/>')
    .replace(/> </g, '><')
    .trim();
  return `export const ${name}Icon: Shapes = () => svg\`${shapes}\`;`;
});

writeOrCompare(
  new URL('../packages/widgets/src/core/icons.ts', import.meta.url),
  `// Generated from Lucide (ISC licence, lucide.dev) by tools/generate-icons.mjs; choose icons there.
import { svg } from 'lit';
import type { Shapes } from './icon.ts';

// Functions, so that a bundler leaves out those that a chunk does not draw.

${lines.join('\n')}
`,
);

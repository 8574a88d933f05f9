// Writes docs/elements.md from the manifest of the elements: what each takes, fires, and where its look can be changed.
// `--check` only compares.
import { readFileSync } from 'node:fs';
import { writeOrCompare } from './write-or-compare.mjs';

const manifest = JSON.parse(readFileSync(new URL('../packages/widgets/custom-elements.json', import.meta.url), 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName)
  .sort((one, other) => one.tagName.localeCompare(other.tagName));

/** Sentences as they stand in a cell of a table. */
const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const table = (head, rows) => (rows.length === 0 ? [] : ['', `| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows.map((row) => `| ${row.join(' | ')} |`)]);

const isOfAll = ({ inheritedFrom }) => inheritedFrom?.name === 'MotcuaElement';
const attributesOf = ({ members = [] }) => members.filter(({ attribute, description }) => attribute && description);
const attributeRow = ({ attribute, type, default: usual, description }) => [
  `\`${attribute}\``,
  cell(type?.text && `\`${type.text}\``),
  usual && usual !== "''" ? `\`${usual}\`` : '–',
  cell(description),
];

function section(element) {
  const { tagName, description, events = [], slots = [], cssParts = [] } = element;
  return [
    `## ${tagName}`,
    '',
    description.trim(),
    ...table(
      ['Attribute', 'Takes', 'Usually', ''],
      attributesOf(element)
        .filter((each) => !isOfAll(each))
        .map(attributeRow),
    ),
    ...table(
      ['Event', ''],
      events.map(({ name, description: said }) => [`\`${name}\``, cell(said)]),
    ),
    ...table(
      ['Slot', ''],
      slots.map(({ name, description: said }) => [name ? `\`${name}\`` : 'without a name', cell(said)]),
    ),
    ...table(
      ['Part', ''],
      cssParts.map(({ name, description: said }) => [`\`${name}\``, cell(said)]),
    ),
  ].join('\n');
}

const ofAll = attributesOf(elements[0]).filter(isOfAll);
writeOrCompare(
  new URL('../docs/elements.md', import.meta.url),
  `# The elements, one by one

For whoever puts them into a page. Made from the elements themselves (\`npm run build\`). How to embed them: [README](../README.md#ten-minutes-to-your-own-page), the finder
for hosts: [service-finder.md](service-finder.md), with a framework: [frameworks.md](frameworks.md).

Events bubble, cross shadow roots and carry nothing personal; their fields are typed in \`@motcua/widgets\`. Texts can be replaced with the property \`strings\`, and a client given with
the property \`client\`. Elements about a person stand inside \`<motcua-app session="cookie" gateway="…">\`, which shares one client and one sign-in. On a device that many people use, put
\`<motcua-app shared-device>\` around everything: a visit ends 90 + 30 seconds after the last press (300 + 60 in easy mode), signs out, and leaves nothing behind.

All of them take:
${table(['Attribute', 'Takes', 'Usually', ''], ofAll.map(attributeRow)).join('\n')}

${elements.map(section).join('\n\n')}
`,
);

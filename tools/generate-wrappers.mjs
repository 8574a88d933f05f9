// Writes what lets a framework's compiler know the elements, and the wrappers for React 18, from the custom elements
// manifest. `--check` only compares.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { writeOrCompare } from './write-or-compare.mjs';

const widgets = new URL('../packages/widgets/', import.meta.url);
const frameworks = new URL('src/frameworks/', widgets);
const { modules } = JSON.parse(readFileSync(new URL('custom-elements.json', widgets), 'utf8'));

const elements = modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName)
  .map(({ name: className, tagName, description, members, events }) => ({
    className,
    tagName,
    folder: tagName.replace('motcua-', ''),
    description: description.split('\n\n')[0],
    properties: members.filter(({ kind, static: isStatic, readonly }) => kind === 'field' && !isStatic && !readonly).map(({ name }) => name),
    events: events.map(({ name, type }) => ({ name, type: type.text })),
  }))
  .sort((a, b) => (a.tagName < b.tagName ? -1 : 1)); // The manifest has them as the disk does, which is not the same everywhere.
if (elements.length === 0) throw new Error('generate-wrappers: the manifest names no element');

const pascal = (words) => words.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
const sorted = (names) => [...new Set(names)].sort();
const eventTypes = ({ events }) => sorted(events.map(({ type }) => type));
const docs = (text) => (text.includes('\n') ? `/**\n * ${text.replaceAll('\n', '\n * ')}\n */` : `/** ${text} */`);
const header = '// Generated from the custom elements manifest by tools/generate-wrappers.mjs; change the elements.';

/** A class of events is taken from the first element that fires it; all give the same. */
const imported = new Set();
const typeImports = elements.map((element) => {
  const names = eventTypes(element).filter((name) => !imported.has(name));
  for (const name of names) imported.add(name);
  return `import type { ${[element.className, ...names].join(', ')} } from '../${element.folder}/index.ts';`;
});

const propertiesOf = ({ tagName, className, properties }) => `  '${tagName}': Partial<Pick<${className}, ${properties.map((name) => `'${name}'`).join(' | ')}>>;`;
const eventsOf = ({ tagName, events }) => `  '${tagName}': {\n${events.map(({ name, type }) => `    '${name}': ${type};`).join('\n')}\n  };`;

writeOrCompare(
  new URL('elements.ts', frameworks),
  `${header}
${typeImports.join('\n')}

/** What a host sets on each element, by its tag. */
export interface ElementProperties {
${elements.map(propertiesOf).join('\n')}
}

/** What each element tells its host, by its tag and the event's name. */
export interface ElementEvents {
${elements.map(eventsOf).join('\n')}
}
`,
);

mkdirSync(new URL('react/', frameworks), { recursive: true });
for (const element of elements) {
  const { className, tagName, folder, description, events } = element;
  writeOrCompare(
    new URL(`react/${folder}.ts`, frameworks),
    `${header}
import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import { ${[`${className} as elementClass`, ...eventTypes(element).map((name) => `type ${name}`)].join(', ')} } from '../../${folder}/index.ts';

${docs(description)}
export const ${className} = createComponent({
  react,
  tagName: '${tagName}',
  elementClass,
  events: {
${events.map(({ name, type }) => `    on${pascal(name.replace('motcua-', ''))}: '${name}' as EventName<${type}>,`).join('\n')}
  },
});
`,
  );
}
const left = readdirSync(new URL('react/', frameworks)).filter((file) => !elements.some(({ folder }) => file === `${folder}.ts`));
if (left.length > 0) throw new Error(`generate-wrappers: no element is wrapped by ${left.join(', ')}; remove it`);

writeOrCompare(
  new URL('react.ts', frameworks),
  `${header}
${elements.map(({ className, folder }) => `export { ${className} } from './react/${folder}.ts';`).join('\n')}
`,
);

// Builds what a host loads by one script tag into packages/widgets/cdn: the loader, and self-contained chunks whose
// names carry their hash and whose integrity the loader carries. Chunks share the core through the loader's runtime,
// never by `import`: a bare import of another file would not be covered by any integrity.
// `--version 9.9.9 --out folder/` builds as another version, for the tests in which two meet on a page.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { chunkFile } from '../packages/widgets/src/cdn/chunk-file.ts';
import { innerNames } from './inner-names.mjs';
import { litPolicy } from './lit-policy.mjs';
import { minified } from './minified.mjs';

const widgets = new URL('../packages/widgets/', import.meta.url);
const source = fileURLToPath(new URL('src/', widgets));
const catalogue = fileURLToPath(new URL('../packages/catalogue/src/', import.meta.url));
const assistant = fileURLToPath(new URL('../packages/assistant/src/', import.meta.url));
const sdk = fileURLToPath(new URL('../packages/sdk/src/', import.meta.url));
const { values } = parseArgs({ options: { version: { type: 'string' }, out: { type: 'string' } } });
const out = values.out ? pathToFileURL(`${resolve(values.out)}/`) : new URL('cdn/', widgets);
const own = JSON.parse(readFileSync(new URL('package.json', widgets), 'utf8')).version;
const version = values.version ?? own;
const runtime = `globalThis[Symbol.for("motcua/${version}")]`;

/** Modules that live in the core chunk; what the other chunks use of them is found while those are bundled. */
const coreModules = new Set([
  'lit',
  'lit/decorators.js',
  '@lit/context',
  '@motcua/contract/services/wire',
  '@motcua/sdk',
  ...readdirSync(`${source}core`)
    .filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$|widget-manners|icons\.ts|(blocks|ticks)\.styles|page-left|save-file|add-styles|failure-of|way-in/.test(file)) // Each chunk brings the icons and blocks that it draws.
    .map((file) => `${source}core/${file}`),
]);

/** What comes with the first question asked of it, the elements aside: chunk → module, and what is asked of it. */
const onFirstUse = {
  assistant: ['@motcua/assistant', 'createAssistant'],
  'assistant-client': [`${sdk}assistant-client.ts`, 'assistant'],
  catalogue: ['@motcua/catalogue', 'openCatalogue'],
  'catalogue-reranked': [`${catalogue}reranked.ts`, 'reranked'],
  'catalogue-details': [`${catalogue}details.ts`, 'Details'],
  'client-session': [`${sdk}client-session.ts`, 'ClientSession'],
  communes: ['@motcua/catalogue/communes', 'communeOf', 'findCommunes'],
  'delegation-questions': [`${source}delegation/question-view.ts`, 'screens'],
  'feedback-client': [`${sdk}feedback-client.ts`, 'feedback'],
  'feedback-steps': [`${source}feedback/steps.ts`, 'FeedbackSteps'],
  'gateway-clients': [`${sdk}gateway-clients.ts`, 'health', 'identity', 'ratings', 'reports', 'signing'],
  'followed-session': [`${sdk}followed-session.ts`, 'followWhileSeen'],
  gateway: [`${sdk}gateway.ts`, 'openGateway'],
  guard: ['@motcua/assistant/guard', 'redact', 'scam'],
  health: ['@motcua/health', 'readHealthBook'],
  'health-for-another': [`${source}health-book/for-another.ts`, 'ForAnother'],
  'health-sections': [`${source}health-book/section-view.ts`, 'sections'],
  'rights-client': [`${sdk}rights-client.ts`, 'rights'],
  'sign-in-places': [`${source}sign-in/places-view.ts`, 'Places'],
  signature: ['@motcua/signature', 'readCertificate', 'validateDocument', 'vietnameseAnchors'],
  'finder-voice': [`${source}service-finder/voice.ts`, 'Voice'],
  'life-events': [`${source}service-finder/life-events.ts`, 'LifeEvents'],
  'service-further': [`${source}service-answer/further.ts`, 'Further'],
  'service-json-ld': [`${source}service-answer/json-ld.ts`, 'describeInPage'],
  'service-feedback': [`${source}service-answer/feedback.ts`, 'Feedback'],
  'print-alone': [`${source}service-answer/print-alone.ts`, 'printAlone'],
  'service-results': [`${source}service-finder/results.ts`, 'Results'],
  'signature-verdict': [`${source}signature-check/verdict-view.ts`, 'fileView', 'titleOf', 'verdicts'],
  'way-on': [`${source}sign-in/way-on.ts`, 'WayOn'],
  'ward-counter': [`${source}service-answer/ward-counter.ts`, 'WardCounter'],
  'worker-details': [`${catalogue}details-beside-worker.ts`, 'detailsBeside'],
  'worker-client': ['@motcua/catalogue/worker-client', 'connectWorker'],
};

/** Modules that are a chunk of their own: module → chunk. */
const lazyChunks = new Map([
  ...Object.entries(onFirstUse).map(([chunk, [module]]) => [module, chunk]),
  [`${assistant}guard/index.ts`, 'guard'],
  [`${source}service-answer/index.ts`, 'motcua-service-answer'],
  [`${source}feedback-status/index.ts`, 'motcua-feedback-status'],
  [`${source}consent/index.ts`, 'motcua-consent'],
  [`${source}ward-chooser/index.ts`, 'motcua-ward-chooser'],
]);

const elements = readdirSync(source).filter((folder) => readdirSync(source + folder).includes('index.ts'));
const give = (chunk, from, names) => `import { ${names.join(', ')} } from ${JSON.stringify(from)};\n${runtime}.give(${JSON.stringify(chunk)}, { ${names.join(', ')} });`;

/** What each chunk holds, the core aside. */
const chunks = {
  ...Object.fromEntries(elements.map((folder) => [`motcua-${folder}`, { code: `import ${JSON.stringify(`${source}${folder}/index.ts`)};`, usesCore: true }])),
  ...Object.fromEntries(Object.entries(onFirstUse).map(([chunk, [module, ...names]]) => [chunk, { code: give(chunk, module, names), usesCore: module.startsWith(source) }])),
  worker: { code: `import '@motcua/catalogue/worker';`, isWhole: true }, // A worker has no loader to fetch the rest by.
};

/** Chunks that hold the search. */
const ofSearch = new Set(['catalogue', 'worker']);

/** Names that chunks take from the core: module → names. */
const wanted = new Map();

/** One file: entry given as text, everything it needs inside, or taken from the core. */
async function bundle(name, { code, usesCore = false, isWhole = false, define = {} }) {
  const entry = `motcua-entry-${name}.js`;
  const unknown = new Set();
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define,
    resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'motcua', fileName: () => 'chunk.js' },
      rolldownOptions: {
        external: (id) => usesCore && coreModules.has(id),
        output: {
          codeSplitting: false,
          globals: (id) => {
            if (!coreModules.has(id)) unknown.add(id);
            return `${runtime}.given.core`;
          },
        },
      },
    },
    plugins: [
      {
        name: 'motcua-entry',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith(entry) ? entry : undefined),
        load: (id) => (id === entry ? code : undefined),
        transform: (text, id) => {
          const loaded = text.replace(/\bimport\(['"]([^'"]+)['"]\)/g, (whole, from) => {
            const chunk = isWhole ? undefined : lazyChunks.get(absolute(from, id));
            return chunk ? `${runtime}.load(${JSON.stringify(chunk)})` : whole;
          });
          return loaded === text ? undefined : { code: loaded, map: null };
        },
      },
      {
        name: 'motcua-version',
        transform: (text, id) => (id === `${source}core/version.ts` ? { code: text.replace(own, version), map: null } : undefined),
      },
      {
        name: 'motcua-templates',
        transform(text, id) {
          if (!id.startsWith(source)) return undefined;
          const tree = this.parse(text);
          if (usesCore && !coreModules.has(id)) noteImports(tree, id);
          let shorter = text;
          for (const { start, end, tag } of templatesIn(tree).sort((a, b) => b.start - a.start))
            shorter = shorter.slice(0, start) + shortened(shorter.slice(start, end), tag) + shorter.slice(end);
          return { code: shorter, map: null };
        },
      },
      {
        // What Lit says to authors of styles; ours have been built, and a host's own never come here.
        name: 'motcua-lit-words',
        transform(text, id) {
          if (!id.endsWith('reactive-element/css-tag.js')) return undefined;
          const quiet = text
            .replace(/throw Error\("CSSResult is not[^"]*"\)/, 'throw Error()')
            .replace(/throw Error\("Value passed to 'css'.*?page security\."\)/, 'throw Error()');
          if (/constructable|page security/.test(quiet)) throw new Error(`build-cdn: ${id} says something else than it did`);
          return { code: quiet, map: null };
        },
      },
      litPolicy(),
      minified(ofSearch.has(name) ? { names: innerNames(), isAllCalled: true } : {}),
    ],
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  if (unknown.size > 0) throw new Error(`build-cdn: ${name} is not self-contained: ${[...unknown].join(', ')}`);
  if (output.length !== 1) throw new Error(`build-cdn: ${name} became ${output.length} files`);
  return output[0].code;
}

function noteImports(tree, importer) {
  for (const node of tree.body) {
    const from = node.source && absolute(node.source.value, importer);
    if (!from || !coreModules.has(from)) continue;
    if (node.type !== 'ImportDeclaration') throw new Error(`build-cdn: ${importer} passes on ${from}; import it where it is used`);
    const names = wanted.get(from) ?? wanted.set(from, new Set()).get(from);
    for (const { imported } of node.specifiers) names.add(imported.name);
  }
}

/** A relative specifier as an absolute path; a package stays as it is. */
function absolute(specifier, importer) {
  return specifier.startsWith('.') ? resolve(dirname(importer), specifier) : specifier;
}

/** A template's text without what is for people: indentation, and in style sheets comments, the spaces around signs and digits that say nothing. */
function shortened(text, tag) {
  const single = (tag === 'css' ? text.replace(/\/\*[\s\S]*?\*\//g, '') : text).replace(/\s+/g, ' ');
  return tag === 'css'
    ? single
        .replace(/ ?([{};,>!]) ?/g, '$1')
        .replace(/: /g, ':')
        .replace(/;}/g, '}')
        .replace(/([\s:,(-])0\./g, '$1.')
        .replace(/#(\w)\1(\w)\2(\w)\3\b/g, '#$1$2$3')
    : single;
}

/** Where the literal parts of `html`, `svg` and `css` templates stand. */
function templatesIn(node, spans = []) {
  if (Array.isArray(node)) for (const each of node) templatesIn(each, spans);
  else if (node && typeof node === 'object') {
    if (node.type === 'TaggedTemplateExpression' && ['html', 'svg', 'css'].includes(node.tag.name))
      spans.push(...node.quasi.quasis.map(({ start, end }) => ({ start, end, tag: node.tag.name })));
    for (const value of Object.values(node)) if (value && typeof value === 'object') templatesIn(value, spans);
  }
  return spans;
}

/** The core's entry: exactly what the chunks bundled so far take from it. */
function coreCode() {
  const modules = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = modules.flatMap(([, each]) => [...each].sort());
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  if (twice) throw new Error(`build-cdn: two modules of the core export ${twice}`);
  return [...modules.map(([from, each]) => `import { ${[...each].sort().join(', ')} } from ${JSON.stringify(from)};`), `${runtime}.give('core', { ${names.join(', ')} });`].join(
    '\n',
  );
}

const hashOf = (text) => createHash('sha256').update(text).digest('base64');
const integrityOf = (text) => `sha256-${hashOf(text)}`;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const code = {};
for (const [name, parts] of Object.entries(chunks)) code[name] = await bundle(name, parts);
code.core = await bundle('core', { code: coreCode() });
const hashes = (names) => Object.fromEntries(names.map((name) => [name, hashOf(code[name])]));
// The loader carries one hash for each chunk that a page with the finder needs, and makes both its file's name and its
// integrity of it; every one costs it about fifty bytes. Those of all other chunks are in a chunk of its own, whose hash it carries.
const inLoader = ['core', 'catalogue', 'motcua-app', 'motcua-service-finder', 'service-results', 'worker', 'worker-client'];
code.more = `${runtime}.give("more", ${JSON.stringify(hashes(Object.keys(code).filter((name) => !inLoader.includes(name))))});\n`;
const released = hashes(Object.keys(code));
const first = hashes([...inLoader, 'more']);
const tags = elements.map((folder) => `motcua-${folder}`).join();
for (const [name, text] of Object.entries(code)) writeFileSync(new URL(chunkFile(name, released[name]), out), text);
const loader = await bundle('loader', {
  code: `import ${JSON.stringify(`${source}cdn/loader.ts`)};`,
  define: { __CHUNKS__: JSON.stringify(first), __TAGS__: JSON.stringify(tags), __VERSION__: JSON.stringify(version) },
});
const single = { loader: ['motcua.js', loader] };
// For hosts that allow neither our script nor our tags: `frame` goes into the page that holds a frame, `framed` into the page inside it.
for (const name of ['frame', 'framed']) single[name] = [`motcua-${name}.js`, await bundle(name, { code: `import ${JSON.stringify(`${source}cdn/${name}.ts`)};` })];
for (const [file, text] of Object.values(single)) writeFileSync(new URL(file, out), text);
const named = Object.fromEntries(Object.entries(single).map(([name, [file, text]]) => [name, { file, integrity: integrityOf(text) }]));
writeFileSync(
  new URL('release.json', out),
  `${JSON.stringify({ version, ...named, chunks: Object.fromEntries(Object.entries(released).map(([name, hash]) => [name, { file: chunkFile(name, hash), integrity: `sha256-${hash}` }])) }, null, 2)}\n`,
);

// What is put to the test: ours, and the specimen with which each probe is tested itself.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { fallback } from './kit.mjs';

const folderOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const elements = folderOf('packages/widgets/cdn');
const otherElements = folderOf('.cache/embed-safe/other-version');

/** Builds our elements as another version, unless they have been since they last changed. */
function buildOtherVersion() {
  const mark = join(otherElements, 'made-of.json');
  const release = readFileSync(join(elements, 'release.json'), 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === release) return;
  execFileSync(process.execPath, [folderOf('tools/build-cdn.mjs'), '--version', '9.9.9', '--out', otherElements], { cwd: folderOf('tools') });
  writeFileSync(mark, release);
}

const finder = `document.querySelector('motcua-service-finder')`;

/** Ours: the finder from one script and one element, as the README says. @returns {import('./kit.mjs').Subject} */
export function ours() {
  buildOtherVersion();
  const script = (folder) => (cdn, attributes) => `<script async src="${cdn}/${folder}/motcua.js" crossorigin="anonymous"${attributes}></script>`;
  return {
    name: 'motcua',
    version: JSON.parse(readFileSync(join(elements, 'release.json'), 'utf8')).version,
    folders: { '/motcua/': elements, '/motcua-next/': otherElements, '/danh-muc/': folderOf('packages/catalogue/public/hanoi') },
    head: script('motcua'),
    nextHead: script('motcua-next'),
    body: (cdn) => `<motcua-service-finder catalogue="${cdn}/danh-muc/catalogue.json">${fallback}</motcua-service-finder>`,
    works: `Boolean(${finder}?.shadowRoot?.querySelector('input'))`,
    async use({ page, evaluate, isTrue }) {
      const question = 'dang ky khai sinh';
      await page.getByRole('combobox').first().fill(question);
      await page.keyboard.press('Enter');
      if (!(await isTrue(`${finder}.shadowRoot.querySelector('a[href*="ma=1.001193"]')`)))
        throw new Error(`"${question}" found nothing: ${await evaluate(`${finder}.shadowRoot.textContent.slice(0, 60)`)}`);
    },
    words: 'Bạn cần làm gì?',
    update: { act: `${finder}.lang = 'en'`, shows: 'What do you need to do?' },
    style: 'motcua-service-finder { display: block; min-height: 560px } @media (min-width: 704px) { motcua-service-finder { min-height: 416px } }', // As docs/embedding.md says.
    trustedTypes: ['motcua-1', 'motcua-lit-1'],
    entry: /\/motcua\/motcua\.js/,
    parts: /\/motcua\/motcua-/,
    answers: /\/danh-muc\//,
  };
}

/** Files that a page fetches and does not use. */
const ballast = (cdn) =>
  readdirSync(elements)
    .filter((file) => file.endsWith('.js'))
    .map((file) => `<link rel="preload" as="script" href="${cdn}/ballast/${file}">`)
    .join('');

/** An element with the manners that the probes ask for, or with one fault. @returns {import('./kit.mjs').Subject} */
export function specimen(fault = '') {
  const file = fault === 'script-again' ? 'once' : 'specimen';
  const inner = ['script-down', 'no-script'].includes(fault) ? '' : fallback;
  const script = (version) => (cdn, attributes) => `<script async src="${cdn}/${file}.js?version=${version}&fault=${fault}" crossorigin="anonymous"${attributes}></script>`;
  return {
    name: fault || 'specimen',
    version: '1',
    folders: { '/': fileURLToPath(new URL('specimen/', import.meta.url)), '/ballast/': elements },
    head: (cdn, attributes) => script(1)(cdn, attributes) + (fault === 'bytes' ? ballast(cdn) : ''),
    nextHead: script(2),
    body: (cdn) => `<embed-specimen source="${cdn}/specimen.json">${inner}</embed-specimen>`,
    works: `Boolean(document.querySelector('embed-specimen')?.shadowRoot?.querySelector('input'))`,
    async use({ page, isTrue }) {
      await page.getByRole('textbox').first().fill('an');
      await page.getByRole('button').first().click();
      if (!(await isTrue(`document.querySelector('embed-specimen').shadowRoot.textContent.includes('An An 2')`))) throw new Error('it did not answer');
    },
    words: 'Chào bạn',
    update: { act: `document.querySelector('embed-specimen').setAttribute('label', 'Your name')`, shows: 'Your name' },
    trustedTypes: ['specimen'],
    entry: /\/specimen\.js/,
    parts: /\/specimen-part\.js/,
    answers: /\/specimen\.json/,
  };
}

/** Any script and tag. @returns {import('./kit.mjs').Subject} */
export function scriptAndTag(script, markup, { isModule = false, hasCors = true, trustedTypes = [] } = {}) {
  const given = markup.includes('<') ? markup : `<${markup}></${markup}>`;
  const [, before, tag, inner, after] = /^([^]*?<([a-z][\w.]*-[\w.-]*)[^>]*>)([^]*)(<\/\2\s*>[^]*)$/.exec(given) ?? [];
  if (!tag) throw new TypeError(`run: "${markup}" holds no custom element with an end tag`);
  const { origin, pathname } = new URL(script);
  // A host's own link, by which the probes tell whether anything is left: the one in the markup, or ours.
  const kept = inner.includes('<a ') ? `<div id="host-fallback">${inner}</div>` : inner + fallback;
  const body = before + kept + after;
  return {
    name: tag,
    version: script,
    cdn: origin,
    head: (_, attributes) => `<script ${isModule ? 'type="module"' : 'async'} src="${script}"${hasCors ? ' crossorigin="anonymous"' : ''}${attributes}></script>`,
    body: () => body,
    works: drawsSomething(tag),
    trustedTypes,
    entry: new RegExp(pathname.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
  };
}

/** Whether an element is defined and has drawn something of its own. */
export const drawsSomething = (tag) =>
  `(() => { const element = document.querySelector('${tag}'); return customElements.get('${tag}') !== undefined && element.getBoundingClientRect().height > 0 && (element.shadowRoot ?? element).querySelectorAll(':not(style, slot, #host-fallback, #host-fallback *)').length > 0; })()`;

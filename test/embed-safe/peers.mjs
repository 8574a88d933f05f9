// Embedded elements and loaders of others, as npm gives them, each put on a page as its own documents say. They are
// fetched into the cache when they are measured, and are no part of this repository.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fallback } from './kit.mjs';

const cache = fileURLToPath(new URL('../../.cache/embed-safe/peers/', import.meta.url));

/** Folder of a package of npm, fetched once. */
function fetched(name, version) {
  const folder = join(cache, `${name.replace(/\W/g, '_')}-${version}`);
  if (existsSync(join(folder, 'package.json'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'], { cwd: cache, stdio: ['ignore', 'ignore', 'inherit'] });
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  execFileSync('tar', ['xzf', join(folder, archive), '-C', folder, '--strip-components=1']);
  rmSync(join(folder, archive));
  return folder;
}

const inputOf = (tag) => `(document.querySelector('${tag}')?.shadowRoot ?? document.querySelector('${tag}'))?.querySelector('input')`;

/** A field of a design system: it takes what is typed, and its label changes. */
const field = (tag, label = 'label') => ({
  body: () => `<${tag} ${label}="Tên của bạn" name="ten" input-id="ten">${fallback}</${tag}>`,
  works: `Boolean(${inputOf(tag)})`,
  async use({ page, evaluate }) {
    await page.locator(tag).locator('input').first().fill('An');
    if ((await evaluate(`${inputOf(tag)}.value`)) !== 'An') throw new Error('the field does not keep what is typed');
  },
  update: { act: `document.querySelector('${tag}').setAttribute('${label}', 'Your name')`, shows: 'Your name' },
});

const stripeStart = (more) => `
import { loadConnectAndInitialize } from '$CDN/connect/dist/pure.esm.js';
globalThis[Symbol.for('start')] = () => {
  const connect = loadConnectAndInitialize({ publishableKey: 'pk_test_none', fetchClientSecret: async () => 'none' });
  document.querySelector('#payments').replaceChildren(connect.create('payments'));
};
${more}`;

/** What is compared. @returns {import('./kit.mjs').Subject[]} */
export const peers = () => [
  {
    name: 'SGDS',
    version: '@govtechsg/sgds-web-component 3.8.0, one component',
    folders: { '/sgds/': fetched('@govtechsg/sgds-web-component', '3.8.0'), '/sgds-next/': fetched('@govtechsg/sgds-web-component', '3.1.1') },
    head: (cdn, attributes) =>
      `<link rel="stylesheet" href="${cdn}/sgds/themes/day.css"><script src="${cdn}/sgds/components/Input/index.umd.min.js" crossorigin="anonymous"${attributes}></script>`,
    nextHead: (cdn, attributes) => `<script src="${cdn}/sgds-next/components/Input/index.umd.min.js" crossorigin="anonymous"${attributes}></script>`,
    ...field('sgds-input'),
    trustedTypes: ['lit-html'],
    entry: /\/sgds\/components\//,
  },
  {
    name: 'GCDS',
    version: '@gcds-core/components 1.3.1',
    folders: { '/gcds/': fetched('@gcds-core/components', '1.3.1'), '/gcds-next/': fetched('@gcds-core/components', '1.0.0') },
    head: (cdn, attributes) => `<link rel="stylesheet" href="${cdn}/gcds/dist/gcds/gcds.css"><script type="module" src="${cdn}/gcds/dist/gcds/gcds.esm.js"${attributes}></script>`,
    nextHead: (cdn, attributes) => `<script type="module" src="${cdn}/gcds-next/dist/gcds/gcds.esm.js"${attributes}></script>`,
    ...field('gcds-input'),
    entry: /\/gcds\/dist\/gcds\/gcds\.esm\.js/,
    parts: /\/gcds\/dist\/gcds\/p-.*\.entry\.js/,
  },
  {
    name: 'GovBR-DS',
    version: '@govbr-ds/webcomponents 1.21.3',
    folders: { '/govbr/': fetched('@govbr-ds/webcomponents', '1.21.3'), '/govbr-next/': fetched('@govbr-ds/webcomponents', '1.19.0') },
    head: (cdn, attributes) => `<script src="${cdn}/govbr/dist/webcomponents.umd.min.js" crossorigin="anonymous"${attributes}></script>`,
    nextHead: (cdn, attributes) => `<script src="${cdn}/govbr-next/dist/webcomponents.umd.min.js" crossorigin="anonymous"${attributes}></script>`,
    ...field('br-input'),
    entry: /\/govbr\/dist\//,
  },
  {
    name: 'Open Forms',
    version: '@open-formulieren/sdk 3.3.0, the script alone',
    folders: { '/forms/': fetched('@open-formulieren/sdk', '3.3.0'), '/forms-next/': fetched('@open-formulieren/sdk', '3.2.2') },
    head: (cdn, attributes) =>
      `<link rel="stylesheet" href="${cdn}/forms/dist/open-forms-sdk.css"><script src="${cdn}/forms/dist/open-forms-sdk.js" crossorigin="anonymous"${attributes}></script>`,
    nextHead: (cdn, attributes) => `<script src="${cdn}/forms-next/dist/open-forms-sdk.js" crossorigin="anonymous"${attributes}></script>`,
    body: () => `<div id="openforms-root">${fallback}</div>`,
    works: 'Boolean(globalThis.OpenForms?.OpenForm)',
    trustedTypes: ['dompurify'],
    entry: /\/forms\/dist\/open-forms-sdk\.js/,
    asked: [
      'style',
      'nonce',
      'trusted-types',
      'two-copies',
      'second-version',
      'host-lit',
      'other-library',
      'no-script',
      'base',
      'frozen',
      'old-libraries',
      'amd',
      'origins',
      'globals',
      'bytes',
    ],
    notApplicable: { '*': 'its forms come from a server of theirs, which was not there' },
  },
  {
    name: 'Deep Chat',
    version: 'deep-chat 2.4.2, demonstration mode',
    folders: { '/chat/': fetched('deep-chat', '2.4.2'), '/chat-next/': fetched('deep-chat', '2.4.1') },
    head: (cdn, attributes) => `<script type="module" src="${cdn}/chat/dist/deepChat.bundle.js"${attributes}></script>`,
    nextHead: (cdn, attributes) => `<script type="module" src="${cdn}/chat-next/dist/deepChat.bundle.js"${attributes}></script>`,
    body: () => `<deep-chat demo="true">${fallback}</deep-chat>`,
    works: `Boolean(document.querySelector('deep-chat')?.shadowRoot?.querySelector('#text-input'))`,
    async use({ page, isTrue }) {
      await page.locator('deep-chat').first().locator('#text-input').fill('An');
      await page.keyboard.press('Enter');
      if (!(await isTrue(`document.querySelector('deep-chat').shadowRoot.querySelector('.user-message-text') !== null`))) throw new Error('what was typed does not appear');
    },
    entry: /\/chat\/dist\//,
  },
  {
    name: 'Stripe Connect',
    version: '@stripe/connect-js 3.4.6, a stand-in for the script that only Stripe serves',
    folders: { '/connect/': fetched('@stripe/connect-js', '3.4.6') },
    head: () => '',
    body: () => '<div id="payments"></div>',
    start: stripeStart(`globalThis[Symbol.for('start')]();`),
    startAgain: `globalThis[Symbol.for('start')]()`,
    works: `document.querySelector('stripe-connect-payments')?.textContent === 'Payments'`,
    entry: /connect-js\.stripe\.com/,
    standIns: [
      [
        /connect-js\.stripe\.com/,
        `window.StripeConnect = { init: () => { customElements.define('stripe-connect-payments', class extends HTMLElement { setConnector() { this.textContent = 'Payments'; } }); return { connect: {}, update() {}, logout() {} }; } };`,
      ],
    ],
    asked: ['script-down', 'script-again', 'no-script'],
    notApplicable: { '*': 'its script comes from Stripe alone and was cut off' },
  },
];

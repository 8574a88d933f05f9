// An element with the manners that the probes ask for; `?fault=` plants one fault into it, which the probe of that name
// must catch. Two versions of it are told apart by `?version=`.
(() => {
  const { src, nonce } = document.currentScript;
  const fault = new URL(src).searchParams.get('fault');
  const version = new URL(src).searchParams.get('version');
  const has = (name) => fault === name;
  const key = Symbol.for(`embed-specimen/${version}`);
  if (globalThis[key] && !has('two-copies')) return;
  globalThis[key] = true;
  if (has('globals')) globalThis.embedSpecimen = {};
  if (has('amd') && typeof define === 'function' && define.amd) return void define([], () => {});
  if (has('frozen')) {
    (() => {
      'use strict';
      const answer = {};
      answer.toString = () => ''; // An inherited name that is frozen cannot be assigned to.
    })();
  }
  if (has('base') && document.baseURI !== location.href) throw new Error('addresses are taken from the page');

  const policyKey = Symbol.for('embed-specimen/policy');
  const rules = { createScriptURL: (address) => address };
  const policy = has('host-lit')
    ? globalThis.trustedTypes.createPolicy('lit-html', rules)
    : (globalThis[policyKey] ??= (globalThis.trustedTypes ?? { createPolicy: () => rules }).createPolicy('specimen', rules));
  const sheet = new CSSStyleSheet();
  const type =
    'font-size: max(16px, 1rem) !important; line-height: 1.5 !important; color: #111 !important; background-color: #fff !important; text-transform: none !important; text-indent: 0 !important; white-space: normal !important;';
  sheet.replaceSync(`
    :host { display: block; text-align: start; ${has('hostile-css') ? 'font-size: 1rem;' : type} }
    [hidden] { display: none; }
    label, p { margin: 0; overflow-wrap: anywhere; }
    input, button { font: inherit; color: inherit; min-height: 44px; box-sizing: border-box; max-width: 100%; border: 1px solid #555; background: #fff; }
    .answer { ${has('zoom') ? 'width: 700px;' : ''} }
    ${has('text-200') ? 'label { display: inline-block; width: 20rem; }' : ''}
    ${has('rtl') ? ':host-context([dir=rtl]) label { position: relative; left: 300px; }' : ''}
    ${has('forced-colors') ? 'input, button { border: 0; box-shadow: 0 0 0 1px #555; }' : ''}
    ${has('print') ? '@media print { :host, label, p { color: #fff !important; } }' : ''}
    ${has('dark') ? '@media (prefers-color-scheme: dark) { :host { background-color: #000 !important; color: #222 !important; } }' : ''}
  `);

  const part = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const address = new URL(has('origins') ? src.replace('127.0.0.1', 'localhost') : src, document.baseURI);
      address.pathname = '/specimen-part.js';
      script.src = has('trusted-types') ? address.href : policy.createScriptURL(address.href);
      if (!has('charset')) script.charset = 'utf-8';
      if (!has('nonce')) script.nonce = nonce;
      script.crossOrigin = 'anonymous';
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        reject(new Error('no part'));
      };
      document.head.append(script);
    });

  class Specimen extends HTMLElement {
    static observedAttributes = ['label'];
    #text = document.createTextNode('');
    #loading;

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
      if (has('quirks') && document.compatMode === 'BackCompat') throw new Error('a doctype is needed');
      if (!has('answers-down')) this.shadowRoot.append(document.createElement('slot'));
    }

    connectedCallback() {
      if (this.shadowRoot.querySelector('input')) return;
      if (has('shadow-root') && this.getRootNode() !== document) return;
      if (has('two-elements') && document.querySelector('embed-specimen') !== this) return;
      if (has('shown-later') && !this.checkVisibility({ contentVisibilityAuto: true })) return; // Looks once, and never again.
      void this.#begin();
      if (!has('part-down')) addEventListener('online', () => void this.#begin());
    }

    attributeChangedCallback() {
      this.#write();
    }

    #begin() {
      if (this.shadowRoot.querySelector('input')) return undefined;
      return (this.#loading ??= this.#draw().catch(() => {
        if (!has('part-down')) this.#loading = undefined;
        if (has('answers-down')) return;
        this.shadowRoot.querySelector('[role=alert]')?.remove();
        const alert = document.createElement('p');
        alert.setAttribute('role', 'alert');
        alert.textContent = 'Chưa tải được.';
        this.shadowRoot.append(alert);
      }));
    }

    async #draw() {
      await part();
      const { label } = await (await fetch(this.getAttribute('source'))).json();
      const form = document.createElement('form');
      const field = document.createElement('label');
      const input = document.createElement('input');
      const button = document.createElement('button');
      const answer = document.createElement('p');
      answer.className = 'answer';
      button.textContent = globalThis[Symbol.for('embed-specimen/words')];
      field.append(this.#text, input);
      form.append(field, button, answer);
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const [words, twice] = [[], [0, 1]];
        const say = () => words.push(input.value.replace('a', 'A'));
        if (has('old-libraries')) for (const index in twice) say(index); // Walks over what the page has added as well.
        else for (const index of twice) say(index);
        answer.textContent = `${words.join(' ')} ${words.length}`;
      });
      if (has('style')) form.setAttribute('style', 'margin: 0');
      this.label = label;
      this.#write();
      this.shadowRoot.replaceChildren(form);
      if (has('shift')) setTimeout(() => (form.style.paddingBottom = '400px'), 600);
    }

    #write() {
      const text = this.getAttribute('label') ?? this.label ?? '';
      // A translator may have taken the node away; what it left in its place goes.
      if (!has('translate') && !this.#text.isConnected) {
        const field = this.shadowRoot.querySelector('label');
        for (const font of field?.querySelectorAll('font') ?? []) font.remove();
        field?.prepend(this.#text);
      }
      this.#text.data = text;
    }
  }
  if (has('two-copies') || has('second-version') || !customElements.get('embed-specimen')) customElements.define('embed-specimen', Specimen);
  if (has('other-library'))
    CustomElementRegistry.prototype.define = (name) => {
      throw new Error(`${name} comes too late`);
    };
})();

// In the manner of libraries that take over the making of elements: both entrances are wrapped, and elements of their own
// are defined before and after ours.
(() => {
  const { define } = customElements;
  const { attachShadow } = Element.prototype;
  const known = new Map();
  CustomElementRegistry.prototype.define = function (name, element, options) {
    if (known.has(name)) throw new DOMException(`${name} is known already`, 'NotSupportedError');
    known.set(name, element);
    return define.call(this, name, element, options);
  };
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    root.styled = true;
    return root;
  };
  class LibraryButton extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
    }
  }
  customElements.define('library-button', LibraryButton);
  addEventListener('load', () => {
    customElements.define('library-card', class extends LibraryButton {});
    document.body.append(document.createElement('library-card'));
  });
})();

// A host that has brought its own Lit, as it comes from npm.
import { html, LitElement } from 'lit';

customElements.define(
  'host-greeting',
  class extends LitElement {
    render() {
      return html`<p>Trang này dùng Lit của mình</p>`;
    }
  },
);

import { css } from 'lit';
import { pairs } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  pairs,
  css`
    .gap > * {
      max-width: 48rem; /* Fields and lines that are read stay short on wide pages. */
    }
    :focus-visible[tabindex='-1'] {
      outline: none; /* Read, not pressed. */
    }
    form > label {
      display: block;
      font-weight: 650;
    }
    .code-field input {
      text-transform: uppercase;
      letter-spacing: 0.06em;
    }
    .code-field input::placeholder {
      text-transform: none;
      letter-spacing: normal;
    }
    .wrong {
      display: flex;
      gap: var(--_space-2);
      color: var(--_color-danger);
      font-weight: 500;
    }
    .mine {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--_space-4);
    }
    .mine .choice {
      flex: 1 1 14rem;
      width: auto;
    }
    .mine .link {
      padding-inline: 16px;
    }
    .figure {
      font-size: var(--_text-display);
      font-weight: 700;
      line-height: 1.25;
      text-wrap: balance;
    }
    .answer {
      padding-left: var(--_space-3);
      border-left: var(--_size-rule) solid var(--_color-success);
    }
    .written {
      white-space: pre-line; /* As it was written, with its lines. */
      overflow-wrap: anywhere;
      max-width: var(--_text-measure);
    }
    .due {
      font-size: var(--_text-large);
      font-weight: 650;
    }
    .timeline > li {
      position: relative;
      padding: 0 0 var(--_space-4) 2.2em;
    }
    .timeline > li > .icon {
      position: absolute;
      left: 0;
      top: 0.1em;
      color: var(--_color-accent);
      background: var(--_color-surface);
    }
    .timeline > li:not(:last-child)::before {
      content: '';
      position: absolute;
      left: calc(var(--_size-icon) / 2 - 1px);
      top: 1.6em;
      bottom: 0;
      border-left: 2px solid var(--_color-line);
    }
    dd small {
      display: block;
    }
    /* Its last button must not come to rest under the bar of easy mode. */
    :host([data-easy]) .withdrawal {
      scroll-margin-bottom: calc(8rem + var(--_app-bar-height, 0px));
    }
    .pairs {
      padding-top: var(--_space-3);
      border-top: 1px solid var(--_color-line);
    }
    @media (forced-colors: active) {
      .answer {
        border-color: CanvasText;
      }
    }
  `,
];

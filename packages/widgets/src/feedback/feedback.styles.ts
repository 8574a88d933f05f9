import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  css`
    .gap > *,
    .waiting {
      max-width: 48rem; /* Fields and lines that are read stay short on wide pages. */
    }
    :focus-visible[tabindex='-1'] {
      outline: none; /* Read, not pressed. */
    }
    .place {
      display: block;
      font-weight: 400;
    }
    label[for='find'] {
      display: block;
      font-weight: 650;
    }
    .choice > .icon:first-child {
      width: 2em;
      height: 2em;
    }
    .choice[aria-pressed='true'] {
      background: var(--_color-accent-quiet);
      box-shadow: inset var(--_size-rule) 0 var(--_color-accent);
    }
    .choice .chosen {
      color: var(--_color-accent);
      font-weight: 650;
    }
    .urgent {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--_space-4);
      padding: var(--_space-2) var(--_space-4);
      border-left: var(--_size-rule) solid var(--_color-danger);
      border-radius: 0 var(--_size-radius) var(--_size-radius) 0;
      background: var(--_color-danger-quiet);
    }
    .urgent p {
      flex: 1 1 16rem;
    }
    .urgent a {
      font-weight: 650;
    }
    .draft {
      margin-top: var(--_space-4);
    }
    @media (forced-colors: active) {
      .choice[aria-pressed='true'] {
        outline: 2px solid Highlight;
        outline-offset: -4px;
      }
    }
  `,
];

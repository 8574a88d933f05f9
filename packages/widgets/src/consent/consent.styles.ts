import { css } from 'lit';
import { folding, pairs, reading } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  folding,
  pairs,
  reading,
  css`
    .card {
      padding: var(--_space-4);
      border: 1px solid var(--_color-line);
      border-radius: var(--_size-radius);
    }
    .card.question {
      border: 2px solid var(--_color-accent);
    }
    .card > * + * {
      margin-top: var(--_space-3);
    }
    .pairs ul {
      padding-left: 1.1em;
      list-style: disc;
    }
    .state {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--_color-ink-muted);
      font-weight: 600;
    }
    .state.success {
      color: var(--_color-success);
    }
    .code {
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    /* Yes and no are as large as each other, and neither leads. */
    .answers > .button {
      flex: 1 1 11rem;
    }
    .offered > li + li,
    .past > li + li {
      border-top: 1px solid var(--_color-line);
    }
    .past > li {
      padding: var(--_space-3) 0;
    }
    .past small,
    .offered small {
      display: block;
    }
    .offered {
      margin-top: var(--_space-2);
      border-block: 1px solid var(--_color-line);
    }
    @media (forced-colors: active) {
      .card {
        border: 1px solid CanvasText;
      }
    }
    @media print {
      .state,
      .state.success {
        color: #000;
      }
    }
  `,
];

import { css } from 'lit';
import { folding, reading } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  folding,
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
    .card > * + *,
    form > * + * {
      margin-top: var(--_space-3);
    }
    .cards > * + *,
    .heading + .cards,
    .heading + p,
    .cards + .buttons,
    .chips + .notice {
      margin-top: var(--_space-3);
    }
    .stack > section {
      margin-top: var(--_space-8);
    }
    :host([chooser]) .chips {
      margin-top: var(--_space-3);
    }
    .name {
      font-weight: 650;
    }
    .code {
      font-size: calc(var(--_text-display) * 1.25);
      font-weight: 700;
      font-variant-numeric: tabular-nums;
      letter-spacing: 0.06em;
      line-height: 1.3;
    }
    .option {
      display: flex;
      align-items: center;
      gap: var(--_space-3);
      min-height: var(--_size-target);
    }
    legend,
    .label {
      font-weight: 650;
    }
    .past > li {
      padding: var(--_space-3) 0;
    }
    .past > li + li {
      border-top: 1px solid var(--_color-line);
    }
    .past small {
      display: block;
    }
    /* Yes and no are as large as each other, and neither leads. */
    .answers > .button {
      flex: 1 1 11rem;
    }
    @media (forced-colors: active) {
      .card {
        border: 1px solid CanvasText;
      }
    }
  `,
];

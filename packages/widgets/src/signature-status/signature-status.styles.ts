import { css } from 'lit';
import { fileButton, pairs } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  fileButton,
  pairs,
  css`
    .title:focus-visible {
      outline-offset: 4px;
    }
    .card {
      padding: var(--_space-4);
      border: 1px solid var(--_color-line);
      border-radius: var(--_size-radius);
    }
    .card > * + * {
      margin-top: var(--_space-3);
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }
    .tag {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 1px 10px 1px 7px;
      border-radius: 6px;
      background: var(--_color-surface-quiet);
      color: var(--_color-ink-muted);
      font-size: var(--_text-small);
      font-weight: 600;
    }
    .tag.success {
      background: var(--_color-success-quiet);
      color: var(--_color-success);
    }
    .tag.warning {
      background: var(--_color-warning-quiet);
      color: var(--_color-warning);
    }
    .tag.danger {
      background: var(--_color-danger-quiet);
      color: var(--_color-danger);
    }
    .figure {
      font-size: calc(var(--_text-display) * 1.35);
      font-weight: 700;
      line-height: 1.25;
      letter-spacing: -0.015em;
      font-variant-numeric: tabular-nums;
      text-wrap: balance;
    }
    .next {
      padding-left: var(--_space-3);
      border-left: var(--_size-rule) solid var(--_color-accent);
    }
    .next .small,
    .next b {
      display: block;
    }
    .pairs {
      padding-top: var(--_space-3);
      border-top: 1px solid var(--_color-line);
    }
    dd small {
      display: block;
    }
    @media (forced-colors: active) {
      .card,
      .tag {
        border: 1px solid CanvasText;
      }
    }
  `,
];

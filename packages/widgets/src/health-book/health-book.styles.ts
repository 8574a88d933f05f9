import { css } from 'lit';
import { fileButton, folding } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  fileButton,
  folding,
  css`
    .title:focus-visible {
      outline-offset: 4px;
    }
    .head {
      margin-bottom: var(--_space-2); /* Room for that mark above whose book it is. */
    }
    .sections {
      margin-top: var(--_space-4);
      border-top: 2px solid var(--_color-ink);
    }
    .sections > li {
      border-bottom: 1px solid var(--_color-line);
    }
    .sections h3 {
      font-size: inherit;
      font-weight: 500;
    }
    .row {
      padding-inline: var(--_space-2);
    }
    .row[aria-expanded='true'] {
      font-weight: 650;
    }
    .row > .verb {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: var(--_space-1);
      color: var(--_color-accent);
      font-weight: 600;
    }
    .shown {
      padding: 0 var(--_space-3) var(--_space-4);
      border-left: var(--_size-rule) solid var(--_color-accent);
    }
    .shown > * + * {
      margin-top: var(--_space-3);
    }
    .timer {
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    progress {
      display: block;
      width: 100%;
      height: 6px;
      border: 0;
      border-radius: 3px;
      background: var(--_color-line);
      accent-color: var(--_color-accent);
      appearance: none;
    }
    progress::-webkit-progress-bar {
      border-radius: 3px;
      background: var(--_color-line);
    }
    progress::-webkit-progress-value {
      border-radius: 3px;
      background: var(--_color-accent);
    }
    progress::-moz-progress-bar {
      background: var(--_color-accent);
    }
    .item {
      padding: var(--_space-3) 0;
      border-top: 1px solid var(--_color-line);
    }
    .item-name {
      font-size: var(--_text-large);
      font-weight: 650;
      line-height: 1.4;
    }
    .figure {
      font-variant-numeric: tabular-nums;
    }
    .item small {
      display: block;
    }
    .sure {
      display: flex;
      gap: var(--_space-2);
    }
    .sure .icon {
      margin-top: 0.14em;
      color: var(--_color-success);
    }
  `,
];

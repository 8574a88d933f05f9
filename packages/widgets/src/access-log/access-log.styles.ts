import { css } from 'lit';
import { reading } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  reading,
  css`
    .day + .day {
      margin-top: var(--_space-6);
    }
    .day > .heading {
      padding-bottom: var(--_space-1);
      border-bottom: 2px solid var(--_color-ink);
    }
    .entry {
      display: flex;
      gap: var(--_space-4);
      padding: var(--_space-3) 0;
      border-bottom: 1px solid var(--_color-line);
    }
    .entry > time {
      flex: none;
      min-width: 3.2em;
      color: var(--_color-ink-muted);
      font-variant-numeric: tabular-nums;
    }
    .entry > div {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .entry p > .icon {
      margin-right: var(--_space-1);
    }
    .refused {
      color: var(--_color-danger);
      font-weight: 600;
    }
  `,
];

import { css } from 'lit';
import { folding, reading } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  folding,
  reading,
  css`
    .kept,
    .past {
      border-block: 1px solid var(--_color-line);
    }
    .kept > li,
    .past > li {
      padding: var(--_space-3) 0;
    }
    .kept > li + li,
    .past > li + li {
      border-top: 1px solid var(--_color-line);
    }
  `,
];

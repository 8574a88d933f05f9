import { css } from 'lit';
import { folding, pairs, reading } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  folding,
  pairs,
  reading,
  css`
    .name {
      font-size: var(--_text-display);
      font-weight: 700;
      line-height: var(--_text-leading-tight);
      overflow-wrap: anywhere;
    }
    .address {
      overflow-wrap: anywhere;
    }
    .pairs {
      padding-top: var(--_space-3);
      border-top: 1px solid var(--_color-line);
    }
  `,
];

import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';
import { papersStyles } from '../service-answer/papers.styles.ts';

export const styles = [
  ...foundation,
  papersStyles,
  css`
    .print-only {
      display: none;
    }
    @media print {
      .print-only {
        display: block;
      }
    }
  `,
];

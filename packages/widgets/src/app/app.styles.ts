import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  css`
    /* The page inside is the host's: it keeps its own colours and type. */
    :host {
      background: none !important;
      color: inherit !important;
      color-scheme: inherit !important;
      font: inherit !important;
      text-align: inherit !important;
      text-indent: inherit !important;
      text-transform: inherit !important;
      white-space: inherit !important;
    }
    .shared {
      position: sticky;
      bottom: 0;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-2) var(--_space-4);
      padding: var(--_space-3) var(--_space-4);
      border-top: 2px solid var(--_color-ink);
      background: var(--_color-surface);
      color: var(--_color-ink);
      font-family: var(--_text-font);
      font-size: var(--_text-base);
      line-height: var(--_text-leading);
      z-index: 1;
    }
    .shared > p {
      flex: 1 1 16rem;
    }
    /* There before it speaks, so that it is read out; until then it takes no line. */
    .shared [role='alert']:empty {
      position: absolute;
    }
    .shared [role='timer'] {
      flex: none;
      font-variant-numeric: tabular-nums;
    }
    :host([data-easy]) .shared {
      gap: var(--_space-1) var(--_space-4);
      padding-block: var(--_space-2);
    }
    .shared.asking {
      background: var(--_color-warning-quiet);
    }
  `,
];

import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  css`
    .card {
      position: relative;
      padding: var(--_space-4);
      border: 1px solid var(--_color-line-strong);
      border-radius: var(--_size-radius);
    }
    .card:hover {
      border-color: var(--_color-accent);
    }
    /* The whole of it can be pressed; its name alone is the link, and what else can be pressed lies above. */
    .name::after {
      content: '';
      position: absolute;
      inset: 0;
    }
    .card a:not(.name) {
      position: relative;
      z-index: 1;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2) var(--_space-6);
    }
    dl > div {
      flex: 1 1 9rem;
      min-width: 0;
    }
    dt {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      font-size: var(--_text-small);
      color: var(--_color-ink-muted);
    }
    dt .icon {
      width: 1.25em;
      height: 1.25em;
    }
  `,
];

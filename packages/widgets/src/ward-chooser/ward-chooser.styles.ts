import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  css`
    label {
      display: block;
    }
    .hint {
      margin-bottom: var(--_space-2);
    }
    .told {
      min-height: 1.55em; /* Kept while there is nothing to say, so that nothing moves when there is. */
      margin-top: var(--_space-2);
      font-size: var(--_text-small);
      color: var(--_color-ink-muted);
    }
    .choice + .choice {
      border-top: 1px solid var(--_color-line);
    }
    .choice[aria-selected='true'] {
      background: var(--_color-accent-quiet);
      box-shadow: inset var(--_size-rule) 0 var(--_color-accent);
    }
    .chosen {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--_space-4);
    }
    .chosen > p {
      flex: 1 1 12rem;
      min-width: 0;
    }
    :focus-visible[tabindex='-1'] {
      outline: none; /* Read, not pressed. */
    }
    .source {
      margin-top: var(--_space-2);
    }
    @media (forced-colors: active) {
      .choice[aria-selected='true'] {
        outline: 2px solid Highlight;
        outline-offset: -4px;
      }
    }
  `,
];

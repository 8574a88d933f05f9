import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  css`
    form > .head {
      margin-bottom: var(--_space-2);
    }
    .hint {
      margin-top: var(--_space-2);
      text-wrap: pretty; /* No word of it alone on a line. */
    }
    .under {
      display: flex;
      justify-content: space-between;
      align-items: center;
      gap: var(--_space-4);
      min-height: var(--_size-target); /* Kept while there is nothing to say, so that nothing moves when there is. */
      margin-top: var(--_space-2);
    }
    .under > .link {
      white-space: nowrap; /* Beside a question of two lines it would be a word to a line. */
    }
    .taking {
      display: flow-root; /* Or it would stand lower by the margin of whatever comes first in it. */
    }
    /* On a phone what is found takes over: the host's page comes after it, and does not jump each time more or less is found. */
    @media (max-width: 703px) {
      .taking {
        min-height: 42rem; /* About a screen; not measured by it, or a frame that grows with its content would grow for ever. */
      }
      .under {
        min-height: 3.5em; /* A question of a few words makes two lines here. */
      }
    }
    #count:focus-visible {
      outline: none; /* Read, not pressed. */
    }
    .wrong {
      display: flex;
      gap: var(--_space-2);
      margin-top: var(--_space-2);
      color: var(--_color-danger);
      font-weight: 600;
    }
  `,
];

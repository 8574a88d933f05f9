import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  css`
    .hint {
      margin-bottom: var(--_space-1);
    }
    .under {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: center;
      gap: 0 var(--_space-4);
      min-height: var(--_size-target); /* Kept while there is nothing to say, so that nothing moves when there is. */
      margin-top: var(--_space-2);
    }
    [role='status']:focus-visible {
      outline: none; /* Read, not pressed. */
    }
    .wide {
      width: 100%;
      margin-top: var(--_space-4);
    }
    motcua-service-answer {
      background: none;
    }
    .wrong {
      display: flex;
      gap: var(--_space-2);
      margin-top: var(--_space-2);
      color: var(--_color-danger);
      font-weight: 600;
    }
    .meta {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--_space-4);
      font-size: var(--_text-small);
      color: var(--_color-ink-muted);
    }
    .meta > li {
      display: inline-flex;
      align-items: flex-start;
      gap: 6px;
    }
    .meta .icon {
      width: 1.25em;
      height: 1.25em;
      margin-top: 0.16em;
    }
    .meta b {
      font-weight: 600;
      color: var(--_color-ink);
    }
    .results {
      margin-top: var(--_space-2);
    }
    .result {
      padding: var(--_space-4) 0;
      border-bottom: 1px solid var(--_color-line);
    }
    .result > * + * {
      margin-top: var(--_space-1);
    }
    .result .heading a {
      display: block;
      padding: 8px 0;
      margin: -8px 0;
      min-height: var(--_size-target);
    }
    .result.best {
      padding-inline: var(--_space-4);
      border-bottom-color: var(--_color-accent-quiet);
      background: var(--_color-accent-quiet);
      box-shadow: inset var(--_size-rule) 0 var(--_color-accent);
    }
    @media (forced-colors: active) {
      .result.best {
        border: 2px solid Highlight;
      }
    }
  `,
];

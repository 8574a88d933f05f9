import { css } from 'lit';
import { folding } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  folding,
  css`
    .turn {
      padding-top: var(--_space-6);
    }
    .question {
      width: fit-content;
      max-width: 85%;
      margin-left: auto;
      padding: var(--_space-2) var(--_space-4);
      border-radius: var(--_size-radius);
      background: var(--_color-accent-quiet);
      white-space: pre-wrap;
    }
    .hidden {
      display: flex;
      justify-content: flex-end;
      gap: var(--_space-1);
      margin-top: var(--_space-1);
      color: var(--_color-ink-muted);
    }
    .answer {
      margin-top: var(--_space-3);
      padding-top: var(--_space-2);
      border-top: 2px solid var(--_color-ink);
    }
    .answer > * + *,
    .spoken > * + *,
    .card > * + *,
    .text > * + * {
      margin-top: var(--_space-2);
    }
    .slot {
      padding: var(--_space-2) 0;
      border-top: 1px solid var(--_color-line);
    }
    .slot dt {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      font-size: var(--_text-small);
      font-weight: 600;
      color: var(--_color-ink-muted);
    }
    .slot small {
      display: block;
    }
    .bullets,
    .numbers {
      padding-left: 1.4em;
      list-style: disc;
    }
    .numbers {
      list-style: decimal;
    }
    .composer {
      margin-top: var(--_space-6);
    }
    .composer label {
      display: block;
      margin-bottom: var(--_space-1);
      font-weight: 650;
    }
    textarea {
      flex: 1 1 12rem;
      min-width: 0;
      min-height: 56px;
      padding: 12px;
      border: 0;
      border-radius: inherit;
      background: none;
      color: inherit;
      font: inherit;
      resize: vertical;
    }
    textarea::placeholder {
      color: var(--_color-ink-muted);
      opacity: 1;
    }
    textarea:focus-visible {
      outline: none;
    }
    .composer .button {
      align-self: flex-end;
    }
    @media (forced-colors: active) {
      .question {
        border: 1px solid CanvasText;
      }
    }
  `,
];

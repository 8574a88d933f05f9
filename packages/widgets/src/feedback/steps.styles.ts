import { css } from 'lit';
import { fileButton } from '../core/blocks.styles.ts';
import { ticks } from '../core/ticks.styles.ts';

const own = css`
  label[for],
  legend {
    display: block;
    font-weight: 650;
  }
  legend .muted,
  label .muted,
  .link .muted {
    font-weight: 400;
  }
  .small.muted + .wrong + .field {
    margin-top: var(--_space-1);
  }
  textarea {
    flex: 1 1 7rem;
    min-width: 0;
    min-height: 8rem;
    padding: 12px;
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  textarea:focus-visible {
    outline: none;
  }
  .wrong {
    display: flex;
    gap: var(--_space-2);
    color: var(--_color-danger);
    font-weight: 500;
  }
  .field:focus-within input,
  .field input {
    max-width: 100%;
  }
  .done {
    display: flex;
    gap: var(--_space-2);
    color: var(--_color-success);
    font-weight: 500;
  }
  .pick {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-height: var(--_size-target);
    padding: var(--_space-2) 0;
    border-bottom: 1px solid var(--_color-line);
    cursor: pointer;
  }
  .pick b,
  .pick small {
    display: block;
  }
  .part + .part {
    margin-top: var(--_space-8);
    padding-top: var(--_space-4);
    border-top: 1px solid var(--_color-line);
  }
  .part fieldset + fieldset {
    margin-top: var(--_space-6);
  }
  .thumbnails {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3);
  }
  .thumbnails li {
    width: 8rem;
  }
  .thumbnails canvas {
    display: block;
    width: 100%;
    height: auto;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_size-radius);
    background: var(--_color-surface-quiet);
  }
  .read-back > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--_space-3);
    padding: var(--_space-3) 0;
    border-bottom: 1px solid var(--_color-line);
  }
  .read-back dt {
    grid-column: 1;
    color: var(--_color-ink-muted);
    font-size: var(--_text-small);
  }
  .read-back dd {
    grid-column: 1;
    min-width: 0;
  }
  .read-back .edit {
    grid-column: 2;
    grid-row: 1 / span 2;
  }
  .read-back small,
  .line {
    display: block;
  }
  .read-back canvas {
    max-width: 6rem;
  }
  .written {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .then {
    padding: var(--_space-4);
    border-radius: var(--_size-radius);
    background: var(--_color-surface-quiet);
  }
  progress {
    width: 100%;
    height: 12px;
    accent-color: var(--_color-accent);
  }
  .code {
    padding: var(--_space-4);
    border: 2px dashed var(--_color-line-strong);
    border-radius: var(--_size-radius);
    font-size: var(--_text-display);
    font-weight: 700;
    line-height: 1.3;
    letter-spacing: 0.02em;
    font-variant-numeric: tabular-nums;
  }
  .receipt .step-title .icon {
    color: var(--_color-success);
  }
  .item {
    padding: var(--_space-4);
    border: 1px solid var(--_color-line);
    border-radius: var(--_size-radius);
  }
  .excerpt {
    max-height: 5em;
    overflow: hidden;
  }
  @media (forced-colors: active) {
    .item,
    .then,
    .code {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .receipt {
      font-size: 14pt;
    }
  }
`;

/** Styles of the steps after the first. */
export const stepsStyles = [fileButton, ticks, own];

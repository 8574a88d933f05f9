import { css } from 'lit';

// Blocks that some elements have and others have not: each brings into its own chunk those that it draws.

/** What is unfolded at a press. */
export const folding = css`
  summary {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: var(--_size-target);
    color: var(--_color-accent);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
`;

/** A button that opens a file. */
export const fileButton = css`
  /* The file's own button cannot be styled everywhere; its label is the button, and shows its focus. */
  .file {
    position: relative;
  }
  .file input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .file:focus-within {
    outline: var(--_size-focus) solid var(--_color-accent);
    outline-offset: 2px;
  }
`;

/** Names and their values, side by side where there is room. */
export const pairs = css`
  .pairs {
    display: grid;
    gap: var(--_space-3);
  }
  .pairs > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-4);
  }
  .pairs dt {
    flex: 0 0 8rem;
    padding-top: 0.12em;
    color: var(--_color-ink-muted);
    font-size: var(--_text-small);
  }
  .pairs dd {
    flex: 1 1 13rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;

/** A page that is read: what a press leads to is marked with some room, and lines stay short on wide pages. */
export const reading = css`
  .title:focus-visible,
  [tabindex='-1']:focus-visible {
    outline-offset: 4px;
  }
  .gap > * {
    max-width: 48rem;
  }
`;

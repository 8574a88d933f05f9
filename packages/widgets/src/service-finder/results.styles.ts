import { css } from 'lit';

/** What only the results draw; they bring it along. */
export const resultsStyles = css`
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
    position: relative;
    padding: var(--_space-4) var(--_space-2);
    border-bottom: 1px solid var(--_color-line);
    /* What is out of sight is laid out when it comes into sight: with each letter the list is another. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto 12rem;
  }
  .result > * + * {
    margin-top: var(--_space-1);
  }
  /* The whole of it can be pressed; its name alone is the link. */
  .result a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  /* Reached by the field's arrow keys: drawn as focus is, since it is what a key press opens. */
  .result [aria-selected='true']::after {
    outline: var(--_size-focus) solid var(--_color-accent);
    outline-offset: calc(var(--_size-focus) * -1);
    border-radius: var(--_size-radius);
  }
  .result.best {
    padding-inline: var(--_space-4);
    border-bottom-color: var(--_color-accent-quiet);
    background: var(--_color-accent-quiet);
    box-shadow: inset var(--_size-rule) 0 var(--_color-accent);
  }
  .choice[aria-selected='true'] {
    outline: var(--_size-focus) solid var(--_color-accent);
    outline-offset: calc(var(--_size-focus) * -1);
    border-radius: var(--_size-radius);
  }
  .ward {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
    margin-top: var(--_space-4);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-top: var(--_space-2);
  }
  /* Its place is kept until it has been counted. */
  .chip .number {
    min-width: 2.8em;
    text-align: start;
  }
  .narrowing {
    width: 100%;
    max-width: none;
    margin: var(--_space-3) 0 0;
    padding: var(--_space-4);
    position: static;
    border: 1px solid var(--_color-line);
    border-radius: var(--_size-radius);
    background: var(--_color-surface);
    color: var(--_color-ink);
  }
  .narrowing.drawer {
    position: fixed;
    inset: auto 0 0;
    max-height: 85vh;
    margin: 0;
    overflow: auto;
    border-width: 2px 0 0;
    border-radius: var(--_size-radius) var(--_size-radius) 0 0;
  }
  .narrowing::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  .narrowing .group {
    margin-top: var(--_space-4);
  }
  .narrowing legend {
    padding-bottom: var(--_space-1);
    font-weight: 650;
  }
  @media (forced-colors: active) {
    .result.best {
      border: 2px solid Highlight;
    }
  }
`;

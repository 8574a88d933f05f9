import { css } from 'lit';

export const furtherStyles = css`
  .qr {
    display: block;
    width: min(100%, 15rem);
    height: auto;
    border: 1px solid var(--_color-line);
  }
  .panel {
    padding: var(--_space-3) 0 var(--_space-4);
    border-bottom: 1px solid var(--_color-line);
  }
  .panel .field {
    max-width: 16rem;
  }
  .panel label > span {
    display: block;
  }
  .actions .button {
    text-align: start;
  }
  .by-hand {
    padding-bottom: var(--_space-4);
  }
  .panel input,
  .address {
    color: var(--_color-ink);
  }

  .print-only {
    display: none;
  }
  @media print {
    /* What one takes to the counter is one sheet of A4; in easy mode large text matters more. */
    :host(:not([data-easy])) {
      --_text-small: 8.5pt;
      --_text-base: 9pt;
      --_text-large: 9.5pt;
      --_text-title: 11pt;
      --_text-display: 14pt;
      --_text-leading: 1.25;
      --_text-leading-tight: 1.15;
      --_text-measure: none;
      --_space-1: 2px;
      --_space-2: 3px;
      --_space-3: 5px;
      --_space-4: 6px;
      --_space-6: 8px;
      --_space-8: 8px;
    }
    :host([data-length='middle']:not([data-easy])) {
      --_text-small: 9pt;
      --_text-base: 10pt;
      --_text-large: 10.5pt;
      --_text-title: 12pt;
      --_text-display: 15pt;
      --_space-3: 6px;
      --_space-4: 8px;
      --_space-6: 10px;
    }
    :host([data-length='short']:not([data-easy])) {
      --_text-small: 9.5pt;
      --_text-base: 11pt;
      --_text-large: 11.5pt;
      --_text-title: 14pt;
      --_text-display: 18pt;
      --_text-leading: 1.35;
      --_space-3: 8px;
      --_space-4: 10px;
      --_space-6: 14px;
    }
    .columns {
      display: block;
    }
    .fact {
      flex: 1 1 0;
    }
    .fact:first-child {
      flex-grow: 2; /* Ways to apply are sentences; days and fees are mostly figures. */
    }
    .fact dd {
      max-width: none;
    }
    /* What only a screen can do, and what is read at home. */
    .more,
    .chips,
    .group > legend small,
    [aria-labelledby='papers'] > .muted,
    [aria-labelledby='answers'],
    .tick small > span,
    .help > .small {
      display: none;
    }
    /* A sheet that is full has no room for who says so, and for what is not known: that stands on the page. */
    :host([data-length='long']:not([data-easy])) .proof,
    :host([data-length='full']:not([data-easy])) .proof {
      display: none;
    }
    :host(:not([data-easy])) .tick {
      min-height: 0;
      padding: 2px 0;
    }
    .tick b,
    .tick small {
      display: inline;
      margin-inline-end: 6px;
    }
    .tick input {
      width: 13px;
      height: 13px;
      border-width: 1px;
      border-radius: 3px;
    }
    .steps > li {
      padding-left: 1.6em;
    }
    .steps > li::before {
      top: 0;
      width: auto;
      border: 0;
      font-size: inherit;
      line-height: inherit;
      color: inherit;
    }
    .link {
      min-height: 0;
    }
    .notice {
      padding: var(--_space-2) var(--_space-3);
    }
    .help {
      display: flex;
      align-items: baseline;
      gap: var(--_space-4);
    }
    .help .number {
      min-height: 0;
    }
    .print-only {
      display: block;
      font-size: var(--_text-small);
      overflow-wrap: anywhere;
    }
    /* The way back to the page stands in the corner, where it takes no lines from what is read. */
    article {
      position: relative;
    }
    article > header {
      min-height: 21mm;
      padding-inline-end: 24mm;
    }
    .print-only .qr {
      position: absolute;
      top: 0;
      right: 0;
      width: 20mm;
      border: 0;
    }
  }
`;

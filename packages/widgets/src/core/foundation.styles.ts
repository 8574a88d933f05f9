import { css } from 'lit';
import { tokens } from './tokens.styles.ts';

/**
 * What every element's shadow root starts from: type, focus, buttons, fields, chips, notices, the source line.
 * No container queries, nesting, :has or color-mix: Chrome 94, Safari 15.4 and Firefox 115 must read it.
 */
export const foundation = [
  tokens,
  css`
    :host {
      display: block;
      /* A host's rules for everything reach the element itself and are inherited inside; only these make them stop at the door. */
      font: var(--_text-base) / var(--_text-leading) var(--_text-font) !important;
      color: var(--_color-ink) !important;
      background: var(--_color-surface) !important;
      text-align: start !important;
      text-indent: 0 !important;
      text-transform: none !important;
      white-space: normal !important;
      overflow-wrap: break-word;
      -webkit-text-size-adjust: 100%;
    }
    :host([hidden]),
    [hidden] {
      display: none !important;
    }
    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }
    h2, h3, h4, p, ul, ol, dl, dd, fieldset, legend {
      margin: 0;
      padding: 0;
      border: 0;
    }
    ul, ol {
      list-style: none;
    }
    fieldset {
      min-width: 0;
    }
    a {
      color: var(--_color-accent);
      text-underline-offset: 0.18em;
      text-decoration-thickness: 1px;
    }
    a:hover {
      text-decoration-thickness: 3px;
    }
    b {
      font-weight: 650;
    }
    :focus {
      outline: none;
    }
    :focus-visible {
      outline: var(--_size-focus) solid var(--_color-accent);
      outline-offset: 2px;
      border-radius: calc(var(--_size-radius) - 4px);
    }
    button, input {
      font: inherit;
      color: inherit;
      letter-spacing: inherit;
      word-spacing: inherit;
    }
    .icon {
      flex: none;
      width: var(--_size-icon);
      height: var(--_size-icon);
      vertical-align: -0.28em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .unseen {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .display, .title, .heading {
      font-weight: 700;
      line-height: var(--_text-leading-tight);
      text-wrap: pretty;
    }
    .display {
      font-size: var(--_text-display);
      letter-spacing: -0.01em;
    }
    .title {
      font-size: var(--_text-title);
    }
    .heading {
      font-size: var(--_text-large);
      line-height: 1.4;
      font-weight: 650;
    }
    .lead {
      font-size: var(--_text-large);
    }
    .lead, .text {
      max-width: var(--_text-measure);
      text-wrap: pretty;
    }
    .muted {
      color: var(--_color-ink-muted);
    }
    .small {
      font-size: var(--_text-small);
    }
    .together {
      white-space: nowrap;
    }
    .whole {
      display: inline-block; /* Goes to the next line as one, and still breaks where it does not fit. */
    }
    .stack > * + * {
      margin-top: var(--_space-3);
    }
    .section {
      padding-top: var(--_space-8);
    }
    .section > .title {
      margin-bottom: var(--_space-3);
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: flex-start;
      gap: 0 var(--_space-4);
    }
    .head .button[aria-pressed='false'] {
      padding-inline: 0; /* A button without a border stands where its words begin; a margin would make a page without one scroll sideways. */
    }

    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      min-height: var(--_size-target);
      min-width: var(--_size-target);
      padding: 6px 18px;
      border: 2px solid var(--_color-accent);
      border-radius: var(--_size-radius);
      background: var(--_color-surface);
      color: var(--_color-accent);
      font-weight: 600;
      line-height: 1.35;
      text-align: center;
      text-wrap: balance;
      text-decoration: none;
      cursor: pointer;
    }
    .button:hover {
      background: var(--_color-accent-quiet);
    }
    .button:focus-visible {
      border-radius: var(--_size-radius);
    }
    .button.primary {
      background: var(--_color-accent);
      color: var(--_color-on-accent);
    }
    .button.primary:hover {
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    .button.quiet {
      border-color: transparent; /* Forced colours would paint it; see below. */
      background: none;
      padding-inline: 10px;
    }
    .button.quiet:hover {
      text-decoration: underline;
    }
    .button.quiet[aria-pressed='true'] {
      background: var(--_color-accent-quiet);
      border-color: var(--_color-accent);
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-3);
    }
    :host([data-easy]) .buttons > .button {
      flex: 1 1 100%;
    }
    .link {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      min-height: var(--_size-target);
      padding: 0;
      border: 0;
      background: none;
      color: var(--_color-accent);
      text-align: left;
      text-decoration: underline;
      text-underline-offset: 0.18em;
      cursor: pointer;
    }

    .field {
      display: flex;
      flex-wrap: wrap;
      align-items: stretch;
      background: var(--_color-surface);
      border: 2px solid var(--_color-line-strong);
      border-radius: var(--_size-radius);
      min-height: 60px;
    }
    .field > .icon {
      align-self: center;
      margin-left: 14px;
      color: var(--_color-ink-muted);
    }
    .field input {
      flex: 1 1 7rem;
      min-width: 0;
      min-height: 56px;
      padding: 8px 12px;
      border: 0;
      border-radius: inherit;
      background: none;
      font-size: var(--_text-large);
      appearance: none;
    }
    .field input::placeholder {
      color: var(--_color-ink-muted);
      opacity: 1;
    }
    .field input::-webkit-search-cancel-button {
      display: none;
    }
    .field:focus-within {
      border-color: var(--_color-accent);
      outline: var(--_size-focus) solid var(--_color-accent);
      outline-offset: 2px;
    }
    .field input:focus-visible {
      outline: none;
    }
    .field .button {
      margin: 4px;
      border-radius: calc(var(--_size-radius) - 4px);
    }
    :host([data-easy]) .field .button.primary {
      flex: 1 1 100%;
    }

    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-2);
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      min-height: var(--_size-target);
      padding: 4px 16px 4px 12px;
      border: 1px solid var(--_color-line-strong);
      border-radius: 999px;
      background: var(--_color-surface);
      color: var(--_color-ink);
      font-weight: 500;
      line-height: 1.3;
      text-align: left;
      cursor: pointer;
    }
    .chip .icon {
      color: var(--_color-accent);
    }
    @media (hover: hover) {
      .chip:hover {
        border-color: var(--_color-accent);
        background: var(--_color-accent-quiet);
      }
    }
    .chip:focus-visible {
      border-radius: 999px;
    }
    .chip[aria-pressed='true'] {
      border: 2px solid var(--_color-accent);
      padding-inline: 11px 15px;
      background: var(--_color-accent-quiet);
      font-weight: 650;
    }
    mark {
      background: var(--_color-mark);
      color: var(--_color-ink);
      font-weight: 700;
      border-radius: 2px;
    }

    .notice {
      display: flex;
      gap: var(--_space-3);
      padding: var(--_space-4);
      border-left: var(--_size-rule) solid var(--_color-line-strong);
      border-radius: 0 var(--_size-radius) var(--_size-radius) 0;
      background: var(--_color-surface-quiet);
    }
    .notice > .icon {
      width: 1.6em;
      height: 1.6em;
      color: var(--_color-ink-muted);
    }
    .notice > div {
      flex: 1;
      min-width: 0;
    }
    .notice > div > * + * {
      margin-top: var(--_space-1);
    }
    .notice .buttons {
      margin-top: var(--_space-3);
    }
    .notice .button.quiet {
      border-color: currentColor;
      background: var(--_color-surface);
    }
    .notice.warning {
      border-color: var(--_color-warning);
      background: var(--_color-warning-quiet);
    }
    .notice.warning > .icon {
      color: var(--_color-warning);
    }
    .notice.danger {
      border-color: var(--_color-danger);
      background: var(--_color-danger-quiet);
    }
    .notice.danger > .icon,
    .notice.danger .notice-title {
      color: var(--_color-danger);
    }
    .notice-title {
      font-weight: 650;
    }
    .unsure {
      display: flex;
      gap: var(--_space-2);
      color: var(--_color-warning);
      font-weight: 500;
    }
    .unsure .icon {
      margin-top: 0.14em;
    }
    .source,
    .age {
      display: flex;
      gap: var(--_space-2);
      font-size: var(--_text-small);
      line-height: 1.5;
      color: var(--_color-ink-muted);
    }
    .source .icon,
    .age > .icon {
      width: 1.25em;
      height: 1.25em;
      margin-top: 0.13em;
    }
    .source a,
    .age a {
      color: inherit;
    }
    .skeleton {
      display: block;
      height: 1.1em;
      margin: var(--_space-3) 0;
      border-radius: 6px;
      background: var(--_color-line);
      opacity: 0.6;
    }
    .skeleton.half {
      width: 45%;
    }

    .choices {
      margin-top: var(--_space-2);
      border: 1px solid var(--_color-line-strong);
      border-radius: var(--_size-radius);
      overflow: hidden;
    }
    .choices > * + * {
      border-top: 1px solid var(--_color-line);
    }
    .choice {
      display: flex;
      align-items: center;
      gap: var(--_space-3);
      width: 100%;
      min-height: var(--_size-target);
      padding: 10px 12px 10px 16px;
      border: 0;
      background: none;
      color: var(--_color-ink);
      text-align: left;
      text-decoration: none;
      line-height: 1.4;
      cursor: pointer;
    }
    .choice > span {
      flex: 1;
      min-width: 0;
    }
    .choice b,
    .choice small {
      display: block;
    }
    .choice > .icon {
      color: var(--_color-accent);
    }
    @media (hover: hover) {
      .choice:hover {
        background: var(--_color-accent-quiet);
      }
    }
    .choice:focus-visible {
      outline-offset: -4px;
      border-radius: var(--_size-radius);
    }
    small {
      font-size: var(--_text-small);
      color: var(--_color-ink-muted);
    }
    .gap {
      margin-top: var(--_space-4);
    }

    .help {
      margin-top: var(--_space-8);
      padding-top: var(--_space-3);
      border-top: 2px solid var(--_color-ink);
    }
    .help .number {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
      min-height: var(--_size-target);
      font-size: var(--_text-title);
      font-weight: 700;
      text-decoration: none;
    }
    :host([data-easy]) .help {
      position: sticky;
      bottom: var(--_app-bar-height, 0px);
      background: var(--_color-surface);
      padding-bottom: var(--_space-2);
    }
    /* What gets the focus must not come to rest under the bar (WCAG 2.2, 2.4.11). */
    :host([data-easy]) :is(a, button, input, summary, [tabindex]) {
      scroll-margin-bottom: calc(8rem + var(--_app-bar-height, 0px));
    }
    :host([data-easy]) .help a {
      scroll-margin-bottom: 0;
    }
    @media (forced-colors: active) {
      .button, .chip, .field, .notice {
        border-color: CanvasText;
      }
      .button.quiet {
        border-color: Canvas;
      }
      .icon {
        color: CanvasText;
      }
      .skeleton {
        border: 1px solid CanvasText;
      }
      mark {
        background: Mark;
        color: MarkText;
      }
    }
    @media print {
      :host, .button {
        background: none !important;
        color: #000 !important; /* Paper shows no ground, and may be printed from a dark screen. */
      }
      .screen-only {
        display: none !important;
      }
    }
  `,
];

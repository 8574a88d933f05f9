import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  css`
    .lead {
      margin-top: var(--_space-2);
    }
    .drop {
      margin-top: var(--_space-4);
      padding: var(--_space-6) var(--_space-4);
      border: 2px dashed var(--_color-line-strong);
      border-radius: var(--_size-radius);
    }
    .drop.over {
      border-color: var(--_color-accent);
      background: var(--_color-accent-quiet);
    }
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
    .checking {
      margin-top: var(--_space-4);
    }
    .checking > .buttons {
      margin-top: var(--_space-3);
    }
    .checking .section {
      padding-top: 0;
    }
    .results > * {
      margin-top: var(--_space-6);
    }
    .neutral {
      --_tone: var(--_color-ink);
      --_quiet: var(--_color-surface-quiet);
    }
    .success {
      --_tone: var(--_color-success);
      --_quiet: var(--_color-success-quiet);
    }
    .warning {
      --_tone: var(--_color-warning);
      --_quiet: var(--_color-warning-quiet);
    }
    .danger {
      --_tone: var(--_color-danger);
      --_quiet: var(--_color-danger-quiet);
    }
    .verdict {
      border: 1px solid var(--_color-line);
      border-radius: var(--_size-radius);
      overflow: hidden;
    }
    .verdict-head {
      display: flex;
      gap: var(--_space-3);
      padding: var(--_space-4);
      border-left: 6px solid var(--_tone);
      background: var(--_quiet);
    }
    .verdict-head > .icon {
      width: 2.4rem;
      height: 2.4rem;
    }
    .verdict-head > div {
      flex: 1;
      min-width: 0;
    }
    .verdict-head > .icon,
    .verdict-head .title,
    h4 {
      color: var(--_tone);
    }
    .verdict-head p {
      margin-top: var(--_space-1);
    }
    /* What follows from the verdict comes into view with its title, above the bar of easy mode. */
    [id^='verdict-'] {
      scroll-margin: var(--_space-6) 0 12rem;
    }
    .verdict-body {
      padding: var(--_space-4);
    }
    .each {
      padding-top: var(--_space-3);
      border-top: 2px solid var(--_color-ink);
    }
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
    small {
      display: block;
      overflow-wrap: anywhere;
    }
    .checks > li {
      display: flex;
      gap: var(--_space-3);
      padding: var(--_space-2) 0;
    }
    .checks > li + li {
      border-top: 1px solid var(--_color-line);
    }
    .checks > li > span {
      flex: 1;
      min-width: 0;
    }
    .pass :is(.icon, b) {
      color: var(--_color-success);
    }
    .fail :is(.icon, b) {
      color: var(--_color-danger);
    }
    .unknown :is(.icon, b) {
      color: var(--_color-warning);
    }
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
    details[open] > summary > .icon {
      transform: rotate(180deg);
    }
    .technical > li {
      padding: var(--_space-1) 0;
    }
    @media print {
      .verdict-head,
      .each {
        break-inside: avoid;
      }
    }
  `,
];

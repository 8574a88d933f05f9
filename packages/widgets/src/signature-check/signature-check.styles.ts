import { css } from 'lit';
import { fileButton, folding, pairs } from '../core/blocks.styles.ts';
import { foundation } from '../core/foundation.styles.ts';

export const styles = [
  ...foundation,
  fileButton,
  folding,
  pairs,
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

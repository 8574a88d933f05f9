import { css } from 'lit';
import { foundation } from '../core/foundation.styles.ts';
import { papersStyles } from './papers.styles.ts';

export const styles = [
  ...foundation,
  papersStyles,
  css`
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-6);
      margin-top: var(--_space-6);
    }
    .fact {
      flex: 1 1 12rem;
      min-width: 0;
      padding-top: var(--_space-2);
      border-top: 2px solid var(--_color-ink);
    }
    .fact dt {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      font-size: var(--_text-small);
      font-weight: 600;
      color: var(--_color-ink-muted);
    }
    .fact dd {
      max-width: 38ch;
      text-wrap: pretty;
    }
    .fact dd + dd {
      margin-top: var(--_space-1);
    }
    .fact .figure {
      margin: 2px 0 4px;
      font-size: var(--_text-display);
      font-weight: 700;
      line-height: 1.25;
      letter-spacing: -0.01em;
      text-wrap: balance;
    }
    .fact .figure.unknown {
      color: var(--_color-warning);
      font-size: var(--_text-title);
    }
    .steps {
      counter-reset: step;
    }
    .steps > li {
      counter-increment: step;
      position: relative;
      padding: 0 0 var(--_space-6) 3.25rem;
    }
    .steps > li::before {
      content: counter(step);
      position: absolute;
      left: 0;
      top: -0.12em;
      width: 2.1rem;
      border-bottom: 2px solid var(--_color-accent);
      font-size: var(--_text-title);
      font-weight: 700;
      line-height: 1.4;
      text-align: center;
      color: var(--_color-accent);
    }
    .steps > li:last-child {
      padding-bottom: 0;
    }
    .steps b {
      display: block;
    }
    .more {
      border-bottom: 1px solid var(--_color-line);
    }
    .more:first-child {
      border-top: 1px solid var(--_color-line);
    }
    .more > summary {
      display: flex;
      align-items: center;
      gap: var(--_space-3);
      min-height: calc(var(--_size-target) + 8px);
      padding: 6px 0;
      font-weight: 600;
      color: var(--_color-accent);
      list-style: none;
      cursor: pointer;
    }
    .more > summary::-webkit-details-marker {
      display: none;
    }
    .more[open] > summary > .icon {
      transform: rotate(180deg);
    }
    .more > summary small {
      margin-left: auto;
      font-weight: 400;
    }
    .more > :not(summary) {
      padding-bottom: var(--_space-4);
    }
    .columns {
      display: flex;
      flex-wrap: wrap;
      gap: 0 64px;
      align-items: flex-start;
    }
    .columns > .main {
      flex: 999 1 34rem;
      min-width: 0;
    }
    .columns > .side {
      flex: 1 1 17rem;
      min-width: 0;
    }
    .actions > .button {
      display: flex;
      margin-inline-start: -12px; /* A button without a border stands where its words begin. */
    }
    @media print {
      .facts {
        flex-wrap: nowrap;
        gap: var(--_space-4);
      }
      .steps > li {
        padding-bottom: var(--_space-2);
      }
    }
  `,
];

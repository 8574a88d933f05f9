import { css } from 'lit';
import { ticks } from '../core/ticks.styles.ts';

/** What guides for life events need besides the foundation. */
export const lifeEventsStyles = css`
  ${ticks}
  .situations {
    margin-top: var(--_space-6);
  }
  .situations > legend {
    padding-bottom: var(--_space-2);
    font-weight: 650;
  }
  .situations > legend small {
    display: block;
    font-weight: 400;
  }
  .todo {
    counter-increment: todo;
    position: relative;
    padding: var(--_space-3) 0 var(--_space-2) 3rem;
    border-top: 1px solid var(--_color-line);
    break-inside: avoid;
  }
  .todo::before {
    content: counter(todo);
    position: absolute;
    left: 0;
    width: 2rem;
    border-bottom: 2px solid var(--_color-accent);
    color: var(--_color-accent);
    font-size: var(--_text-title);
    font-weight: 700;
    line-height: 1.3;
    text-align: center;
  }
  .todos {
    counter-reset: todo;
  }
  .todo .heading a {
    display: inline-block;
    min-height: var(--_size-target);
    padding: 8px 0;
    margin: -8px 0;
  }
  .todo > * + * {
    margin-top: var(--_space-1);
  }
  .todo > p:last-child {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .todo label {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-height: var(--_size-target);
    padding-right: var(--_space-3);
    cursor: pointer;
  }
  .todo input:checked + span {
    font-weight: 650;
  }
  @media print {
    .todo {
      padding-block: 4px;
    }
    .todo label {
      min-height: 0;
    }
  }
`;

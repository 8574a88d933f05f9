import { css } from 'lit';

/** Boxes to tick, and rings to choose one by: drawn by us, since a browser's own are grey in the dark. */
export const ticks = css`
  [type='checkbox'],
  [type='radio'] {
    appearance: none;
    flex: none;
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    margin: 0;
    border: 2px solid var(--_color-line-strong);
    border-radius: 6px;
    background: var(--_color-surface);
    cursor: pointer;
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }
  [type='radio'] {
    border-radius: 50%;
  }
  :host([data-easy]) [type='checkbox'],
  :host([data-easy]) [type='radio'] {
    width: 36px;
    height: 36px;
  }
  [type='checkbox']:checked {
    border-color: var(--_color-accent);
    background: var(--_color-accent);
  }
  [type='checkbox']:checked::before {
    content: '';
    width: 14px;
    height: 7px;
    border: solid var(--_color-on-accent);
    border-width: 0 0 3px 3px;
    transform: translateY(-2px) rotate(-45deg);
  }
  [type='radio']:checked {
    border: 9px solid var(--_color-accent);
  }
  @media (forced-colors: active) {
    [type='checkbox'],
    [type='radio'] {
      appearance: auto;
    }
    [type='checkbox']:checked::before {
      content: none;
    }
  }
`;

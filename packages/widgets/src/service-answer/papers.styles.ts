import { css } from 'lit';

/** What the checklist of papers draws, on screen and on the sheet that is taken along. */
export const papersStyles = css`
  .group {
    padding-top: var(--_space-4);
  }
  .group > legend {
    float: left;
    width: 100%;
    padding-bottom: var(--_space-1);
    font-weight: 650;
  }
  .group > legend ~ * {
    clear: both;
  }
  .group > legend small {
    display: block;
    font-weight: 400;
  }
  .situation {
    padding-top: var(--_space-4);
    font-weight: 650;
  }
  .tick {
    display: flex;
    gap: var(--_space-3);
    align-items: flex-start;
    min-height: var(--_size-target);
    padding: 10px 0;
    border-top: 1px solid var(--_color-line);
    cursor: pointer;
  }
  .tick input {
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
  :host([data-easy]) .tick input {
    width: 36px;
    height: 36px;
  }
  .tick input:checked {
    border-color: var(--_color-accent);
    background: var(--_color-accent);
  }
  .tick input:checked::before {
    content: '';
    width: 14px;
    height: 7px;
    border: solid var(--_color-on-accent);
    border-width: 0 0 3px 3px;
    transform: translateY(-2px) rotate(-45deg);
  }
  .tick > span {
    flex: 1;
    min-width: 0;
  }
  .tick b,
  .tick small {
    display: block;
  }
  @media (forced-colors: active) {
    .tick input {
      appearance: auto;
    }
    .tick input:checked::before {
      content: none;
    }
  }
  @media print {
    .section,
    .help {
      padding-top: var(--_space-3);
      margin-top: 0;
    }
    .tick {
      min-height: 0;
      padding: 4px 0;
    }
  }
`;

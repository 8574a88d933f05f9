import { css } from 'lit';

export const reportStyles = css`
  .report form {
    max-width: var(--_text-measure);
    padding-top: var(--_space-3);
  }
  .report legend,
  .report label[for] {
    padding-bottom: var(--_space-1);
    font-weight: 650;
  }
  .report .part {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-height: var(--_size-target);
    border-bottom: 1px solid var(--_color-line);
    cursor: pointer;
  }
  #report-hint {
    padding-bottom: var(--_space-2);
  }
  .report textarea {
    flex: 1 1 7rem;
    min-width: 0;
    min-height: 7rem;
    padding: 12px;
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  .report textarea:focus-visible {
    outline: none;
  }
`;

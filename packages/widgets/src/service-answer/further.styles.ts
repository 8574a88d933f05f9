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
  .panel input {
    color: var(--_color-ink);
  }
  .address {
    display: block;
    padding: var(--_space-2) 0;
    overflow-wrap: anywhere;
    -webkit-user-select: all;
    user-select: all;
  }
  .print-only {
    display: none;
  }
  @media print {
    .print-only {
      display: flex;
      align-items: center;
      gap: var(--_space-3);
      margin-top: var(--_space-3);
      font-size: var(--_text-small);
      break-inside: avoid;
      overflow-wrap: anywhere;
    }
    .print-only .qr {
      flex: none;
      width: 26mm;
      border: 0;
    }
  }
`;

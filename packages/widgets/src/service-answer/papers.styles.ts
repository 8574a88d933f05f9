import { css } from 'lit';
import { ticks } from '../core/ticks.styles.ts';

/** What the checklist of papers draws, on screen and on the sheet that is taken along. */
export const papersStyles = css`
  ${ticks}
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
  .tick > span {
    flex: 1;
    min-width: 0;
  }
  .tick b,
  .tick small {
    display: block;
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

/** What a frame tells the page around it: `{ type, heightPx }`. */
export const heightMessage = 'motcua-height';

/** What that page asks, if it came later than the frame. */
export const wantedMessage = 'motcua-height-wanted';

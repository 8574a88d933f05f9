/** Whether a link was pressed so that it opens in a tab or window of its own: that is the browser's to do, not ours. */
export function opensElsewhere(event: Event): boolean {
  const { ctrlKey, metaKey, shiftKey, button } = event as MouseEvent;
  return ctrlKey || metaKey || shiftKey || button > 0;
}

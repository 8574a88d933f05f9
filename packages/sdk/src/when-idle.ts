/** How long an idle moment is waited for before work begins all the same. */
const patienceMs = 2000;

/** Runs work that nobody waits for once the page has nothing better to do. Safari has no `requestIdleCallback`. */
export function whenIdle(work: () => void): void {
  void (globalThis.requestIdleCallback?.(work, { timeout: patienceMs }) ?? setTimeout(work, 500));
}

/** Whether the person has asked their device to spare the data plan. */
export function savesData(): boolean {
  const { connection } = (globalThis.navigator ?? {}) as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

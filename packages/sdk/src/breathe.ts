/**
 * Lets the page answer the finger before the next slice of work.
 *
 * A message, not a timer: browsers stretch nested timers to 4 ms each.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close(); // Or Node would wait for it for ever.
      resolve();
    };
    port2.postMessage(undefined);
  });
}

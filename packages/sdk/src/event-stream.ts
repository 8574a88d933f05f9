/**
 * Reads server-sent events (HTML standard, 9.2.6) and gives the text of each; comments, names and ids are passed over.
 *
 * What has been read when the connection ends is not an event unless an empty line followed it, so a cut-off event is
 * never given.
 */
export async function* eventTexts(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', stop);
  const decoder = new TextDecoder();
  let rest = '';
  let texts: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted?.(); // Chrome 100, Safari 15.4; where it is missing, the cancelled reader ends the loop.
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      // A carriage return at the end may be half of a line's end.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data:')) texts.push(line.slice(line[5] === ' ' ? 6 : 5));
        else if (line === '' && texts.length > 0) {
          yield texts.join('\n');
          texts = [];
        }
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop(); // Also when the caller has had enough.
  }
}

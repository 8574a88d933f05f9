/** One server-sent event: its text, and the id from which a reader can go on after it, where it brought one. */
export interface ServerEvent {
  readonly text: string;
  readonly id: string | undefined;
}

/** What reading learns besides events, for whoever connects again. */
export interface StreamPosition {
  /** Id of the last event that came whole; `Last-Event-ID` of the next request. */
  lastEventId: string;
  /** How long to wait before connecting again, where the server says so. */
  retryMs: number | undefined;
}

/**
 * Reads server-sent events (HTML standard, 9.2.6). Comments and names are passed over.
 *
 * What has been read when the connection ends is not an event unless an empty line followed it, so a cut-off event is
 * never given, and its id never kept: it will be asked for again.
 *
 * @param position - Is brought up to date with each event, before the event is given.
 */
export async function* serverEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  position: StreamPosition = { lastEventId: '', retryMs: undefined },
): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', stop);
  const decoder = new TextDecoder(); // Passes over a byte order mark at the beginning.
  let rest = '';
  let isAfterReturn = false;
  let texts: string[] = [];
  let id = position.lastEventId;
  let ownId: string | undefined;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted?.(); // Chrome 100, Safari 15.4; where it is missing, the cancelled reader ends the loop.
      if (done) return;
      let text = decoder.decode(value, { stream: true });
      if (text === '') continue;
      // The other half of a line's end that was given at once: an event must not wait for what may never come.
      if (isAfterReturn && text.startsWith('\n')) text = text.slice(1);
      isAfterReturn = text.endsWith('\r');
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          position.lastEventId = id;
          if (texts.length > 0) yield { text: texts.join('\n'), id: ownId };
          texts = [];
          ownId = undefined;
          continue;
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const said = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
        if (field === 'data') texts.push(said);
        else if (field === 'id' && !said.includes('\0')) ownId = id = said;
        else if (field === 'retry' && /^\d+$/.test(said)) position.retryMs = Number(said);
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop(); // Also when the caller has had enough.
  }
}

import type { Clock } from './clock.ts';
import { Failure } from './failure.ts';
import type { NumberedPart } from './ports.ts';

export interface EventStreamOptions {
  readonly clock: Clock;
  /** Longest silence between two parts; then the stream ends with an error part. */
  readonly silenceLimitMs: number;
  /** Tells the port to stop: the reader has gone, or the stream has failed. */
  readonly stop: AbortController;
  /** Called once when nothing more will be sent, with what went wrong, if anything. */
  readonly ended: (failure?: Failure) => void;
}

/** Proxies close a connection on which nothing moves for about a minute. */
const heartbeatMs = 15_000;

/**
 * Sends parts as server-sent events (HTML standard, 9.2) in the form of the AI SDK's UI message stream, version 1: one
 * JSON object per event, `[DONE]` at the end. Besides, each event has an `id` from which it can be resumed, and a comment is sent every 15 seconds of
 * silence. What fails after the first part can no longer become problem details: it is sent as an `error` part whose text
 * is one of the contract's codes.
 */
export function eventStreamResponse(parts: AsyncIterator<NumberedPart<unknown>>, first: IteratorResult<NumberedPart<unknown>>, options: EventStreamOptions): Response {
  const { stop } = options;
  let waiting: Promise<IteratorResult<NumberedPart<unknown>>> = Promise.resolve(first);
  let isOver = false;
  let silentMs = 0;
  const encoder = new TextEncoder();
  const end = (failure?: Failure) => {
    if (isOver) return;
    isOver = true;
    options.ended(failure);
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      try {
        const pauseMs = Math.min(heartbeatMs, options.silenceLimitMs - silentMs);
        const next = await partOrSilence(waiting, options.clock, pauseMs);
        if (next === 'silence') {
          silentMs += pauseMs;
          if (silentMs >= options.silenceLimitMs) throw new Failure('TIMEOUT');
          send(': waiting\n\n');
          return;
        }
        silentMs = 0;
        if (next.done) {
          send('data: [DONE]\n\n');
          controller.close();
          end();
          return;
        }
        send(`id: ${next.value.id}\ndata: ${JSON.stringify(next.value.part)}\n\n`);
        waiting = parts.next();
        waiting.catch(() => {}); // Looked at by the next pull.
      } catch (error) {
        if (isOver) return;
        const failure = error instanceof Failure ? error : new Failure('UNAVAILABLE');
        send(`data: ${JSON.stringify({ type: 'error', errorText: failure.code })}\n\ndata: [DONE]\n\n`);
        controller.close();
        stop.abort();
        end(failure);
      }
    },
    cancel() {
      stop.abort();
      end(new Failure('UNAVAILABLE', { fault: 'aborted' }));
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-vercel-ai-ui-message-stream': 'v1' },
  });
}

function partOrSilence<T>(part: Promise<T>, clock: Clock, pauseMs: number): Promise<T | 'silence'> {
  let callOff = (): void => {};
  const silence = new Promise<'silence'>((resolve) => {
    callOff = clock.after(pauseMs, () => resolve('silence'));
  });
  return Promise.race([part, silence]).finally(() => callOff());
}

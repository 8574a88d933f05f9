import type { Clock } from './clock.ts';
import { Failure } from './failure.ts';
import type { NumberedPart } from './ports.ts';

export interface EventStreamOptions {
  readonly clock: Clock;
  /** Longest silence between two parts; then the stream ends with an error part. */
  readonly silenceLimitMs: number;
  /** Tells the port to stop: the reader has gone, or the stream has failed. */
  readonly stop: AbortController;
  /** Aborts when this gateway ends: the reader is sent away and goes on elsewhere, from the last id. */
  readonly handOver?: AbortSignal | undefined;
  /** Called once when nothing more will be sent, with what went wrong, if anything. */
  readonly ended: (failure?: Failure) => void;
}

/** Proxies close a connection on which nothing moves for about a minute. */
const heartbeatMs = 15_000;
/** Readers come back so much later, each at its own moment: a thousand of them must not meet the next gateway at once. */
const comeBackMs = { least: 50, most: 1000 };

/**
 * Sends parts as server-sent events (HTML standard, 9.2) in the form of the AI SDK's UI message stream, version 1: one
 * JSON object per event, `[DONE]` at the end. Besides, each event has an `id` from which it can be resumed, and a comment is sent every 15 seconds of
 * silence. What fails after the first part can no longer become problem details: it is sent as an `error` part whose text
 * is one of the contract's codes.
 */
export function eventStreamResponse(parts: AsyncIterator<NumberedPart<unknown>>, first: Promise<IteratorResult<NumberedPart<unknown>>>, options: EventStreamOptions): Response {
  const { stop } = options;
  let waiting = new Awaited(first);
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
        const next = await partOrSilence(waiting, options, pauseMs);
        if (next === 'handOver') {
          send(`retry: ${Math.round(comeBackMs.least + Math.random() * (comeBackMs.most - comeBackMs.least))}\n\n`);
          controller.close();
          stop.abort();
          end();
          return;
        }
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
        waiting = new Awaited(parts.next());
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

/** A promise that is waited for again and again, and listened to once: each race of its own would leave a listener on it, and a part may stay away for days. */
class Awaited<T> {
  readonly #promise: Promise<T>;
  #isThere = false;
  #tell = (): void => {};

  constructor(promise: Promise<T>) {
    this.#promise = promise;
    const arrive = (): void => {
      this.#isThere = true;
      this.#tell();
    };
    promise.then(arrive, arrive);
  }

  /** Gives what comes first. What is there already comes before everything else. */
  or<Other>(other: Promise<Other>): Promise<T | Other> {
    return new Promise((resolve) => {
      this.#tell = () => resolve(this.#promise);
      if (this.#isThere) this.#tell();
      else void other.then(resolve);
    });
  }
}

/** A part that is there is sent first; only who waits is sent away. */
function partOrSilence<T>(part: Awaited<T>, { clock, handOver }: EventStreamOptions, pauseMs: number): Promise<T | 'silence' | 'handOver'> {
  let callOff = (): void => {};
  const other = new Promise<'silence' | 'handOver'>((resolve) => {
    const leave = () => resolve('handOver');
    const cancelTimer = clock.after(pauseMs, () => resolve('silence'));
    handOver?.addEventListener('abort', leave);
    callOff = () => {
      cancelTimer();
      handOver?.removeEventListener('abort', leave);
    };
    if (handOver?.aborted) clock.after(0, leave);
  });
  return part.or(other).finally(() => callOff());
}

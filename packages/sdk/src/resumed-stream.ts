import type { ErrorCode, InputOf, OutputOf } from '@motcua/contract';
import { errorCodes, type WireEndpoint } from '@motcua/contract/wire';
import { checkedAnswer, checkedQuestion, type EndpointOf } from './checked.ts';
import { serverEvents, type StreamPosition } from './event-stream.ts';
import type { GatewayTransport } from './gateway-transport.ts';
import { isMotcuaError, MotcuaError } from './motcua-error.ts';
import { pause, pauseMsBefore } from './retry.ts';
import { unreachable } from './unreachable.ts';

/** A gateway sends a comment every 15 seconds; three that did not come mean that the line is dead. */
const longestSilenceMs = 45_000;
const longestMs = 30_000;
/** Ids that are remembered, in case a server begins a little too early when it goes on. */
const mostIds = 1000;

/** What passes by itself; everything else would only fail again. */
const passing: readonly ErrorCode[] = ['UNAVAILABLE', 'TIMEOUT', 'TOO_MANY', 'OFFLINE'];

export interface ResumeOptions {
  readonly signal: AbortSignal;
  /** Whether an answer that was cut off can be gone on with after this id. By default always, for ever. */
  readonly isResumable?: ((lastEventId: string) => boolean) | undefined;
  readonly longestSilenceMs?: number | undefined;
  /** Where to begin, brought up to date as it is read: who stops and comes back later goes on from there. */
  readonly position?: StreamPosition | undefined;
  /** Whether the session's cookie goes along. */
  readonly isAboutPerson?: boolean | undefined;
  /** How often in a row it connects again without getting anything before it gives up. By default for ever. */
  readonly mostFruitless?: number | undefined;
  /** Called with the number of each request that brought a stream. */
  readonly onConnected?: ((requestId: string | undefined) => void) | undefined;
}

/**
 * Gives the text of each event of a stream once, in order, through any number of lost connections: it connects again with
 * the id of the last whole event, and passes over what comes twice. `[DONE]` ends it.
 *
 * @throws MotcuaError where it cannot begin, where the gateway says that it failed for good, or where it was cut off and
 * cannot be gone on with; the caller's abort stays as it was thrown.
 */
export async function* resumedTexts<W extends WireEndpoint>(
  transport: GatewayTransport,
  endpoint: W,
  question: InputOf<EndpointOf<W>>,
  options: ResumeOptions,
): AsyncGenerator<string> {
  const { signal, isResumable = () => true, mostFruitless = Infinity, position = { lastEventId: '', retryMs: undefined }, isAboutPerson } = options;
  const checked = checkedQuestion(endpoint, question);
  const given = new Set<string>();
  let hasBegun = false;
  for (let fruitless = 0; ; fruitless += 1) {
    let failure: unknown;
    const line = new AbortController();
    const leave = () => line.abort(signal.reason);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    try {
      const response = await transport.begin(endpoint, checked, { signal: line.signal, lastEventId: position.lastEventId, isPatient: !hasBegun, isAboutPerson });
      hasBegun = true;
      options.onConnected?.(response.headers.get('x-request-id') ?? undefined);
      for await (const { text, id } of serverEvents(watched(response, options.longestSilenceMs ?? longestSilenceMs), line.signal, position)) {
        if (text === '[DONE]') return;
        const code = failureIn(text);
        if (code) throw new MotcuaError(code, `${endpoint.path}: ${code} in the middle of an answer`, { requestId: response.headers.get('x-request-id') ?? undefined });
        if (id !== undefined && id !== '') {
          if (given.has(id)) continue;
          given.add(id);
          const [oldest] = given;
          if (given.size > mostIds && oldest !== undefined) given.delete(oldest);
        }
        fruitless = -1;
        yield text;
      }
      failure = new TypeError('the answer was cut off');
    } catch (error) {
      failure = error;
    } finally {
      signal.removeEventListener('abort', leave);
      line.abort(); // Also when the caller has had enough.
    }
    if (signal.aborted) throw signal.reason ?? new DOMException('The caller aborted.', 'AbortError');
    const error = isMotcuaError(failure) ? failure : unreachable(failure); // By name: the transport comes in another file, with a class of its own.
    if (!hasBegun || !passing.includes(error.code) || !isResumable(position.lastEventId) || fruitless >= mostFruitless) throw error;
    await pause((position.retryMs ?? 0) + pauseMsBefore(fruitless + 1, { retryAfterSeconds: error.retryAfterSeconds, longestMs }), signal);
  }
}

/** The parts of a stream, each checked against the contract. */
export async function* resumedParts<W extends WireEndpoint>(
  transport: GatewayTransport,
  endpoint: W,
  question: InputOf<EndpointOf<W>>,
  options: ResumeOptions,
): AsyncGenerator<OutputOf<EndpointOf<W>>> {
  for await (const text of resumedTexts(transport, endpoint, question, options)) yield checkedAnswer(endpoint, partIn(endpoint, text));
}

/** Reads a part. */
export function partIn({ path }: WireEndpoint, text: string, requestId?: string | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MotcuaError('BAD_ANSWER', `${path}: a part is not JSON`, { cause, requestId });
  }
}

/** The code in an `error` part, by which a gateway says that it failed after the answer had begun. */
function failureIn(text: string): ErrorCode | undefined {
  if (!text.includes('"error"')) return undefined;
  try {
    const part: unknown = JSON.parse(text);
    if (typeof part !== 'object' || part === null || !('type' in part) || part.type !== 'error' || !('errorText' in part)) return undefined;
    const code = String(part.errorText);
    return Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : 'UNAVAILABLE';
  } catch {
    return undefined; // Whoever reads the part says so.
  }
}

/** The body of a response, which ends where nothing came for too long: a line that died without a word is told apart by nothing else. */
function watched({ body }: Response, silenceMs: number): ReadableStream<Uint8Array> {
  if (!body) return new ReadableStream();
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new TypeError('nothing came for too long'));
          void reader.cancel().catch(() => {});
        }, silenceMs);
      });
      try {
        const { done, value } = await Promise.race([reader.read(), silence]);
        if (done) controller.close();
        else controller.enqueue(value);
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

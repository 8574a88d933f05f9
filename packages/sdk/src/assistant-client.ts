import type { Redaction } from '@motcua/assistant/guard';
import type { AssistantPart } from '@motcua/contract/assistant';
import { askAssistant, longestTurn } from '@motcua/contract/assistant/wire';
import { errorCodes } from '@motcua/contract/wire';
import type { ErrorCode } from '@motcua/contract';
import { checkedAnswer, checkedQuestion } from './checked.ts';
import type { AskOptions, ServicesClient } from './client.ts';
import { withDeadline } from './deadline.ts';
import { eventTexts } from './event-stream.ts';
import type { GatewayTransport } from './gateway-transport.ts';
import type { OpenGateway } from './gateway.ts';
import { MotcuaError } from './motcua-error.ts';
import { openedOnce } from './opened-once.ts';
import { loaded, unreachable } from './unreachable.ts';
import { savesData } from './when-idle.ts';

/** Answers in the citizen's own words, from the catalogue and nothing else. */
export interface AssistantClient {
  /**
   * Answers the last turn in the light of those before it.
   *
   * Personal numbers are hidden here, before anything is sent; the parts say which kinds were. With a catalogue the
   * answer is made on the device and nothing leaves it. Ending the loop, or aborting, ends the answer.
   *
   * @param turns - What the citizen said, oldest first: 1 to 20 turns of 1 to 1,000 characters.
   * @throws MotcuaError from the loop: `BAD_INPUT`, `OFFLINE`, `UNAVAILABLE` (also where the answer was cut off),
   * `TIMEOUT`, `BAD_ANSWER` or `UNTRUSTED`. The caller's abort stays an `AbortError`.
   * @example
   * for await (const part of await client.assistant.ask(['làm khai sinh cần giấy gì'])) show(part);
   */
  ask(turns: readonly string[], options?: AskOptions): Promise<AsyncIterable<AssistantPart>>;

  /** Fetches what an answer needs, unless the person spares their data plan. The first question does so anyway. */
  prepare(): Promise<void>;

  /** Gives a text without its personal numbers, and where they stood. Nothing is sent. */
  hide(text: string): Promise<Redaction>;
}

/** @internal */
export function assistantClient(services: ServicesClient, gateway: OpenGateway | undefined): AssistantClient {
  const assistant = openedOnce(async () => {
    const { createAssistant } = await loaded(import('@motcua/assistant'));
    return createAssistant({ catalogue: { search: (query, options) => services.find(query, options), get: (code, options) => services.get(code, options) } });
  });
  return {
    async ask(turns, { signal = new AbortController().signal } = {}) {
      if (services.answeredBy === 'device' || !gateway) return (await assistant()).ask(turns, { signal });
      const { redact } = await loaded(import('@motcua/assistant/guard'));
      return partsOf((await gateway()).transport, turns, redact, signal);
    },
    async prepare() {
      if (savesData()) return;
      await loaded(import('@motcua/assistant/guard'));
      if (services.answeredBy === 'gateway') return;
      await assistant();
      await services.prepare();
    },
    async hide(text) {
      const { redact } = await loaded(import('@motcua/assistant/guard'));
      return redact(text);
    },
  };
}

async function* partsOf(transport: GatewayTransport, turns: readonly string[], redact: (text: string) => Redaction, signal: AbortSignal): AsyncGenerator<AssistantPart> {
  for (const turn of turns) if (turn.length > longestTurn) checkedQuestion(askAssistant, { turns: [turn] });
  const hidden = turns.map(redact);
  const types = [...new Set(hidden.flatMap(({ spans }) => spans.map(({ type }) => type)))];
  const { body, headers } = await begun(transport, checkedQuestion(askAssistant, { turns: recent(hidden.map(({ text }) => text.slice(0, longestTurn))) }), signal);
  const requestId = headers.get('x-request-id') ?? undefined;
  let hasBegun = false;
  let hasEnded = false;
  try {
    for await (const text of eventTexts(body ?? new ReadableStream(), signal)) {
      if (text === '[DONE]') break;
      const part = partIn(text, requestId);
      if (part?.type === 'error') throw failureOf(part.errorText, requestId);
      if (!part || part.type === 'data-hidden') continue; // What was hidden here is said below; a gateway has nothing to add.
      yield part;
      if (!hasBegun && types.length > 0) yield { type: 'data-hidden', transient: true, data: { types } };
      hasBegun = true;
      hasEnded ||= part.type === 'finish';
    }
  } catch (error) {
    if (signal.aborted || error instanceof MotcuaError) throw error;
    throw unreachable(error);
  }
  if (signal.aborted) throw signal.reason ?? new DOMException('The caller aborted.', 'AbortError');
  if (!hasEnded) throw unreachable(new TypeError('the answer was cut off'));
}

/** Most UTF-16 units that are sent: three bytes each at worst, within the 16 KB that a gateway reads of a question. */
const mostSent = 5000;

/** The last turns, as many as fit: what is older says little about what is asked now. */
function recent(turns: readonly string[]): string[] {
  let units = 0;
  return [...turns]
    .reverse()
    .filter((turn) => (units += turn.length) <= mostSent)
    .reverse();
}

/** Waits for an answer to begin only as long as for any answer; afterwards nothing but the caller ends the reading. */
function begun(transport: GatewayTransport, question: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Response> {
  const reading = new AbortController();
  signal.addEventListener('abort', () => reading.abort(signal.reason));
  return withDeadline(
    (limit) => {
      limit.addEventListener('abort', () => reading.abort(limit.reason));
      return transport.send(askAssistant, question, reading.signal);
    },
    transport.timeoutMs,
    signal,
  );
}

/** A part that keeps the contract; `undefined` for a kind that this client does not know, which a newer gateway may send. */
function partIn(text: string, requestId: string | undefined): AssistantPart | undefined {
  let part: unknown;
  try {
    part = JSON.parse(text);
  } catch (cause) {
    throw new MotcuaError('BAD_ANSWER', `${askAssistant.path}: a part is not JSON`, { cause, requestId });
  }
  const type = typeof part === 'object' && part !== null && 'type' in part ? part.type : undefined;
  const isKnown = askAssistant.output.oneOf?.some(({ properties }) => properties?.['type']?.const === type);
  return isKnown ? checkedAnswer(askAssistant, part, requestId) : undefined;
}

function failureOf(text: string, requestId: string | undefined): MotcuaError {
  const code = text in errorCodes ? (text as ErrorCode) : 'UNAVAILABLE';
  return new MotcuaError(code, `${askAssistant.path}: ${code} in the middle of an answer`, { requestId });
}

import type { Redaction } from '@motcua/assistant/guard';
import type { AssistantPart } from '@motcua/contract/assistant';
import { askAssistant, longestTurn } from '@motcua/contract/assistant/wire';
import { checkedAnswer, checkedQuestion } from './checked.ts';
import type { AskOptions, ClientParts } from './client.ts';
import type { GatewayTransport } from './gateway-transport.ts';
import { openedOnce } from './opened-once.ts';
import { partIn, resumedTexts } from './resumed-stream.ts';
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
export function assistant({ services, gateway }: ClientParts): AssistantClient {
  const engine = openedOnce(async () => {
    const { createAssistant } = await loaded(import('@motcua/assistant'));
    return createAssistant({ catalogue: { search: (query, options) => services.find(query, options), get: (code, options) => services.get(code, options) } });
  });
  return {
    async ask(turns, { signal = new AbortController().signal } = {}) {
      if (services.answeredBy === 'device' || !gateway) return (await engine()).ask(turns, { signal });
      const { redact } = await loaded(import('@motcua/assistant/guard'));
      return partsOf((await gateway()).transport, turns, redact, signal);
    },
    async prepare() {
      if (savesData()) return;
      await loaded(import('@motcua/assistant/guard'));
      if (services.answeredBy === 'gateway') return;
      await engine();
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
  const question = { turns: recent(hidden.map(({ text }) => text.slice(0, longestTurn))) };
  let requestId: string | undefined;
  let hasBegun = false;
  let hasEnded = false;
  // An answer that was cut off is gone on with only where its ids say that the gateway can; half an answer asked again would be another.
  const texts = resumedTexts(transport, askAssistant, question, { signal, isResumable: (id) => id.includes(':'), mostFruitless, onConnected: (id) => (requestId = id) });
  for await (const text of texts) {
    const part = knownPart(text, requestId);
    if (!part || part.type === 'data-hidden') continue; // What was hidden here is said below; a gateway has nothing to add.
    yield part;
    if (!hasBegun && types.length > 0) yield { type: 'data-hidden', transient: true, data: { types } };
    hasBegun = true;
    hasEnded ||= part.type === 'finish';
  }
  if (!hasEnded) throw unreachable(new TypeError('the answer was cut off'));
}

/** Somebody sits before the answer: after about four seconds in which nothing came they are told. */
const mostFruitless = 4;

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

/** A part that keeps the contract; `undefined` for a kind that this client does not know, which a newer gateway may send. */
function knownPart(text: string, requestId: string | undefined): AssistantPart | undefined {
  const part = partIn(askAssistant, text, requestId);
  const type = typeof part === 'object' && part !== null && 'type' in part ? part.type : undefined;
  const isKnown = askAssistant.output.oneOf?.some(({ properties }) => properties?.['type']?.enum?.some((each) => each === type));
  return isKnown ? checkedAnswer(askAssistant, part, requestId) : undefined;
}

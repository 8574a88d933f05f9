import type { AssistantPart, HelpContact, HelpReason, PersonalKind, ProcedureCard } from '@motcua/contract/assistant';
import type { AnswerCatalogue } from './answer-catalogue.ts';
import { cardOf } from './card.ts';
import { visible } from './plain-text.ts';
import { contactsLine, sentencesAbout, wordsOf, type Words } from './sentences.ts';
import { topicOf } from './topic.ts';

export interface AssistantOptions {
  /** The only thing that the assistant knows. */
  readonly catalogue: AnswerCatalogue;
  /** Whom to ask instead; Hanoi's 1022 and the one-stop counter by default. */
  readonly contacts?: readonly HelpContact[] | undefined;
  /** Whom to call about a fraudulent message; 113, 156, 5656 and 1022 by default. */
  readonly scamContacts?: readonly HelpContact[] | undefined;
}

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Answers questions about public services from a catalogue and from nothing else. */
export interface Assistant {
  /**
   * Answers the last turn of a conversation, in parts.
   *
   * Nothing is generated: what is said is copied from the record that the answer cites, and what the record does not say
   * is said to be not stated. Personal data in the turns are hidden before anything looks at them.
   *
   * @param turns - What the citizen has said, oldest first. Nothing is kept between calls.
   * @throws TypeError for turns that are not a list of texts with at least one in it.
   * @throws DOMException `AbortError` where the caller aborts; and whatever the catalogue throws, such as a file out of reach.
   */
  ask(turns: readonly string[], options?: AskOptions): AsyncIterable<AssistantPart>;
}

/**
 * Makes an assistant over an open catalogue.
 *
 * @example
 * const assistant = createAssistant({ catalogue: await openCatalogue('/danh-muc/catalogue.json') });
 * for await (const part of assistant.ask(['đăng ký khai sinh cần giấy gì', 'thế lệ phí bao nhiêu'])) show(part);
 */
export function createAssistant({ catalogue, contacts, scamContacts }: AssistantOptions): Assistant {
  if (typeof catalogue?.search !== 'function' || typeof catalogue.get !== 'function') throw new TypeError('createAssistant: "catalogue" must have search() and get()');
  return {
    ask(turns, { signal } = {}) {
      if (!Array.isArray(turns) || turns.length === 0 || !turns.every((turn) => typeof turn === 'string')) {
        throw new TypeError('ask: "turns" must be a list of texts with at least one in it');
      }
      return answer(turns, { catalogue, contacts, scamContacts }, signal);
    },
  };
}

async function* answer(turns: readonly string[], { catalogue, contacts, scamContacts }: AssistantOptions, signal: AbortSignal | undefined): AsyncGenerator<AssistantPart> {
  yield { type: 'start' };
  // A client that asks a gateway needs the guard alone, so it comes by itself. Nothing below sees what it hides.
  const { redact, scam } = await import('./guard/index.ts');
  const last = turns[turns.length - 1] ?? '';
  const types = [...new Set(redact(last).spans.map(({ type }) => type))];
  if (types.length > 0) yield hiddenPart(types);
  const { topic, question } = await topicOf(
    turns.map((turn) => redact(turn).text),
    catalogue,
    signal,
  );
  const say = wordsOf(question.language);
  const { level, reasons } = scam(last);
  if (level !== 'none') yield { type: 'data-warning', data: { level, reasons: [...reasons], contacts: [...(scamContacts ?? say.scamContacts)] } };
  const help = [...(contacts ?? say.contacts)];
  if (topic.kind === 'none') {
    yield* nothing(topic.reason, help, say);
  } else if (topic.kind === 'choices') {
    const choices = topic.choices.map(({ code, label, note }) => ({ code, label: visible(label), ...(note !== undefined && { note: visible(note) }) }));
    yield { type: 'data-outcome', data: { outcome: 'clarify', codes: choices.map(({ code }) => code) } };
    yield* text([say.clarify]);
    yield { type: 'data-clarification', data: { choices } };
  } else {
    const service = await catalogue.get(topic.code, { ...(signal && { signal }) });
    if (service) yield* stated(cardOf(service, topic.slots), help, say);
    else yield* nothing('unknown', help, say);
  }
  yield { type: 'finish' };
}

function hiddenPart(types: PersonalKind[]): AssistantPart {
  return { type: 'data-hidden', transient: true, data: { types } };
}

function* nothing(reason: Exclude<HelpReason, 'notStated'>, contacts: HelpContact[], say: Words): Generator<AssistantPart> {
  yield { type: 'data-outcome', data: { outcome: 'none', codes: [] } };
  const asks = reason !== 'greeting' && contacts.length > 0;
  yield* text([say.none[reason], ...(asks ? [say.askInstead(contactsLine(contacts))] : [])]);
  yield { type: 'data-help', data: { reason, contacts } };
}

/** The card comes first: who reads only that has the whole answer. */
function* stated(card: ProcedureCard, contacts: HelpContact[], say: Words): Generator<AssistantPart> {
  const { code, name, source, asked, slots } = card;
  yield { type: 'data-outcome', data: { outcome: 'answer', codes: [code] } };
  yield { type: 'data-procedure', id: code, data: card };
  yield { type: 'source-url', sourceId: code, url: source.url, title: name };
  yield* text(sentencesAbout(card, say));
  if (asked.length > 0 && slots.some((facts) => !facts.stated)) yield { type: 'data-help', data: { reason: 'notStated', contacts } };
}

function* text(sentences: readonly string[]): Generator<AssistantPart> {
  const id = 'answer';
  yield { type: 'text-start', id };
  for (const [number, sentence] of sentences.entries()) yield { type: 'text-delta', id, delta: number === 0 ? sentence : ` ${sentence}` };
  yield { type: 'text-end', id };
}

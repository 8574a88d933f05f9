import type { AskedSlot, HelpReason } from '@motcua/contract/assistant';
import type { ClarificationChoice, PublicService, ServiceHit, ServiceSearchResult } from '@motcua/contract/services';
import type { AnswerCatalogue } from './answer-catalogue.ts';
import { choiceNamed } from './choice.ts';
import { distinguished } from './distinguished.ts';
import { outsideOf } from './field.ts';
import { namedPartOf, saidPartOf, wordsIn } from './named.ts';
import { shortened } from './plain-text.ts';
import { affirmedIn, readQuestion, type Question } from './question.ts';

/** What a turn is about. */
export type Topic =
  | { readonly kind: 'service'; readonly code: string; readonly slots: readonly AskedSlot[] }
  | { readonly kind: 'choices'; readonly choices: readonly ClarificationChoice[]; readonly slots: readonly AskedSlot[] }
  | { readonly kind: 'none'; readonly reason: Exclude<HelpReason, 'notStated'> };

/** What the turns so far have been about. */
interface Memory {
  /** The service that was answered about last. */
  readonly code?: string;
  /** The words that led there, or to the choices. */
  readonly words: string;
  readonly slots: readonly AskedSlot[];
  readonly choices: readonly ClarificationChoice[];
}

/** How much of a question the name of a service says where it is the one that is meant. */
const mostlyNamed = 0.6;
/** How much of a name a question says where no sibling is meant, and how much less of every sibling's. Fitted on the development questions. */
const mostlySaid = 0.75;
const saidMargin = 0.2;
/** Words of a quoted name from which on it must be the name of what is answered, and how much of that name it must say. */
const longName = 5;
const nearlySaid = 0.8;

/** A catalogue behind a gateway takes no longer query, and the end of a long story is rarely what it is about. */
const longestSearched = 499;

/** Who somebody is, not what they want: `thế hộ nghèo thì sao?` goes on about the same service. */
const circumstances = new Set(
  'ho ngheo can ngheo gia dinh chinh sach tre em nguoi cao tuoi gia khuyet tat co cong con cha me bo ma vo chong ong ba anh chi em chau be nho sinh vien hoc sinh doanh nghiep dan toc thieu so duoc mien giam khong phai nuoc ngoai xa nha tuoi nam thang poor children elderly disabled'.split(
    ' ',
  ),
);

/**
 * Goes through a conversation turn by turn and tells what the last one is about.
 *
 * Nothing is kept between calls: the same turns give the same topic, whichever process answers.
 */
export async function topicOf(
  turns: readonly string[],
  catalogue: AnswerCatalogue,
  signal: AbortSignal | undefined,
): Promise<{ readonly topic: Topic; readonly question: Question }> {
  let memory: Memory = { words: '', slots: [], choices: [] };
  let topic: Topic = { kind: 'none', reason: 'greeting' };
  let question = readQuestion('');
  const reader = new TopicReader(catalogue, signal);
  for (const turn of turns) {
    question = readQuestion(turn);
    topic = await reader.read(question, memory);
    memory = remembered(topic, question, memory);
  }
  return { topic, question };
}

function remembered(topic: Topic, question: Question, memory: Memory): Memory {
  if (topic.kind === 'none') return memory;
  const words = question.subject.length > 0 ? affirmedIn(question.text) : memory.words;
  if (topic.kind === 'choices') return { words, slots: topic.slots, choices: topic.choices };
  // A choice among siblings says little by itself: what had been asked stays the context.
  return { code: topic.code, words: memory.choices.length > 0 && memory.words !== '' ? memory.words : words, slots: topic.slots, choices: [] };
}

class TopicReader {
  readonly #catalogue: AnswerCatalogue;
  readonly #options: { readonly signal?: AbortSignal };

  constructor(catalogue: AnswerCatalogue, signal: AbortSignal | undefined) {
    this.#catalogue = catalogue;
    this.#options = signal ? { signal } : {};
  }

  async read(question: Question, memory: Memory): Promise<Topic> {
    const slots = question.slots.length > 0 ? question.slots : memory.choices.length > 0 ? memory.slots : [];
    const chosen = choiceNamed(question, memory.choices);
    if (chosen) return { kind: 'service', code: chosen.code, slots };
    const reason = outsideOf(question);
    if (reason) return { kind: 'none', reason };
    if (question.subject.length === 0) return this.#goOn(question, memory);
    const alone = await this.#search(affirmedIn(question.text));
    if (memory.words === '') return this.#topicFrom(alone, question, slots);
    return this.#within(question, memory, alone, slots);
  }

  /** A turn that names nothing: about the same service, or the same choices. */
  #goOn({ slots, text }: Question, { code, choices, slots: before }: Memory): Topic {
    if (code !== undefined) return { kind: 'service', code, slots };
    if (choices.length > 0) return { kind: 'choices', choices, slots: slots.length > 0 ? slots : before };
    return { kind: 'none', reason: text === '' ? 'outOfField' : 'unknown' };
  }

  /** A turn that names something after others: a detail of the service at hand, a correction of it, or another service. */
  async #within(question: Question, memory: Memory, alone: ServiceSearchResult, slots: readonly AskedSlot[]): Promise<Topic> {
    const { subject, goesOn, corrects } = question;
    const { code } = memory;
    const same: Topic | undefined = code === undefined ? undefined : { kind: 'service', code, slots: slots.length > 0 ? slots : memory.slots };
    const asksOn = question.slots.length > 0 || goesOn;
    if (same && asksOn && !corrects && subject.every((word) => circumstances.has(word))) return same;
    const [best] = alone.hits;
    if (alone.outcome === 'answer' && best && namedPartOf(best, question) >= mostlyNamed) return this.#topicFrom(alone, question, slots);
    // One syllable is in every record; an answer of its own, or two in a row, tell more.
    const isDetail = alone.outcome !== 'answer' || (question.slots.length > 0 && subject.length > 1);
    if (same && asksOn && !corrects && isDetail && (await this.#speaksOf(same.code, subject))) return same;
    if (alone.outcome !== 'answer' || corrects) {
      const together = await this.#search(`${memory.words} ${affirmedIn(question.text)}`);
      const [first] = together.hits;
      if (together.outcome !== 'none' && first && namedPartOf(first, question) >= mostlyNamed) return this.#topicFrom(together, question, slots);
    }
    if (alone.outcome === 'none' && same && asksOn) return same;
    return this.#topicFrom(alone, question, slots);
  }

  #topicFrom({ outcome, hits, clarification }: ServiceSearchResult, question: Question, slots: readonly AskedSlot[]): Topic {
    const [best] = hits;
    if (best && isCalledOtherwise(best, question)) return { kind: 'none', reason: 'unknown' };
    if (outcome === 'clarify' && clarification) {
      const { choices } = clarification;
      const said = saidInFull(
        hits.filter(({ code }) => choices.some((choice) => choice.code === code)),
        question,
      );
      return said ? { kind: 'service', code: said.code, slots } : { kind: 'choices', choices: distinguished(choices, hits), slots };
    }
    return outcome === 'answer' && best ? { kind: 'service', code: best.code, slots } : { kind: 'none', reason: 'unknown' };
  }

  #search(text: string): Promise<ServiceSearchResult> {
    return this.#catalogue.search(shortened(text, longestSearched), { limit: 5, ...this.#options });
  }

  /** Whether the record of a service speaks of something: its words, in a row. */
  async #speaksOf(code: string, subject: readonly string[]): Promise<boolean> {
    const service = await this.#catalogue.get(code, this.#options);
    if (!service) return false;
    const text = ` ${wordsIn(detailsOf(service)).join(' ')} `;
    return subject.length === 1 ? text.includes(` ${subject[0]} `) : subject.slice(1).every((word, before) => text.includes(` ${subject[before]} ${word} `));
  }
}

/**
 * Whether a question quotes a long name and a service has another one: then its procedure is not in this catalogue, and
 * the nearest of those that are would be a wrong answer, told with a source.
 */
function isCalledOtherwise(hit: ServiceHit, question: Question): boolean {
  return question.quotesName && question.subject.length >= longName && namedPartOf(hit, question) < mostlyNamed && saidPartOf(hit, question) < nearlySaid;
}

/** The one of several services whose name the question says, as it does not say the others'. */
function saidInFull(hits: readonly ServiceHit[], question: Question): ServiceHit | undefined {
  const ranked = hits.map((hit) => ({ hit, part: saidPartOf(hit, question) })).sort((a, b) => b.part - a.part);
  const [best, next] = ranked;
  return best && best.part >= mostlySaid && best.part - (next?.part ?? 0) >= saidMargin && namedPartOf(best.hit, question) >= mostlyNamed ? best.hit : undefined;
}

function detailsOf({ papers, exemptions, fees, steps, channels, applicants, summary }: PublicService): string {
  return JSON.stringify([papers, exemptions, fees, steps, channels, applicants, summary]);
}

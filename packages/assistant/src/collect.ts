import type { AskedSlot, AssistantPart, HelpReason, PersonalKind, SlotFacts } from '@motcua/contract/assistant';
import type { ClarificationChoice } from '@motcua/contract/services';

/** A whole answer, put together from its parts. */
export interface CollectedAnswer {
  readonly outcome: 'answer' | 'clarify' | 'none';
  /** The service answered about, or the choices. */
  readonly codes: readonly string[];
  /** What was asked about; empty for an overview. */
  readonly asked: readonly AskedSlot[];
  /** Facts by slot, as the card has them. */
  readonly slots: { readonly [Slot in AskedSlot]?: Extract<SlotFacts, { slot: Slot }> };
  /** Codes that the text cites and that a source stands behind. */
  readonly citations: readonly string[];
  readonly choices: readonly ClarificationChoice[];
  readonly help: HelpReason | undefined;
  /** Kinds of personal data that were hidden. */
  readonly hidden: readonly PersonalKind[];
  readonly text: string;
}

const citation = /\[(\d\.\d{6})\]/g;

/** Puts the parts of an answer together, for who wants it whole: a kiosk that prints, a test that compares. */
export async function collect(parts: AsyncIterable<AssistantPart>): Promise<CollectedAnswer> {
  let outcome: CollectedAnswer['outcome'] = 'none';
  let codes: readonly string[] = [];
  let asked: readonly AskedSlot[] = [];
  let slots: CollectedAnswer['slots'] = {};
  let choices: readonly ClarificationChoice[] = [];
  let help: HelpReason | undefined;
  let hidden: readonly PersonalKind[] = [];
  let text = '';
  const sources = new Set<string>();
  for await (const part of parts) {
    if (part.type === 'data-outcome') ({ outcome, codes } = part.data);
    else if (part.type === 'data-procedure') {
      asked = part.data.asked;
      slots = Object.fromEntries(part.data.slots.map((facts) => [facts.slot, facts]));
    } else if (part.type === 'data-clarification') choices = part.data.choices;
    else if (part.type === 'data-help') help = part.data.reason;
    else if (part.type === 'data-hidden') hidden = part.data.types;
    else if (part.type === 'source-url') sources.add(part.sourceId);
    else if (part.type === 'text-delta') text += part.delta;
  }
  const citations = [...new Set([...text.matchAll(citation)].flatMap(([, code = '']) => (sources.has(code) ? [code] : [])))];
  return { outcome, codes, asked, slots, citations, choices, help, hidden, text };
}

import type { AssistantPart, HelpContact, HelpReason, PersonalKind, ProcedureCard, ScamReason } from '@motcua/contract/assistant';
import type { ClarificationChoice } from '@motcua/contract/services';

/** What an answer has come to so far. Everything in it is data: it is kept as JSON and drawn as text. */
export interface Answer {
  readonly outcome?: 'answer' | 'clarify' | 'none';
  readonly cards: readonly ProcedureCard[];
  /** Prose; `[1.001193]` cites the source of that code. */
  readonly text: string;
  readonly choices: readonly ClarificationChoice[];
  readonly sources: readonly { readonly code: string; readonly url: string; readonly title: string }[];
  readonly help?: { readonly reason: HelpReason; readonly contacts: readonly HelpContact[] };
  readonly warning?: { readonly level: 'caution' | 'likely'; readonly reasons: readonly ScamReason[]; readonly contacts: readonly HelpContact[] };
  /** Kinds of personal data that were hidden in the question. */
  readonly hidden: readonly PersonalKind[];
}

export const noAnswer: Answer = { cards: [], text: '', choices: [], sources: [], hidden: [] };

/** An answer with one more part in it. Parts that only open and close a text change nothing. */
export function withPart(answer: Answer, part: AssistantPart): Answer {
  switch (part.type) {
    case 'data-outcome':
      return { ...answer, outcome: part.data.outcome };
    case 'data-procedure':
      return { ...answer, cards: [...answer.cards, part.data] };
    case 'source-url':
      return { ...answer, sources: [...answer.sources, { code: part.sourceId, url: part.url, title: part.title }] };
    case 'data-clarification':
      return { ...answer, choices: part.data.choices };
    case 'data-help':
      return { ...answer, help: part.data };
    case 'data-warning':
      return { ...answer, warning: part.data };
    case 'data-hidden':
      return { ...answer, hidden: part.data.types };
    case 'text-delta':
      return { ...answer, text: answer.text + part.delta };
    case 'text-start':
      return answer.text ? { ...answer, text: `${answer.text}\n\n` } : answer;
    default:
      return answer;
  }
}

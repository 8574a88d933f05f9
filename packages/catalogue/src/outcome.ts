import type { ServiceSearchResult } from '@motcua/contract/services';
import type { FindableService } from './findable.ts';
import type { Ranked } from './ranking.ts';

type Outcome = Pick<ServiceSearchResult, 'outcome' | 'clarification'>;

/**
 * What a fit is at least. A query and a passage that share two words in a row must cover each other to some degree; where
 * they share single words only, which may be there by chance, nearly wholly. Fitted on the development questions.
 */
const joinedFit = { filled: 0.15, both: 0.75 };
const looseFit = { filled: 0.5, coverage: 0.55 };
/** Most of a single word that is all there is: somebody is still typing. */
const loneCoverage = 0.7;
/** Services whose score is at least this part of the best one's may be meant as well. */
const rivalMargin = 0.85;
const mostChoices = 4;

/**
 * Says whether a search found the answer, has to ask, or found nothing.
 *
 * Asking pays where the best services are siblings and close: people answer a question about what differs, but only
 * about things that have something in common.
 *
 * @param lone - The query is one word.
 */
export function outcomeOf(ranked: readonly Ranked[], services: readonly FindableService[], lone: boolean): Outcome {
  const [best] = ranked;
  if (!best || !fits(best, lone)) return { outcome: 'none' };
  const top = services[best.service];
  const rivals = ranked.slice(0, mostChoices).filter((rival) => rival.score >= best.score * rivalMargin && fits(rival, lone) && services[rival.service]?.sector === top?.sector);
  if (rivals.length < 2) return { outcome: 'answer' };
  const choices = rivals.flatMap(({ service }) => {
    const row = services[service];
    return row ? [{ code: row.code, label: row.plainName ?? row.name, ...(row.distinction !== undefined && { note: row.distinction }) }] : [];
  });
  return { outcome: 'clarify', clarification: { choices } };
}

function fits({ coverage, filled, joined }: Ranked, lone: boolean): boolean {
  if (lone && coverage >= loneCoverage) return true;
  if (joined) return filled >= joinedFit.filled && coverage + filled >= joinedFit.both;
  return filled >= looseFit.filled && coverage >= looseFit.coverage;
}

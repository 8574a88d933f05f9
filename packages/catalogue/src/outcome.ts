import type { ServiceSearchResult } from '@motcua/contract/services';
import { massUnits } from './evidence.ts';
import type { FindTable } from './findable.ts';
import type { Ranked } from './ranking.ts';
import { told } from './siblings.ts';

export type Outcome = Pick<ServiceSearchResult, 'outcome' | 'clarification'>;

/** What a query is like, beside what was found. */
export interface Asked {
  /** How many of its words name what no authority does. */
  readonly elsewhere: number;
  /** How many of its telling words no service has. */
  readonly unknown: number;
  /** How many services are told in plain words: the more is said of services, the more of any question is found somewhere. */
  readonly plain: number;
}

/**
 * How sure one can be that a service was meant, as the logarithm of the odds; fitted on the development questions and on
 * questions that no authority answers.
 */
const sureness = { coverage: 2.11, filled: 1.88, both: 1.02, joined: 0.98, score: 4.72, elsewhere: -1.36, unknown: -0.78, plain: -1, always: -5.25 } as const;
const leastSure = Math.log(0.2 / 0.8);
/** For words that were put right: rather meant than not. */
const leastCorrected = 0;
const mostUnknown = 3;
/** How fast a service that scores less becomes unlikely, and how likely the first must be to need no question. */
const sharpness = 14;
const leastLikely = 0.76;
/** Where the question is only a part of the first one's name, others that say all of it too stay this likely: "chứng thực" is no choice yet. */
const openSharpness = 5;
const saysMost = 0.6;
const saysAll = ({ coverage, joined }: Ranked): boolean => joined && coverage >= 0.95;
/** Services whose score is at least this part of the best one's may be meant as well. */
const rivalMargin = 0.72;
const mostChoices = 4;

/**
 * Says whether a search found the answer, has to ask, or found nothing.
 *
 * @param ranked - Services, best first.
 * @param isCorrected - Whether the words are others than those that were typed.
 */
export function outcomeOf(ranked: readonly Ranked[], table: FindTable, asked: Asked, isCorrected: boolean): Outcome {
  const [best] = ranked;
  if (!best || odds(best, table.size, asked) < (isCorrected ? leastCorrected : leastSure)) return { outcome: 'none' };
  const isOpen = best.filled < saysMost && saysAll(best);
  const likelihood = ranked.slice(0, 12).reduce((sum, one) => sum + (one.score / best.score) ** (isOpen && saysAll(one) ? openSharpness : sharpness), 0);
  const rivals = ranked.slice(0, mostChoices).filter(({ score }) => score >= best.score * rivalMargin);
  if (1 / likelihood >= leastLikely || rivals.length < 2) return { outcome: 'answer' };
  const rows = rivals.map(({ service }) => table.service(service));
  const notes = told(rows);
  const choices = rows.map(({ code, name, plainName }, at) => ({ code, label: plainName ?? name, ...(notes[at] !== undefined && { note: notes[at] }) }));
  return { outcome: 'clarify', clarification: { choices } };
}

function odds({ coverage, filled, joined, score }: Ranked, services: number, { elsewhere, unknown, plain }: Asked): number {
  return (
    sureness.coverage * coverage +
    sureness.filled * filled +
    sureness.both * coverage * filled +
    (joined ? sureness.joined : 0) +
    // A rare word weighs more where there are many services.
    sureness.score * Math.log1p(score / massUnits / Math.log1p(services)) +
    sureness.elsewhere * elsewhere +
    sureness.unknown * Math.min(mostUnknown, unknown) +
    (sureness.plain * plain) / services +
    sureness.always
  );
}

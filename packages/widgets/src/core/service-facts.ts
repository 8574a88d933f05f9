import type { Fee, PublicService, ServiceHit, TimeLimit } from '@motcua/contract/services';
import type { FactsStrings } from './service-facts.strings.ts';

/** A fact as it is shown: the figure people act on, when it holds, and whether it is known at all. */
export interface Fact {
  readonly figure: string;
  /** What the figure is for one of: "mỗi trang". */
  readonly per?: string | undefined;
  readonly conditions: readonly string[];
  readonly isKnown: boolean;
}

/** A source older than this is said to be old: fees and papers change every season. */
const freshDays = 90;

/** Age of a source in days where it is old enough to warn about, else `undefined`. */
export function staleDays(asOf: string, now: number = Date.now()): number | undefined {
  const days = Math.floor((now - Date.parse(asOf)) / 86_400_000);
  return days > freshDays ? days : undefined;
}

/** The fees, each once, known ones first; one unknown where the source says nothing. */
export function feeFacts(fees: readonly Fee[], say: FactsStrings): readonly Fact[] {
  return merged(
    fees.map((fee) => {
      if (fee.kind === 'free') return { figure: say.feeFree, notes: [fee.condition, fee.rule], channel: fee.channel, isKnown: true };
      if (fee.kind === 'amount')
        return { figure: say.feeOf(fee.feeVnd), per: fee.unit && say.per(fee.unit), notes: [fee.condition, fee.rule], channel: fee.channel, isKnown: true };
      return { figure: say.feeUnknown, notes: [fee.condition, fee.note], channel: fee.channel, isKnown: false };
    }),
    say.feeUnknown,
    say,
  );
}

/** The time limits, each once, known ones first; one unknown where the source says nothing. */
export function timeFacts(limits: readonly TimeLimit[], say: FactsStrings): readonly Fact[] {
  return merged(
    limits.map((limit) =>
      limit.kind === 'known'
        ? { figure: say.timeOf(limit.amount, limit.unit), notes: [limit.condition], channel: limit.channel, isKnown: true }
        : { figure: say.timeUnknown, notes: [limit.condition, limit.note], channel: limit.channel, isKnown: false },
    ),
    say.timeUnknown,
    say,
  );
}

/** Fee and time limit in a line of a list. */
export function shortFacts(hit: Pick<ServiceHit | PublicService, 'fees' | 'timeLimits'>, say: FactsStrings) {
  return { fee: feeFacts(hit.fees, say)[0] as Fact, time: timeFacts(hit.timeLimits, say)[0] as Fact };
}

interface RawFact {
  readonly figure: string;
  readonly per?: string | undefined;
  readonly notes: readonly (string | undefined)[];
  readonly channel: 'counter' | 'online' | 'post' | undefined;
  readonly isKnown: boolean;
}

/** The portal repeats a fact for every channel; people want it once, and to hear of channels only where they differ. */
function merged(facts: readonly RawFact[], unknown: string, say: FactsStrings): readonly Fact[] {
  if (facts.length === 0) return [{ figure: unknown, conditions: [], isKnown: false }];
  const groups = new Map<string, RawFact[]>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.figure, fact.per, fact.notes]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const differs = groups.size > 1;
  return [...groups.values()]
    .map((group) => {
      const [first] = group as [RawFact];
      const channels = differs ? group.flatMap(({ channel }) => (channel ? [say.channels[channel]] : [])) : [];
      const notes = first.notes.filter((note): note is string => note !== undefined);
      return { figure: first.figure, per: first.per, conditions: channels.length > 0 ? [say.channelList(channels), ...notes] : notes, isKnown: first.isKnown };
    })
    .sort((a, b) => Number(b.isKnown) - Number(a.isKnown));
}

import type { Fee, PublicService, ServiceHit, TimeLimit } from '@motcua/contract/services';
import type { FactsStrings } from './service-facts.strings.ts';

/** A fact as it is shown: the figure people act on, when it holds, and whether it is known at all. */
export interface Fact {
  readonly figure: string;
  /** What the figure is for one of: "mỗi trang". */
  readonly per?: string | undefined;
  /** By which channels, in our words, where they differ. */
  readonly via?: string | undefined;
  /** In which case, in the record's words. */
  readonly conditions: readonly string[];
  /** The rule behind it; of an unknown, what is said about it all the same. */
  readonly notes: readonly string[];
  readonly isKnown: boolean;
}

/** A source older than this is said to be old: fees and papers change every season. */
const freshDays = 90;

/** Age of a source in days where it is old enough to warn about, else `undefined`. */
export function staleDays(asOf: string, now: number = Date.now()): number | undefined {
  const days = Math.floor((now - Date.parse(asOf)) / 86_400_000);
  return days > freshDays ? days : undefined;
}

/** Whether a condition names a last day, such as "đến hết 31/12/2026", that is over in Hanoi. */
function isOver(condition: string | undefined, now: number): boolean {
  const [, day, month, year] = /đến hết (\d\d)\/(\d\d)\/(\d{4})/.exec(condition ?? '') ?? [];
  return year !== undefined && now >= Date.parse(`${year}-${month}-${day}T24:00:00+07:00`);
}

/** The fees, each once, known ones first, without those whose time is over; one unknown where the source says nothing. */
export function feeFacts(fees: readonly Fee[], say: FactsStrings, now: number = Date.now()): readonly Fact[] {
  const valid = fees.filter(({ condition }) => !isOver(condition, now));
  return merged(
    valid.map((fee) => {
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
        ? { figure: say.timeOf(limit.amount, limit.unit), notes: [limit.condition, undefined], channel: limit.channel, isKnown: true }
        : { figure: say.timeUnknown, notes: [limit.condition, limit.note], channel: limit.channel, isKnown: false },
    ),
    say.timeUnknown,
    say,
  );
}

/**
 * Fee and time limit in a line of a list, ready to be printed as `figure` and `per`: a figure never stands there
 * without what limits it, and where several hold, none is put forward as the only one.
 */
export function shortFacts(hit: Pick<ServiceHit | PublicService, 'fees' | 'timeLimits'>, say: FactsStrings, now: number = Date.now()) {
  return { fee: short(feeFacts(hit.fees, say, now), say), time: short(timeFacts(hit.timeLimits, say), say) };
}

function short(facts: readonly Fact[], say: FactsStrings): Fact {
  const known = facts.filter(({ isKnown }) => isKnown);
  const [first] = known;
  if (first === undefined) return facts[0] as Fact;
  const figures = new Set(known.map(({ figure, per }) => (per ? `${figure} ${per}` : figure)));
  const isMixed = figures.size > 1;
  const limits = known.length > 1 ? [] : [...(first.via ? [first.via] : []), ...first.conditions];
  if (limits.length === 0 && known.length < facts.length) limits.push(say.partly);
  const besides = [isMixed ? [...figures].join(say.or) : first.per, limits.length > 0 ? `(${limits.join('; ')})` : undefined].filter(Boolean).join(' ');
  return { figure: isMixed ? say.varies : first.figure, per: besides || undefined, conditions: [], notes: [], isKnown: true };
}

interface RawFact {
  readonly figure: string;
  readonly per?: string | undefined;
  /** The condition, then the rule or what is said of an unknown. */
  readonly notes: readonly [string | undefined, string | undefined];
  readonly channel: 'counter' | 'online' | 'post' | undefined;
  readonly isKnown: boolean;
}

/** The portal repeats a fact for every channel; people want it once, and to hear of channels only where they differ. */
function merged(facts: readonly RawFact[], unknown: string, say: FactsStrings): readonly Fact[] {
  if (facts.length === 0) return [{ figure: unknown, conditions: [], notes: [], isKnown: false }];
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
      const [condition, note] = first.notes;
      return {
        figure: first.figure,
        per: first.per,
        via: channels.length > 0 ? say.channelList(channels) : undefined,
        conditions: condition ? [condition] : [],
        notes: note ? [note] : [],
        isKnown: first.isKnown,
      };
    })
    .sort((a, b) => Number(b.isKnown) - Number(a.isKnown));
}

import type { Fee, PublicService, TimeLimit } from '@motcua/contract/services';
import type { FindableService } from '../findable.ts';

/** A condition as long as this fits into a list; of a longer one a list says that there is one. */
const longestCondition = 40;
const depends = 'tùy trường hợp';
/** A fact whose time is over is not shown, so this is kept of a condition, however long it is. */
const lastDay = /đến hết \d\d\/\d\d\/\d{4}/;

const levels = ['commune', 'province', 'ministry', 'other'] as const;
const audiences = ['citizen', 'business', 'organisation', 'foreigner'] as const;
const channels = ['counter', 'online', 'post'] as const;

/** What is needed to find a service and to choose it from a list. What to do about it is in its details. */
export function findableOf(record: PublicService): FindableService {
  const { code, name, plainName, nameEn, summary, distinction, aliases, sector, governmentLevels, jurisdiction, replaces } = record;
  return {
    code,
    name,
    ...(plainName !== undefined && { plainName }),
    ...(nameEn !== undefined && { nameEn }),
    ...(summary !== undefined && { summary }),
    ...(distinction !== undefined && { distinction }),
    aliases,
    ...(sector !== undefined && sector !== '' && { sector }),
    // In one order, whatever that of the record: these lists are sets, and fewer different ones are stored.
    governmentLevels: levels.filter((level) => governmentLevels.includes(level)),
    jurisdiction,
    audiences: audiences.filter((audience) => record.audiences.includes(audience)),
    channels: channels.filter((channel) => record.channels.some(({ kind }) => kind === channel)),
    timeLimits: brief(record.timeLimits.map(briefLimit)),
    fees: brief(record.fees.map(briefFee)),
    replaces,
  };
}

function briefLimit(limit: TimeLimit): TimeLimit {
  return limit.kind === 'known' ? { kind: 'known', amount: limit.amount, unit: limit.unit, ...when(limit) } : { kind: 'unknown', ...(limit.channel && { channel: limit.channel }) };
}

function briefFee(fee: Fee): Fee {
  if (fee.kind === 'unknown') return { kind: 'unknown', ...(fee.channel && { channel: fee.channel }) };
  if (fee.kind === 'free') return { kind: 'free', rule: fee.rule, ...when(fee) };
  return { kind: 'amount', feeVnd: fee.feeVnd, ...(fee.unit !== undefined && { unit: fee.unit }), ...when(fee) };
}

function when({ condition, channel }: Fee | TimeLimit): { condition?: string; channel?: NonNullable<Fee['channel']> } {
  return { ...(condition !== undefined && { condition: briefCondition(condition) }), ...(channel && { channel }) };
}

function briefCondition(condition: string): string {
  if (condition.length <= longestCondition) return condition;
  const [until] = lastDay.exec(condition) ?? [];
  return until === undefined ? depends : `${depends}, ${until}`;
}

/** Each fact once; where none is known, that alone. */
function brief<F extends Fee | TimeLimit>(facts: readonly F[]): (F | { kind: 'unknown' })[] {
  if (facts.every(({ kind }) => kind === 'unknown')) return facts.length === 0 ? [] : [{ kind: 'unknown' }];
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const text = JSON.stringify(fact);
    return !seen.has(text) && seen.add(text);
  });
}

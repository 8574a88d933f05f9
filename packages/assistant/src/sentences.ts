import type { AskedSlot, HelpContact, ProcedureCard, SlotFacts } from '@motcua/contract/assistant';
import type { ChannelKind, Fee, TimeLimit } from '@motcua/contract/services';
import { en, vi } from './assistant.strings.ts';
import type { Language } from './language.ts';
import { quoted, shortened } from './plain-text.ts';

const words = { vi, en };
export type Words = typeof vi;

export function wordsOf(language: Language): Words {
  return words[language];
}

/** A long quotation belongs on the card, where it stands in full. */
const longestQuote = 160;
const longestItem = 80;
const mostQuoted = 4;
const cite = (text: string, longest = longestQuote): string => shortened(quoted(text), longest);

/**
 * Says what a card states about what was asked, in at most two sentences besides its caveat, each with its citation.
 *
 * Every amount, number and day in them is copied from the card; what the card does not state is said to be not stated.
 */
export function sentencesAbout(card: ProcedureCard, say: Words): string[] {
  const { asked, code, caveat } = card;
  const sentences = asked.length === 0 ? overviewOf(card, say) : slotSentences(card, say);
  const whole = caveat === undefined ? sentences : [say.caveat(cite(caveat)), ...sentences];
  return whole.map((sentence) => `${sentence.replace(/[\s.;,]+$/u, '')} [${code}].`);
}

/** Names and numbers of whom to ask instead. */
export function contactsLine(contacts: readonly HelpContact[]): string {
  return contacts.map(({ name, phone }) => (phone === undefined || name.includes(phone) ? name : `${name} (${phone})`)).join(', ');
}

function overviewOf({ name, plainName, nameEn, summary, slots }: ProcedureCard, say: Words): string[] {
  const title = say === en ? (nameEn ?? name) : (plainName ?? name);
  const stated = slots.filter((facts) => facts.stated).map(({ slot }) => slot);
  return [say.overview(cite(title), summary === undefined ? undefined : cite(summary)), ...(stated.length > 0 ? [say.seeCard(listed(stated, say))] : [])];
}

function slotSentences({ slots }: ProcedureCard, say: Words): string[] {
  const missing = slots.filter(({ stated }) => !stated);
  const gaps = missing.length > 0 ? [gapIn(missing, say)] : [];
  const stated = slots.filter((facts) => facts.stated);
  if (stated.length + gaps.length <= 2) return [...stated.map((facts) => sentenceOf(facts, say)), ...gaps];
  // Three and more: the short facts in one sentence; lists are read on the card.
  const short = stated.filter(({ slot }) => slot === 'fee' || slot === 'time' || slot === 'where');
  const long = stated.filter((facts) => !short.includes(facts)).map(({ slot }) => slot);
  const rest = [...(long.length > 0 ? [say.seeCard(listed(long, say))] : []), ...gaps];
  return [short.map((facts) => sentenceOf(facts, say)).join('; '), rest.join('; ')].filter(Boolean);
}

function listed(slots: readonly AskedSlot[], say: Words): string {
  return slots.map((slot) => say.slots[slot]).join(', ');
}

function gapIn(missing: readonly SlotFacts[], say: Words): string {
  const hasNotes = missing.every(
    (facts) =>
      (facts.slot === 'fee' && facts.fees.some((fee) => fee.kind === 'unknown' && fee.note !== undefined)) ||
      (facts.slot === 'time' && facts.timeLimits.some((limit) => limit.kind === 'unknown' && limit.note !== undefined)),
  );
  const named = listed(
    missing.map(({ slot }) => slot),
    say,
  );
  return hasNotes ? say.notCertain(named) : say.notStated(named);
}

function sentenceOf(facts: SlotFacts, say: Words): string {
  switch (facts.slot) {
    case 'papers': {
      // What everybody brings, where the record tells it from single situations.
      const group = facts.papers.find(({ situation, papers }) => situation === undefined && papers.length > 0) ?? facts.papers.find(({ papers }) => papers.length > 0);
      const papers = group?.papers ?? [];
      const more = papers.length > mostQuoted || facts.papers.length > 1;
      return say.papers(group?.situation === undefined ? undefined : cite(group.situation), firstOf(papers.map(({ name }) => name)), more);
    }
    case 'fee': {
      const known = facts.fees.filter(({ kind }) => kind !== 'unknown');
      const fee = say.fee(
        known
          .slice(0, mostQuoted)
          .map((each) => feeLine(each, say))
          .join('; '),
        known.length > mostQuoted || known.length < facts.fees.length,
      );
      const [exempt] = facts.exemptions;
      return exempt === undefined ? fee : `${fee}; ${lowered(say.exempt(cite(exempt)))}`;
    }
    case 'time':
      return say.timeLimit(
        facts.timeLimits
          .filter(({ kind }) => kind === 'known')
          .slice(0, mostQuoted)
          .map((limit) => timeLine(limit, say))
          .join('; '),
      );
    case 'where':
      return say.where(facts.authority === undefined ? undefined : cite(facts.authority), [...new Set(facts.channels.map(({ kind }) => say.channels[kind]))].join(', '));
    case 'who':
      return say.who(cite(facts.applicants ?? ''));
    case 'steps':
      return say.steps(firstOf(facts.steps.map(({ title, text }) => (/^Bước \d+$/.test(title) && text !== undefined ? text : title))), facts.steps.length > mostQuoted);
  }
}

function firstOf(names: readonly string[]): string {
  return names
    .slice(0, mostQuoted)
    .map((name) => cite(name, longestItem).replace(/[\s.;]+$/u, ''))
    .join('; ');
}

function feeLine(fee: Fee, say: Words): string {
  const { kind, condition, channel } = fee;
  const what = kind === 'amount' ? say.amount(fee.feeVnd, fee.unit === undefined ? undefined : cite(fee.unit)) : kind === 'free' ? say.free(cite(fee.rule)) : '';
  return when(what, condition, channel, say);
}

function timeLine(limit: TimeLimit, say: Words): string {
  const { kind, condition, channel } = limit;
  return when(kind === 'known' ? say.time(limit.amount, limit.unit) : '', condition, channel, say);
}

function when(what: string, condition: string | undefined, channel: ChannelKind | undefined, say: Words): string {
  const limits = [channel === undefined ? '' : say.channels[channel], condition === undefined ? '' : cite(condition)].filter(Boolean);
  return limits.length === 0 ? what : `${what} (${limits.join('; ')})`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

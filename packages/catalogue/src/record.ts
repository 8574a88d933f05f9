import type { PublicService } from '@motcua/contract/services';
import { serviceCode as code, source, webAddress } from './entry.ts';
import { byKind, count, fields, list, maybe, oneOf, pattern, positive, text, type Check } from './shape.ts';

// The record of @motcua/contract, checked by hand: the engine must not carry a schema library.
export { code };

export const channelKind = oneOf('counter', 'online', 'post');
export const governmentLevel = oneOf('commune', 'province', 'ministry', 'other');
export const jurisdiction = pattern(/^VN(-[A-Z0-9]{2,3}(-\d{5})?)?$/);
export const audience = oneOf('citizen', 'business', 'organisation', 'foreigner');

const lifeEvent = pattern(/^[A-Za-z]+$/);
const when = { condition: maybe(text), channel: maybe(channelKind) };

const unknown = fields({ kind: oneOf('unknown'), note: maybe(text), ...when });

export const fee = byKind({
  free: fields({ kind: oneOf('free'), rule: text, ...when }),
  amount: fields({ kind: oneOf('amount'), feeVnd: positive, unit: maybe(text), rule: maybe(text), ...when }),
  unknown,
});

export const timeLimit = byKind({
  known: fields({ kind: oneOf('known'), amount: positive, unit: oneOf('hour', 'workingDay', 'calendarDay'), ...when }),
  unknown,
});

const origin = /* @__PURE__ */ fields({ name: text, nameEn: maybe(text), rule: text, code: maybe(code) });

/** Made by a function that bundlers may leave away: what is needed to find a service does not need it. */
export const record: Check<PublicService> = /* @__PURE__ */ (() =>
  fields({
    code,
    name: text,
    plainName: maybe(text),
    nameEn: maybe(text),
    summary: maybe(text),
    caveat: maybe(text),
    distinction: maybe(text),
    aliases: list(text),
    sector: maybe(text),
    governmentLevels: list(governmentLevel),
    authority: maybe(text),
    jurisdiction,
    audiences: list(audience),
    onlineLevel: oneOf('full', 'partial', 'none', 'unknown'),
    channels: list(fields({ kind: channelKind, url: maybe(webAddress), note: maybe(text) })),
    timeLimits: list(timeLimit),
    fees: list(fee),
    exemptions: list(text),
    papers: list(fields({ situation: maybe(text), papers: list(fields({ name: text, originals: count, copies: count, note: maybe(text), obtainedFrom: maybe(origin) })) })),
    steps: list(fields({ title: text, text: maybe(text) })),
    applicants: maybe(text),
    results: list(text),
    legalBasis: list(text),
    related: list(code),
    replaces: list(code),
    source,
    // Fields that came later stand last: files with details give fields by their places.
    lifeEvents: list(lifeEvent),
    answers: list(fields({ question: text, answer: text })),
    standIn: maybe(fields({ kind: oneOf('yes', 'authorised', 'sometimes', 'no'), proof: text, rule: maybe(text) })),
    replacedBy: maybe(fields({ code, rule: text })),
  }))();

import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { personal } from '../personal.ts';
import { longestQuery } from './limits.ts';

const line = z.string().check(z.minLength(1), z.maxLength(2000));

/** An address that a page may link to: never `javascript:` or `data:`. */
const webAddress = z.url({ protocol: /^https?$/ });

/** Which channel a fact belongs to. `counter`: in person (quầy một cửa). `online`: a portal. `post`: by mail (bưu chính công ích). */
export const ChannelKind = z.enum(['counter', 'online', 'post']);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** Level of the authority that decides: phường or xã, city or province, ministry; `other` covers agencies abroad and branches. */
export const GovernmentLevel = z.enum(['commune', 'province', 'ministry', 'other']);
export type GovernmentLevel = z.infer<typeof GovernmentLevel>;

/**
 * Where a service applies, or where the asker lives: `VN`, or ISO 3166-2 of a province (`VN-HN` is Hanoi),
 * optionally with the official code of a commune (`VN-HN-00004`).
 */
export const Jurisdiction = z.string().check(z.regex(/^VN(-[A-Z0-9]{2,3}(-\d{5})?)?$/));
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** National procedure code, such as `1.001193`. */
export const ServiceCode = z.string().check(z.regex(/^\d\.\d{6}$/));
export type ServiceCode = z.infer<typeof ServiceCode>;

const when = {
  /** When this applies, in plain words; absent where it always does. */
  condition: z.optional(line),
  /** The channel it applies to; absent where it is the same for all. */
  channel: z.optional(ChannelKind),
};

/**
 * What a citizen pays. A portal prints "Miễn phí" wherever it has no number, so free needs a rule,
 * and "we do not know" is an answer of its own.
 */
export const Fee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free'), rule: line, ...when }),
  z.object({ kind: z.literal('amount'), feeVnd: z.int().check(z.positive()), unit: z.optional(line), rule: z.optional(line), ...when }),
  z.object({ kind: z.literal('unknown'), note: z.optional(line), ...when }),
]);
export type Fee = z.infer<typeof Fee>;

/** How long the agency has. `unknown` where nothing is published; the unit decides which days count. */
export const TimeLimit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), amount: z.int().check(z.positive()), unit: z.enum(['hour', 'workingDay', 'calendarDay']), ...when }),
  z.object({ kind: z.literal('unknown'), note: z.optional(line), ...when }),
]);
export type TimeLimit = z.infer<typeof TimeLimit>;

/** Where a paper, or the form for it, is to be had. */
export const PaperOrigin = z.object({
  /** The service that issues it. */
  code: z.optional(ServiceCode),
  /** Who gives it, or where it lies, in plain words. */
  name: line,
  nameEn: z.optional(line),
  /** The law, or the official page, that says so. */
  rule: line,
});
export type PaperOrigin = z.infer<typeof PaperOrigin>;

/** One paper to bring or to send (CPSV-AP `Evidence`). */
export const Paper = z.object({
  name: line,
  /** Originals to hand in; 0 with `copies` 0 means: show it, do not hand it in, unless `note` says that the source gives no counts (`countsUnsaid` of `fact-texts`). */
  originals: z.int().check(z.gte(0)),
  copies: z.int().check(z.gte(0)),
  /** Whether a certified copy will do, when it is not needed. */
  note: z.optional(line),
  /** Absent where that is not known. */
  obtainedFrom: z.optional(PaperOrigin),
});
export type Paper = z.infer<typeof Paper>;

/** Papers for one situation; without `situation`: what everybody brings. */
export const PaperGroup = z.object({ situation: z.optional(line), papers: z.array(Paper) });
export type PaperGroup = z.infer<typeof PaperGroup>;

/**
 * A moment of a life in which people need public services (CPSV-AP `LifeEvent` and `BusinessEvent`), as a word that a page has a title
 * for. An open list, so that a city may have moments of its own; those in use are `birth` (sinh con), `school` (đi học), `work` (việc
 * làm), `marriage` (kết hôn), `home` (nhà đất), `moving` (chuyển chỗ ở), `driving` (lái xe), `travel` (ra nước ngoài), `lostPapers` (mất
 * giấy tờ), `business` (làm ăn), `illness` (ốm đau), `disability` (khuyết tật), `hardship` (khó khăn), `retirement` (nghỉ hưu),
 * `bereavement` (người thân qua đời) and `militaryService` (nghĩa vụ quân sự).
 */
export const LifeEvent = line;
export type LifeEvent = z.infer<typeof LifeEvent>;

/** Who says so, where to read it, and as of which day. */
export const Source = z.object({ name: line, url: webAddress, asOf: z.iso.date() });
export type Source = z.infer<typeof Source>;

/** Whom a service is for. */
export const Audience = z.enum(['citizen', 'business', 'organisation', 'foreigner']);
export type Audience = z.infer<typeof Audience>;

/**
 * Whether somebody else may go in the applicant's place: `yes`; `authorised`, with a letter of authority (giấy ủy quyền);
 * `sometimes`, in the cases that `proof` names; `no`.
 */
export const StandIn = z.object({
  kind: z.enum(['yes', 'authorised', 'sometimes', 'no']),
  /** The sentence that says so. */
  proof: line,
  /** The law that says so, where that is not the record itself. */
  rule: z.optional(line),
});
export type StandIn = z.infer<typeof StandIn>;

/** A newer code whose record is not at hand. */
export const Successor = z.object({
  code: ServiceCode,
  /** Who says so, and since when. */
  rule: line,
});
export type Successor = z.infer<typeof Successor>;

/** A public service as a citizen meets it (CPSV-AP `PublicService`). */
export const PublicService = z.object({
  code: ServiceCode,
  /** Official name, NFC. */
  name: line,
  /** The same in our words: what a neighbour would call it. */
  plainName: z.optional(line),
  nameEn: z.optional(line),
  /** What it is and who it is for, in one plain sentence. */
  summary: z.optional(line),
  /** What makes this record doubtful, to be read before anything else; absent where nothing does. */
  caveat: z.optional(line),
  /** What sets it apart from its siblings, in a few words, for "Ý bạn là …?". */
  distinction: z.optional(line),
  /** Other ways in which people ask for it. Never shown. */
  aliases: z.array(line),
  /** Subject area (lĩnh vực). */
  sector: z.optional(line),
  governmentLevels: z.array(GovernmentLevel),
  /** Competent authority, in plain words. */
  authority: z.optional(line),
  jurisdiction: Jurisdiction,
  audiences: z.array(Audience),
  /** `full`: toàn trình, end to end online. An online channel alone says nothing about it. */
  onlineLevel: z.enum(['full', 'partial', 'none', 'unknown']),
  channels: z.array(z.object({ kind: ChannelKind, url: z.optional(webAddress), note: z.optional(line) })),
  timeLimits: z.array(TimeLimit),
  fees: z.array(Fee),
  /** Who need not pay, whatever `fees` says. */
  exemptions: z.array(line),
  papers: z.array(PaperGroup),
  steps: z.array(z.object({ title: line, text: z.optional(line) })),
  /** What people ask beside all this, answered in a sentence or two. */
  answers: z.array(z.object({ question: line, answer: line })),
  /** Who may apply. */
  applicants: z.optional(line),
  /** Absent where the record does not say whether somebody else may go. */
  standIn: z.optional(StandIn),
  /** What the citizen gets in the end. */
  results: z.array(line),
  lifeEvents: z.array(LifeEvent),
  /** Laws and decrees it rests on: number and title. */
  legalBasis: z.array(line),
  /** Codes of services that people often need next. */
  related: z.array(ServiceCode),
  /** Codes that this record supersedes; they keep resolving to it. */
  replaces: z.array(ServiceCode),
  /** The code that is said to supersede this record's. As long as its own record is missing, it leads to this one. */
  replacedBy: z.optional(Successor),
  source: Source,
});
export type PublicService = z.infer<typeof PublicService>;

/** A service in a list: enough to choose by, not to act on. */
export const ServiceHit = z.object({
  code: ServiceCode,
  name: line,
  plainName: z.optional(line),
  nameEn: z.optional(line),
  summary: z.optional(line),
  distinction: z.optional(line),
  governmentLevels: z.array(GovernmentLevel),
  channels: z.array(ChannelKind),
  timeLimits: z.array(TimeLimit),
  fees: z.array(Fee),
  /** Half-open ranges of UTF-16 units in the shown title (`plainName`, else `name`) that answer the query. */
  matched: z.array(z.tuple([z.int(), z.int()])),
});
export type ServiceHit = z.infer<typeof ServiceHit>;

/** One of at most four answers to "Ý bạn là …?". */
export const ClarificationChoice = z.object({ code: ServiceCode, label: line, note: z.optional(line) });
export type ClarificationChoice = z.infer<typeof ClarificationChoice>;

/**
 * What a search found.
 *
 * `answer`: the first hit is what was asked. `clarify`: several siblings fit, so `clarification` asks one question.
 * `none`: nothing fits; `hits` may still hold weak ones, to be shown below words that say so.
 */
export const ServiceSearchResult = z.object({
  outcome: z.enum(['answer', 'clarify', 'none']),
  hits: z.array(ServiceHit),
  clarification: z.optional(z.object({ choices: z.array(ClarificationChoice).check(z.minLength(2), z.maxLength(4)) })),
  source: Source,
});
export type ServiceSearchResult = z.infer<typeof ServiceSearchResult>;

/** Narrows a search; every filter that is given must hold. */
export const ServiceFilters = z.object({
  governmentLevel: z.optional(GovernmentLevel),
  channel: z.optional(ChannelKind),
  /** Any of these sectors. */
  sectors: z.optional(z.array(line).check(z.minLength(1), z.maxLength(50))),
  audience: z.optional(Audience),
});
export type ServiceFilters = z.infer<typeof ServiceFilters>;

const counted = <T extends z.core.$ZodType<string>>(value: T) => z.array(z.object({ value, count: z.int().check(z.positive()) }));

/**
 * What a search can be narrowed by, the most frequent first. Each list counts what fits the other filters, so that a
 * choice among its values can be changed.
 */
export const ServiceCounts = z.object({
  sectors: counted(line),
  governmentLevels: counted(GovernmentLevel),
  channels: counted(ChannelKind),
  audiences: counted(Audience),
});
export type ServiceCounts = z.infer<typeof ServiceCounts>;

export { longestQuery };

const query = personal(z.string().check(z.minLength(1), z.maxLength(longestQuery)));

/** One thing to do. `title` is what a neighbour would say. */
export const GuideStep = z.object({
  /** The service that does it; absent where none of the catalogue's does: the note then says where people go. */
  code: z.optional(ServiceCode),
  title: line,
  titleEn: z.optional(line),
  /** When it is needed, by when and by which rule, what to bring along from the step before. */
  note: z.optional(line),
  noteEn: z.optional(line),
  /** Who alone needs it, in words that a citizen can say of themselves; absent where everybody does. Steps with the same words belong to the same situation. */
  situation: z.optional(line),
  situationEn: z.optional(line),
  /** Whether it may be left out; by default it may not. */
  isOptional: z.optional(z.boolean()),
});
export type GuideStep = z.infer<typeof GuideStep>;

/** Steps that belong to the same time, in their order. */
export const GuideStage = z.object({ title: line, titleEn: z.optional(line), steps: z.array(GuideStep).check(z.minLength(1)) });
export type GuideStage = z.infer<typeof GuideStage>;

/** A life event as a way through several services: what to do first, what next, what can wait, and what depends on who asks. */
export const Guide = z.object({
  event: LifeEvent,
  title: line,
  titleEn: z.optional(line),
  summary: line,
  summaryEn: z.optional(line),
  stages: z.array(GuideStage).check(z.minLength(1)),
  source: Source,
});
export type Guide = z.infer<typeof Guide>;

/** Guides in the order in which they are offered, one at most for each life event. */
export const GuideList = z.object({ guides: z.array(Guide) });
export type GuideList = z.infer<typeof GuideList>;

export const findServices = endpoint({
  method: 'POST', // What a citizen types is never in an address.
  path: '/services/find',
  summary: 'Finds the services that answer what a citizen typed, best first.',
  input: z.object({
    query,
    limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
    jurisdiction: z.optional(Jurisdiction),
    filters: z.optional(ServiceFilters),
  }),
  output: ServiceSearchResult,
  errors: ['BAD_INPUT', 'UNAVAILABLE', 'UNTRUSTED'],
  personal: ['query'],
  cache: 'none',
});

export const countServices = endpoint({
  method: 'POST',
  path: '/services/count',
  summary: 'Counts what the services that a query likely means can be narrowed by.',
  input: z.object({ query, jurisdiction: z.optional(Jurisdiction), filters: z.optional(ServiceFilters) }),
  output: ServiceCounts,
  errors: ['BAD_INPUT', 'UNAVAILABLE', 'UNTRUSTED'],
  personal: ['query'],
  cache: 'none',
});

export const getService = endpoint({
  method: 'GET',
  path: '/services/{code}',
  summary: 'Gives one service by its code; a superseded code gives its successor, and a newer one whose record is missing its predecessor.',
  input: z.object({ code: ServiceCode }),
  output: PublicService,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'UNAVAILABLE', 'UNTRUSTED'],
  personal: [],
  cache: { scope: 'public', maxAgeSeconds: 300, staleWhileRevalidateSeconds: 3600, staleIfErrorSeconds: 86_400 },
});

export const listGuides = endpoint({
  method: 'GET',
  path: '/guides',
  summary: 'Gives a guide for each life event that has one.',
  input: z.object({}),
  output: GuideList,
  errors: ['BAD_INPUT', 'UNAVAILABLE', 'UNTRUSTED'],
  personal: [],
  cache: { scope: 'public', maxAgeSeconds: 300, staleWhileRevalidateSeconds: 3600, staleIfErrorSeconds: 86_400 },
});

/** The capability "services": finding public services, reading about one, and life events that need several. */
export const services = { findServices, countServices, getService, listGuides };

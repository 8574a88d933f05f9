import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { personal } from '../personal.ts';
import { ChannelKind, ClarificationChoice, Fee, PaperGroup, ServiceCode, Source, TimeLimit } from '../services/index.ts';
import { longestTurn, mostTurns } from './limits.ts';

const line = z.string().check(z.minLength(1), z.maxLength(2000));
const webAddress = z.url({ protocol: /^https?$/ });
/** Names a part inside one answer. */
const partId = z.string().check(z.minLength(1), z.maxLength(100));

/** What can be asked about a service. */
export const AskedSlot = z.enum(['papers', 'fee', 'time', 'where', 'who', 'steps']);
export type AskedSlot = z.infer<typeof AskedSlot>;

/** Whether the record says anything about the slot; `false` is shown as "nguồn chưa ghi", never as nothing to pay or to bring. */
const stated = z.boolean();

/** The facts of one slot, as the record has them. */
export const SlotFacts = z.discriminatedUnion('slot', [
  z.object({ slot: z.literal('papers'), stated, papers: z.array(PaperGroup) }),
  z.object({ slot: z.literal('fee'), stated, fees: z.array(Fee), exemptions: z.array(line) }),
  z.object({ slot: z.literal('time'), stated, timeLimits: z.array(TimeLimit) }),
  z.object({
    slot: z.literal('where'),
    stated,
    authority: z.optional(line),
    channels: z.array(z.object({ kind: ChannelKind, url: z.optional(webAddress), note: z.optional(line) })),
    /** As in `PublicService`: an online channel alone does not mean `full`. */
    onlineLevel: z.enum(['full', 'partial', 'none', 'unknown']),
  }),
  z.object({ slot: z.literal('who'), stated, applicants: z.optional(line) }),
  z.object({ slot: z.literal('steps'), stated, steps: z.array(z.object({ title: line, text: z.optional(line) })) }),
]);
export type SlotFacts = z.infer<typeof SlotFacts>;

/** What the assistant knows about a service, to be shown as a card: facts with their source, no prose. */
export const ProcedureCard = z.object({
  code: ServiceCode,
  name: line,
  plainName: z.optional(line),
  nameEn: z.optional(line),
  /** What it is and who it is for. */
  summary: z.optional(line),
  /** What makes the record doubtful, to be read before anything else. */
  caveat: z.optional(line),
  /** What was asked about, in the order of `slots`; empty where nothing in particular was. */
  asked: z.array(AskedSlot),
  /** The slots that were asked about; where none was, those of an overview. */
  slots: z.array(SlotFacts),
  source: Source,
});
export type ProcedureCard = z.infer<typeof ProcedureCard>;

/** Whom to ask instead. */
export const HelpContact = z.object({
  name: line,
  /** As it is dialled: digits only. */
  phone: z.optional(z.string().check(z.regex(/^\d{3,11}$/))),
  url: z.optional(webAddress),
  note: z.optional(line),
});
export type HelpContact = z.infer<typeof HelpContact>;

/**
 * Why the citizen is pointed to people. `greeting`: nothing was asked yet. `outOfField`: not a matter of public services.
 * `unknown`: perhaps one, but the catalogue has no service that fits. `notStated`: the service is known, its record does
 * not say what was asked.
 */
export const HelpReason = z.enum(['greeting', 'outOfField', 'unknown', 'notStated']);
export type HelpReason = z.infer<typeof HelpReason>;

/** Kinds of personal data that are hidden before a question is looked at. */
export const PersonalKind = z.enum(['CCCD', 'CMND', 'PHONE', 'MST', 'BHXH', 'BHYT', 'BANK_ACCOUNT', 'CARD', 'EMAIL', 'PLATE', 'PASSPORT']);
export type PersonalKind = z.infer<typeof PersonalKind>;

/** Why a message looks like fraud. Nothing ever says that a message is safe. */
export const ScamReason = z.enum(['asksForCode', 'lookalikeAddress', 'strangeApp', 'prepayment', 'posesAsOfficial', 'threat', 'easyMoney']);
export type ScamReason = z.infer<typeof ScamReason>;

/**
 * One part of an answer: a chunk of the AI SDK's UI message stream, version 1, whose names these are.
 *
 * Order: `start`, `data-hidden`, `data-warning`, `data-outcome`; then for `answer` the card with its source and the text,
 * for `clarify` the text and the choices, for `none` the text and the help; `finish`. After `abort` or `error` nothing follows.
 */
export const AssistantPart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), messageId: z.optional(partId) }),
  /** What was hidden in what the citizen typed: kinds only, never values. Not kept in the conversation. */
  z.object({ type: z.literal('data-hidden'), transient: z.literal(true), data: z.object({ types: z.array(PersonalKind) }) }),
  /** The last turn reads like a fraudulent message. */
  z.object({
    type: z.literal('data-warning'),
    data: z.object({ level: z.enum(['caution', 'likely']), reasons: z.array(ScamReason), contacts: z.array(HelpContact) }),
  }),
  /** `codes`: the service answered about; the choices, for `clarify`; nothing for `none`. */
  z.object({ type: z.literal('data-outcome'), data: z.object({ outcome: z.enum(['answer', 'clarify', 'none']), codes: z.array(ServiceCode) }) }),
  z.object({ type: z.literal('source-url'), sourceId: ServiceCode, url: webAddress, title: line }),
  z.object({ type: z.literal('data-procedure'), id: ServiceCode, data: ProcedureCard }),
  z.object({ type: z.literal('data-clarification'), data: z.object({ choices: z.array(ClarificationChoice).check(z.minLength(2), z.maxLength(4)) }) }),
  z.object({ type: z.literal('data-help'), data: z.object({ reason: HelpReason, contacts: z.array(HelpContact) }) }),
  z.object({ type: z.literal('text-start'), id: partId }),
  /** Plain text, no markup. `[1.001193]` cites the source with that `sourceId`; nothing else in it is a link. */
  z.object({ type: z.literal('text-delta'), id: partId, delta: z.string().check(z.maxLength(4000)) }),
  z.object({ type: z.literal('text-end'), id: partId }),
  z.object({ type: z.literal('finish') }),
  z.object({ type: z.literal('abort') }),
  /** `errorText` is one of the contract's error codes. */
  z.object({ type: z.literal('error'), errorText: z.string().check(z.regex(/^[A-Z_]{1,40}$/)) }),
]);
export type AssistantPart = z.infer<typeof AssistantPart>;

export { longestTurn, mostTurns };

export const askAssistant = endpoint({
  method: 'POST', // What a citizen types is never in an address.
  path: '/assistant/ask',
  summary: 'Answers a question about public services from the catalogue alone, in parts.',
  input: z.object({
    /** What the citizen has said so far, oldest first; the last one is the question. */
    turns: personal(z.array(z.string().check(z.minLength(1), z.maxLength(longestTurn))).check(z.minLength(1), z.maxLength(mostTurns))),
  }),
  stream: AssistantPart,
  errors: ['BAD_INPUT', 'UNAVAILABLE', 'UNTRUSTED'],
  personal: ['turns'],
  cache: 'none',
});

/** The capability "assistant": answers in the citizen's own words, from the catalogue. */
export const assistant = { askAssistant };

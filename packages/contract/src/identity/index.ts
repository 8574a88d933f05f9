import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { personal } from '../personal.ts';

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** How surely somebody is known: 1 claimed, 2 substantial, 3 high (eIDAS levels of assurance). */
export const AssuranceLevel = z.int().check(z.gte(1), z.lte(3));

/** Who is signed in at this browser, as far as a page needs to know. No number of the person is in it. */
export const Session = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signedOut') }),
  z.object({
    kind: z.literal('signedIn'),
    /** What the provider calls the person. */
    displayName: personal(text(200)),
    assuranceLevel: AssuranceLevel,
    signedInAt: z.iso.datetime(),
    /** When it ends unless it is extended. */
    expiresAt: z.iso.datetime(),
    /** Whether it can be extended, or the person has to sign in anew. */
    canExtend: z.boolean(),
  }),
]);
export type Session = z.infer<typeof Session>;

/** The session is over here; the provider's own is over once the page has gone to `providerSignOut`. */
export const SessionEnded = z.object({ providerSignOut: z.optional(z.url()) });
export type SessionEnded = z.infer<typeof SessionEnded>;

/** What consent is asked for, such as `health-book`: the `purpose` of an endpoint's `authorization`. */
export const PurposeCode = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));

/** A purpose in plain words (Law 91/2025/QH15: who, what, why, for how long). */
export const Purpose = z.object({
  code: PurposeCode,
  /** What it is for. */
  name: z.object({ vi: text(200), en: text(200) }),
  /** Which records are read. */
  fields: z.array(z.object({ vi: text(120), en: text(120) })).check(z.minLength(1)),
  /** Who gets them. */
  recipient: z.object({ vi: text(200), en: text(200) }),
  /** How long a consent lasts. */
  days: z.int().check(z.gte(1), z.lte(365)),
});
export type Purpose = z.infer<typeof Purpose>;

/** A receipt: what somebody has agreed to, when, and until when. */
export const Consent = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  purpose: Purpose,
  givenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  withdrawnAt: z.optional(z.iso.datetime()),
});
export type Consent = z.infer<typeof Consent>;

export const ConsentList = z.object({
  /** Newest first, also what was withdrawn or has expired. */
  consents: z.array(Consent),
  /** What can be agreed to here. */
  purposes: z.array(Purpose),
});
export type ConsentList = z.infer<typeof ConsentList>;

/** That somebody's records were read, or that this was refused. */
export const AccessEntry = z.object({
  at: z.iso.datetime(),
  /** What was asked for, as the contract calls it, such as `getHealthBook`. */
  action: text(60),
  purpose: z.optional(PurposeCode),
  /** Who asked: the person themselves, somebody whom they let, or as the office calls itself. */
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('self') }),
    z.object({ kind: z.literal('delegate'), name: text(200) }),
    z.object({ kind: z.literal('office'), name: text(200) }),
  ]),
  /** Whose records the person asked for, where they were not their own. */
  actingFor: z.optional(text(200)),
  /** What the site of somebody else is called from which the person asked. */
  via: z.optional(text(200)),
  outcome: z.enum(['given', 'refused']),
});
export type AccessEntry = z.infer<typeof AccessEntry>;

export const AccessPage = z.object({ items: z.array(AccessEntry), nextCursor: z.optional(z.string().check(z.minLength(1), z.maxLength(100))) });
export type AccessPage = z.infer<typeof AccessPage>;

/**
 * What somebody signed in with, as far as it tells one device from another. Made once from what the browser said of itself,
 * of which nothing else is kept.
 */
export const Device = z.object({
  kind: z.enum(['phone', 'tablet', 'computer', 'unknown']),
  system: z.optional(z.enum(['android', 'ios', 'windows', 'macos', 'linux', 'chromeos'])),
  browser: z.optional(z.enum(['chrome', 'edge', 'firefox', 'safari', 'coccoc', 'samsung', 'opera', 'zalo'])),
});
export type Device = z.infer<typeof Device>;

/** One of the places where a person is signed in: a browser, and the other sites that go on with its sign-in. */
export const SignedInPlace = z.object({
  /** Names it for {@link endOneSession}; opens nothing. */
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  signedInAt: z.iso.datetime(),
  /** When something was last asked there, to the minute. */
  lastUsedAt: z.iso.datetime(),
  device: personal(Device),
  /** What the sites of others are called on whose pages this sign-in was used, too. */
  sites: personal(z.array(text(200))),
  /** What the site is called whose own server signed the person in there, on however many of its pages; no device is known of it. */
  vouchedBy: z.optional(personal(text(200))),
  /** Whether the question comes from there. */
  isHere: z.boolean(),
});
export type SignedInPlace = z.infer<typeof SignedInPlace>;

/** This place first, then as they were last used. */
export const SignedInPlaces = z.object({ places: z.array(SignedInPlace) });
export type SignedInPlaces = z.infer<typeof SignedInPlaces>;

/**
 * What became of who is signed in at this browser. `following`: from here on everything is told; it comes first. An agreement
 * was given or taken back, on whatever device; `isElsewhere`: to another site, of which only pages of the gateway's own city hear.
 * `delegation-changed`: something became of reading for each other, on either side.
 * `signed-out`: the session is over, here, elsewhere or by its time; it comes last.
 */
export const SessionEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('following') }),
  z.object({ kind: z.literal('consent-given'), purpose: PurposeCode, isElsewhere: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('consent-withdrawn'), purpose: PurposeCode, isElsewhere: z.optional(z.boolean()) }),
  z.object({
    kind: z.literal('delegation-changed'),
    /** Names the delegation, and nobody in it. */
    id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    /** Whether nothing is read by it any more. */
    isOver: z.boolean(),
  }),
  z.object({ kind: z.literal('signed-out') }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;

const own = { assuranceLevel: 1, purpose: 'own-account' } as const;
// Who is signed in on somebody else's site has to hear of it when that is over, whatever the site may ask for.
const ownAnywhere = { ...own, embeddable: 'any element' } as const;

// Signing in is no question but a journey of the whole page: `/sign-in?level=2&return=…` of the gateway leads to the provider and back.
export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Tells who is signed in at this browser.',
  input: z.object({}),
  output: Session,
  errors: ['SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  cache: 'none',
});

export const extendSession = endpoint({
  method: 'PUT',
  path: '/session/extension',
  summary: 'Lets the session last as long as if it had just begun, where it can.',
  input: z.object({}),
  output: Session,
  errors: ['SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: ownAnywhere,
  cache: 'none',
  write: 'idempotent',
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Signs out, here and wherever this session reaches.',
  input: z.object({}),
  output: SessionEnded,
  errors: ['SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  cache: 'none',
  write: 'idempotent',
});

export const listConsents = endpoint({
  method: 'GET',
  path: '/consents',
  summary: "Lists what the person has agreed to, and what can be agreed to; on somebody else's site, for that site.",
  input: z.object({}),
  output: ConsentList,
  errors: ['SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: { ...own, embeddable: 'motcua-consent' },
  cache: 'none',
});

export const giveConsent = endpoint({
  method: 'PUT',
  path: '/consents/{purpose}',
  // Never on somebody else's site: there the gateway's own window asks, and nothing but the person answers it.
  summary: 'Agrees to a purpose; what was agreed to already is given again as it is.',
  input: z.object({ purpose: PurposeCode }),
  output: Consent,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

export const withdrawConsent = endpoint({
  method: 'DELETE',
  path: '/consents/{purpose}',
  // Without a press: a script of that site can ask it, so it takes nothing from anybody but that site.
  summary: "Takes an agreement back, on somebody else's site that to this site; from the next minute on nothing is read for it.",
  input: z.object({ purpose: PurposeCode }),
  output: ConsentList,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: { ...own, embeddable: 'motcua-consent' },
  cache: 'none',
  write: 'idempotent',
});

export const listAccess = endpoint({
  method: 'GET',
  path: '/access-log',
  summary: "Tells who read the person's records, when and what for, newest first.",
  input: z.object({ cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(100))) }),
  output: AccessPage,
  errors: ['BAD_INPUT', 'SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: { ...own, embeddable: 'motcua-access-log' },
  cache: 'none',
  page: true,
});

export const followSession = endpoint({
  method: 'GET',
  path: '/session/events',
  summary: 'Tells as it happens, on whatever device, what the person agreed to or took back, who reads for whom, and that they signed out; ends with the session.',
  input: z.object({}),
  stream: SessionEvent,
  errors: ['SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: ownAnywhere,
  cache: 'none',
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/sessions',
  summary: 'Lists where the person is signed in.',
  input: z.object({}),
  output: SignedInPlaces,
  errors: ['SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
});

// Both ask for a fresh proof of identity: whoever finds a computer signed in does not throw its owner out everywhere else.
export const endOneSession = endpoint({
  method: 'DELETE',
  path: '/sessions/{id}',
  summary: 'Signs the person out in another place, at once on every page there; what is over already stays so.',
  input: z.object({ id: SignedInPlace.shape.id }),
  output: SignedInPlaces,
  errors: ['BAD_INPUT', 'SIGN_IN', 'STEP_UP', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/sessions',
  summary: 'Signs the person out everywhere but here.',
  input: z.object({}),
  output: SignedInPlaces,
  errors: ['SIGN_IN', 'STEP_UP', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

/** The capability "identity": who is signed in and where, what they agreed to, and who read what. */
export const identity = {
  getSession,
  extendSession,
  endSession,
  listSessions,
  endOneSession,
  endOtherSessions,
  listConsents,
  giveConsent,
  withdrawConsent,
  listAccess,
  followSession,
};

import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { AssuranceLevel, PurposeCode } from '../identity/index.ts';
import { personal } from '../personal.ts';

/** 256 bits as they travel. */
const secret = () => z.string().check(z.regex(/^[\w-]{43}$/));

/** An element that can be signed in on somebody else's site. */
export const SignedInElement = z.enum(['motcua-access-log', 'motcua-consent', 'motcua-health-book', 'motcua-sign-in', 'motcua-signature-status']);
export type SignedInElement = z.infer<typeof SignedInElement>;

/** What each such element asks for: the `purpose` of the endpoints that are `embeddable` by it. The sign-in itself needs none. */
export const purposesOfElements: Readonly<Record<SignedInElement, readonly string[]>> = {
  'motcua-access-log': ['own-account'],
  'motcua-consent': ['own-account'],
  'motcua-health-book': ['health'],
  'motcua-sign-in': [],
  'motcua-signature-status': ['signing'],
};

/** What a page of a registered site asks with, in its person's name: for five minutes, and only together with its key (DPoP, RFC 9449). */
export const ClientSessionToken = z.object({
  token: secret(),
  expiresInSeconds: z.int().check(z.gte(1)),
  /** In whose name it may be used. */
  elements: z.array(SignedInElement),
  /** What it may be used for. */
  purposes: z.array(PurposeCode),
});
export type ClientSessionToken = z.infer<typeof ClientSessionToken>;

/** Good once, for a minute, for who holds the key and the verifier that it was asked for with. */
export const ClientSessionCode = z.object({ code: secret(), expiresInSeconds: z.int().check(z.gte(1)) });
export type ClientSessionCode = z.infer<typeof ClientSessionCode>;

// What leads to a code is no question but a window of the gateway's own: `/client-sessions/authorize?key=pk_…&origin=…`.
export const beginClientSession = endpoint({
  method: 'POST',
  path: '/client-sessions',
  summary: 'Gives a token for a code, to the page that holds the key which the code was asked for with.',
  input: z.object({ code: personal(secret()), codeVerifier: personal(secret()) }),
  output: ClientSessionToken,
  errors: ['BAD_INPUT', 'SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: ['code', 'codeVerifier'],
  cache: 'none',
});

export const renewClientSession = endpoint({
  method: 'POST',
  path: '/client-sessions/renewal',
  summary: 'Gives the next token for the last one, while the person is signed in.',
  input: z.object({}),
  output: ClientSessionToken,
  errors: ['SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: [],
  cache: 'none',
});

export const vouchForPerson = endpoint({
  method: 'POST',
  path: '/client-sessions/codes',
  summary: "Gives a code to a registered site's own server, for a person whom it vouches for.",
  input: z.object({
    /** What the systems behind the gateway know the person by. */
    person: personal(z.string().check(z.regex(/^[\w.:-]{1,64}$/))),
    displayName: personal(z.string().check(z.minLength(1), z.maxLength(200))),
    assuranceLevel: AssuranceLevel,
    /**
     * When the person signed in at the site. A sign-in from before they, or an officer, ended what goes on there is good for
     * nothing any more; without this, nor is any for thirty days after.
     */
    signedInAt: z.optional(z.iso.datetime()),
    /** Of the page that will use it. */
    origin: z.string().check(z.minLength(1), z.maxLength(300)),
    /** Thumbprint (RFC 7638) of that page's key. */
    thumbprint: secret(),
    /** SHA-256 of that page's verifier (PKCE, RFC 7636). */
    codeChallenge: secret(),
    /** All that the site is registered for, by default. */
    elements: z.optional(z.array(SignedInElement).check(z.minLength(1))),
  }),
  output: ClientSessionCode,
  errors: ['BAD_INPUT', 'SIGN_IN', 'FORBIDDEN', 'UNAVAILABLE'],
  personal: ['person', 'displayName'],
  cache: 'none',
});

/** The capability "client session": signed in on other people's sites, where no cookie goes. */
export const clientSession = { beginClientSession, renewClientSession, vouchForPerson };

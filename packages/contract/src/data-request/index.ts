import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { Delegation } from '../delegation/index.ts';
import { AccessEntry, AssuranceLevel, Consent, SignedInPlace } from '../identity/index.ts';
import { personal } from '../personal.ts';

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const count = z.int().check(z.gte(0));

/**
 * What somebody asked about their own data (GDPR "data subject request"; the rights to get one's data and to have it deleted
 * of Law 91/2025/QH15). An export is done at once.
 */
export const DataRequest = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  kind: z.enum(['export', 'deletion']),
  askedAt: z.iso.datetime(),
  /** Day by which it is done at the latest: two working days after it came. */
  dueBy: z.iso.date(),
  /** `waiting`: it can still be taken back. */
  status: z.enum(['waiting', 'done', 'takenBack']),
  /** When it is done by itself, unless the data-protection officer does it sooner. */
  plannedAt: z.iso.datetime(),
});
export type DataRequest = z.infer<typeof DataRequest>;

/** How much a gateway keeps about somebody. */
export const KeptCounts = z.object({
  sessions: count,
  consents: count,
  /** Who read the person's own records. */
  accessEntries: count,
  /** How often the person read for somebody else. */
  readingsForOthers: count,
  delegations: count,
});
export type KeptCounts = z.infer<typeof KeptCounts>;

export const DataRequestList = z.object({
  kept: KeptCounts,
  /** Newest first. */
  requests: z.array(DataRequest),
});
export type DataRequestList = z.infer<typeof DataRequestList>;

/** Everything that a gateway keeps about somebody. What other agencies keep is theirs to give. */
export const KeptExport = z.object({
  madeAt: z.iso.datetime(),
  /** As the sign-in provider names the person; kept, sealed, for as long as a session lasts. */
  person: z.object({ number: personal(text(64)), displayName: z.optional(personal(text(200))) }),
  /** Browsers at which the person is signed in now; what opens a session is not in it. */
  sessions: z.array(
    z.object({
      signedInAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      assuranceLevel: AssuranceLevel,
      lastUsedAt: z.optional(SignedInPlace.shape.lastUsedAt),
      device: z.optional(SignedInPlace.shape.device),
      sites: z.optional(SignedInPlace.shape.sites),
    }),
  ),
  consents: z.array(Consent),
  /** Newest first. */
  accessLog: z.array(AccessEntry),
  /** Who reads for the person, and for whom the person does. */
  delegations: z.array(Delegation),
  requests: z.array(DataRequest),
});
export type KeptExport = z.infer<typeof KeptExport>;

const own = { assuranceLevel: 1, purpose: 'own-account' } as const;

export const listDataRequests = endpoint({
  method: 'GET',
  path: '/data-requests',
  summary: 'Tells how much is kept about the person, and what they asked about it.',
  input: z.object({}),
  output: DataRequestList,
  errors: ['SIGN_IN', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
});

// Whoever finds a computer signed in must not be able to take everything along: STEP_UP also where the sign-in is not fresh.
export const exportKept = endpoint({
  method: 'POST',
  path: '/data-requests/export',
  summary: 'Gives everything that this gateway keeps about the person, at once.',
  input: z.object({}),
  output: KeptExport,
  errors: ['SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

// Nor to delete it (`/sign-in?level=2&fresh=1` is a fresh sign-in).
export const requestDeletion = endpoint({
  method: 'PUT',
  path: '/data-requests/deletion',
  summary: 'Asks that everything kept about the person be deleted; the request that waits already is given again as it is.',
  input: z.object({}),
  output: DataRequest,
  errors: ['SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: { assuranceLevel: 2, purpose: 'own-account' },
  cache: 'none',
  write: 'idempotent',
});

export const withdrawDeletion = endpoint({
  method: 'DELETE',
  path: '/data-requests/deletion',
  summary: 'Takes the request to delete back; NOT_FOUND where none waits.',
  input: z.object({}),
  output: DataRequestList,
  errors: ['NOT_FOUND', 'SIGN_IN', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

/** The capability "data-request": what is kept about oneself, to read, to take along and to have deleted. */
export const dataRequest = { listDataRequests, exportKept, requestDeletion, withdrawDeletion };

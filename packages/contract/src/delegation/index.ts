import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { Purpose, PurposeCode } from '../identity/index.ts';
import { personal } from '../personal.ts';

const Name = personal(z.string().check(z.minLength(1), z.maxLength(200)));
const Days = z.int().check(z.gte(1), z.lte(365));

/** Names a delegation, and nobody in it. */
export const DelegationId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** What one reads to the other over the phone. Good once, for a quarter of an hour. */
export const DelegationCode = z.string().check(z.regex(/^\d{10}$/));

/** Names a child to its guardian; made of the child's number, which cannot be told from it. */
export const ChildId = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * That somebody may read another's records for one purpose, for some days. Never to sign, to agree, or to change anything.
 *
 * `offered`: a code waits to be entered. `accepted`: somebody entered it, and the grantor has not yet said that it is the
 * right one. `unassented`: the child has not yet said yes. `ended`: nothing is read any more.
 */
export const Delegation = z.object({
  id: DelegationId,
  purpose: Purpose,
  state: z.enum(['offered', 'accepted', 'unassented', 'active', 'ended']),
  /** The other side, as their sign-in or the register calls them; absent as long as nobody entered the code. */
  name: z.optional(Name),
  offeredAt: z.iso.datetime(),
  /** When it ends by itself; of an offer, when its code does. */
  expiresAt: z.iso.datetime(),
  endedAt: z.optional(z.iso.datetime()),
  endedBy: z.optional(z.enum(['grantor', 'delegate', 'time'])),
  /** A guardian's, for a child. */
  child: z.optional(
    z.object({
      /** Seven years or older (Law 91/2025/QH15): the child is asked. */
      needsAssent: z.boolean(),
      /** `self`: by the child's own sign-in. `present`: on the guardian's device, with the child there. */
      assent: z.optional(z.object({ at: z.iso.datetime(), by: z.enum(['self', 'present']) })),
    }),
  ),
});
export type Delegation = z.infer<typeof Delegation>;

/** A child whose legal guardian the person is, as the register has it now. */
export const GuardedChild = z.object({ id: ChildId, name: Name, needsAssent: z.boolean() });
export type GuardedChild = z.infer<typeof GuardedChild>;

export const DelegationList = z.object({
  /** Who may read the person's records, newest first, also what has ended lately. */
  given: z.array(Delegation),
  /** Whose records the person may read. */
  received: z.array(Delegation),
  /** What can be delegated at all. */
  purposes: z.array(Purpose),
});
export type DelegationList = z.infer<typeof DelegationList>;

/** Empty where the register has the person as nobody's guardian, and where there is none. */
export const GuardedChildren = z.object({ children: z.array(GuardedChild) });
export type GuardedChildren = z.infer<typeof GuardedChildren>;

/** An offer, with the code that is shown once. */
export const DelegationOffer = z.object({ delegation: Delegation, code: personal(DelegationCode) });
export type DelegationOffer = z.infer<typeof DelegationOffer>;

/** What somebody who has the code sees before they say yes. */
export const OfferedDelegation = z.object({ name: Name, purpose: Purpose, days: Days });
export type OfferedDelegation = z.infer<typeof OfferedDelegation>;

// Nothing here is delegable: who reads for another arranges nothing for them.
const own = { assuranceLevel: 2, purpose: 'own-account' } as const;

export const listDelegations = endpoint({
  method: 'GET',
  path: '/delegations',
  summary: 'Lists who may read the records of the person, and whose records they may read.',
  input: z.object({}),
  output: DelegationList,
  errors: ['SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
});

// Apart from the list, which is asked again and again while a code waits: the register is an agency's.
export const listGuardedChildren = endpoint({
  method: 'GET',
  path: '/delegations/children',
  summary: 'Lists the children whose legal guardian the person is, as the register has it now.',
  input: z.object({}),
  output: GuardedChildren,
  errors: ['SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
});

export const offerDelegation = endpoint({
  method: 'POST',
  path: '/delegations/offers',
  summary: 'Offers to let somebody read for the person, and gives the code that the other one enters. Ends an earlier offer.',
  input: z.object({ purpose: PurposeCode, days: Days }),
  output: DelegationOffer,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'CONFLICT', 'SIGN_IN', 'STEP_UP', 'CONSENT', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

export const readOffer = endpoint({
  method: 'POST',
  path: '/delegations/offers/read',
  summary: 'Tells who has offered what, by the code. Five wrong codes in a quarter of an hour are the last for a while.',
  input: z.object({ code: personal(DelegationCode) }),
  output: OfferedDelegation,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'CONFLICT', 'SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: ['code'],
  authorization: own,
  cache: 'none',
});

export const acceptDelegation = endpoint({
  method: 'POST',
  path: '/delegations/acceptances',
  summary: 'Says yes to an offer; it begins when its grantor has said that this is the right person.',
  input: z.object({ code: personal(DelegationCode) }),
  output: Delegation,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'CONFLICT', 'SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: ['code'],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

// Whoever finds a computer signed in must not be able to let themselves read for a year: STEP_UP also where the sign-in is not fresh.
export const confirmDelegation = endpoint({
  method: 'PUT',
  path: '/delegations/{id}/confirmation',
  summary: 'Says that whoever entered the code is the right person; from now on they may read.',
  input: z.object({ id: DelegationId }),
  output: Delegation,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

export const requestForChild = endpoint({
  method: 'PUT',
  path: '/delegations/children/{child}',
  summary: "Asks to read a child's records as its legal guardian; what holds already is given again as it is.",
  input: z.object({ child: ChildId, purpose: PurposeCode, days: Days }),
  output: Delegation,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'CONFLICT', 'SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

export const giveAssent = endpoint({
  method: 'PUT',
  path: '/delegations/{id}/assent',
  summary: 'Writes down that the child itself said yes: by its own sign-in, or on the device of its guardian.',
  input: z.object({ id: DelegationId }),
  output: Delegation,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

export const endDelegation = endpoint({
  method: 'DELETE',
  path: '/delegations/{id}',
  summary: 'Ends a delegation, by either side and at any time; with the next question nothing is read for it anywhere.',
  input: z.object({ id: DelegationId }),
  output: DelegationList,
  errors: ['BAD_INPUT', 'NOT_FOUND', 'SIGN_IN', 'STEP_UP', 'UNAVAILABLE'],
  personal: [],
  authorization: own,
  cache: 'none',
  write: 'idempotent',
});

/** The capability "delegation": reading for one's parents, or for one's child. */
export const delegation = { listDelegations, listGuardedChildren, offerDelegation, readOffer, acceptDelegation, confirmDelegation, requestForChild, giveAssent, endDelegation };

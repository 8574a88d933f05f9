import { embeddableBy, isDelegable, type EndpointDefinition } from '@motcua/contract';
import { Failure } from './failure.ts';
import { admittedPerson, type Embed, type Person } from './person.ts';
import type { Access, DelegationPort, IdentityPort, KnownDelegation } from './ports.ts';

/** The purpose of what concerns nothing but the account itself; nobody is asked to agree to it. */
const ownAccount = 'own-account';
const refusals: readonly string[] = ['STEP_UP', 'CONSENT', 'FORBIDDEN'];

/** The header in which a page says for whom its person asks, by the id of a delegation. */
export const actingHeader = 'motcua-acting-for';

/** For whom a request is made; `undefined` where people ask for themselves. */
export function actingFor({ headers }: Request): string | undefined {
  return headers.get(actingHeader) ?? undefined;
}

/**
 * Refuses whatever is asked for another and is no reading that can be delegated, before anything of it is looked at:
 * signing, agreeing, writing, and an account are nobody else's.
 *
 * @throws Failure `FORBIDDEN`
 */
export function refuseActing(endpoint: EndpointDefinition, request: Request): void {
  if (actingFor(request) !== undefined && !isDelegable(endpoint)) throw new Failure('FORBIDDEN');
}

/**
 * Refuses what a page of somebody else's site may not ask in its person's name, before anything of it is looked at: whatever
 * the contract does not let the element ask that it names, what the site is not registered for, and everything for another.
 *
 * @throws Failure `FORBIDDEN`
 */
export function refuseEmbedded(endpoint: EndpointDefinition, request: Request, person: Person | undefined): void {
  const { embed } = person ?? {};
  if (embed && (actingFor(request) !== undefined || !mayAsk(endpoint, embed))) throw new Failure('FORBIDDEN');
}

function mayAsk(endpoint: EndpointDefinition, { element, purposes }: Embed): boolean {
  const by = embeddableBy(endpoint);
  if (by === undefined || by === 'any element') return by !== undefined;
  const { authorization = 'none' } = endpoint;
  return by === element && authorization !== 'none' && purposes.includes(authorization.purpose);
}

export interface PersonalReading {
  readonly endpoint: EndpointDefinition;
  /** Name of the endpoint. */
  readonly action: string;
  readonly person: Person | undefined;
  /** Id of the delegation by which the person asks for another. */
  readonly acting?: string | undefined;
  readonly identity?: IdentityPort | undefined;
  readonly delegation?: DelegationPort | undefined;
  readonly signal: AbortSignal;
}

/**
 * Lets a person read their own records, or those of whoever let them, where they are known surely enough and the purpose
 * is agreed to, and writes down for both that it was read, or refused. Without an identity port nobody is asked to agree
 * and nothing is written down: then the only people are invented ones.
 *
 * @throws Failure `SIGN_IN`, `STEP_UP`, `CONSENT`, and `FORBIDDEN` where they may not, or no longer, ask for another.
 */
export async function readAs<T>({ endpoint, action, person, acting, identity, delegation, signal }: PersonalReading, read: (person: Person) => Promise<T>): Promise<T> {
  const { authorization = 'none' } = endpoint;
  if (acting !== undefined && !(identity && delegation && isDelegable(endpoint))) throw new Failure('FORBIDDEN');
  if (!identity || authorization === 'none' || authorization.purpose === ownAccount) return read(admittedPerson(endpoint, person));
  const { purpose } = authorization;
  let known: KnownDelegation | undefined;
  const written = async (outcome: Access['outcome']) => {
    if (known) await identity.recordAccess(known.grantor, { action, purpose, outcome, acting: known });
    else if (person) await identity.recordAccess(person, { action, purpose, outcome }); // Nobody's records, nobody's log.
  };
  let answer: T;
  try {
    let owner = admittedPerson(endpoint, person);
    if (acting !== undefined) {
      known = await delegation?.find(owner, acting, signal);
      owner = grantorOf(known, purpose);
    }
    if ((known?.needsConsent ?? true) && !(await identity.hasAgreed(owner, purpose))) throw new Failure(known ? 'FORBIDDEN' : 'CONSENT'); // Nobody agrees for another.
    answer = await read(owner);
  } catch (error) {
    const code = error instanceof Failure ? error.code : '';
    if (refusals.includes(code)) await written('refused');
    if (code === 'NOT_FOUND') await written('given'); // It was looked for.
    throw error;
  }
  await written('given');
  return answer;
}

/** @throws Failure `FORBIDDEN` */
function grantorOf(known: KnownDelegation | undefined, purpose: string): Person {
  if (!known?.isInForce || known.purpose !== purpose) throw new Failure('FORBIDDEN');
  return known.grantor;
}

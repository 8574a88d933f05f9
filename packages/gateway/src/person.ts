import type { EndpointDefinition } from '@motcua/contract';
import { Failure } from './failure.ts';

/** Who asks, as the gateway knows them. What adapters look people up by is never logged. */
export interface Person {
  /** Names the person to the systems behind the ports, such as the number of their identity card. */
  readonly id: string;
  /** How surely the gateway knows that it is this person: 1 claimed, 2 substantial, 3 high (eIDAS levels of assurance). */
  readonly assuranceLevel: 1 | 2 | 3;
  /** What the provider calls the person, for whoever is told that it was them. */
  readonly displayName?: string | undefined;
  /** When the person last proved at the provider who they are, in milliseconds since 1970; absent where that is not known. */
  readonly provedAtMs?: number | undefined;
  /** A page's word, not a sign-in: what is agreed to so does not hold for who signs in under the same number. */
  readonly isDemonstration?: boolean | undefined;
  /** Present where a page of somebody else's site asks in their name. */
  readonly embed?: Embed | undefined;
}

/** A page of somebody else's site on which a person is signed in. */
export interface Embed {
  /** What the site is called. */
  readonly site: string;
  /** In a frame of the gateway's own, of which the site's page sees nothing. */
  readonly isFramed: boolean;
  /** In whose name it asks; absent where that is none that the site may ask by. */
  readonly element?: string | undefined;
  /** What the site may ask for by that element. */
  readonly purposes: readonly string[];
}

/** Tells who sent a request; `undefined` where nobody is signed in. */
export type PersonOf = (request: Request) => Person | undefined | Promise<Person | undefined>;

/** The header in which a page names the invented person that it is shown with. */
const demonstrationHeader = 'motcua-demonstration-person';

/**
 * Believes a page that names one of the invented people, for demonstrations and tests. It proves nothing: use it only
 * where every port holds invented people, never beside real records.
 *
 * @param ids - The only people that may be named.
 */
export function demonstrationPeople(ids: readonly string[]): PersonOf {
  return (request) => {
    const id = request.headers.get(demonstrationHeader);
    return id !== null && ids.includes(id) ? { id, assuranceLevel: 2, isDemonstration: true } : undefined;
  };
}

/**
 * Gives the person that an endpoint needs.
 *
 * @throws Failure `SIGN_IN` where nobody is signed in, `STEP_UP` where the person is not known surely enough.
 */
export function admittedPerson({ authorization = 'none' }: EndpointDefinition, person: Person | undefined): Person {
  if (!person) throw new Failure('SIGN_IN');
  if (authorization !== 'none' && person.assuranceLevel < authorization.assuranceLevel) throw new Failure('STEP_UP');
  return person;
}

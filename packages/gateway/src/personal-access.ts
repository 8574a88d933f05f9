import type { EndpointDefinition } from '@motcua/contract';
import { Failure } from './failure.ts';
import { admittedPerson, type Person } from './person.ts';
import type { Access, IdentityPort } from './ports.ts';

/** The purpose of what concerns nothing but the account itself; nobody is asked to agree to it. */
const ownAccount = 'own-account';
const refusals: readonly string[] = ['STEP_UP', 'CONSENT', 'FORBIDDEN'];

/**
 * Lets a person read their own records where they are known surely enough and have agreed to the purpose, and writes down
 * that it was read, or refused. Without an identity port nobody is asked to agree and nothing is written down: then the
 * only people are invented ones.
 *
 * @param action - Name of the endpoint.
 * @throws Failure `SIGN_IN`, `STEP_UP`, `CONSENT`
 */
export async function readAs<T>(
  { endpoint, action, person, identity }: { endpoint: EndpointDefinition; action: string; person: Person | undefined; identity: IdentityPort | undefined },
  read: (person: Person) => Promise<T>,
): Promise<T> {
  const { authorization = 'none' } = endpoint;
  if (!identity || authorization === 'none' || authorization.purpose === ownAccount) return read(admittedPerson(endpoint, person));
  const { purpose } = authorization;
  const written = async (outcome: Access['outcome']) => {
    if (person) await identity.recordAccess(person, { action, purpose, outcome }); // Nobody's records, nobody's log.
  };
  let answer: T;
  try {
    const admitted = admittedPerson(endpoint, person);
    if (!(await identity.hasAgreed(admitted, purpose))) throw new Failure('CONSENT');
    answer = await read(admitted);
  } catch (error) {
    const code = error instanceof Failure ? error.code : '';
    if (refusals.includes(code)) await written('refused');
    if (code === 'NOT_FOUND') await written('given'); // It was looked for.
    throw error;
  }
  await written('given');
  return answer;
}

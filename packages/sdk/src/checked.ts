import type { EndpointDefinition, InputOf, OutputOf } from '@motcua/contract';
import { faultsIn, type WireEndpoint } from '@motcua/contract/wire';
import { MotcuaError } from './motcua-error.ts';

/** The contract's endpoint that a client's endpoint was made from. */
export type EndpointOf<W extends WireEndpoint> = W extends WireEndpoint<infer E extends EndpointDefinition> ? E : never;

/**
 * Gives a question that keeps the contract.
 *
 * @throws MotcuaError `BAD_INPUT` that names fields, never their values.
 */
export function checkedQuestion<W extends WireEndpoint>({ path, definitions, input }: W, question: InputOf<EndpointOf<W>>): Readonly<Record<string, unknown>> {
  const faults = faultsIn(definitions, input, question);
  if (faults.length > 0) throw new MotcuaError('BAD_INPUT', `${path}: input breaks the contract at ${faults.join(', ')}`);
  return question as Readonly<Record<string, unknown>>;
}

/**
 * Gives an answer that keeps the contract.
 *
 * @throws MotcuaError `BAD_ANSWER` that names fields, never their values.
 */
export function checkedAnswer<W extends WireEndpoint>({ path, definitions, output }: W, answer: unknown, requestId?: string | undefined): OutputOf<EndpointOf<W>> {
  const faults = faultsIn(definitions, output, answer);
  if (faults.length > 0) throw new MotcuaError('BAD_ANSWER', `${path}: answer breaks the contract at ${faults.join(', ')}`, { requestId });
  return answer as OutputOf<EndpointOf<W>>; // What the check has just shown.
}

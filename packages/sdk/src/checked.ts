import type { EndpointDefinition, ErrorCode, InputOf, OutputOf } from '@motcua/contract';
import { faultsIn, type WireEndpoint, type WireSchema } from '@motcua/contract/wire';
import { MotcuaError } from './motcua-error.ts';

/** The contract's endpoint that a client's endpoint was made from. */
export type EndpointOf<W extends WireEndpoint> = W extends WireEndpoint<infer E extends EndpointDefinition> ? E : never;

/**
 * Gives a question that keeps the contract.
 *
 * @throws MotcuaError `BAD_INPUT` that names fields, never their values.
 */
export function checkedQuestion<W extends WireEndpoint>(endpoint: W, question: InputOf<EndpointOf<W>>): Readonly<Record<string, unknown>> {
  assertSound(endpoint, endpoint.input, question, 'BAD_INPUT');
  return question as Readonly<Record<string, unknown>>;
}

/**
 * Gives an answer that keeps the contract.
 *
 * @throws MotcuaError `BAD_ANSWER` that names fields, never their values.
 */
export function checkedAnswer<W extends WireEndpoint>(endpoint: W, answer: unknown, requestId?: string | undefined): OutputOf<EndpointOf<W>> {
  assertSound(endpoint, endpoint.output, answer, 'BAD_ANSWER', requestId);
  return answer as OutputOf<EndpointOf<W>>; // What the check has just shown.
}

function assertSound({ path, definitions }: WireEndpoint, schema: WireSchema, value: unknown, code: ErrorCode, requestId?: string | undefined): void {
  const faults = faultsIn(definitions, schema, value);
  if (faults.length > 0) throw new MotcuaError(code, `${path}: ${code} at ${faults.join(', ')}`, { requestId });
}

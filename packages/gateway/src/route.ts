import { withoutPersonal, type EndpointDefinition, type ErrorCode, type OutputOf } from '@motcua/contract';
import * as z from 'zod/mini';
import type { Exchange } from './exchange.ts';
import { Failure } from './failure.ts';
import { faultOf } from './fault.ts';
import { fieldNamesOf } from './field-names.ts';

/** An endpoint of the contract, wired to the port that answers it. */
export interface Route {
  readonly endpoint: EndpointDefinition;
  /**
   * Validates what was sent, asks the port, validates what it answers.
   *
   * @throws Failure
   */
  run(sent: unknown, signal: AbortSignal, exchange: Exchange): Promise<unknown>;
}

/** `OFFLINE` can always happen too, but not to a gateway. */
const always: readonly ErrorCode[] = ['TIMEOUT', 'TOO_MANY', 'BAD_ANSWER', 'UNAVAILABLE'];

/**
 * Wires an endpoint to a port. `undefined` from the port means that the thing does not exist.
 *
 * @throws TypeError for an endpoint that asks for more than this gateway does: sign-in, writing, answers in parts.
 * Serving such an endpoint without what it asks for would be a hole, so it is refused when the gateway is made.
 */
export function routeOf<E extends EndpointDefinition>(endpoint: E, ask: (input: z.output<E['input']>, signal: AbortSignal) => Promise<OutputOf<E> | undefined>): Route {
  const { output, authorization = 'none', write } = endpoint;
  if (!output || authorization !== 'none' || write) {
    throw new TypeError(`createGateway: ${endpoint.method} ${endpoint.path} needs sign-in, writing or answers in parts, which this gateway does not serve`);
  }
  return {
    endpoint,
    async run(sent, signal, exchange) {
      const input = z.safeParse<E['input']>(endpoint.input, sent);
      if (!input.success) throw new Failure('BAD_INPUT', { fields: fieldNamesOf(endpoint.input, input.error) });
      exchange.input = withoutPersonal(endpoint.input, input.data);
      let given: OutputOf<E> | undefined;
      try {
        given = await ask(input.data, signal);
      } catch (error) {
        throw failureOf(endpoint, error);
      }
      if (given === undefined && endpoint.errors.includes('NOT_FOUND')) throw new Failure('NOT_FOUND');
      const answer = z.safeParse(output, given);
      if (!answer.success) throw new Failure('BAD_ANSWER', { answerFields: fieldNamesOf(output, answer.error) });
      return answer.data;
    },
  };
}

/** Translates what a port threw. Its message goes nowhere: it may quote what a citizen typed. */
function failureOf(endpoint: EndpointDefinition, error: unknown): Failure {
  // By name: an adapter may have been bundled with a copy of its own.
  if (!(error instanceof Error && error.name === 'MotcuaPortError' && 'code' in error)) return new Failure('UNAVAILABLE', { fault: faultOf(error) });
  const code = [...always, ...endpoint.errors].find((known) => known === error.code);
  if (!code) return new Failure('BAD_ANSWER', { fault: 'undeclared code' });
  const wait = 'retryAfterSeconds' in error ? error.retryAfterSeconds : undefined;
  const isWait = typeof wait === 'number' && Number.isSafeInteger(wait) && wait >= 0;
  return new Failure(code, { retryAfterSeconds: isWait ? wait : undefined, fault: error.cause === undefined ? undefined : faultOf(error.cause) });
}

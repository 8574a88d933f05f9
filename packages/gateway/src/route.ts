import { withoutPersonal, type EndpointDefinition, type ErrorCode, type OutputOf } from '@motcua/contract';
import * as z from 'zod/mini';
import type { Exchange } from './exchange.ts';
import { Failure } from './failure.ts';
import { faultOf } from './fault.ts';
import { fieldNamesOf } from './field-names.ts';
import { admittedPerson, type Person } from './person.ts';

/** One question as it reached the gateway. */
interface Asked {
  /** Not validated yet. */
  readonly sent: unknown;
  readonly person?: Person | undefined;
  readonly signal: AbortSignal;
  readonly exchange: Exchange;
}

/** An endpoint of the contract, wired to the port that answers it. */
export interface Route {
  readonly endpoint: EndpointDefinition;
  /**
   * Validates what was sent, asks the port, validates what it answers. Where the endpoint answers in parts, gives the
   * parts, each validated when it is read.
   *
   * @throws Failure
   */
  run(asked: Asked): Promise<unknown>;
}

/** `OFFLINE` can always happen too, but not to a gateway. */
const always: readonly ErrorCode[] = ['TIMEOUT', 'TOO_MANY', 'BAD_ANSWER', 'UNAVAILABLE'];

/**
 * Wires an endpoint that anybody may ask to a port. `undefined` from the port means that the thing does not exist.
 *
 * @throws TypeError for an endpoint that asks for more: sign-in, writing, answers in parts. Serving such an endpoint
 * without what it asks for would be a hole, so it is refused when the gateway is made.
 */
export function routeOf<E extends EndpointDefinition>(endpoint: E, ask: (input: z.output<E['input']>, signal: AbortSignal) => Promise<OutputOf<E> | undefined>): Route {
  assertServable(endpoint, { isPersonal: false, isStream: false });
  return { endpoint, run: (asked) => answerOf(endpoint, asked, (input) => ask(input, asked.signal)) };
}

/**
 * Wires an endpoint that a signed-in person asks about themselves.
 *
 * @throws TypeError for an endpoint that asks for no sign-in, or for writing or answers in parts.
 */
export function personalRouteOf<E extends EndpointDefinition>(
  endpoint: E,
  ask: (input: z.output<E['input']>, person: Person, signal: AbortSignal) => Promise<OutputOf<E> | undefined>,
): Route {
  assertServable(endpoint, { isPersonal: true, isStream: false });
  return {
    endpoint,
    async run(asked) {
      const person = admittedPerson(endpoint, asked.person);
      return answerOf(endpoint, asked, (input) => ask(input, person, asked.signal));
    },
  };
}

/**
 * Wires an endpoint whose answer comes in parts.
 *
 * @throws TypeError for an endpoint that answers at once, or asks for sign-in or writing.
 */
export function streamRouteOf<E extends EndpointDefinition>(endpoint: E, ask: (input: z.output<E['input']>, signal: AbortSignal) => AsyncIterable<OutputOf<E>>): Route {
  assertServable(endpoint, { isPersonal: false, isStream: true });
  return {
    endpoint,
    async run(asked) {
      return validatedParts(endpoint, ask(inputOf(endpoint, asked), asked.signal));
    },
  };
}

function assertServable(endpoint: EndpointDefinition, needs: { isPersonal: boolean; isStream: boolean }): void {
  const { method, path, stream, authorization = 'none', write } = endpoint;
  if (write || (authorization !== 'none') !== needs.isPersonal || (stream !== undefined) !== needs.isStream) {
    throw new TypeError(`createGateway: ${method} ${path} needs another kind of route: sign-in, writing and answers in parts are not served by this one`);
  }
}

function inputOf<E extends EndpointDefinition>(endpoint: E, { sent, exchange }: Asked): z.output<E['input']> {
  const input = z.safeParse<E['input']>(endpoint.input, sent);
  if (!input.success) throw new Failure('BAD_INPUT', { fields: fieldNamesOf(endpoint.input, input.error) });
  exchange.input = withoutPersonal(endpoint.input, input.data);
  return input.data;
}

async function answerOf<E extends EndpointDefinition>(endpoint: E, asked: Asked, ask: (input: z.output<E['input']>) => Promise<OutputOf<E> | undefined>): Promise<unknown> {
  const input = inputOf(endpoint, asked);
  let given: OutputOf<E> | undefined;
  try {
    given = await ask(input);
  } catch (error) {
    throw failureOf(endpoint, error);
  }
  if (given === undefined && endpoint.errors.includes('NOT_FOUND')) throw new Failure('NOT_FOUND');
  return sound(endpoint.output, given);
}

async function* validatedParts(endpoint: EndpointDefinition, parts: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    for await (const part of parts) yield sound(endpoint.stream, part);
  } catch (error) {
    throw error instanceof Failure ? error : failureOf(endpoint, error);
  }
}

function sound(schema: z.core.$ZodType | undefined, given: unknown): unknown {
  const answer = z.safeParse(schema ?? z.never(), given);
  if (!answer.success) throw new Failure('BAD_ANSWER', { answerFields: schema ? fieldNamesOf(schema, answer.error) : [] });
  return answer.data;
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

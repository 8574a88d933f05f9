import { withoutPersonal, type EndpointDefinition, type ErrorCode, type OutputOf } from '@motcua/contract';
import * as z from 'zod/mini';
import type { Exchange } from './exchange.ts';
import { Failure } from './failure.ts';
import { faultOf } from './fault.ts';
import { fieldNamesOf } from './field-names.ts';
import { hexOf } from './hex.ts';
import type { Person } from './person.ts';
import { actingFor, readAs } from './personal-access.ts';
import type { DelegationPort, FollowQuestion, IdentityPort, NumberedPart, Visit, Write } from './ports.ts';

/** One question as it reached the gateway. */
interface Asked {
  readonly request: Request;
  /** Not validated yet. */
  readonly sent: unknown;
  readonly person?: Person | undefined;
  readonly signal: AbortSignal;
  readonly exchange: Exchange;
  /** The caller's `Idempotency-Key`, not validated yet. */
  readonly idempotencyKey?: string | undefined;
  /** The caller's `Last-Event-ID`: go on after that part. */
  readonly after?: string | undefined;
}

/** An endpoint of the contract, wired to the port that answers it. */
export interface Route {
  readonly endpoint: EndpointDefinition;
  /** Whether another gateway can go on with its parts from the last id. */
  readonly isResumable?: boolean;
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
  assertServable(endpoint, {});
  return { endpoint, run: (asked) => answerOf(endpoint, asked, (input) => ask(input, asked.signal)) };
}

/**
 * Wires an endpoint that a signed-in person asks about themselves.
 *
 * @param identity - Where there is one, the person must have agreed to the purpose, and what was read is written down.
 * @param delegation - Where there is one, somebody whom the person has let may ask for them.
 *
 * @throws TypeError for an endpoint that asks for no sign-in, or for writing or answers in parts.
 */
export function personalRouteOf<E extends EndpointDefinition>(
  endpoint: E,
  ask: (input: z.output<E['input']>, person: Person, signal: AbortSignal, request: Request) => Promise<OutputOf<E> | undefined>,
  identity?: IdentityPort,
  delegation?: DelegationPort,
): Route {
  assertServable(endpoint, { isPersonal: true });
  return { endpoint, run: (asked) => answerAs(endpoint, asked, { identity, delegation }, (input, person) => ask(input, person, asked.signal, asked.request)) };
}

/**
 * Wires an endpoint by which a signed-in person changes something of their own. The write's key names the person, so that
 * nobody gets another's answer by using the same one.
 *
 * @throws TypeError for an endpoint that changes nothing, asks for no sign-in, or answers in parts.
 */
export function personalWriteRouteOf<E extends EndpointDefinition>(
  endpoint: E,
  name: string,
  ask: (input: z.output<E['input']>, person: Person, write: Write, signal: AbortSignal, request: Request) => Promise<OutputOf<E> | undefined>,
  identity?: IdentityPort,
): Route {
  assertServable(endpoint, { isPersonal: true, isWrite: true });
  return {
    endpoint,
    async run(asked) {
      const key = endpoint.method === 'POST' ? idempotencyKeyOf(asked.idempotencyKey) : '';
      return answerAs(endpoint, asked, { identity }, async (input, person) =>
        ask(input, person, { key: `${name}:${await fingerprintOf(person.id)}:${key}`, fingerprint: await fingerprintOf(input) }, asked.signal, asked.request),
      );
    },
  };
}

/**
 * Wires an endpoint about who is signed in where the question comes from, which the port finds by the cookie or the token.
 *
 * @throws TypeError for an endpoint about anything else.
 */
export function sessionRouteOf<E extends EndpointDefinition>(endpoint: E, ask: (input: z.output<E['input']>, visit: Visit, signal: AbortSignal) => Promise<OutputOf<E>>): Route {
  if (!/^\/(session|client-sessions)(\/|$)/.test(endpoint.path) || endpoint.cache !== 'none')
    throw new TypeError(`createGateway: ${endpoint.method} ${endpoint.path} is not about a session`);
  return {
    endpoint,
    run: (asked) => {
      const visit: Visit = { request: asked.request, setCookie: (cookie) => void asked.exchange.cookies.push(cookie) };
      return answerOf(endpoint, asked, (input) => ask(input, visit, asked.signal));
    },
  };
}

/**
 * Wires an endpoint whose answer comes in parts.
 *
 * @throws TypeError for an endpoint that answers at once, or asks for sign-in or writing.
 */
export function streamRouteOf<E extends EndpointDefinition>(
  endpoint: E,
  ask: (input: z.output<E['input']>, after: string | undefined, signal: AbortSignal) => AsyncIterable<NumberedPart<unknown>>,
  { isResumable = false } = {},
): Route {
  assertServable(endpoint, { isStream: true });
  return {
    endpoint,
    isResumable,
    async run(asked) {
      return validatedParts(endpoint, ask(inputOf(endpoint, asked), asked.after, asked.signal));
    },
  };
}

/**
 * Wires an endpoint whose answer, about a signed-in person, comes in parts.
 *
 * @param identity - Where there is one, the person must have agreed to the purpose, and the parts end with `CONSENT` as soon
 * as they take that back, on whatever gateway, and with `SIGN_IN` when their session is over. Without one the port sees to it.
 *
 * @throws TypeError for an endpoint that answers at once, asks for no sign-in, or for writing.
 */
export function personalStreamRouteOf<E extends EndpointDefinition>(
  endpoint: E,
  ask: (input: z.output<E['input']>, person: Person, question: FollowQuestion) => AsyncIterable<NumberedPart<unknown>>,
  { isResumable = false, identity }: { readonly isResumable?: boolean; readonly identity?: IdentityPort | undefined } = {},
): Route {
  assertServable(endpoint, { isPersonal: true, isStream: true });
  const { authorization } = endpoint;
  return {
    endpoint,
    isResumable,
    async run(asked) {
      const { request, after, person, exchange, signal } = asked;
      const input = inputOf(endpoint, asked);
      return readAs({ endpoint, action: exchange.route, person, identity, signal }, async (admitted) => {
        if (!identity || authorization === undefined || authorization === 'none') return validatedParts(endpoint, ask(input, admitted, { request, after, signal }));
        const own = new AbortController();
        const stop = () => own.abort();
        signal.addEventListener('abort', stop);
        if (signal.aborted) stop();
        const isOver = identity.whenOver(admitted, authorization.purpose, { request, signal: own.signal });
        return validatedParts(endpoint, untilOver(ask(input, admitted, { request, after, signal: own.signal }), isOver, stop));
      });
    },
  };
}

/** Gives parts until something speaks against it; then it fails with that, and the port is told to stop. */
async function* untilOver(parts: AsyncIterable<NumberedPart<unknown>>, isOver: ReturnType<IdentityPort['whenOver']>, stop: () => void): AsyncGenerator<NumberedPart<unknown>> {
  const iterator = parts[Symbol.asyncIterator]();
  let failure: Failure | undefined;
  let tell = (): void => {};
  const end = (found: Failure | undefined) => {
    failure = found;
    if (found) tell();
  };
  isOver.then(
    (code) => end(code && new Failure(code)),
    (error: unknown) => end(failureOf([], error)), // Where nobody can say that it may go on, it does not.
  );
  try {
    for (;;) {
      // One promise for each part: a race would leave a listener on what may last for days.
      const next = await new Promise<IteratorResult<NumberedPart<unknown>> | undefined>((resolve, reject) => {
        tell = () => resolve(undefined);
        if (failure) tell();
        else iterator.next().then(resolve, reject);
      });
      if (failure) throw failure;
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    stop();
  }
}

/**
 * Wires an endpoint that changes something and that anybody may ask. A `POST` without an `Idempotency-Key` is refused:
 * nobody could repeat it safely.
 *
 * @throws TypeError for an endpoint that changes nothing, or asks for sign-in or answers in parts.
 */
export function writeRouteOf<E extends EndpointDefinition>(
  endpoint: E,
  name: string,
  ask: (input: z.output<E['input']>, write: Write, signal: AbortSignal) => Promise<OutputOf<E> | undefined>,
): Route {
  assertServable(endpoint, { isWrite: true });
  return {
    endpoint,
    async run(asked) {
      const key = endpoint.method === 'POST' ? idempotencyKeyOf(asked.idempotencyKey) : '';
      return answerOf(endpoint, asked, async (input) => ask(input, { key: `${name}:${key}`, fingerprint: await fingerprintOf(input) }, asked.signal));
    },
  };
}

/**
 * Reads an `Idempotency-Key`: a structured string as the draft has it, or bare as most clients send it.
 *
 * @throws Failure `BAD_INPUT` where there is none that could be.
 */
export function idempotencyKeyOf(header: string | undefined): string {
  const key = /^"?([\w.:~-]{8,200})"?$/.exec(header ?? '')?.[1];
  if (key === undefined) throw new Failure('BAD_INPUT', { fields: ['Idempotency-Key'] });
  return key;
}

/** The validated input has its fields in the schema's order, so the same question has the same fingerprint. */
async function fingerprintOf(input: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(input)));
  return hexOf(new Uint8Array(digest));
}

function assertServable(
  endpoint: EndpointDefinition,
  { isPersonal = false, isStream = false, isWrite = false }: { isPersonal?: boolean; isStream?: boolean; isWrite?: boolean },
): void {
  const { method, path, stream, authorization = 'none', write } = endpoint;
  if ((write !== undefined) !== isWrite || (authorization !== 'none') !== isPersonal || (stream !== undefined) !== isStream) {
    throw new TypeError(`createGateway: ${method} ${path} needs another kind of route: sign-in, writing and answers in parts are not served by this one`);
  }
}

function inputOf<E extends EndpointDefinition>(endpoint: E, { sent, exchange }: Asked): z.output<E['input']> {
  const input = z.safeParse<E['input']>(endpoint.input, sent);
  if (!input.success) throw new Failure('BAD_INPUT', { fields: fieldNamesOf(endpoint.input, input.error) });
  exchange.input = withoutPersonal(endpoint.input, input.data);
  return input.data;
}

function answerAs<E extends EndpointDefinition>(
  endpoint: E,
  asked: Asked,
  ports: { readonly identity?: IdentityPort | undefined; readonly delegation?: DelegationPort | undefined },
  ask: (input: z.output<E['input']>, person: Person) => Promise<OutputOf<E> | undefined>,
): Promise<unknown> {
  const { person, exchange, request, signal } = asked;
  return readAs({ endpoint, action: exchange.route, person, acting: actingFor(request), signal, ...ports }, (admitted) =>
    answerOf(endpoint, asked, (input) => ask(input, admitted)),
  );
}

async function answerOf<E extends EndpointDefinition>(endpoint: E, asked: Asked, ask: (input: z.output<E['input']>) => Promise<OutputOf<E> | undefined>): Promise<unknown> {
  const input = inputOf(endpoint, asked);
  let given: OutputOf<E> | undefined;
  try {
    given = await ask(input);
  } catch (error) {
    throw failureOf(endpoint.errors, error);
  }
  if (given === undefined && endpoint.errors.includes('NOT_FOUND')) throw new Failure('NOT_FOUND');
  return sound(endpoint.output, given);
}

async function* validatedParts(endpoint: EndpointDefinition, parts: AsyncIterable<NumberedPart<unknown>>): AsyncGenerator<NumberedPart<unknown>> {
  try {
    for await (const { id, part } of parts) yield { id, part: sound(endpoint.stream, part) };
  } catch (error) {
    throw failureOf(endpoint.errors, error);
  }
}

function sound(schema: z.core.$ZodType | undefined, given: unknown): unknown {
  const answer = z.safeParse(schema ?? z.never(), given);
  if (!answer.success) throw new Failure('BAD_ANSWER', { answerFields: schema ? fieldNamesOf(schema, answer.error) : [] });
  return answer.data;
}

/**
 * Translates what a port threw. Its message goes nowhere: it may quote what a citizen typed.
 *
 * @param declared - The codes that belong to the question.
 */
export function failureOf(declared: readonly ErrorCode[], error: unknown): Failure {
  if (error instanceof Failure) return error;
  // By name: an adapter may have been bundled with a copy of its own.
  if (!(error instanceof Error && error.name === 'MotcuaPortError' && 'code' in error)) return new Failure('UNAVAILABLE', { fault: faultOf(error) });
  const code = [...always, ...declared].find((known) => known === error.code);
  if (!code) return new Failure('BAD_ANSWER', { fault: 'undeclared code' });
  const wait = 'retryAfterSeconds' in error ? error.retryAfterSeconds : undefined;
  const isWait = typeof wait === 'number' && Number.isSafeInteger(wait) && wait >= 0;
  return new Failure(code, { retryAfterSeconds: isWait ? wait : undefined, fault: error.cause === undefined ? undefined : faultOf(error.cause) });
}

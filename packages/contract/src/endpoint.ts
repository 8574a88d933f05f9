import type * as z from 'zod/mini';
import type { ErrorCode } from './errors.ts';
import { pathParametersOf } from './path-parameters.ts';
import { holdsPersonal, personalFieldsOf } from './personal.ts';

/** How long an answer may be kept, and by whom (RFC 9111), and for how much longer while a newer one is fetched or cannot be had (RFC 5861). */
export type CachePolicy =
  | 'none'
  | { readonly scope: 'public' | 'private'; readonly maxAgeSeconds: number; readonly staleWhileRevalidateSeconds?: number; readonly staleIfErrorSeconds?: number };

/**
 * Who may call. `purpose` is what consent is asked for; `assuranceLevel` is the least sign-in that will do. `delegable`:
 * somebody whom the person has let may read it for them; nobody may unless it says so. `embeddable`: a page of somebody
 * else's site may ask for it in the person's name, as the element that is named, or as whichever where it is the sign-in's
 * own; no such page may unless it says so.
 */
export type AuthorizationPolicy =
  | 'none'
  | { readonly assuranceLevel: 1 | 2 | 3; readonly purpose: string; readonly delegable?: true; readonly embeddable?: `motcua-${string}` | 'any element' };

/**
 * One thing a client can ask of a gateway, said once.
 *
 * It feeds the client's method, the gateway's route, the mocks of tests and stories, and the API reference.
 */
export interface EndpointDefinition<Input extends z.core.$ZodObject = z.core.$ZodObject, Output extends z.core.$ZodType = z.core.$ZodType> {
  /** `GET` only where the input holds nothing personal: it travels in the address. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path under the gateway's address; `{code}` takes the input field `code`. */
  readonly path: `/${string}`;
  /** One line for the API reference. */
  readonly summary: string;
  readonly input: Input;
  /** The whole answer … */
  readonly output?: Output;
  /** … or the shape of each server-sent event, where the answer comes in parts. Exactly one of the two. */
  readonly stream?: Output;
  /** The errors that belong to this question. `TIMEOUT`, `OFFLINE`, `TOO_MANY`, `BAD_ANSWER` can always happen. */
  readonly errors: readonly ErrorCode[];
  /** Names of the input's personal fields. Must agree with the tags in the schema. */
  readonly personal: readonly (keyof z.input<Input> & string)[];
  readonly authorization?: AuthorizationPolicy;
  readonly cache: CachePolicy;
  /**
   * Absent for a question that changes nothing. `idempotent`: it may be repeated. A `POST` then carries an
   * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07); `PUT` and `DELETE` are idempotent of themselves
   * (RFC 9110, 9.2.2). `queueable`: besides, it may wait on the device until there is a network.
   */
  readonly write?: 'idempotent' | 'queueable';
  /** The answer comes in pages: `input` takes `cursor`, `output` gives `items` and `nextCursor`. */
  readonly page?: true;
  /** Largest body, where it must be larger than a gateway's own limit (16,384). */
  readonly bodyLimitBytes?: number;
}

/** Whether somebody may read it for another who has let them. */
export function isDelegable({ authorization = 'none' }: Pick<EndpointDefinition, 'authorization'>): boolean {
  return authorization !== 'none' && authorization.delegable === true;
}

/** Which element may ask for it on somebody else's site, in the name of who is signed in there; `undefined`: none. */
export function embeddableBy({ authorization = 'none' }: Pick<EndpointDefinition, 'authorization'>): `motcua-${string}` | 'any element' | undefined {
  return authorization === 'none' ? undefined : authorization.embeddable;
}

/** What a caller passes to an endpoint. */
export type InputOf<E extends EndpointDefinition> = z.input<E['input']>;

/** What an endpoint answers with; for a stream, each event. */
export type OutputOf<E extends EndpointDefinition> = E extends EndpointDefinition<z.core.$ZodObject, infer Output> ? z.output<Output> : never;

/**
 * Declares an endpoint and refuses one that contradicts itself.
 *
 * @throws TypeError when a personal field would travel in an address, when the tags in the schema and `personal`
 * disagree, when not exactly one of `output` and `stream` is given, when a path parameter is not an input field,
 * when a personal answer could be kept by shared caches, when another could do more for a person than read what nobody
 * keeps, or when a page of somebody else's site could do more than read that and take back what was agreed to.
 */
export function endpoint<Input extends z.core.$ZodObject, Output extends z.core.$ZodType, const D extends EndpointDefinition<Input, Output>>(
  definition: D & EndpointDefinition<Input, Output>,
): D & EndpointDefinition<Input, Output> {
  const { method, path, input, output, stream, personal, cache } = definition;
  const wrong = (what: string): never => {
    throw new TypeError(`endpoint: ${method} ${path} ${what}`);
  };
  if ((output === undefined) === (stream === undefined)) wrong('needs exactly one of "output" and "stream"');
  const tags = personalFieldsOf(input).sort().join(', ');
  const named = [...personal].sort().join(', ');
  if (tags !== named) wrong(`names personal fields [${named}], its schema tags [${tags}]`);
  if (method === 'GET' && holdsPersonal(input)) wrong('would put personal data in an address; use POST');
  for (const name of pathParametersOf(path)) if (!(name in input._zod.def.shape)) wrong(`has the path parameter "${name}", its input does not`);
  if (cache !== 'none' && cache.scope === 'public' && (personal.length > 0 || definition.authorization !== undefined)) wrong('must not be kept by shared caches');
  if (method === 'GET' && definition.write) wrong('is a GET and cannot write');
  if (definition.write === 'queueable' && (method !== 'POST' || stream)) wrong('can wait on the device only as a POST that is answered at once');
  if (isDelegable(definition) && (method !== 'GET' || definition.write || stream || cache !== 'none')) wrong('can be delegated only as a GET whose answer nobody keeps');
  const element = embeddableBy(definition);
  const isSession = /^\/session(\/|$)/.test(path);
  if (element !== undefined && (cache !== 'none' || personal.length > 0 || (element === 'any element') !== isSession)) wrong('cannot be embedded so');
  if (element !== undefined && !isSession && method !== 'GET' && method !== 'DELETE') wrong('can be embedded only as a GET, or to take something back');
  if (definition.page && !('cursor' in input._zod.def.shape)) wrong('comes in pages, so its input needs a "cursor"');
  return definition;
}

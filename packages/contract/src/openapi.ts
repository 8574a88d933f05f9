import * as z from 'zod/mini';
import { pathParametersOf, type CachePolicy, type EndpointDefinition } from './endpoint.ts';
import { httpStatusOf, type ErrorCode } from './errors.ts';
import { isPersonal } from './personal.ts';
import { Problem, problemMediaType } from './problem.ts';

/** Endpoints by capability and name: `{ services: { findServices, getService } }`. */
export type Capabilities = Readonly<Record<string, Readonly<Record<string, EndpointDefinition>>>>;

/** Name and version of the API, for the head of its reference. */
export interface ApiTitle {
  readonly title: string;
  readonly version: string;
}

type JsonObject = Record<string, unknown>;

/** What can happen to every question that a gateway answers, besides its own `errors`. */
const always: readonly ErrorCode[] = ['BAD_INPUT', 'TOO_MANY', 'BAD_ANSWER', 'UNAVAILABLE', 'TIMEOUT'];

/**
 * Writes the API reference of a contract as OpenAPI 3.1.
 *
 * `operationId` is the endpoint's name, the tag its capability. Two extensions: `x-personal` on every personal field
 * (never log it, never put it in an address) and `x-codes` on every problem response (the codes to branch on).
 * The same contract gives the same document, key by key.
 *
 * @throws TypeError for an endpoint that answers in parts; the reference has no words for it yet.
 */
export function openApiOf(capabilities: Capabilities, { title, version }: ApiTitle): object {
  const paths: Record<string, JsonObject> = {};
  for (const [capability, endpoints] of Object.entries(capabilities)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operationOf(name, capability, endpoint);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    // Relative to this document, so that it stays true behind a proxy's path.
    servers: [{ url: '.' }],
    tags: Object.keys(capabilities).map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: jsonSchemaOf(Problem, 'output') } },
  };
}

function operationOf(name: string, capability: string, endpoint: EndpointDefinition): JsonObject {
  const { method, path, summary, output, cache, errors } = endpoint;
  if (!output) throw new TypeError(`openApiOf: ${method} ${path} answers in parts`);
  const { properties = {}, required = [], ...rest } = jsonSchemaOf(endpoint.input, 'input') as { properties?: Record<string, JsonObject>; required?: string[] };
  const inPath = pathParametersOf(path);
  const parameters = Object.entries(properties)
    .filter(([field]) => inPath.includes(field) || method === 'GET')
    .map(([field, schema]) => ({
      name: field,
      in: inPath.includes(field) ? 'path' : 'query',
      required: inPath.includes(field) || required.includes(field),
      schema,
    }));
  const inBody = Object.entries(properties).filter(([field]) => method !== 'GET' && !inPath.includes(field));
  const body = { ...rest, properties: Object.fromEntries(inBody), required: required.filter((field) => !inPath.includes(field)) };
  return {
    operationId: name,
    tags: [capability],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(method !== 'GET' && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: {
        description: `The answer. ${cacheNoteOf(cache)}`,
        headers: { ...standardHeaders, ...(cache !== 'none' && { ETag: { schema: { type: 'string' } } }) },
        content: { 'application/json': { schema: jsonSchemaOf(output, 'output') } },
      },
      ...(cache !== 'none' && { 304: { description: 'What the asker has (If-None-Match) is still current.' } }),
      ...problemsOf([...always, ...errors]),
    },
  };
}

const standardHeaders = {
  'X-Request-Id': { description: 'Finds the request in the log; a citizen can read it out on the phone.', schema: { type: 'string' } },
};

function cacheNoteOf(cache: CachePolicy): string {
  if (cache === 'none') return 'Must not be kept by any cache.';
  const { scope, maxAgeSeconds, staleIfErrorSeconds } = cache;
  const stale = staleIfErrorSeconds === undefined ? '' : `, and for ${staleIfErrorSeconds} seconds more where the gateway fails`;
  return `May be kept by ${scope === 'public' ? 'any cache' : "the asker's own cache"} for ${maxAgeSeconds} seconds${stale}.`;
}

/** One response for each status, as several codes may share one. */
function problemsOf(codes: readonly ErrorCode[]): JsonObject {
  const byStatus: Record<number, ErrorCode[]> = {};
  for (const code of new Set(codes)) (byStatus[httpStatusOf(code)] ??= []).push(code);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, shared]) => [
      status,
      {
        description: `Problem details with the code ${shared.join(' or ')}.`,
        headers: standardHeaders,
        content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
        'x-codes': shared,
      },
    ]),
  );
}

function jsonSchemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, {
    io,
    override: ({ zodSchema, jsonSchema }) => {
      if (isPersonal(zodSchema)) jsonSchema['x-personal'] = true;
    },
  });
  return written;
}

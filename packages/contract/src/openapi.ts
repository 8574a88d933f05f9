import * as z from 'zod/mini';
import type { CachePolicy, EndpointDefinition } from './endpoint.ts';
import { httpStatusOf, type ErrorCode } from './errors.ts';
import { isPersonal } from './personal.ts';
import { pathParametersOf } from './path-parameters.ts';
import { problemMediaType } from './problem-media-type.ts';
import { Problem } from './problem.ts';

/** Endpoints by capability and name: `{ services: { findServices, getService } }`. */
export type Capabilities = Readonly<Record<string, Readonly<Record<string, EndpointDefinition>>>>;

/** What the reference says besides the endpoints. */
export interface ApiReference {
  readonly title: string;
  readonly version: string;
  /** Schemas by the name under which they are exported, so that generated clients have types of the same names. */
  readonly schemas?: Readonly<Record<string, z.core.$ZodType>>;
}

type JsonObject = Record<string, unknown>;

const componentPrefix = '#/components/schemas/';

/** What can happen to every question that a gateway answers, besides its own `errors`. */
const always: readonly ErrorCode[] = ['BAD_INPUT', 'TOO_MANY', 'BAD_ANSWER', 'UNAVAILABLE', 'TIMEOUT'];

/**
 * Writes the API reference of a contract as OpenAPI 3.1.
 *
 * `operationId` is the endpoint's name, the tag its capability. Two extensions: `x-personal` on every personal field
 * (never log it, never put it in an address) and `x-codes` on every problem response (the codes to branch on).
 * The same contract gives the same document, key by key. An endpoint that needs a signed-in person says so in
 * `x-authorization`; one that answers in parts gives the schema of each server-sent event.
 */
export function openApiOf(capabilities: Capabilities, { title, version, schemas = {} }: ApiReference): object {
  const write = schemaWriter({ ...schemas, Problem });
  const paths: Record<string, JsonObject> = {};
  for (const [capability, endpoints] of Object.entries(capabilities)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operationOf(name, capability, endpoint, write);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    // Relative to this document, so that it stays true behind a proxy's path.
    servers: [{ url: '.' }],
    tags: Object.keys(capabilities).map((name) => ({ name })),
    paths,
    components: { schemas: write.named },
  };
}

function operationOf(name: string, capability: string, endpoint: EndpointDefinition, write: SchemaWriter): JsonObject {
  const { method, path, summary, output, stream, cache, errors, authorization = 'none' } = endpoint;
  const { properties = {}, required = [], ...rest } = write.schema(endpoint.input) as { properties?: Record<string, JsonObject>; required?: string[] };
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
    ...(authorization !== 'none' && { 'x-authorization': { ...authorization } }),
    ...(parameters.length > 0 && { parameters }),
    ...(method !== 'GET' && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: {
        description: `The answer. ${cacheNoteOf(cache)}`,
        headers: { ...standardHeaders, ...(cache !== 'none' && { ETag: { schema: { type: 'string' } } }) },
        content: output ? { 'application/json': { schema: write.schema(output) } } : { 'text/event-stream': { schema: write.schema(stream ?? z.never()) } },
      },
      ...(cache !== 'none' && { 304: { description: 'What the asker has (If-None-Match) is still current.' } }),
      ...problemsOf([...always, ...errors]),
      ...(method !== 'GET' && {
        413: problemOf(['BAD_INPUT'], 'The body is too large. '),
        415: problemOf(['BAD_INPUT'], 'The body is not application/json in UTF-8. '),
      }),
    },
  };
}

const standardHeaders = {
  'X-Request-Id': { description: 'Finds the request in the log; a citizen can read it out on the phone.', schema: { type: 'string' } },
};

function cacheNoteOf(cache: CachePolicy): string {
  if (cache === 'none') return 'Must not be kept by any cache.';
  const { scope, maxAgeSeconds, staleWhileRevalidateSeconds, staleIfErrorSeconds } = cache;
  const meanwhile = staleWhileRevalidateSeconds === undefined ? '' : `, for ${staleWhileRevalidateSeconds} seconds more while a newer one is fetched`;
  const stale = staleIfErrorSeconds === undefined ? '' : `, and for ${staleIfErrorSeconds} seconds more where the gateway fails`;
  return `May be kept by ${scope === 'public' ? 'any cache' : "the asker's own cache"} for ${maxAgeSeconds} seconds${meanwhile}${stale}.`;
}

/** One response for each status, as several codes may share one. */
function problemsOf(codes: readonly ErrorCode[]): JsonObject {
  const byStatus: Record<number, ErrorCode[]> = {};
  for (const code of new Set(codes)) (byStatus[httpStatusOf(code)] ??= []).push(code);
  return Object.fromEntries(Object.entries(byStatus).map(([status, shared]) => [status, problemOf(shared, '')]));
}

function problemOf(codes: readonly ErrorCode[], why: string): JsonObject {
  const waits = codes.includes('TOO_MANY') || codes.includes('UNAVAILABLE');
  return {
    description: `${why}Problem details with the code ${codes.join(' or ')}.`,
    headers: { ...standardHeaders, ...(waits && { 'Retry-After': { schema: { type: 'integer' } } }) },
    content: { [problemMediaType]: { schema: { $ref: `${componentPrefix}Problem` } } },
    'x-codes': codes,
  };
}

interface SchemaWriter {
  /** Every named schema, for `components`. */
  readonly named: JsonObject;
  /** A schema in place; what has a name in it becomes a reference. */
  schema(schema: z.core.$ZodType): JsonObject;
}

function schemaWriter(schemas: Readonly<Record<string, z.core.$ZodType>>): SchemaWriter {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) names.add(schema, { id });
  // One direction for all: in the other one every object is closed, and a client made from it would refuse a newer gateway.
  const options = { io: 'input', metadata: names, override: tagPersonal } as const;
  const { schemas: written } = z.toJSONSchema(names, { ...options, uri: (id) => componentPrefix + id });
  return {
    named: Object.fromEntries(Object.entries(written).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema])),
    schema(schema) {
      // Wrapped, because a name at the root would not become a reference.
      const { properties } = z.toJSONSchema(z.object({ root: schema }), options);
      return withComponentReferences(properties?.['root']) as JsonObject;
    },
  };
}

function tagPersonal({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonObject }): void {
  if (isPersonal(zodSchema)) jsonSchema['x-personal'] = true;
}

function withComponentReferences(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withComponentReferences);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === '$ref' ? String(value).replace('#/$defs/', componentPrefix) : withComponentReferences(value)]),
  );
}

import { pathParametersOf, type EndpointDefinition } from '@motcua/contract';
import * as z from 'zod/mini';
import { Failure } from './failure.ts';
import { readJsonBody } from './request-body.ts';

export interface InputSource {
  readonly request: Request;
  /** Decoded parameters of the path, by name. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly bodyLimitBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Collects what was sent to an endpoint, not yet validated: path and query for `GET`, else path and JSON body.
 *
 * A path parameter wins over a field of the same name elsewhere.
 *
 * @throws Failure `BAD_INPUT`
 */
export async function readInput(endpoint: EndpointDefinition, source: InputSource): Promise<unknown> {
  const { request, pathParameters } = source;
  if (endpoint.method === 'GET') return { ...readQuery(endpoint, new URL(request.url).searchParams), ...pathParameters };
  const body = await readJsonBody(request, source.bodyLimitBytes, source.signal);
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? { ...body, ...pathParameters } : body;
}

/** Addresses hold text only: numbers and booleans are read back as the schema asks. A name given twice is refused. */
function readQuery(endpoint: EndpointDefinition, query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const inPath = pathParametersOf(endpoint.path);
  for (const [name, schema] of Object.entries<z.core.$ZodType>(endpoint.input._zod.def.shape)) {
    const [text, ...more] = query.getAll(name);
    if (text === undefined || inPath.includes(name)) continue;
    if (more.length > 0) throw new Failure('BAD_INPUT', { fields: [name] });
    input[name] = valueOf(schema, text);
  }
  return input;
}

function valueOf(schema: z.core.$ZodType, text: string): unknown {
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault) return valueOf(schema._zod.def.innerType, text);
  if (schema instanceof z.core.$ZodNumber) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (schema instanceof z.core.$ZodBoolean) return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

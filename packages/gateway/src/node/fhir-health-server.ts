import { MotcuaPortError } from '../ports.ts';
import type { FhirHealthOptions } from './fhir-health.ts';

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Largest answer that is read. */
const mostBytes = 32 * 1024 * 1024;

/** A FHIR server during the making of one book. */
export interface FhirServer {
  /** Searches by a body; the parameters never stand in an address. Gives the first page. */
  search(type: string, parameters: Readonly<Record<string, string>>): Promise<Json>;
  /** The same; `undefined` where the server does not know the type or a parameter. */
  searchIfKnown(type: string, parameters: Readonly<Record<string, string>>): Promise<Json | undefined>;
  /** The next page, by the address that the server gave for it. */
  follow(address: string): Promise<Json>;
  /** The document that the server makes; `undefined` where it makes none. */
  summary(patientId: string): Promise<Json | undefined>;
  /** Stops whatever is still under way. */
  close(): void;
}

/** Statuses by which servers say that they have no such operation, or no such type (FHIR R4, 3.1.0.1.2). */
const unknownHere = [400, 404, 405, 422, 501];

/**
 * Prepares requests to a FHIR server.
 *
 * @throws TypeError where `baseUrl` is no http(s) address.
 */
export function fhirServer({
  baseUrl,
  authorization,
  timeoutMs = 5000,
  fetch: ask = fetch,
}: Pick<FhirHealthOptions, 'baseUrl' | 'authorization' | 'timeoutMs' | 'fetch'>): (signal: AbortSignal) => Promise<FhirServer> {
  const base = URL.canParse(baseUrl) ? new URL(`${baseUrl.replace(/\/+$/, '')}/`) : undefined;
  if (!base || !/^https?:$/.test(base.protocol)) throw new TypeError(`fhirHealth: "baseUrl" must be an http(s) address, got "${baseUrl}"`);

  return async (asker) => {
    const stop = new AbortController();
    const token = typeof authorization === 'function' ? await authorization() : authorization;

    async function request(address: URL, body?: URLSearchParams): Promise<{ readonly status: number; readonly json: Json | undefined }> {
      const signal = AbortSignal.any([asker, stop.signal, AbortSignal.timeout(timeoutMs)]);
      const headers = { accept: 'application/fhir+json', ...(token !== undefined && { authorization: token }) };
      try {
        // A redirect could carry the token, or the number in the body, to somebody else.
        const response = await ask(address, { signal, headers, redirect: 'error', ...(body && { method: 'POST', body }) });
        if (response.ok) return { status: response.status, json: parsed(await bytesOf(response)) };
        await response.body?.cancel();
        const { status } = response;
        if (status === 401 || status === 403) throw new MotcuaPortError('FORBIDDEN');
        if (status !== 501 && (status >= 500 || status === 408 || status === 429)) throw new MotcuaPortError('UNAVAILABLE', retryAfter(response));
        return { status, json: undefined };
      } catch (error) {
        asker.throwIfAborted();
        // Without its cause: an error of the network may quote what was sent.
        throw error instanceof MotcuaPortError ? error : new MotcuaPortError('UNAVAILABLE');
      }
    }

    async function known(address: URL, body?: URLSearchParams): Promise<Json | undefined> {
      const { status, json } = await request(address, body);
      if (json) return bundleIn(json);
      if (unknownHere.includes(status)) return undefined;
      throw new MotcuaPortError('BAD_ANSWER');
    }

    async function needed(answer: Promise<Json | undefined>): Promise<Json> {
      const bundle = await answer;
      if (!bundle) throw new MotcuaPortError('BAD_ANSWER');
      return bundle;
    }

    const searchIfKnown: FhirServer['searchIfKnown'] = (type, parameters) => known(new URL(`${type}/_search`, base), new URLSearchParams(parameters));
    return {
      searchIfKnown,
      search: (type, parameters) => needed(searchIfKnown(type, parameters)),
      follow(address) {
        const next = URL.canParse(address, base.href) ? new URL(address, base) : undefined;
        // Elsewhere the token would be a gift.
        if (next?.origin !== base.origin) throw new MotcuaPortError('BAD_ANSWER');
        return needed(known(next));
      },
      summary: (patientId) => known(new URL(`Patient/${patientId}/$summary`, base)),
      close: () => stop.abort(),
    };
  };
}

function bundleIn(json: Json): Json {
  if (json['resourceType'] !== 'Bundle') throw new MotcuaPortError('BAD_ANSWER');
  return json;
}

function parsed(bytes: Uint8Array): Json {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isObject(json)) return json;
  } catch {
    // What cannot be read is as bad as what is no object.
  }
  throw new MotcuaPortError('BAD_ANSWER');
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) throw new MotcuaPortError('BAD_ANSWER');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function retryAfter({ headers }: Response): { readonly retryAfterSeconds?: number } {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isSafeInteger(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
}

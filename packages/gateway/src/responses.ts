import { problemMediaType, type CachePolicy, type Problem } from '@motcua/contract';
import type { Failure } from './failure.ts';

/** Problem details (RFC 9457) for a failure. Never kept by a cache. */
export function problemResponse(failure: Failure, requestId: string): Response {
  const { code, status, fields, retryAfterSeconds, allow } = failure;
  const problem: Problem = {
    status,
    code,
    requestId,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(fields === undefined ? {} : { fields: [...fields] }),
  };
  const headers = new Headers({ 'content-type': problemMediaType, 'cache-control': 'no-store' });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  if (allow) headers.set('allow', allow.join(', '));
  return new Response(JSON.stringify(problem), { status, headers });
}

/**
 * Answers with JSON under a cache policy.
 *
 * What may be kept has an `ETag`, and an asker who already has it gets 304 (RFC 9110, 13.1.2).
 */
export async function jsonResponse(value: unknown, cache: CachePolicy, request: Request): Promise<Response> {
  const text = JSON.stringify(value);
  const headers = new Headers({ 'cache-control': cacheControlOf(cache) });
  const tag = cache === 'none' ? undefined : await entityTagOf(text);
  if (tag) {
    headers.set('etag', tag);
    if (hasTag(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  }
  headers.set('content-type', 'application/json');
  return new Response(text, { headers });
}

function cacheControlOf(cache: CachePolicy): string {
  if (cache === 'none') return 'no-store';
  const staleIfError = cache.staleIfErrorSeconds === undefined ? '' : `, stale-if-error=${cache.staleIfErrorSeconds}`; // RFC 5861
  return `${cache.scope}, max-age=${cache.maxAgeSeconds}${staleIfError}`;
}

/** Without `crypto.subtle` (a page over plain http) answers have no tag and are sent in full every time. */
async function entityTagOf(text: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `"${hex}"`;
}

/** Compares weakly, as a proxy that compresses makes tags weak. */
function hasTag(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === tag);
}

import { problemMediaType, type CachePolicy, type Problem } from '@motcua/contract';
import type { Failure } from './failure.ts';
import { hexOf } from './hex.ts';
import type { KeptAnswer } from './kept-answers.ts';

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
  if (cache === 'none') return new Response(text, { headers: { 'cache-control': 'no-store', 'content-type': 'application/json' } });
  const headers = new Headers({ 'cache-control': cacheControlOf(cache) });
  const { entityTag } = await measured(text);
  if (entityTag) headers.set('etag', entityTag);
  if (hasTag(request.headers.get('if-none-match'), entityTag)) return new Response(null, { status: 304, headers });
  headers.set('content-type', 'application/json');
  return new Response(text, { headers });
}

/** Answers with what was kept, which is so old. */
export function keptResponse(kept: KeptAnswer, ageMs: number, request: Request): Response {
  const isKnown = hasTag(request.headers.get('if-none-match'), kept.entityTag);
  const headers = headersOf(kept, ageMs, isKnown);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(kept.text, { headers });
}

/** The headers of what was kept; `Age` says since when (RFC 9111, 5.1), also beyond the time for which it was fresh. */
export function headersOf({ cacheControl, entityTag, lengthBytes }: KeptAnswer, ageMs: number, isKnown: boolean): Record<string, string> {
  return {
    ...(!isKnown && { 'content-type': 'application/json', 'content-length': String(lengthBytes) }),
    'cache-control': cacheControl,
    ...(entityTag && { etag: entityTag }),
    ...(ageMs >= 1000 && { age: String(Math.floor(ageMs / 1000)) }),
  };
}

/** How long an answer is, and its tag; without `crypto.subtle` (a page over plain http) it has none and is sent in full every time. */
export async function measured(text: string): Promise<Pick<KeptAnswer, 'lengthBytes' | 'entityTag'>> {
  const bytes = new TextEncoder().encode(text);
  if (!globalThis.crypto?.subtle) return { lengthBytes: bytes.length, entityTag: undefined };
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return { lengthBytes: bytes.length, entityTag: `"${hexOf(new Uint8Array(digest, 0, 16))}"` };
}

export function cacheControlOf({ scope, maxAgeSeconds, staleWhileRevalidateSeconds, staleIfErrorSeconds }: Exclude<CachePolicy, 'none'>): string {
  const stale = { 'stale-while-revalidate': staleWhileRevalidateSeconds, 'stale-if-error': staleIfErrorSeconds };
  const allowed = Object.entries(stale).flatMap(([name, seconds]) => (seconds === undefined ? [] : [`, ${name}=${seconds}`]));
  return `${scope}, max-age=${maxAgeSeconds}${allowed.join('')}`;
}

/** Compares weakly, as a proxy that compresses makes tags weak. */
export function hasTag(header: string | null, tag: string | undefined): boolean {
  if (header === null || tag === undefined) return false;
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === tag);
}

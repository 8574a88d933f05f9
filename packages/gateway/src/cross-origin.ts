/** Whose pages may read answers: exact origins, or everybody's. */
export type Origins = readonly string[] | '*';

/** Writes one header of an answer. */
export type SetHeader = (name: string, value: string) => void;

const readable = 'Age, ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';
const sendable = 'accept-language, content-type, idempotency-key, if-none-match, last-event-id, motcua-demonstration-person, motcua-key, traceparent';
/** Two hours: no browser remembers a preflight for longer than Chromium's limit. */
const preflightSeconds = 7200;

/**
 * Refuses origins that could never match.
 *
 * @throws TypeError
 */
export function assertOrigins(origins: Origins): void {
  if (origins === '*') return;
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new TypeError(`createGateway: "origins" takes exact origins such as "https://phuong.example.gov.vn", got "${origin}"`);
    }
  }
}

/**
 * Lets the pages of allowed origins read an answer (Fetch standard, CORS protocol).
 *
 * Credentials are never allowed: nothing here is signed in, and with `*` they must not be.
 */
export function allowReading(origin: string | null, set: SetHeader, origins: Origins): void {
  const allowed = allowedOrigin(origin, origins);
  if (origins !== '*') set('vary', 'Origin'); // Even on a refusal, or a shared cache would repeat it to everybody.
  if (!allowed) return;
  set('access-control-allow-origin', allowed);
  set('access-control-expose-headers', readable);
}

/** Answers `OPTIONS`: a browser's preflight, or anybody who wants to know the methods. */
export function optionsResponse(request: Request, allow: readonly string[], origins: Origins): Response {
  const headers = new Headers({ allow: allow.join(', '), 'cache-control': 'no-store' });
  if (request.headers.has('access-control-request-method') && allowedOrigin(request.headers.get('origin'), origins)) {
    headers.set('access-control-allow-methods', allow.join(', '));
    headers.set('access-control-allow-headers', sendable);
    headers.set('access-control-max-age', String(preflightSeconds));
  }
  return new Response(null, { status: 204, headers });
}

function allowedOrigin(origin: string | null, origins: Origins): string | undefined {
  if (origins === '*') return '*';
  return origin !== null && origins.includes(origin) ? origin : undefined;
}

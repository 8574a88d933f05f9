import { Failure } from './failure.ts';

/** Whose pages may read answers: exact origins, or everybody's. */
export type Origins = readonly string[] | '*';

/** Who may read, and who may do so in the name of whoever is signed in. */
export interface Readers {
  readonly origins: Origins;
  readonly signInOrigins: readonly string[];
}

/** Writes one header of an answer. */
export type SetHeader = (name: string, value: string) => void;

const readable = 'Age, DPoP-Nonce, ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';
const sendable =
  'accept-language, authorization, content-type, dpop, idempotency-key, if-none-match, last-event-id, motcua-acting-for, motcua-demonstration-person, motcua-element, motcua-key, traceparent';
/** Two hours: no browser remembers a preflight for longer than Chromium's limit. */
const preflightSeconds = 7200;

/** Whether a text is an origin and nothing else, as browsers write it. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/**
 * Refuses origins that could never match.
 *
 * @throws TypeError
 */
export function assertOrigins(origins: Origins): void {
  if (origins === '*') return;
  for (const origin of origins) {
    if (!isOrigin(origin)) {
      throw new TypeError(`createGateway: "origins" takes exact origins such as "https://phuong.example.gov.vn", got "${origin}"`);
    }
  }
}

/**
 * Lets the pages of allowed origins read an answer (Fetch standard, CORS protocol).
 *
 * Credentials are allowed to exactly the origins whose pages sign people in, and to nobody by `*`.
 */
export function allowReading(origin: string | null, set: SetHeader, { origins, signInOrigins }: Readers): void {
  const allowed = allowedOrigin(origin, { origins, signInOrigins });
  if (origins !== '*' || signInOrigins.length > 0) set('vary', 'Origin'); // Even on a refusal, or a shared cache would repeat it to everybody.
  if (!allowed) return;
  set('access-control-allow-origin', allowed);
  set('access-control-expose-headers', readable);
  if (signInOrigins.includes(allowed)) set('access-control-allow-credentials', 'true');
}

/** Answers `OPTIONS`: a browser's preflight, or anybody who wants to know the methods. */
export function optionsResponse(request: Request, allow: readonly string[], readers: Readers): Response {
  const headers = new Headers({ allow: allow.join(', '), 'cache-control': 'no-store' });
  if (request.headers.has('access-control-request-method') && allowedOrigin(request.headers.get('origin'), readers)) {
    headers.set('access-control-allow-methods', allow.join(', '));
    headers.set('access-control-allow-headers', sendable);
    headers.set('access-control-max-age', String(preflightSeconds));
  }
  return new Response(null, { status: 204, headers });
}

function allowedOrigin(origin: string | null, { origins, signInOrigins }: Readers): string | undefined {
  if (origin !== null && signInOrigins.includes(origin)) return origin;
  if (origins === '*') return '*';
  return origin !== null && origins.includes(origin) ? origin : undefined;
}

/**
 * Refuses what another site's page would do in the name of whoever is signed in at this browser. A page of ours says so by
 * `Sec-Fetch-Site`, which no page can write, or in older browsers by `Origin`; that its body is JSON, which makes the
 * browser ask first, is demanded where it is read.
 *
 * @param allowed - Origins whose pages may.
 * @throws Failure `FORBIDDEN`
 */
export function refuseForeignWrite({ method, headers }: Request, allowed: readonly string[]): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return;
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const isOurs = origin !== null && allowed.includes(origin);
  // A neighbour under the same domain is the same site and yet not ours.
  if (site === null ? !isOurs : !['same-origin', 'same-site'].includes(site) || (origin !== null && !isOurs)) throw new Failure('FORBIDDEN');
}

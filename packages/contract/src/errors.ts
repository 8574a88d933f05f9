/**
 * Every way a call can fail, and who can put it right.
 *
 * The set is closed: an element has Vietnamese words for each code, or it does not compile.
 * `citizen`: the person at the screen. `host`: the page or program that made the call.
 * `agency`: whoever runs the gateway, the static files, or the system behind them.
 */
export const errorCodes = {
  /** The device has no network. */
  OFFLINE: 'citizen',
  /** No answer within the time allowed. */
  TIMEOUT: 'agency',
  /** The request breaks the contract; `fields` says where. */
  BAD_INPUT: 'host',
  /** What was asked for does not exist, or no longer. */
  NOT_FOUND: 'citizen',
  /** A signed-in person is needed. */
  SIGN_IN: 'citizen',
  /** A stronger sign-in (higher assurance level) is needed. */
  STEP_UP: 'citizen',
  /** The person has not consented to this purpose. */
  CONSENT: 'citizen',
  /** This person, host or key may not do this. */
  FORBIDDEN: 'host',
  /** The thing has changed since it was read, or an idempotency key was used for something else. */
  CONFLICT: 'citizen',
  /** Too many requests; `retryAfterSeconds` says when to try again. */
  TOO_MANY: 'citizen',
  /** The gateway, the static files or the agency's system do not answer. */
  UNAVAILABLE: 'agency',
  /** An answer came that breaks the contract. */
  BAD_ANSWER: 'agency',
  /** A file is damaged, was tampered with, or is newer than this program understands. */
  UNTRUSTED: 'agency',
} as const satisfies Record<string, 'citizen' | 'host' | 'agency'>;

/** One of the codes in {@link errorCodes}. */
export type ErrorCode = keyof typeof errorCodes;

/** Who can put an error right. */
export type ErrorOwner = (typeof errorCodes)[ErrorCode];

const httpStatuses: Record<ErrorCode, number> = {
  OFFLINE: 503,
  TIMEOUT: 504,
  BAD_INPUT: 400,
  NOT_FOUND: 404,
  SIGN_IN: 401,
  STEP_UP: 401,
  CONSENT: 403,
  FORBIDDEN: 403,
  CONFLICT: 409,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  BAD_ANSWER: 502,
  UNTRUSTED: 502,
};

/** The HTTP status (RFC 9110, section 15) that a gateway answers with for a code. */
export function httpStatusOf(code: ErrorCode): number {
  return httpStatuses[code];
}

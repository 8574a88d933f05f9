import type { ErrorCode } from '@motcua/contract';
import type { Exchange } from './exchange.ts';
import type { Fault } from './fault.ts';

/**
 * One line of the log, for one request.
 *
 * Everything in it is a number, a word from a closed set, a name that the contract or the gateway gave, or a validated input
 * field that the contract does not tag as personal. There is no path, query string, header, body, address or message in it,
 * and nowhere to put one.
 */
export interface LogRecord {
  /** `error`: an adapter broke the contract or fell over; somebody must look. `warn`: the gateway could not answer. */
  readonly level: 'info' | 'warn' | 'error';
  readonly requestId: string;
  readonly method: string;
  /** Name of the endpoint, `livez`, `readyz`, `openapi`, or `none`. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly code?: ErrorCode;
  readonly fault?: Fault;
  /** Names of the fields in which an adapter's answer broke the contract. */
  readonly answerFields?: readonly string[];
  readonly input?: unknown;
}

const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Builds the only thing that a log ever gets. */
export function logRecordOf(exchange: Exchange, method: string, status: number, nowMs: number): LogRecord {
  const { requestId, route, input, failure } = exchange;
  const { code, fault, answerFields } = failure ?? {};
  return {
    level: levelOf(code, fault),
    requestId,
    method: methods.find((known) => known === method) ?? 'other', // A method is free text, too.
    route,
    status,
    durationMs: Math.round((nowMs - exchange.startedAtMs) * 10) / 10,
    ...(code && { code }),
    ...(fault && { fault }),
    ...(answerFields && { answerFields }),
    ...(input === undefined ? {} : { input }),
  };
}

function levelOf(code: ErrorCode | undefined, fault: Fault | undefined): LogRecord['level'] {
  if (fault === 'aborted') return 'info';
  if (code === 'BAD_ANSWER' || code === 'UNTRUSTED') return 'error';
  if (code === 'UNAVAILABLE') return fault === undefined || fault === 'overloaded' ? 'warn' : 'error';
  return code === 'TIMEOUT' || code === 'TOO_MANY' ? 'warn' : 'info';
}

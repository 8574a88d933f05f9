import type { ErrorCode } from '@motcua/contract';
import type { WireEndpoint } from '@motcua/contract/wire';

/** One attempt to ask a gateway. There is no room in it for what was asked or answered. */
export interface RequestSeen {
  readonly method: WireEndpoint['method'];
  /** Path as the contract has it, such as `/services/{code}`: never with a value in it. */
  readonly path: WireEndpoint['path'];
  /** 1 for the first. */
  readonly attempt: number;
  /** Random for each question; the gateway's trace has it too. */
  readonly traceId: string;
}

/** An attempt that failed. */
export interface ErrorSeen extends RequestSeen {
  readonly code: ErrorCode;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly durationMs: number;
  /** Whether the same is asked again. */
  readonly isRepeated: boolean;
}

/**
 * What became of a question. `kept`: an earlier answer was still fresh. `stale`: it was not, and was given all the same.
 * `joined`: it shared a request that was under way.
 */
export interface MetricSeen {
  readonly method: WireEndpoint['method'];
  readonly path: WireEndpoint['path'];
  readonly outcome: 'answered' | 'kept' | 'stale' | 'joined' | 'failed' | 'aborted';
  readonly code: ErrorCode | undefined;
  readonly durationMs: number;
}

/** What a host may watch, for its own monitoring. None of it is personal, by type and by test; what a watcher throws is passed over. */
export interface Observer {
  readonly onRequest?: ((seen: RequestSeen) => void) | undefined;
  readonly onError?: ((seen: ErrorSeen) => void) | undefined;
  readonly onMetric?: ((seen: MetricSeen) => void) | undefined;
}

/** All that watching may know of an endpoint: neither what is asked of it nor what it answers. */
type Named = Pick<WireEndpoint, 'method' | 'path'>;

const seenOf = ({ method, path }: Named, attempt: number, traceId: string): RequestSeen => ({ method, path, attempt, traceId });

/** @internal */
export function requestSeen(endpoint: Named, attempt: number, traceId: string): RequestSeen {
  return seenOf(endpoint, attempt, traceId);
}

/** @internal */
export function errorSeen(endpoint: Named, attempt: number, traceId: string, failure: Omit<ErrorSeen, keyof RequestSeen>): ErrorSeen {
  const { code, status, requestId, durationMs, isRepeated } = failure;
  // A server may write what it likes into its request number.
  return { ...seenOf(endpoint, attempt, traceId), code, status, requestId: requestId && /^[\w-]{1,64}$/.test(requestId) ? requestId : undefined, durationMs, isRepeated };
}

/** @internal */
export function metricSeen({ method, path }: Named, outcome: MetricSeen['outcome'], durationMs: number, code?: ErrorCode | undefined): MetricSeen {
  return { method, path, outcome, code, durationMs };
}

/** @internal */
export function tell<Seen>(watcher: ((seen: Seen) => void) | undefined, seen: Seen): void {
  try {
    watcher?.(seen);
  } catch {
    // A host's monitoring that breaks must not break a citizen's question.
  }
}

import { context, propagation, SpanKind, SpanStatusCode, trace, type Span, type TextMapGetter } from '@opentelemetry/api';
import type { LogRecord } from '../log.ts';

const headersOf: TextMapGetter<Headers> = { get: (headers, name) => headers.get(name) ?? undefined, keys: (headers) => [...headers.keys()] };

/** Spans that were begun here; others, such as one of the operator's own for each HTTP request, are not ours to end. */
const ours = new WeakSet<Span>();

/**
 * Answers a request within a span of its own, which goes on where the caller's `traceparent` (W3C Trace Context) left off.
 * {@link describeSpan} ends it, which for an answer in parts is after the last one. Costs nothing where the operator has started no OpenTelemetry SDK.
 */
export function traced(request: Request, answer: () => Promise<Response>): Promise<Response> {
  const caller = propagation.extract(context.active(), request.headers, headersOf);
  return trace.getTracer('@motcua/gateway').startActiveSpan(request.method, { kind: SpanKind.SERVER }, caller, (span) => {
    ours.add(span);
    return answer();
  });
}

/**
 * Tells the span of the request that is being answered what the log is told, in the words of OpenTelemetry's semantic
 * conventions for HTTP; so what no log may hold is in no trace either. With that the span ends.
 */
export function describeSpan({ method, route, status, code, fault, requestId }: LogRecord): void {
  const span = trace.getActiveSpan();
  if (!span) return;
  span.updateName(`${method} ${route}`);
  span.setAttributes({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'motcua.request_id': requestId,
    ...(code && { 'error.type': code }),
    ...(fault && { 'motcua.fault': fault }),
  });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  if (ours.has(span)) span.end();
}

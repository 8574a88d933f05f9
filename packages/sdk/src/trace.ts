import { randomHex } from './random-id.ts';

/** Names one question among all, for whoever looks for it in a gateway's traces. Random, so it says nothing about a person. */
export function newTraceId(): string {
  return randomHex(16);
}

/** `traceparent` of one attempt (W3C Trace Context, level 1). */
export function traceparentOf(traceId: string): string {
  return `00-${traceId}-${randomHex(8)}-01`;
}

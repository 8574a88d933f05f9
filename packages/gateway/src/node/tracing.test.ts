import assert from 'node:assert/strict';
import { it } from 'node:test';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { failingPort, samplePorts } from '../testing/index.ts';
import { serve } from './serve.ts';

/** What an operator's SDK collects of a gateway that is asked once. */
async function spansOf(path: string, init: RequestInit = {}) {
  const exporter = new InMemorySpanExporter();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  const { url, close } = await serve({ ports: { ...samplePorts(), health: failingPort('UNAVAILABLE') }, port: 0, log: () => {} });
  try {
    await (await fetch(url + path, init)).text();
  } finally {
    await close();
    trace.disable();
    propagation.disable();
    context.disable();
  }
  return exporter.getFinishedSpans();
}

const traceId = '0af7651916cd43dd8448eb211c80319c';

it('goes on with the caller’s trace, under the name of the endpoint', async () => {
  const [span, ...more] = await spansOf('/services/9.000001?secret=1', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
  assert.equal(more.length, 0);
  assert.deepEqual([span?.name, span?.spanContext().traceId, span?.parentSpanContext?.spanId], ['GET getService', traceId, 'b7ad6b7169203331']);
  assert.deepEqual([span?.attributes['http.route'], span?.attributes['http.response.status_code']], ['getService', 200]);
});

it('tells a trace nothing that a log may not hold', async () => {
  const [span] = await spansOf('/services/find', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"giấy tờ của bà Bí Mật"}' });
  assert.equal(span?.name, 'POST findServices');
  assert.doesNotMatch(JSON.stringify([span.name, span.attributes, span.events]), /Bí|giấy/);
});

it('names an answer in parts as well, and ends its span when the last part is sent', async () => {
  const [span, ...more] = await spansOf('/assistant/ask', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"turns":["khai sinh"]}' });
  assert.equal(more.length, 0);
  assert.deepEqual([span?.name, span?.attributes['http.response.status_code']], ['POST askAssistant', 200]);
});

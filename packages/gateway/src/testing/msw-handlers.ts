import { pathParametersOf, type EndpointDefinition, type ErrorCode } from '@motcua/contract';
import { http, HttpResponse, type HttpHandler } from 'msw/http';
import { Failure } from '../failure.ts';
import type { Gateway } from '../gateway.ts';
import { newRequestId } from '../request-id.ts';
import { problemResponse } from '../responses.ts';

export interface HandlerOptions {
  /** Absolute address that the client under test was given, such as `https://gateway.test`. */
  readonly baseUrl: string;
}

/**
 * Makes msw handlers that pass every request under an address to a real gateway: no answer is written by hand.
 *
 * @example
 * const worker = setupWorker(...handlersFor(createGateway(samplePorts()), { baseUrl: 'https://gateway.test' }));
 */
export function handlersFor(gateway: Gateway, { baseUrl }: HandlerOptions): HttpHandler[] {
  const base = baseUrl.replace(/\/$/, '');
  return [
    http.all(`${base}/*`, async ({ request }) => {
      const { method, headers, signal, credentials } = request;
      // Written anew, since the gateway does not know under which path it is mounted.
      const address = new URL(request.url.slice(base.length), new URL(base).origin);
      const hasBody = method !== 'GET' && method !== 'HEAD';
      return gateway.fetch(new Request(address, { method, headers, signal, credentials, ...(hasBody && { body: await request.arrayBuffer() }) }));
    }),
  ];
}

/**
 * Makes an msw handler in which one endpoint fails, in the words of a real gateway. `OFFLINE` breaks the network itself.
 *
 * @example
 * worker.use(failing(findServices, 'UNAVAILABLE', { baseUrl: 'https://gateway.test' }));
 */
export function failing(endpoint: EndpointDefinition, code: ErrorCode, { baseUrl }: HandlerOptions): HttpHandler {
  const path = pathParametersOf(endpoint.path).reduce((text, name) => text.replace(`{${name}}`, `:${name}`), endpoint.path as string);
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  return http[method](baseUrl.replace(/\/$/, '') + path, () => (code === 'OFFLINE' ? HttpResponse.error() : problemResponse(new Failure(code), newRequestId())));
}

import type { InputOf, OutputOf, Problem } from '@motcua/contract';
import { faultsIn, pathParametersOf, problem, problemMediaType, type WireEndpoint } from '@motcua/contract/wire';
import { checkedAnswer, checkedQuestion, type EndpointOf } from './checked.ts';
import { withDeadline } from './deadline.ts';
import { MotcuaError } from './motcua-error.ts';
import { unreachable } from './unreachable.ts';

export interface GatewayTransportOptions {
  /** Absolute address of the gateway. */
  readonly gateway: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly locale: string | undefined;
  readonly demonstrationPerson: string | undefined;
}

/** Asks a gateway over HTTP and checks both directions against the contract. */
export class GatewayTransport {
  readonly #options: GatewayTransportOptions;

  constructor(options: GatewayTransportOptions) {
    this.#options = options;
  }

  /** Longest wait for one answer, or for its first part. */
  get timeoutMs(): number {
    return this.#options.timeoutMs;
  }

  /**
   * Sends one question.
   *
   * @throws MotcuaError with any code; the caller's abort stays an `AbortError`.
   */
  async ask<W extends WireEndpoint>(endpoint: W, input: InputOf<EndpointOf<W>>, signal?: AbortSignal | undefined): Promise<OutputOf<EndpointOf<W>>> {
    const checked = checkedQuestion(endpoint, input);
    return withDeadline(
      async (inner) => {
        const response = await this.send(endpoint, checked, inner);
        const requestId = requestIdOf(response);
        return checkedAnswer(endpoint, await bodyOf(endpoint, response, inner), requestId);
      },
      this.timeoutMs,
      signal,
    );
  }

  /**
   * Sends a question that keeps the contract, and gives the response once it begins; its body is not read yet.
   *
   * @throws MotcuaError with any code; what the signal aborts stays as it was thrown.
   */
  async send(endpoint: WireEndpoint, input: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Response> {
    const { fetch, gateway, locale, demonstrationPerson } = this.#options;
    const headers: Record<string, string> = { accept: `application/json, ${problemMediaType}` };
    if (locale) headers['accept-language'] = locale;
    if (demonstrationPerson) headers['motcua-demonstration-person'] = demonstrationPerson;
    const rest = { ...input };
    let path: string = endpoint.path;
    for (const name of pathParametersOf(path)) {
      path = path.replace(`{${name}}`, encodeURIComponent(String(input[name])));
      delete rest[name];
    }
    const url = new URL(gateway.replace(/\/$/, '') + path);
    const init: RequestInit = { method: endpoint.method, headers, signal, credentials: 'omit', redirect: 'error' };
    if (endpoint.method === 'GET') {
      for (const [name, value] of Object.entries(rest)) if (value !== undefined) url.searchParams.set(name, String(value));
    } else {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(rest);
    }

    let response: Response;
    try {
      response = await fetch(url.href, init);
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw unreachable(cause);
    }
    const isProblem = response.headers.get('content-type')?.startsWith(problemMediaType) ?? false;
    if (isProblem || !response.ok) throw problemOf(endpoint.path, response.status, await bodyOf(endpoint, response, signal), requestIdOf(response));
    return response;
  }
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get('x-request-id') ?? undefined;
}

async function bodyOf({ path }: WireEndpoint, response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (signal.aborted) throw cause;
    // An HTML page from a captive portal or a proxy, or an answer cut short.
    throw new MotcuaError(response.ok ? 'BAD_ANSWER' : 'UNAVAILABLE', `${path}: status ${response.status}, body is not JSON`, { cause, requestId: requestIdOf(response) });
  }
}

function problemOf(path: string, status: number, body: unknown, requestId: string | undefined): MotcuaError {
  if (!isProblemDetails(body)) return new MotcuaError('UNAVAILABLE', `${path}: status ${status} without problem details`, { requestId });
  const { code, retryAfterSeconds, fields } = body;
  return new MotcuaError(code, `${path}: ${code}${fields ? ` at ${fields.join(', ')}` : ''}`, { requestId: body.requestId, retryAfterSeconds });
}

function isProblemDetails(body: unknown): body is Problem {
  return faultsIn({}, problem, body).length === 0;
}

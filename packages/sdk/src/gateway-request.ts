import { pathParametersOf, problemMediaType, type WireEndpoint } from '@motcua/contract/wire';

export interface RequestOptions {
  readonly gateway: string;
  readonly locale: string | undefined;
  readonly demonstrationPerson: string | undefined;
  readonly key: string | undefined;
  /** Whether the session's cookie goes along. */
  readonly hasCookie: boolean;
  readonly traceparent: string;
  /** Id of the delegation by which another's records are asked for. */
  readonly actingFor?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  /** `ETag` of an answer that is here already. */
  readonly etag?: string | undefined;
  readonly lastEventId?: string | undefined;
}

/** What is sent for a question that keeps the contract. */
export function requestOf(
  endpoint: WireEndpoint,
  input: Readonly<Record<string, unknown>>,
  options: RequestOptions,
): { readonly url: string; readonly init: RequestInit & { readonly headers: Record<string, string> } } {
  const { gateway, locale, demonstrationPerson, key, idempotencyKey, etag, lastEventId } = options;
  const headers: Record<string, string> = { accept: `application/json, ${problemMediaType}` };
  if (locale) headers['accept-language'] = locale;
  if (demonstrationPerson) headers['motcua-demonstration-person'] = demonstrationPerson;
  if (options.actingFor) headers['motcua-acting-for'] = options.actingFor;
  if (idempotencyKey) headers['idempotency-key'] = `"${idempotencyKey}"`;
  if (etag) headers['if-none-match'] = etag;
  if (lastEventId) headers['last-event-id'] = lastEventId;
  const rest = { ...input };
  let path: string = endpoint.path;
  for (const name of pathParametersOf(path)) {
    path = path.replace(`{${name}}`, encodeURIComponent(String(input[name])));
    delete rest[name];
  }
  const url = new URL(gateway.replace(/\/$/, '') + path);
  if (!(endpoint.method === 'GET' && isElsewhere(url))) {
    headers['traceparent'] = options.traceparent;
    if (key) headers['motcua-key'] = key;
  }
  const init: RequestInit & { readonly headers: Record<string, string> } = {
    method: endpoint.method,
    headers,
    credentials: options.hasCookie ? 'include' : 'omit',
    redirect: 'error',
  };
  if (endpoint.method === 'GET') {
    // What may be given again, and how old it is, this client knows itself; a browser's own cache knows no persons. Only
    // here: with it Chromium asks before each single request whether it may be sent, which for other methods costs a round trip.
    init.cache = 'no-store';
    for (const [name, value] of Object.entries(rest)) if (value !== undefined) url.searchParams.set(name, String(value));
  } else {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(rest);
  }
  return { url: url.href, init };
}

/** Whether a browser would have to ask first whether a header of ours may be sent: a round trip more, for each address. */
function isElsewhere({ origin }: URL): boolean {
  return typeof location !== 'undefined' && location.origin !== origin;
}

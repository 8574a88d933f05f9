import type { FeedbackCategory, PublicFeedback } from '@motcua/contract/feedback';
import { sendFeedback } from '@motcua/contract/feedback';
import * as z from 'zod/mini';
import { Failure } from '../failure.ts';
import type { FeedbackPort } from '../ports.ts';
import { readBytes } from '../request-body.ts';
import { idempotencyKeyOf } from '../route.ts';
import { formatted, type Document, type Format, type Node } from './format.ts';

export interface Open311Request {
  readonly request: Request;
  /** Decoded path below `/open311`, such as `/v2/requests.xml`. */
  readonly path: string;
  readonly bodyLimitBytes: number;
  readonly signal: AbortSignal;
  /** Lets in who has a key that the city registered, and counts it. Throws a {@link Failure} for everybody else. */
  admitKey(key: string): void;
}

/** The most that one answer holds (GeoReport v2, "GET Service Requests": 90 days or 1000 requests, whichever is less). */
const mostRequests = 1000;
const mostDays = 90;
const pageSize = 100;
const dayMs = 86_400_000;

const openStates = new Set(['received', 'accepted', 'inProgress']);

const explanations: Record<number, string> = {
  400: 'General service error: a parameter is missing or not as GeoReport v2 has it.',
  403: 'api_key is missing or not known here.',
  404: 'service_code, service_request_id or format was not found.',
  405: 'The resource does not have this method.',
  409: 'The Idempotency-Key was used for another request.',
  413: 'The request is too large.',
  415: 'The request is not application/x-www-form-urlencoded in UTF-8.',
  503: 'The service is not available now. Try again later.',
};

/**
 * Answers Open311 GeoReport v2 from the feedback port, in XML and JSON, so that apps which speak it work with this city.
 *
 * Reports that come this way are public, as the standard has it: their text is shown once a clerk has read it. `address_id`,
 * `device_id` and `account_id` are passed over; a `media_url` becomes part of the text and is never fetched from here.
 *
 * @throws Failure that {@link open311Error} turns into the standard's own shape.
 */
export async function answerOpen311(port: FeedbackPort, asked: Open311Request): Promise<Response> {
  const [, resource = '', id, format] = /^\/(discovery|v2\/services|v2\/requests)(?:\/([\w-]{1,64}))?\.(xml|json)$/.exec(asked.path) ?? [];
  if (!format) throw new Failure('NOT_FOUND');
  const { method } = asked.request;
  if (method === 'POST' && resource === 'v2/requests' && id === undefined) return formatted(await create(port, asked), format as Format);
  if (method !== 'GET' && method !== 'HEAD') {
    const allow = ['GET', 'HEAD', ...(resource === 'v2/requests' && id === undefined ? ['POST'] : []), 'OPTIONS'];
    throw new Failure('BAD_INPUT', { status: 405, allow });
  }
  // What the discovery says depends on how it was reached, which no cache in between looks at.
  return formatted(await documentOf(port, resource, id, asked), format as Format, { isPublic: resource !== 'discovery' });
}

/** The format in which an address asks to be answered. */
export function formatOf(path: string): Format {
  return path.endsWith('.json') ? 'json' : 'xml';
}

/** A failure in the standard's own shape. */
export function open311Error(failure: Failure, format: Format): Response {
  const status = failure.code === 'BAD_INPUT' ? failure.status : ({ NOT_FOUND: 404, FORBIDDEN: 403, CONFLICT: 409, TOO_MANY: 429 }[failure.code as string] ?? 503);
  const description = explanations[status] ?? 'Too many requests. Try again later.';
  const response = formatted({ root: 'errors', items: { errors: 'error' }, content: [{ code: status, description }] }, format, { status });
  if (failure.allow) response.headers.set('allow', failure.allow.join(', '));
  if (failure.retryAfterSeconds !== undefined) response.headers.set('retry-after', String(failure.retryAfterSeconds));
  return response;
}

async function documentOf(port: FeedbackPort, resource: string, id: string | undefined, { request, signal }: Open311Request): Promise<Document> {
  if (resource === 'discovery') return discovery(request);
  const { categories } = await port.categories({}, signal);
  if (resource === 'v2/services') return id === undefined ? services(categories) : definition(categories, id);
  if (id !== undefined) return requests(categories, [await existing(port, id, signal)]);
  return requests(categories, await listed(port, new URL(request.url).searchParams, signal));
}

function discovery(request: Request): Document {
  const { protocol, host, pathname } = new URL(request.url);
  const scheme = request.headers.get('x-forwarded-proto') === 'https' ? 'https:' : protocol; // TLS ends at the proxy in front.
  const url = `${scheme}//${host}${pathname.replace(/\/discovery\.\w+$/, '')}/v2`;
  const endpoint = { specification: 'http://wiki.open311.org/GeoReport_v2', url, changeset: '2026-11-27', type: 'production', formats: ['text/xml', 'application/json'] };
  return {
    root: 'discovery',
    items: { endpoints: 'endpoint', formats: 'format' },
    content: { changeset: '2026-11-27', contact: undefined, key_service: undefined, endpoints: [endpoint] },
  };
}

function services(categories: readonly FeedbackCategory[]): Document {
  const content = categories.map(({ code, name, hint, answeredBy }) => ({
    service_code: code,
    service_name: name.vi,
    description: hint?.vi,
    metadata: false,
    type: 'realtime',
    keywords: name.en,
    group: answeredBy,
  }));
  return { root: 'services', items: { services: 'service' }, content };
}

function definition(categories: readonly FeedbackCategory[], code: string): Document {
  if (!categories.some((category) => category.code === code)) throw new Failure('NOT_FOUND');
  return { root: 'service_definition', items: { attributes: 'attribute' }, content: { service_code: code, attributes: [] } };
}

async function existing(port: FeedbackPort, id: string, signal: AbortSignal): Promise<PublicFeedback> {
  const found = /^\d{1,15}$/.test(id) ? await port.getPublic({ id }, signal) : undefined;
  if (!found) throw new Failure('NOT_FOUND');
  return found;
}

async function listed(port: FeedbackPort, query: URLSearchParams, signal: AbortSignal): Promise<readonly PublicFeedback[]> {
  const listOf = (name: string) => query.getAll(name).flatMap((text) => text.split(',').filter(Boolean));
  const ids = listOf('service_request_id');
  if (ids.length > pageSize) throw new Failure('BAD_INPUT');
  if (ids.length > 0) return Promise.all(ids.map((id) => existing(port, id.trim(), signal))); // Overrides all others (GeoReport v2).
  const end = momentIn(query, 'end_date') ?? Infinity;
  const earliest = Math.min(end, Date.now()) - mostDays * dayMs;
  const start = Math.max(momentIn(query, 'start_date') ?? earliest, earliest);
  const codes = listOf('service_code');
  const states = listOf('status');
  if (states.some((state) => state !== 'open' && state !== 'closed')) throw new Failure('BAD_INPUT');
  const found: PublicFeedback[] = [];
  let cursor: string | undefined;
  do {
    const page = await port.listPublic({ limit: pageSize, ...(cursor !== undefined && { cursor }) }, signal);
    for (const item of page.items) {
      const at = Date.parse(item.receivedAt);
      if (at < start || found.length >= mostRequests) return found; // Newest first.
      if (at <= end && (codes.length === 0 || codes.includes(item.category)) && (states.length === 0 || states.includes(stateOf(item)))) found.push(item);
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined && !signal.aborted);
  return found;
}

function momentIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Failure('BAD_INPUT');
  return at;
}

function stateOf({ status }: PublicFeedback): 'open' | 'closed' {
  return openStates.has(status) ? 'open' : 'closed';
}

function requests(categories: readonly FeedbackCategory[], found: readonly PublicFeedback[]): Document {
  const content = found.map((item) => {
    const category = categories.find(({ code }) => code === item.category);
    return {
      service_request_id: item.id,
      status: stateOf(item),
      status_notes: item.answer,
      service_name: category?.name.vi,
      service_code: item.category,
      description: item.text,
      agency_responsible: category?.answeredBy,
      service_notice: noticeOf(category),
      requested_datetime: item.receivedAt,
      updated_datetime: item.changedAt,
      expected_datetime: undefined,
      address: item.address,
      address_id: undefined,
      zipcode: undefined,
      lat: undefined,
      long: undefined,
      media_url: undefined,
    } satisfies Node;
  });
  return { root: 'service_requests', items: { service_requests: 'request' }, content };
}

function noticeOf(category: FeedbackCategory | undefined): string | undefined {
  const days = category?.answerWithinWorkingDays;
  return days === undefined ? undefined : `Trả lời trong ${days} ngày làm việc.`;
}

async function create(port: FeedbackPort, { request, bodyLimitBytes, signal, admitKey }: Open311Request): Promise<Document> {
  if (!/^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.headers.get('content-type') ?? '')) throw new Failure('BAD_INPUT', { status: 415 });
  const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, bodyLimitBytes, signal)));
  admitKey(form.get('api_key') ?? '');
  const { categories } = await port.categories({}, signal);
  const category = categories.find(({ code }) => code === form.get('service_code'));
  if (!category) throw new Failure(form.has('service_code') ? 'NOT_FOUND' : 'BAD_INPUT');
  const input = z.safeParse(sendFeedback.input, reportIn(form, category));
  if (!input.success) throw new Failure('BAD_INPUT');
  // The standard knows no key for repeating; who sends one is safe, and nobody else can be.
  const sent = request.headers.get('idempotency-key');
  const key = sent === null ? crypto.randomUUID() : idempotencyKeyOf(sent);
  const receipt = await port.send(input.data, { key: `open311:${key}`, fingerprint: JSON.stringify([...form]) }, signal);
  if (!receipt) throw new Failure('NOT_FOUND');
  const made = { service_request_id: receipt.id, service_notice: noticeOf(category), account_id: undefined };
  return { root: 'service_requests', items: { service_requests: 'request' }, content: [made] };
}

function reportIn(form: URLSearchParams, category: FeedbackCategory): unknown {
  const text = (name: string) => form.get(name)?.trim() || undefined;
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
  const place = defined({ address: text('address_string'), latitude: number('lat'), longitude: number('long') });
  if (Object.keys(place).length === 0 || 'latitude' in place !== 'longitude' in place) throw new Failure('BAD_INPUT');
  const name = [text('last_name'), text('first_name')].filter(Boolean).join(' ') || undefined;
  const contact = defined({ name, phone: text('phone'), email: text('email') });
  return {
    category: category.code,
    text: [text('description') ?? category.name.vi, text('media_url')].filter(Boolean).join('\n'),
    place,
    isPublic: true,
    ...(Object.keys(contact).length > 0 && { contact }),
  };
}

function defined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

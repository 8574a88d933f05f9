import { pathParametersOf } from '@motcua/contract';
import { assistant } from '@motcua/contract/assistant';
import { feedback } from '@motcua/contract/feedback';
import { health } from '@motcua/contract/health';
import { ratings } from '@motcua/contract/ratings';
import { reports } from '@motcua/contract/reports';
import { services } from '@motcua/contract/services';
import { signing } from '@motcua/contract/signing';
import { Hono, type Context } from 'hono';
import { Admission, setRateHeaders } from './admission.ts';
import { allowReading, optionsResponse } from './cross-origin.ts';
import { withinTime } from './deadline.ts';
import { eventStreamResponse } from './event-stream.ts';
import type { Exchange } from './exchange.ts';
import { Failure } from './failure.ts';
import { faultOf } from './fault.ts';
import { logRecordOf } from './log.ts';
import { settingsOf, type GatewayOptions, type GatewaySettings } from './options.ts';
import type { FeedbackPort, GatewayPorts, NumberedPart } from './ports.ts';
import { newRequestId } from './request-id.ts';
import { readInput } from './request-input.ts';
import { jsonResponse, problemResponse } from './responses.ts';
import { failureOf, personalRouteOf, routeOf, streamRouteOf, writeRouteOf, type Route } from './route.ts';

/** A gateway, wherever it runs. */
export interface Gateway {
  /**
   * Answers one request; never rejects. Has the shape of the global `fetch`, so that a client can be given it:
   * `createClient({ gateway: 'https://gateway.test', fetch: gateway.fetch })`.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /**
   * Says that this gateway will end: `/readyz` turns red, and readers of a stream that can be resumed are sent to another
   * gateway with `retry:` and the end of the connection, having lost nothing. Questions under way are still answered.
   */
  readonly drain: () => void;
}

type Inside = { Bindings: { exchange: Exchange } };

const probes = ['/livez', '/readyz'];

/**
 * Makes a gateway that serves the contract over the given ports.
 *
 * It needs a web platform and nothing of Node: the same gateway runs as a server, in a worker, and in the browser under
 * tests and stories. It keeps no state but the rate limit's counters. Besides the endpoints it serves `/livez` (the
 * process runs), `/readyz` (the ports can be asked) and `/openapi.json`.
 *
 * Every failure is problem details (RFC 9457) in the contract's shape; whatever a port throws or answers, neither its
 * message nor a value that somebody sent gets into an answer or a log.
 *
 * @throws TypeError for an option that could not work.
 * @example
 * const gateway = createGateway({ services: catalogueServices('./catalogue') }, { origins: '*' });
 * const response = await gateway.fetch('https://gateway.test/services/1.001193');
 */
export function createGateway(ports: GatewayPorts, options: GatewayOptions = {}): Gateway {
  const settings = settingsOf(options);
  const { clock, origins } = settings;
  const admission = new Admission(settings);
  const draining = new AbortController();
  const app = new Hono<Inside>();
  serveEndpoints(app, routesOf(ports), { settings, admission, draining: draining.signal, slots: { free: settings.concurrencyLimit } });
  serveProbes(app, ports, settings, draining.signal);
  if (ports.feedback) serveOpen311(app, ports.feedback, settings, admission);
  serveReference(app, settings);
  app.notFound(() => {
    throw new Failure('NOT_FOUND');
  });
  app.onError((error) => {
    throw error; // All failures meet in one place, below.
  });

  return {
    async fetch(input, init) {
      // A request passes through as it is: who asks is found by its identity.
      const request = typeof input === 'string' || input instanceof URL || init ? new Request(input, init) : input;
      const exchange: Exchange = { requestId: newRequestId(), startedAtMs: clock.now(), route: 'none', rates: [] };
      let response: Response;
      try {
        if (isCounted(request)) admission.admit(request, exchange);
        response = await app.fetch(request, { exchange });
      } catch (error) {
        exchange.failure = error instanceof Failure ? error : new Failure('UNAVAILABLE', { fault: faultOf(error) });
        response = problemResponse(exchange.failure, exchange.requestId);
        if (request.method === 'HEAD') response = new Response(null, response);
      }
      setCommonHeaders(response.headers, exchange);
      allowReading(request, response.headers, origins);
      const log = () => {
        try {
          settings.log(logRecordOf(exchange, request.method, response.status, clock.now()));
        } catch {
          // A full disk under the log must not take the answer away from the citizen.
        }
      };
      if (exchange.ended) void exchange.ended.then(log);
      else log();
      return response;
    },
    drain: () => draining.abort(),
  };
}

/** Every endpoint of the contract whose capability has a port; one that is forgotten does not compile. */
function routesOf(ports: GatewayPorts): Record<string, Route> {
  const { assistant: assistantPort, feedback: feedbackPort, health: healthPort, ratings: ratingsPort, reports: reportsPort, services: servicesPort, signing: signingPort } = ports;
  const served: Record<string, Route>[] = [
    {
      findServices: routeOf(services.findServices, (input, signal) => servicesPort.find(input, signal)),
      countServices: routeOf(services.countServices, (input, signal) => servicesPort.count(input, signal)),
      getService: routeOf(services.getService, (input, signal) => servicesPort.get(input, signal)),
      listGuides: routeOf(services.listGuides, (input, signal) => servicesPort.guides(input, signal)),
    } satisfies Record<keyof typeof services, Route>,
  ];
  if (assistantPort) {
    served.push({ askAssistant: streamRouteOf(assistant.askAssistant, (input, _after, signal) => numbered(assistantPort.ask(input, signal))) } satisfies Record<
      keyof typeof assistant,
      Route
    >);
  }
  if (feedbackPort) {
    served.push({
      listFeedbackCategories: routeOf(feedback.listFeedbackCategories, (input, signal) => feedbackPort.categories(input, signal)),
      sendFeedback: writeRouteOf(feedback.sendFeedback, 'sendFeedback', (input, write, signal) => feedbackPort.send(input, write, signal)),
      getFeedback: routeOf(feedback.getFeedback, (input, signal) => feedbackPort.get(input, signal)),
      withdrawFeedback: writeRouteOf(feedback.withdrawFeedback, 'withdrawFeedback', (input, write, signal) => feedbackPort.withdraw(input, write, signal)),
      followFeedback: streamRouteOf(feedback.followFeedback, (input, after, signal) => feedbackPort.follow(input, after, signal), { isResumable: true }),
      listPublicFeedback: routeOf(feedback.listPublicFeedback, (input, signal) => feedbackPort.listPublic(input, signal)),
      getPublicFeedback: routeOf(feedback.getPublicFeedback, (input, signal) => feedbackPort.getPublic(input, signal)),
      startFeedbackPhoto: writeRouteOf(feedback.startFeedbackPhoto, 'startFeedbackPhoto', (input, write, signal) => feedbackPort.startPhoto(input, write, signal)),
      getFeedbackPhoto: routeOf(feedback.getFeedbackPhoto, (input, signal) => feedbackPort.photo(input, signal)),
      putFeedbackPhotoPart: writeRouteOf(feedback.putFeedbackPhotoPart, 'putFeedbackPhotoPart', (input, _write, signal) => feedbackPort.putPhotoPart(input, signal)),
    } satisfies Record<keyof typeof feedback, Route>);
  }
  if (healthPort) {
    served.push({ getHealthBook: personalRouteOf(health.getHealthBook, (input, person, signal) => healthPort.book(input, person, signal)) } satisfies Record<
      keyof typeof health,
      Route
    >);
  }
  if (ratingsPort) {
    served.push({ rateService: routeOf(ratings.rateService, (input, signal) => ratingsPort.rate(input, signal)) } satisfies Record<keyof typeof ratings, Route>);
  }
  if (reportsPort) {
    served.push({ reportService: routeOf(reports.reportService, (input, signal) => reportsPort.report(input, signal)) } satisfies Record<keyof typeof reports, Route>);
  }
  if (signingPort) {
    served.push({ listCertificates: personalRouteOf(signing.listCertificates, (input, person, signal) => signingPort.certificates(input, person, signal)) } satisfies Record<
      keyof typeof signing,
      Route
    >);
  }
  return Object.assign({}, ...served);
}

/** Counts the parts of an answer. */
async function* numbered<Part>(parts: AsyncIterable<Part>): AsyncGenerator<NumberedPart<Part>> {
  let count = 0;
  for await (const part of parts) yield { id: String((count += 1)), part };
}

/** What every question meets. */
interface Desk {
  readonly settings: GatewaySettings;
  readonly admission: Admission;
  /** Aborts when this gateway ends: what is under way finishes, what lasts is handed over. */
  readonly draining: AbortSignal;
  readonly slots: { free: number };
}

function serveEndpoints(app: Hono<Inside>, routes: Record<string, Route>, desk: Desk): void {
  const paths = new Set(Object.values(routes).map((route) => route.endpoint.path));
  // Fixed paths first, or `/services/{code}` would answer for `/services/find`.
  for (const path of [...paths].sort((a, b) => pathParametersOf(a).length - pathParametersOf(b).length)) {
    const honoPath = path.replace(/\{(\w+)\}/g, ':$1');
    const there = Object.entries(routes).filter(([, route]) => route.endpoint.path === path);
    for (const [name, route] of there) app.on(route.endpoint.method, honoPath, (context) => answer(context, name, route, desk));
    refuseOthers(
      app,
      honoPath,
      there.map(([, route]) => route.endpoint.method),
      desk.settings,
    );
  }
}

async function answer(context: Context<Inside>, name: string, route: Route, desk: Desk): Promise<Response> {
  const { settings, admission, slots } = desk;
  const { exchange } = context.env;
  const { clock, timeLimitMs, bodyLimitBytes } = settings;
  const { endpoint } = route;
  exchange.route = name;
  if (slots.free < 1) throw new Failure('UNAVAILABLE', { fault: 'overloaded', retryAfterSeconds: 1 });
  slots.free -= 1;
  const leave = () => {
    slots.free += 1;
  };
  try {
    const request = context.req.raw;
    const ask = async (signal: AbortSignal, portSignal = signal) => {
      const sent = await readInput(endpoint, { request, pathParameters: context.req.param(), bodyLimitBytes: endpoint.bodyLimitBytes ?? bodyLimitBytes, signal });
      const person = endpoint.authorization === undefined ? undefined : await settings.personOf(request);
      admission.admitPerson(person, exchange);
      const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
      return route.run({ sent, person, signal: portSignal, exchange, idempotencyKey, after: lastEventIdOf(request) });
    };
    if (endpoint.stream) return await answerInParts(request, exchange, ask, desk, route, leave);
    const value = await withinTime(clock, timeLimitMs, request.signal, (signal) => ask(signal));
    return await jsonResponse(value, endpoint.cache, request);
  } finally {
    if (!exchange.ended) leave(); // Else when the last part is sent.
  }
}

/** Waits for the first part as for any answer, so that what fails before it becomes problem details; the rest follows as events. */
async function answerInParts(
  request: Request,
  exchange: Exchange,
  ask: (signal: AbortSignal, portSignal: AbortSignal) => Promise<unknown>,
  { settings: { clock, timeLimitMs, silenceLimitMs }, draining }: Desk,
  { isResumable }: Route,
  leave: () => void,
): Promise<Response> {
  const stop = new AbortController();
  const { parts, first } = await withinTime(clock, timeLimitMs, request.signal, async (signal) => {
    signal.addEventListener('abort', () => stop.abort());
    const iterator = ((await ask(signal, stop.signal)) as AsyncIterable<NumberedPart<unknown>>)[Symbol.asyncIterator]();
    return { parts: iterator, first: await iterator.next() };
  });
  request.signal.addEventListener('abort', () => stop.abort());
  let settle = (): void => {};
  exchange.ended = new Promise((resolve) => {
    settle = resolve;
  });
  return eventStreamResponse(parts, first, {
    clock,
    silenceLimitMs,
    stop,
    handOver: isResumable ? draining : undefined,
    ended: (failure) => {
      if (failure) exchange.failure = failure;
      leave();
      settle();
    },
  });
}

/** What is no id of ours is passed over, as a browser would. */
function lastEventIdOf(request: Request): string | undefined {
  const id = request.headers.get('last-event-id') ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(id) ? id : undefined;
}

function serveProbes(app: Hono<Inside>, ports: GatewayPorts, settings: GatewaySettings, draining: AbortSignal): void {
  const { clock, timeLimitMs } = settings;
  app.get('/livez', (context) => {
    context.env.exchange.route = 'livez';
    return jsonResponse({ status: 'live' }, 'none', context.req.raw);
  });
  app.get('/readyz', async (context) => {
    context.env.exchange.route = 'readyz';
    const isReady = !draining.aborted && (await withinTime(clock, timeLimitMs, context.req.raw.signal, async () => (await ports.ready?.()) ?? true));
    if (!isReady) throw new Failure('UNAVAILABLE');
    return jsonResponse({ status: 'ready' }, 'none', context.req.raw);
  });
  for (const path of probes) refuseOthers(app, path, ['GET'], settings);
}

/** Open311 has addresses, formats and errors of its own; limits, time and the log are the same. */
function serveOpen311(app: Hono<Inside>, port: FeedbackPort, { clock, timeLimitMs, bodyLimitBytes, origins }: GatewaySettings, admission: Admission): void {
  app.all('/open311/*', async (context) => {
    const request = context.req.raw;
    const { exchange } = context.env;
    const path = context.req.path.slice('/open311'.length);
    exchange.route = 'open311';
    if (request.method === 'OPTIONS') return optionsResponse(request, ['GET', 'HEAD', 'POST', 'OPTIONS'], origins);
    const { answerOpen311, formatOf, open311Error } = await import('./open311/open311.ts'); // Only who asks for it pays for it.
    try {
      return await withinTime(clock, timeLimitMs, request.signal, (signal) => answerOpen311(port, { request, path, bodyLimitBytes, signal, isKey: (key) => admission.isKey(key) }));
    } catch (error) {
      exchange.failure = failureOf(['BAD_INPUT', 'NOT_FOUND', 'CONFLICT'], error);
      return open311Error(exchange.failure, formatOf(path));
    }
  });
}

function serveReference(app: Hono<Inside>, settings: GatewaySettings): void {
  app.get('/openapi.json', async (context) => {
    context.env.exchange.route = 'openapi';
    const { referenceDocument } = await import('./reference.ts'); // Only who asks for it pays for it.
    return jsonResponse(referenceDocument(), { scope: 'public', maxAgeSeconds: 300 }, context.req.raw);
  });
  refuseOthers(app, '/openapi.json', ['GET'], settings);
}

/** Answers `OPTIONS`, and every method that a path does not have. */
function refuseOthers(app: Hono<Inside>, path: string, methods: readonly string[], settings: GatewaySettings): void {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  app.all(path, (context: Context<Inside>) => {
    if (context.req.method === 'OPTIONS') return optionsResponse(context.req.raw, allow, settings.origins);
    throw new Failure('BAD_INPUT', { status: 405, allow });
  });
}

/** Health checks and preflights are free. */
function isCounted(request: Request): boolean {
  return request.method !== 'OPTIONS' && !probes.includes(new URL(request.url).pathname);
}

function setCommonHeaders(headers: Headers, exchange: Exchange): void {
  headers.set('x-request-id', exchange.requestId);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  // Pages read answers through CORS, which this does not touch; it keeps them out of `<script>` and `<img>`.
  headers.set('cross-origin-resource-policy', 'same-origin');
  setRateHeaders(headers, exchange);
}

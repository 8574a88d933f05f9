import { pathParametersOf, type CachePolicy } from '@motcua/contract';
import { Hono, type Context } from 'hono';
import { Admission, setRateHeaders, type RequestHead } from './admission.ts';
import type { Clock } from './clock.ts';
import { allowReading, optionsResponse, refuseForeignWrite, type Readers, type SetHeader } from './cross-origin.ts';
import { withinTime } from './deadline.ts';
import { eventStreamResponse } from './event-stream.ts';
import type { Exchange } from './exchange.ts';
import { Failure } from './failure.ts';
import { faultOf } from './fault.ts';
import { KeptAnswers, type KeptAnswer } from './kept-answers.ts';
import { logRecordOf } from './log.ts';
import { settingsOf, type GatewayOptions, type GatewaySettings } from './options.ts';
import { actingHeader, refuseActing, refuseEmbedded } from './personal-access.ts';
import type { Person } from './person.ts';
import type { FeedbackPort, GatewayPorts, IdentityPort, NumberedPart, SignInAnswer } from './ports.ts';
import { newRequestId } from './request-id.ts';
import { readInput } from './request-input.ts';
import { cacheControlOf, hasTag, headersOf, jsonResponse, keptResponse, measured, problemResponse } from './responses.ts';
import { failureOf, type Route } from './route.ts';
import { routesOf } from './routes.ts';

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
  /**
   * Gives what was answered to the same question a moment ago, without building a request of it: for servers whose
   * own requests are costly to translate. It counts and is logged like any other. `undefined`: ask {@link fetch}.
   */
  readonly answerKept: (head: RequestHead) => KeptResponse | undefined;
}

/** What `answerKept` gives. */
export interface KeptResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for `HEAD` and for 304. */
  readonly body?: string;
}

type Inside = { Bindings: { exchange: Exchange } };

/** What a page of ours says for itself. */
const pageHeaders: ReadonlySet<string> = new Set(['content-security-policy', 'referrer-policy']);

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
  const { clock } = settings;
  const { identity } = ports;
  const readers: Readers = { origins: settings.origins, signInOrigins: identity?.origins ?? [] };
  const admission = new Admission(settings);
  const draining = new AbortController();
  const answers = new KeptAnswers(clock, settings.answersKeptMs);
  const app = new Hono<Inside>();
  const desk: Desk = {
    settings,
    readers,
    admission,
    answers,
    draining: draining.signal,
    slots: { free: settings.concurrencyLimit },
    streamSlots: { free: settings.streamLimit },
  };
  serveEndpoints(app, routesOf(ports, options.streams), desk);
  serveProbes(app, ports, settings, readers, draining.signal);
  if (ports.feedback) serveOpen311(app, ports.feedback, desk);
  if (identity) serveSignIn(app, identity, settings, readers);
  serveReference(app, readers);
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
      const exchange = newExchange(clock);
      let response: Response;
      try {
        if (isCounted(request)) admission.admit(headOf(request, settings), exchange);
        if (identity?.bringsCookie(request)) refuseForeignWrite(request, identity.origins);
        response = await app.fetch(request, { exchange });
      } catch (error) {
        exchange.failure = error instanceof Failure ? error : new Failure('UNAVAILABLE', { fault: faultOf(error) });
        response = await refusal(exchange.failure, exchange.requestId, ports.feedback ? new URL(request.url).pathname : '');
        if (request.method === 'HEAD') response = new Response(null, response);
      }
      const set: SetHeader = (name, value) => {
        if (!(pageHeaders.has(name) && response.headers.has(name))) response.headers.set(name, value);
      };
      setCommonHeaders(set, exchange, request.headers.get('origin'), readers);
      if (request.headers.has('dpop'))
        await identity?.clientSessions?.nonce().then(
          (nonce) => set('dpop-nonce', nonce),
          () => {},
        );
      for (const cookie of exchange.cookies) response.headers.append('set-cookie', cookie);
      const log = () => record(settings, exchange, request.method, response.status);
      if (exchange.ended) void exchange.ended.then(log);
      else log();
      return response;
    },
    drain: () => draining.abort(),
    answerKept(head) {
      const kept = head.method === 'GET' || head.method === 'HEAD' ? answers.fresh(head.address) : undefined;
      if (!kept || head.header(actingHeader) !== null) return undefined; // Who asks for another is refused there, too.
      const exchange = { ...newExchange(clock), route: kept.route, input: kept.input };
      try {
        admission.admit(head, exchange);
      } catch {
        return undefined; // Refused again where refusals are written.
      }
      const isKnown = hasTag(head.header('if-none-match'), kept.entityTag);
      const headers = headersOf(kept, answers.ageMs(kept), isKnown);
      setCommonHeaders((name, value) => (headers[name] = value), exchange, head.header('origin'), readers);
      const status = isKnown ? 304 : 200;
      record(settings, exchange, head.method, status);
      return { status, headers, ...(status === 200 && head.method === 'GET' && { body: kept.text }) };
    },
  };
}

/** Who speaks Open311 is refused in its own shape, also before anything of the request is read. */
async function refusal(failure: Failure, requestId: string, path: string): Promise<Response> {
  if (!path.startsWith('/open311/')) return problemResponse(failure, requestId);
  const { formatOf, open311Error } = await import('./open311/open311.ts');
  return open311Error(failure, formatOf(path));
}

function newExchange(clock: Clock): Exchange {
  return { requestId: newRequestId(), startedAtMs: clock.now(), route: 'none', rates: [], cookies: [] };
}

function record(settings: GatewaySettings, exchange: Exchange, method: string, status: number): void {
  try {
    settings.log(logRecordOf(exchange, method, status, settings.clock.now()));
  } catch {
    // A full disk under the log must not take the answer away from the citizen.
  }
}

function headOf(request: Request, { clientOf }: GatewaySettings): RequestHead {
  return { method: request.method, address: addressOf(request), client: clientOf(request), header: (name) => request.headers.get(name) };
}

/** Path and query. */
function addressOf({ url }: Request): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

/** What every question meets. */
interface Desk {
  readonly settings: GatewaySettings;
  readonly readers: Readers;
  readonly admission: Admission;
  readonly answers: KeptAnswers;
  /** Aborts when this gateway ends: what is under way finishes, what lasts is handed over. */
  readonly draining: AbortSignal;
  readonly slots: { free: number };
  /** Apart: what lasts for minutes must not keep a question out. */
  readonly streamSlots: { free: number };
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
      desk.readers,
    );
  }
}

async function answer(context: Context<Inside>, name: string, route: Route, desk: Desk): Promise<Response> {
  const { settings, admission } = desk;
  const { exchange } = context.env;
  const { clock, timeLimitMs, bodyLimitBytes } = settings;
  const { endpoint } = route;
  const slots = endpoint.stream ? desk.streamSlots : desk.slots;
  exchange.route = name;
  const request = context.req.raw;
  const leaveSlot = enter(slots);
  let endStream = (): void => {};
  const leave = () => {
    endStream();
    leaveSlot();
  };
  let isRead = false;
  try {
    refuseActing(endpoint, request);
    const ask = async (signal: AbortSignal, portSignal = signal) => {
      const person = endpoint.authorization === undefined ? undefined : await knownPerson(request, settings);
      refuseEmbedded(endpoint, request, person);
      const sent = await readInput(endpoint, { request, pathParameters: context.req.param(), bodyLimitBytes: endpoint.bodyLimitBytes ?? bodyLimitBytes, signal });
      isRead = true;
      admission.admitPerson(person, exchange);
      const idempotencyKey = request.headers.get('idempotency-key') ?? undefined;
      return route.run({ request, sent, person, signal: portSignal, exchange, idempotencyKey, after: lastEventIdOf(request) });
    };
    if (endpoint.stream) {
      endStream = admission.openStream(settings.clientOf(request));
      return await answerInParts(request, exchange, ask, desk, route, leave);
    }
    if (endpoint.method === 'GET' && endpoint.cache !== 'none' && endpoint.cache.scope === 'public') {
      return await answerKeeping(request, exchange, endpoint.cache, desk, () => withinTime(clock, timeLimitMs, request.signal, (signal) => ask(signal)));
    }
    const value = await withinTime(clock, timeLimitMs, request.signal, (signal) => ask(signal));
    return await jsonResponse(value, endpoint.cache, request);
  } catch (error) {
    // Who sends a question too slowly is told so (RFC 9110, 15.5.9); the agency is not to blame.
    if (!isRead && error instanceof Failure && error.code === 'TIMEOUT') throw new Failure('TIMEOUT', { status: 408 });
    throw error;
  } finally {
    if (!exchange.ended) leave(); // Else when the last part is sent.
  }
}

/**
 * Takes one place; the returned function gives it back.
 *
 * @throws Failure `UNAVAILABLE` where none is free.
 */
function enter(slots: Desk['slots']): () => void {
  if (slots.free < 1) throw new Failure('UNAVAILABLE', { fault: 'overloaded', retryAfterSeconds: 1 });
  slots.free -= 1;
  return () => {
    slots.free += 1;
  };
}

async function knownPerson(request: Request, { personOf }: GatewaySettings): Promise<Person | undefined> {
  try {
    return await personOf(request);
  } catch (error) {
    throw failureOf(['SIGN_IN', 'FORBIDDEN'], error);
  }
}

/** The codes that say that an agency could not answer, not that the asker was wrong. */
const silent: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT', 'BAD_ANSWER']);

/** Keeps the answer for whoever asks the same next; where there is none to be had, gives the last one, and says how old it is. */
async function answerKeeping(
  request: Request,
  exchange: Exchange,
  policy: Exclude<CachePolicy, 'none'>,
  { answers, settings }: Desk,
  ask: () => Promise<unknown>,
): Promise<Response> {
  const address = addressOf(request);
  try {
    const text = JSON.stringify(await ask());
    const { lengthBytes, entityTag } = await measured(text);
    const kept: KeptAnswer = {
      route: exchange.route,
      input: exchange.input,
      text,
      lengthBytes,
      entityTag,
      cacheControl: cacheControlOf(policy),
      atMs: settings.clock.now(),
      staleMs: (policy.staleIfErrorSeconds ?? 0) * 1000,
    };
    answers.keep(address, kept);
    return keptResponse(kept, 0, request);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (!silent.has(error.code)) answers.forget(address); // Taken back meanwhile, or gone.
    const kept = error.fault === 'aborted' ? undefined : answers.stale(address);
    if (!kept) throw error;
    exchange.failure = error; // The log is told; the asker reads the age.
    return keptResponse(kept, answers.ageMs(kept), request);
  }
}

/** So long is waited for what makes problem details of an answer that could be resumed. */
const beginMs = 1000;

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
    const next = iterator.next();
    // Who follows something may wait for days: then the answer begins before its first part.
    await (isResumable ? Promise.race([next, pause(clock, beginMs)]) : next);
    return { parts: iterator, first: next };
  });
  request.signal.addEventListener('abort', () => stop.abort());
  let settle = (): void => {};
  exchange.ended = new Promise((resolve) => {
    settle = resolve;
  });
  return eventStreamResponse(parts, first, {
    clock,
    silenceLimitMs: isResumable ? Infinity : silenceLimitMs, // What is followed for days is silent for days.
    stop,
    handOver: isResumable ? draining : undefined,
    ended: (failure) => {
      if (failure) exchange.failure = failure;
      leave();
      settle();
    },
  });
}

function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.after(delayMs, resolve));
}

/** What is no id of ours is passed over, as a browser would. */
function lastEventIdOf(request: Request): string | undefined {
  const id = request.headers.get('last-event-id') ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(id) ? id : undefined;
}

function serveProbes(app: Hono<Inside>, ports: GatewayPorts, settings: GatewaySettings, readers: Readers, draining: AbortSignal): void {
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
  for (const path of probes) refuseOthers(app, path, ['GET'], readers);
}

/** Open311 has addresses, formats and errors of its own; limits, time and the log are the same. */
function serveOpen311(app: Hono<Inside>, port: FeedbackPort, { settings, readers, admission, slots }: Desk): void {
  const { clock, timeLimitMs, bodyLimitBytes } = settings;
  app.all('/open311/*', async (context) => {
    const request = context.req.raw;
    const { exchange } = context.env;
    const path = context.req.path.slice('/open311'.length);
    exchange.route = 'open311';
    if (request.method === 'OPTIONS') return optionsResponse(request, ['GET', 'HEAD', 'POST', 'OPTIONS'], readers);
    const { answerOpen311, formatOf, open311Error } = await import('./open311/open311.ts'); // Only who asks for it pays for it.
    let leave = (): void => {};
    try {
      leave = enter(slots);
      const admitKey = (key: string) => admission.admitKey(key, request.headers.get('origin'), exchange);
      return await withinTime(clock, timeLimitMs, request.signal, (signal) => answerOpen311(port, { request, path, bodyLimitBytes, signal, admitKey }));
    } catch (error) {
      exchange.failure = failureOf(['BAD_INPUT', 'NOT_FOUND', 'CONFLICT'], error);
      return open311Error(exchange.failure, formatOf(path));
    } finally {
      leave();
    }
  });
}

/** Signing in is a journey of the whole page, so what it answers are pages; back-channel logout is between servers. */
function serveSignIn(app: Hono<Inside>, identity: IdentityPort, { clock, timeLimitMs }: GatewaySettings, readers: Readers): void {
  const { clientSessions } = identity;
  type Step = readonly [path: string, methods: readonly string[], name: string, answer: (request: Request, signal: AbortSignal) => Promise<SignInAnswer>];
  const steps: readonly Step[] = [
    ['/sign-in', ['GET'], 'signIn', (request, signal) => identity.begin(request, signal)],
    ['/sign-in/callback', ['GET'], 'signInCallback', (request, signal) => identity.finish(request, signal)],
    ['/sign-in/back-channel-logout', ['POST'], 'backChannelLogout', (request, signal) => identity.hearLogout(request, signal)],
    ...(clientSessions
      ? ([
          ['/client-sessions/authorize', ['GET', 'POST'], 'authorizeClient', (request, signal) => clientSessions.authorize(request, signal)],
          ['/embed/:element', ['GET'], 'frame', (request, signal) => clientSessions.frame(request, signal)],
        ] satisfies Step[])
      : []),
  ];
  for (const [path, methods, name, step] of steps) {
    app.on([...methods], path, async (context) => {
      const { exchange } = context.env;
      const request = context.req.raw;
      exchange.route = name;
      const { response, error } = await withinTime(clock, timeLimitMs, request.signal, (signal) => step(request, signal));
      if (error !== undefined) exchange.failure = failureOf(['BAD_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'STEP_UP'], error); // For the log: the page is written.
      return response;
    });
    refuseOthers(app, path, methods, readers);
  }
}

function serveReference(app: Hono<Inside>, readers: Readers): void {
  app.get('/openapi.json', async (context) => {
    context.env.exchange.route = 'openapi';
    const { referenceDocument } = await import('./reference.ts'); // Only who asks for it pays for it.
    return jsonResponse(referenceDocument(), { scope: 'public', maxAgeSeconds: 300 }, context.req.raw);
  });
  refuseOthers(app, '/openapi.json', ['GET'], readers);
}

/** Answers `OPTIONS`, and every method that a path does not have. */
function refuseOthers(app: Hono<Inside>, path: string, methods: readonly string[], readers: Readers): void {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  app.all(path, (context: Context<Inside>) => {
    if (context.req.method === 'OPTIONS') return optionsResponse(context.req.raw, allow, readers);
    throw new Failure('BAD_INPUT', { status: 405, allow });
  });
}

/** Health checks and preflights are free. */
function isCounted(request: Request): boolean {
  return request.method !== 'OPTIONS' && !probes.includes(new URL(request.url).pathname);
}

function setCommonHeaders(set: SetHeader, exchange: Exchange, origin: string | null, readers: Readers): void {
  set('x-request-id', exchange.requestId);
  set('x-content-type-options', 'nosniff');
  set('referrer-policy', 'no-referrer');
  // Over plain http browsers pass over it (RFC 6797, 8.1).
  set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  // Pages read answers through CORS, which this does not touch; it keeps them out of `<script>` and `<img>`.
  set('cross-origin-resource-policy', 'same-origin');
  setRateHeaders(set, exchange);
  allowReading(origin, set, readers);
}

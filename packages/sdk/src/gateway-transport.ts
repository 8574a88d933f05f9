import type { InputOf, OutputOf, Problem } from '@motcua/contract';
import { faultsIn, problem, problemMediaType, type WireEndpoint } from '@motcua/contract/wire';
import { AnswerCache } from './answer-cache.ts';
import { checkedAnswer, checkedQuestion, type EndpointOf } from './checked.ts';
import type { AskOptions, FetchClientSession, Held, Intercept } from './client.ts';
import type { ClientSession } from './client-session.ts';
import { withDeadline } from './deadline.ts';
import { ageSecondsOf, freshnessIn, type Freshness, type KeptAnswer } from './freshness.ts';
import { requestOf } from './gateway-request.ts';
import { isMotcuaError, MotcuaError } from './motcua-error.ts';
import { errorSeen, metricSeen, requestSeen, tell, type MetricSeen, type Observer } from './observation.ts';
import { openedOnce } from './opened-once.ts';
import { randomUuid } from './random-id.ts';
import { longestRetryAfterSeconds, mostRetries, pause, pauseMsBefore, retryAfterSecondsIn, RetryBudget } from './retry.ts';
import { newTraceId, traceparentOf } from './trace.ts';
import { UnderWay } from './under-way.ts';
import { loaded, unreachable } from './unreachable.ts';

export interface GatewayTransportOptions {
  /** Absolute address of the gateway. */
  readonly gateway: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly totalTimeoutMs?: number | undefined;
  readonly locale?: string | undefined;
  readonly demonstrationPerson?: string | undefined;
  readonly key?: string | undefined;
  readonly session?: 'cookie' | 'client' | undefined;
  readonly fetchClientSession?: FetchClientSession | undefined;
  readonly intercept?: Intercept | undefined;
  readonly observer?: Observer | undefined;
  /** Says whether this is a shared device. */
  readonly store: { readonly isShared: boolean };
  /** Gets what closes the line to other tabs. */
  readonly held: Held;
}

export interface TransportAskOptions extends AskOptions {
  /** `false` for a question that changes something and that the gateway would do twice. */
  readonly isRepeatable?: boolean | undefined;
  /** Names a write; the same for each time that the same is sent. By default a new one for each question. */
  readonly idempotencyKey?: string | undefined;
  /** Whether the answer is one person's: the session's cookie goes along where there is one, and nothing is kept. */
  readonly isAboutPerson?: boolean | undefined;
  /** Whether it may be asked for another: it then is, where one is chosen. */
  readonly isDelegable?: boolean | undefined;
}

/** Whose records are asked for in place of the person's own. */
export interface ActingFor {
  /** Of the delegation. */
  readonly id: string;
  readonly name: string;
}

export interface BeginOptions {
  /** Ends this connection. Its listeners stay as long as it does, so each connection needs one of its own. */
  readonly signal: AbortSignal;
  readonly lastEventId: string;
  /** Whether what passes by itself is waited for here, as for any question. */
  readonly isPatient: boolean;
  /** Whether the session's cookie goes along. */
  readonly isAboutPerson?: boolean | undefined;
}

/** What one question takes along through all its attempts. */
interface Question {
  readonly endpoint: WireEndpoint;
  readonly input: Readonly<Record<string, unknown>>;
  readonly traceId: string;
  readonly isRepeatable: boolean;
  readonly isAboutPerson?: boolean | undefined;
  readonly actingFor?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly etag?: string | undefined;
  readonly lastEventId?: string | undefined;
}

const nothingKept: Freshness = { isPublic: false, maxAgeSeconds: 0, staleWhileRevalidateSeconds: 0, staleIfErrorSeconds: 0 };

/** What an earlier answer may be given for, if its age is told. `BAD_ANSWER`: most often the page of a Wi-Fi that one has to sign in to. */
const outages = new Set(['OFFLINE', 'UNAVAILABLE', 'TIMEOUT', 'TOO_MANY', 'BAD_ANSWER']);

/** Statuses of a server that is not itself for the moment (RFC 9110, 15.6; RFC 6585, 4). */
const passingStatuses = new Set([429, 502, 503, 504]);

/** A failed attempt. `isPassing`: the same question may well be answered a moment later. */
class AttemptFailure extends Error {
  readonly error: MotcuaError;
  readonly isPassing: boolean;
  readonly status: number | undefined;

  constructor(error: MotcuaError, isPassing: boolean, status?: number | undefined) {
    super(error.message);
    this.error = error;
    this.isPassing = isPassing;
    this.status = status;
  }
}

/** Asks a gateway over HTTP, through a bad network, and checks both directions against the contract. */
export class GatewayTransport {
  readonly #options: GatewayTransportOptions;
  readonly #budget = new RetryBudget();
  readonly #answers: AnswerCache;
  readonly #underWay = new UnderWay<KeptAnswer>();
  /** In this page's memory alone: whoever opens another begins as themselves. */
  actingFor: ActingFor | undefined;
  /** Called where somebody may no longer be asked for, before the question fails. */
  onActingRefused: ((id: string) => void) | undefined;
  /** Who is signed in on this page of somebody else's site; `undefined` where it is not that. */
  readonly clientSession: (() => Promise<ClientSession>) | undefined;
  /** Counts how often everything was forgotten: what was asked before is not kept after. */
  #era = 0;
  /** Tells other tabs that a person has left; there while answers may be kept. */
  #channel: BroadcastChannel | undefined;

  constructor(options: GatewayTransportOptions) {
    this.#options = options;
    this.#answers = new AnswerCache({ name: `motcua-answers:${options.gateway}`, mayKeep: () => !options.store.isShared });
    if (options.session === 'client')
      this.clientSession = openedOnce(
        async () => new (await loaded(import('./client-session.ts'))).ClientSession(options, (endpoint, input, how) => this.ask(endpoint, input, how)),
      );
  }

  /** Names the gateway and who asks: what one person's questions leave behind is never another's. */
  get owner(): { readonly gateway: string; readonly person: string } {
    const { gateway, demonstrationPerson = '' } = this.#options;
    return { gateway, person: demonstrationPerson };
  }

  /** Forgets every answer that was kept, of whoever it was, here and in other tabs. */
  async forget(): Promise<void> {
    this.#hearOtherTabs()?.postMessage('forget');
    this.#forgetHere();
    await this.#answers.clear();
  }

  /**
   * Sends one question, and again where that may help.
   *
   * @throws MotcuaError with any code; the caller's abort stays an `AbortError`.
   */
  async ask<W extends WireEndpoint>(endpoint: W, input: InputOf<EndpointOf<W>>, options: TransportAskOptions = {}): Promise<OutputOf<EndpointOf<W>>> {
    const checked = checkedQuestion(endpoint, input);
    this.#hearOtherTabs();
    const { signal, onAnswer } = options;
    const begunAt = performance.now();
    const done = (outcome: MetricSeen['outcome'], error?: unknown) =>
      tell(this.#options.observer?.onMetric, metricSeen(endpoint, outcome, performance.now() - begunAt, isMotcuaError(error) ? error.code : undefined));
    const given = (answer: KeptAnswer, outcome: MetricSeen['outcome']): OutputOf<EndpointOf<W>> => {
      const value = checkedAnswer(endpoint, JSON.parse(answer.text));
      done(outcome);
      tell(onAnswer, { ageSeconds: ageSecondsOf(answer), isStale: outcome === 'stale' });
      return value;
    };
    const { isRepeatable = true, idempotencyKey = endpoint.write && endpoint.method === 'POST' ? randomUuid() : undefined, isAboutPerson } = options;
    const actingFor = options.isDelegable ? this.actingFor?.id : undefined;
    const question: Question = { endpoint, input: checked, traceId: newTraceId(), isRepeatable, idempotencyKey, isAboutPerson, actingFor };
    try {
      if (endpoint.write || !isRepeatable) return given(await this.#answerOf(question, signal), 'answered');
      const key = this.#keyOf(question);
      const kept = this.#answers.get(key);
      const age = kept ? ageSecondsOf(kept) : Infinity;
      if (kept && age < kept.maxAgeSeconds) return given(kept, 'kept');
      // A caller who does not hear how old an answer is never gets an old one.
      if (kept && onAnswer && age < kept.maxAgeSeconds + kept.staleWhileRevalidateSeconds) {
        void this.#join(key, question, kept).catch((error: unknown) => this.#forgetIfGone(key, error));
        return given(kept, 'stale');
      }
      const isJoined = this.#underWay.has(this.#flightOf(key));
      try {
        return given(await this.#join(key, question, kept, signal), isJoined ? 'joined' : 'answered');
      } catch (error) {
        if (!isMotcuaError(error) || endpoint.method !== 'GET') throw error;
        this.#forgetIfGone(key, error);
        if (!outages.has(error.code) || !onAnswer) throw error;
        const last = kept ?? (await this.#answers.fromDevice(key));
        if (!last || ageSecondsOf(last) > last.maxAgeSeconds + last.staleIfErrorSeconds) throw error;
        return given(last, 'stale');
      }
    } catch (error) {
      if (actingFor !== undefined && isMotcuaError(error) && error.code === 'FORBIDDEN') this.onActingRefused?.(actingFor);
      done(signal?.aborted ? 'aborted' : 'failed', error);
      throw error;
    }
  }

  /**
   * Sends a question whose answer comes in parts, and gives the response once it begins; its body is not read yet.
   *
   * @throws MotcuaError with any code; what the signal aborts stays as it was thrown.
   */
  begin(endpoint: WireEndpoint, input: Readonly<Record<string, unknown>>, { signal, lastEventId, isPatient, isAboutPerson }: BeginOptions): Promise<Response> {
    const question: Question = { endpoint, input, traceId: newTraceId(), isRepeatable: isPatient, lastEventId, isAboutPerson };
    return withDeadline(
      (total) =>
        this.#repeated(question, total, (limit) => {
          // An attempt's limits end with its beginning; the reading afterwards is ended by the caller alone.
          const own = new AbortController();
          limit.addEventListener('abort', () => own.abort());
          signal.addEventListener('abort', () => own.abort(signal.reason));
          return this.#send(question, own.signal);
        }),
      this.#totalMs,
      signal,
    );
  }

  get #totalMs(): number {
    return this.#options.totalTimeoutMs ?? this.#options.timeoutMs * 2;
  }

  #keyOf({ endpoint, input, actingFor = '' }: Question): string {
    const named = Object.entries(input).filter(([, value]) => value !== undefined);
    return JSON.stringify([this.owner.person, actingFor, this.#options.locale ?? '', endpoint.method, endpoint.path, named.sort(([a], [b]) => (a < b ? -1 : 1))]);
  }

  #flightOf(key: string): string {
    return `${this.#era} ${key}`;
  }

  /** What is gone is not given again. */
  #forgetIfGone(key: string, error: unknown): void {
    if (isMotcuaError(error) && !outages.has(error.code)) this.#answers.delete(key);
  }

  #hearOtherTabs(): BroadcastChannel | undefined {
    if (this.#channel || typeof BroadcastChannel === 'undefined') return this.#channel;
    const channel = (this.#channel = new BroadcastChannel(`motcua:${this.#options.gateway}`));
    channel.onmessage = ({ data }: MessageEvent) => {
      if (data === 'forget') this.#forgetHere();
    };
    // In Node an open channel would keep the program from ending.
    (channel as { unref?(): void }).unref?.();
    this.#options.held.push(() => {
      channel.close();
      this.#channel = undefined;
      this.#forgetAnswers(); // Nobody would tell that they are to be forgotten, nor what is under way.
    });
    return channel;
  }

  #forgetHere(): void {
    this.actingFor = undefined;
    this.#forgetAnswers();
  }

  #forgetAnswers(): void {
    this.#era += 1;
    this.#answers.clearMemory();
  }

  #join(key: string, question: Question, kept: KeptAnswer | undefined, signal?: AbortSignal | undefined): Promise<KeptAnswer> {
    const era = this.#era;
    const setOut = async (inner: AbortSignal): Promise<KeptAnswer> => {
      const answer = await this.#answerOf({ ...question, etag: kept?.etag }, inner, kept);
      if (era !== this.#era || question.isAboutPerson || question.endpoint.method !== 'GET') return answer;
      if (answer.maxAgeSeconds + answer.staleIfErrorSeconds + answer.staleWhileRevalidateSeconds > 0 || answer.etag) this.#answers.set(key, answer);
      else this.#answers.delete(key);
      return answer;
    };
    return this.#underWay.join(this.#flightOf(key), setOut, signal);
  }

  /** Asks until there is an answer that keeps the contract, or no use in asking again. */
  #answerOf(question: Question, signal: AbortSignal | undefined, kept?: KeptAnswer | undefined): Promise<KeptAnswer> {
    return withDeadline((total) => this.#repeated(question, total, (limit) => this.#whole(question, limit, kept)), this.#totalMs, signal);
  }

  async #repeated<T>(question: Question, total: AbortSignal, ask: (limit: AbortSignal) => Promise<T>): Promise<T> {
    const { endpoint, traceId, isRepeatable } = question;
    const { observer, timeoutMs } = this.#options;
    const endsAt = performance.now() + this.#totalMs;
    for (let attempt = 1; ; attempt += 1) {
      const begunAt = performance.now();
      tell(observer?.onRequest, requestSeen(endpoint, attempt, traceId));
      try {
        const answer = await withDeadline(ask, timeoutMs, total);
        this.#budget.earn();
        return answer;
      } catch (thrown) {
        const failure = thrown instanceof MotcuaError ? new AttemptFailure(thrown, thrown.code === 'TIMEOUT') : thrown;
        if (!(failure instanceof AttemptFailure) || total.aborted) throw thrown;
        const { error, status } = failure;
        const now = performance.now();
        const wait = pauseMsBefore(attempt - 1, { retryAfterSeconds: error.retryAfterSeconds });
        const isSoon = (error.retryAfterSeconds ?? 0) <= longestRetryAfterSeconds && now + wait < endsAt;
        const isRepeated = failure.isPassing && isRepeatable && attempt <= mostRetries && isSoon && this.#budget.spend();
        tell(observer?.onError, errorSeen(endpoint, attempt, traceId, { code: error.code, status, requestId: error.requestId, durationMs: now - begunAt, isRepeated }));
        if (!isRepeated) throw error;
        await pause(wait, total);
      }
    }
  }

  /** One attempt, to the end of its body. */
  async #whole(question: Question, signal: AbortSignal, kept: KeptAnswer | undefined): Promise<KeptAnswer> {
    const { endpoint } = question;
    const response = await this.#send(question, signal);
    const { headers } = response;
    const age = headers.get('age');
    const freshness = freshnessIn(headers.get('cache-control'));
    const etag = freshness && (headers.get('etag') ?? undefined);
    const about = { ...(freshness ?? nothingKept), etag, madeAt: Date.now() - (age && /^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0) };
    if (response.status === 304 && kept) return { ...kept, ...about, etag: etag ?? kept.etag };
    const requestId = requestIdOf(response);
    const text = await textOf(response, signal);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch (cause) {
      // An HTML page from a captive portal or a proxy.
      throw new AttemptFailure(new MotcuaError('BAD_ANSWER', `${endpoint.path}: status ${response.status}, body is not JSON`, { cause, requestId }), false, response.status);
    }
    try {
      checkedAnswer(endpoint, body, requestId);
    } catch (error) {
      throw error instanceof MotcuaError ? new AttemptFailure(error, false, response.status) : error;
    }
    return { ...about, text };
  }

  /** One attempt, to the beginning of its answer. */
  async #send({ endpoint, input, traceId, idempotencyKey, etag, lastEventId, actingFor, isAboutPerson = false }: Question, signal: AbortSignal): Promise<Response> {
    const { fetch: send, gateway, locale, demonstrationPerson, key, session, intercept } = this.#options;
    const { url, init } = requestOf(endpoint, input, {
      gateway,
      locale,
      demonstrationPerson,
      key,
      hasCookie: session === 'cookie' && isAboutPerson,
      traceparent: traceparentOf(traceId),
      actingFor,
      idempotencyKey,
      etag,
      lastEventId,
    });
    const own = isAboutPerson ? await this.clientSession?.() : undefined;
    const ask = async (proven: Readonly<Record<string, string>> = {}) => {
      const sent: RequestInit = { ...init, headers: { ...init.headers, ...proven }, signal };
      return intercept ? intercept(new Request(url, sent), (request) => send(request)) : send(url, sent);
    };
    let response: Response;
    try {
      const proven = await own?.headersFor(endpoint, url);
      response = await ask(proven);
      if (own && proven && (await own.hears(response, proven))) response = await ask(await own.headersFor(endpoint, url));
    } catch (cause) {
      if (isMotcuaError(cause)) throw new AttemptFailure(cause, false); // Nobody is signed in on this page.
      if (signal.aborted) throw cause;
      const error = unreachable(cause);
      // A device that knows that it has no network will not have one in a second.
      throw new AttemptFailure(error, error.code !== 'OFFLINE');
    }
    const { status, headers } = response;
    if (status === 304 && etag) return response;
    const isProblem = headers.get('content-type')?.startsWith(problemMediaType) ?? false;
    if (!isProblem && response.ok) return response;
    const text = await textOf(response, signal);
    const error = problemOf(endpoint.path, response, text);
    // A write that is still being done says when to come for its answer.
    const isPassing = passingStatuses.has(status) || (status === 409 && error.retryAfterSeconds !== undefined);
    throw new AttemptFailure(error, isPassing, status);
  }
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get('x-request-id') ?? undefined;
}

async function textOf(response: Response, signal: AbortSignal): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new AttemptFailure(unreachable(cause), true, response.status); // Cut off on the way.
  }
}

function problemOf(path: string, response: Response, text: string): MotcuaError {
  const { status, headers } = response;
  const retryAfterSeconds = retryAfterSecondsIn(headers.get('retry-after'));
  const body = jsonIn(text);
  if (!isProblemDetails(body)) return new MotcuaError('UNAVAILABLE', `${path}: status ${status} without problem details`, { requestId: requestIdOf(response), retryAfterSeconds });
  const { code, fields } = body;
  return new MotcuaError(code, `${path}: ${code}${fields ? ` at ${fields.join(', ')}` : ''}`, {
    requestId: body.requestId,
    retryAfterSeconds: body.retryAfterSeconds ?? retryAfterSeconds,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblemDetails(body: unknown): body is Problem {
  return faultsIn({}, problem, body).length === 0;
}

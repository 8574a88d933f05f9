import type { ServiceCode, ServiceCounts, ServiceFilters, Jurisdiction, PublicService, ServiceSearchResult, GuideList } from '@motcua/contract/services';
import type { Commune, CommuneMatch, FindCommunesOptions } from '@motcua/catalogue/communes';
import { isWebAddress } from '@motcua/contract/wire';
import type { AssistantClient } from './assistant-client.ts';
import { CatalogueServices, type CatalogueAddress, type StartWorker } from './catalogue-services.ts';
import { DeviceStore } from './device-store.ts';
import type { FeedbackClient, LazyFeedback } from './feedback-client.ts';
import type { OpenGateway } from './gateway.ts';
import type { Observer } from './observation.ts';
import type { HealthClient } from './health-client.ts';
import type { IdentityClient } from './identity-client.ts';
import { onFirstUse, type Loaded, type Methods } from './on-first-use.ts';
import { openedOnce } from './opened-once.ts';
import type { RatingsClient } from './ratings-client.ts';
import type { ReportsClient } from './reports-client.ts';
import type { SigningClient } from './signing-client.ts';
import { loaded } from './unreachable.ts';

export interface ClientOptions {
  /** Absolute address of a gateway. It answers what is about a person, and services and the assistant where no `catalogue` is given. */
  readonly gateway?: string | undefined;
  /** Absolute address of a catalogue's entry file, or that with the integrity it must have. Services and the assistant are then answered on the device: nothing typed leaves it. */
  readonly catalogue?: string | CatalogueAddress | undefined;
  /** Names one of a demonstration gateway's invented people. It proves nothing, and no other gateway listens to it. */
  readonly demonstrationPerson?: string | undefined;
  /** Neither `gateway` nor `catalogue` is needed: only what the citizen opens on the device is read, and communes are known. */
  readonly filesOnly?: boolean | undefined;
  /** SHA-256 fingerprints, in hex, of trust anchors that the host itself has compared with their publisher. All others stay unconfirmed. */
  readonly confirmedAnchors?: readonly string[] | undefined;
  /** The site's own key (`pk_…`), where the gateway's operator has given it one; it is not a secret. Not sent with a `GET` to another site: a browser would ask first. */
  readonly key?: string | undefined;
  /**
   * `cookie`: the gateway is on the page's own site (`www.` and `api.` of one domain), and its session cookie goes along with
   * questions about the person, and with no others. `client`: this is somebody else's site, where browsers keep such a cookie
   * back; its gateway's operator has registered it under its `key`, and people sign in by a window of the gateway's.
   */
  readonly session?: 'cookie' | 'client' | undefined;
  /** In place of that window: the site's own server signs people in. Only with `session: 'client'`. */
  readonly fetchClientSession?: FetchClientSession | undefined;
  /** BCP 47 tag sent to the gateway, such as `vi`. */
  readonly locale?: string | undefined;
  /** Replaces the global `fetch`, in tests and in hosts that sign their requests. */
  readonly fetch?: typeof fetch | undefined;
  /** Longest wait for one attempt to get an answer. 10,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Longest wait for an answer of the gateway, however often it is asked for. Twice `timeoutMs` by default. */
  readonly totalTimeoutMs?: number | undefined;
  /** Stands between this client and the network, for hosts that sign or reroute what is sent to the gateway. It sees everything. */
  readonly intercept?: Intercept | undefined;
  /** Watches what is asked of the gateway, for the host's own monitoring. It sees nothing personal. */
  readonly observer?: Observer | undefined;
  /** Starts a worker that runs `@motcua/catalogue/worker`; without it the engine runs here, in slices of at most 8 ms. */
  readonly startWorker?: StartWorker | undefined;
}

/**
 * Asks the site's own server for a code (`POST /client-sessions/codes` of the gateway) for whoever is signed in at the site.
 *
 * @throws whatever says that nobody is; the question that needed it fails with it, so throw a `MotcuaError` with `SIGN_IN`.
 */
export type FetchClientSession = (asked: {
  /** Of this page's key; sent on as it is, as is the rest. */
  readonly thumbprint: string;
  readonly codeChallenge: string;
  readonly origin: string;
}) => Promise<{ readonly code: string }>;

/**
 * Sends a request on by `next`, as it is or another, and gives the response on, as it is or another. Called for each
 * attempt. Several are one inside the other: `(request, next) => first(request, (changed) => second(changed, next))`.
 */
export type Intercept = (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;

/** How old an answer is. */
export interface AnswerAge {
  /** Seconds since the gateway made it; 0 for a new one. */
  readonly ageSeconds: number;
  /** Whether it is older than the gateway wants it to be: tell the citizen. */
  readonly isStale: boolean;
}

export interface AskOptions {
  /** Cancels the question; it then rejects with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called with the age of an answer of the gateway, before the answer is given. Only who passes it may get an older answer
   * while a new one is fetched, or where the gateway is out of reach: nobody is shown something old unawares.
   */
  readonly onAnswer?: ((age: AnswerAge) => void) | undefined;
}

export interface FindOptions extends AskOptions {
  /** Most hits wanted, 1 to 50; 10 by default. */
  readonly limit?: number | undefined;
  /** Where the asker lives; services of other places are left out. */
  readonly jurisdiction?: Jurisdiction | undefined;
  readonly filters?: ServiceFilters | undefined;
}

/** Finding public services and reading about one. */
export interface ServicesClient {
  /** `device`: answered here, nothing typed leaves the device. `gateway`: asked over the network. */
  readonly answeredBy: 'device' | 'gateway';

  /**
   * Makes ready to answer: opens the catalogue on the device, and later, when the page is idle, fetches what every
   * answer needs, unless the person spares their data plan. Does nothing with a gateway.
   *
   * A failure is not remembered: the next call tries again.
   *
   * @throws MotcuaError `OFFLINE`, `UNAVAILABLE`, `TIMEOUT` or `UNTRUSTED`.
   */
  prepare(options?: AskOptions): Promise<void>;

  /**
   * Finds the services that answer what a citizen typed, best first.
   *
   * Diacritics are optional: `đăng ký` and `dang ky` find the same service.
   *
   * @param query - 1 to 500 characters, any Unicode form.
   * @returns `answer` with hits, `clarify` with a question and at most four choices, or `none`.
   * @throws MotcuaError `BAD_INPUT`, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT`, `BAD_ANSWER` or `UNTRUSTED`.
   * @example
   * const { hits } = await client.services.find('đăng ký khai sinh');
   */
  find(query: string, options?: FindOptions): Promise<ServiceSearchResult>;

  /**
   * Counts what the services that a query likely means can be narrowed by: sectors, levels, channels, audiences.
   *
   * Each count keeps the other filters, so that a choice can be changed. Where nothing fits, it counts what comes closest.
   *
   * @throws MotcuaError as {@link find} does.
   */
  count(query: string, options?: Omit<FindOptions, 'limit'>): Promise<ServiceCounts>;

  /**
   * Gives one service by its code. A superseded code gives its successor: compare `code`.
   *
   * @throws MotcuaError `NOT_FOUND` besides those of {@link find}.
   */
  get(code: ServiceCode, options?: AskOptions): Promise<PublicService>;

  /**
   * Gives a guide for each life event that has one, in the order in which they are offered: what to do first, what next,
   * what depends on who asks. Empty where nobody wrote any.
   *
   * @throws MotcuaError like {@link find}.
   */
  guides(options?: AskOptions): Promise<GuideList>;
}

/** Where somebody lives, since Hanoi's wards and districts changed on 1 July 2025. What is typed never leaves the device. */
export interface CommunesClient {
  /**
   * Finds communes by what a citizen calls the place, new names and former ones, best first. A match with several
   * communes is a question for the citizen: an old address alone does not say which.
   *
   * Show "Administrative data provided by VietMap" where its answers are shown.
   *
   * @throws MotcuaError `OFFLINE` or `UNAVAILABLE` where the names could not be loaded.
   * @example
   * const [{ was, communes }] = await client.communes.find('phường Hàng Bạc');
   */
  find(typed: string, options?: FindCommunesOptions): Promise<readonly CommuneMatch[]>;

  /** Gives a commune by its official code, such as `00070`; `undefined` where there is none. Throws as {@link find} does. */
  get(code: string): Promise<Commune | undefined>;
}

/** One door to everything: elements ask it, and never know whether the device or a gateway answers. */
export interface Client {
  readonly locale: string | undefined;
  readonly services: ServicesClient;
  /** Answers in the citizen's own words, from the catalogue and nothing else. Its code comes with the first question. */
  readonly assistant: AssistantClient;
  /** Telling agencies what to put right. Its code comes with the first use. */
  readonly feedback: FeedbackClient;
  /** The person's health book. Its code comes with the first question. */
  readonly health: HealthClient;
  /** Who is signed in, what they agreed to, who read what; only with `session` and a gateway. Its code comes with the first question. */
  readonly identity?: IdentityClient | undefined;
  /** Whether what is said of services helped. Its code comes with the first rating. */
  readonly ratings: RatingsClient;
  /** What is wrong in what is said of services. Its code comes with the first report. */
  readonly reports: ReportsClient;
  /** Signed documents and the person's own certificates. Its code comes with the first question. */
  readonly signing: SigningClient;
  /** Hanoi's communes by their new and former names, always answered here. Its code comes with the first question. */
  readonly communes: CommunesClient;
  /** Whether there is a gateway, so that records about a person can be asked for at all. */
  readonly hasGateway: boolean;
  /** Everything that is kept on this device for the citizen; answers of the gateway are not: {@link forget}. */
  readonly store: DeviceStore;

  /**
   * Forgets every answer of the gateway that was kept, in this tab and in others, in memory and on the device. Called when
   * a person signs out. Reports that wait for a network stay: they are what the citizen wrote.
   */
  forget(): Promise<void>;

  /**
   * Lets go of what is held between questions: the worker of the search, the line to other tabs. The next question takes up
   * again what it needs, so it may be called at any time; an element does so for the client that it made when it has left the page.
   */
  release(): void;
}

/**
 * What is to be done when a client is released, each once.
 *
 * @internal
 */
export type Held = (() => void)[];

/**
 * What the parts of a client are made from, which come on first use.
 *
 * @internal
 */
export interface ClientParts {
  readonly gateway: OpenGateway | undefined;
  readonly services: ServicesClient;
  readonly store: DeviceStore;
  readonly held: Held;
  readonly confirmedAnchors: readonly string[] | undefined;
}

interface LazyParts extends Pick<Client, 'assistant' | 'health' | 'ratings' | 'reports' | 'signing'> {
  readonly identity: IdentityClient;
  readonly feedback: LazyFeedback;
}

/**
 * Makes the client that elements and programs ask.
 *
 * Where each question is answered is decided once, here: services and the assistant on the device where a catalogue is
 * given, else by the gateway; files that the citizen opens always on the device; records about a person by the gateway.
 * Nothing is fetched before the first question.
 *
 * @throws TypeError when neither `gateway` nor `catalogue` is given, or one is not an absolute http(s) address.
 * @example
 * const client = createClient({ gateway: 'https://api.example.gov.vn' });
 */
export function createClient(options: ClientOptions): Client {
  const { catalogue, gateway: gatewayAddress, locale, confirmedAnchors, timeoutMs = 10_000 } = options;
  assertOption('timeoutMs', timeoutMs > 0, 'positive', timeoutMs);
  const store = new DeviceStore();
  const held: Held = [];
  // Called through a closure: a stored `fetch` must keep its own `this`, and tests replace the global one late.
  const made = { ...options, fetch: options.fetch ?? ((input, init) => fetch(input, init)), timeoutMs, store, held };
  const address = typeof catalogue === 'string' ? { url: catalogue } : catalogue;
  for (const [name, url] of Object.entries({ gateway: gatewayAddress, catalogue: address?.url }))
    assertOption(name, url === undefined || isWebAddress(url), 'an absolute URL', url);
  // What asks a gateway comes with the first question: a ward's page that answers on the device has no use for it.
  const gateway: OpenGateway | undefined = gatewayAddress
    ? openedOnce(async () => (await loaded(import('./gateway.ts'))).openGateway({ ...made, gateway: gatewayAddress }))
    : undefined;
  const services = address ? new CatalogueServices({ ...made, address }) : (gateway || options.filesOnly) && servicesOf(gateway);
  if (!services) throw new TypeError('createClient: needs "gateway" or "catalogue", got neither');
  const parts: ClientParts = { gateway, services, store, held, confirmedAnchors };
  const part = <Name extends keyof LazyParts>(
    name: Name,
    methods: Methods<LazyParts[Name]>,
    load: () => Promise<Record<NoInfer<Name>, (parts: ClientParts) => Loaded<LazyParts[Name]>>>,
  ): LazyParts[Name] => onFirstUse(methods, async () => (await load())[name](parts));
  const ofGateway = () => import('./gateway-clients.ts');
  const feedback = part('feedback', ['categories', 'send', 'waiting', 'discard', 'watch', 'get', 'withdraw', 'follow', 'listPublic'], () => import('./feedback-client.ts'));
  return {
    locale,
    services,
    assistant: part('assistant', ['ask', 'hide', 'prepare'], () => import('./assistant-client.ts')),
    feedback: {
      ...feedback,
      onWaitingChange: (listener) => {
        const watching = new AbortController();
        feedback.watch(listener, watching.signal).catch(() => {}); // Where its code does not come, nothing waits either.
        return () => watching.abort();
      },
    },
    health: part('health', ['book', 'read'], ofGateway),
    identity:
      options.session && gateway && part('identity', ['session', 'extend', 'end', 'consents', 'give', 'withdraw', 'access', 'wayIn', 'rights', 'watch', 'delegation'], ofGateway),
    ratings: part('ratings', ['rate'], ofGateway),
    reports: part('reports', ['report'], ofGateway),
    signing: part('signing', ['certificates', 'check', 'readCertificate'], ofGateway),
    communes: onFirstUse<CommunesClient>(['find', 'get'], async () => {
      const { findCommunes, communeOf } = await import('@motcua/catalogue/communes');
      return { find: findCommunes, get: communeOf };
    }),
    hasGateway: !!gateway,
    store,
    forget: async () => (await gateway?.())?.transport.forget(),
    release() {
      for (const end of held.splice(0)) end();
    },
  };
}

/** Without a gateway either, every question fails like one whose answer does not come. */
function servicesOf(gateway: OpenGateway | undefined): ServicesClient {
  return {
    answeredBy: 'gateway',
    ...onFirstUse<Omit<ServicesClient, 'answeredBy'>>(['prepare', 'find', 'count', 'get', 'guides'], async () => (await (gateway as OpenGateway)()).services),
  };
}

function assertOption(name: string, isRight: boolean, must: string, got: string | number | undefined): void {
  if (!isRight) throw new TypeError(`createClient: "${name}" must be ${must}, got "${got}"`);
}

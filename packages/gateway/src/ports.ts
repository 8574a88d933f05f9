import type { ErrorCode, InputOf } from '@motcua/contract';
import type { AssistantPart, askAssistant } from '@motcua/contract/assistant';
import type { beginClientSession, ClientSessionCode, ClientSessionToken, renewClientSession, vouchForPerson } from '@motcua/contract/client-session';
import type { KeptExport, DataRequest, DataRequestList, exportKept, listDataRequests, requestDeletion, withdrawDeletion } from '@motcua/contract/data-request';
import type {
  acceptDelegation,
  confirmDelegation,
  Delegation,
  DelegationList,
  DelegationOffer,
  endDelegation,
  giveAssent,
  GuardedChildren,
  listDelegations,
  listGuardedChildren,
  OfferedDelegation,
  offerDelegation,
  readOffer,
  requestForChild,
} from '@motcua/contract/delegation';
import type {
  Feedback,
  FeedbackCategoryList,
  FeedbackEvent,
  FeedbackPhoto,
  FeedbackReceipt,
  followFeedback,
  getFeedback,
  getFeedbackPhoto,
  getPublicFeedback,
  listFeedbackCategories,
  listPublicFeedback,
  PublicFeedback,
  PublicFeedbackPage,
  putFeedbackPhotoPart,
  sendFeedback,
  startFeedbackPhoto,
  withdrawFeedback,
} from '@motcua/contract/feedback';
import type { getHealthBook, HealthBook } from '@motcua/contract/health';
import type {
  AccessPage,
  Consent,
  ConsentList,
  endOneSession,
  endOtherSessions,
  endSession,
  extendSession,
  followSession,
  getSession,
  giveConsent,
  listAccess,
  listConsents,
  listSessions,
  Session,
  SessionEnded,
  SessionEvent,
  SignedInPlaces,
  withdrawConsent,
} from '@motcua/contract/identity';
import type { rateService, ServiceRated } from '@motcua/contract/ratings';
import type { reportService, ServiceReported } from '@motcua/contract/reports';
import type { countServices, findServices, getService, PublicService, ServiceCounts, ServiceSearchResult, GuideList, listGuides } from '@motcua/contract/services';
import type { CertificateList, listCertificates } from '@motcua/contract/signing';
import type { Person } from './person.ts';

/** What a gateway asks of the systems behind it. Every capability is one port; the endpoints of one that is absent do not exist. */
export interface GatewayPorts {
  readonly services: ServicesPort;
  readonly assistant?: AssistantPort | undefined;
  readonly dataRequests?: DataRequestPort | undefined;
  /** Serves nothing without `identity`: whom one lets read has to be somebody. */
  readonly delegation?: DelegationPort | undefined;
  readonly feedback?: FeedbackPort | undefined;
  readonly health?: HealthPort | undefined;
  readonly identity?: IdentityPort | undefined;
  readonly signing?: SigningPort | undefined;
  readonly ratings?: RatingsPort | undefined;
  readonly reports?: ReportsPort | undefined;
  /**
   * Tells whether the systems behind the gateway can be asked now; `/readyz` answers with it.
   *
   * Absent: always ready.
   */
  ready?(): Promise<boolean>;
}

/**
 * Finds public services and reads them.
 *
 * An adapter stops its work when the signal aborts: the time is up, or the asker has gone.
 * It fails with a {@link MotcuaPortError}; anything else it throws becomes `UNAVAILABLE`.
 */
export interface ServicesPort {
  find(input: InputOf<typeof findServices>, signal: AbortSignal): Promise<ServiceSearchResult>;
  /** Counts what the services that a query likely means can be narrowed by. */
  count(input: InputOf<typeof countServices>, signal: AbortSignal): Promise<ServiceCounts>;
  /** Gives `undefined` where there is no such service. */
  get(input: InputOf<typeof getService>, signal: AbortSignal): Promise<PublicService | undefined>;
  /** Gives no guides where nobody wrote any. */
  guides(input: InputOf<typeof listGuides>, signal: AbortSignal): Promise<GuideList>;
}

/** Answers what citizens ask in their own words, in parts. */
export interface AssistantPort {
  ask(input: InputOf<typeof askAssistant>, signal: AbortSignal): AsyncIterable<AssistantPart>;
}

/** Gives a person's own health book (sổ sức khỏe điện tử). */
export interface HealthPort {
  /** Gives `undefined` where the person has no book. */
  book(input: InputOf<typeof getHealthBook>, person: Person, signal: AbortSignal): Promise<HealthBook | undefined>;
}

/** A question of one browser's, about its own session. */
export interface Visit {
  readonly request: Request;
  /** Sends a `Set-Cookie` along with the answer. */
  setCookie(cookie: string): void;
}

/** What a step of signing in is answered with: a page or a redirect, never problem details; a citizen reads it. */
export interface SignInAnswer {
  readonly response: Response;
  /** Why it went no further, for the log. */
  readonly error?: unknown;
}

/** That somebody's records were asked for. */
export interface Access {
  /** As the contract calls it, such as `getHealthBook`. */
  readonly action: string;
  readonly purpose: string;
  readonly outcome: 'given' | 'refused';
  /** The office that asked, as it calls itself, where it was not the person. */
  readonly office?: string | undefined;
  /** Absent where people asked for their own. */
  readonly acting?: Acting | undefined;
}

/** Somebody who asks for another's records. */
export interface Acting {
  readonly delegate: Person;
  readonly delegateName: string;
  readonly grantorName: string;
}

/** What stands between somebody and the one whom they ask for. */
export interface KnownDelegation extends Acting {
  /** Whose records they are. */
  readonly grantor: Person;
  readonly purpose: string;
  /** Whether it holds at this moment, the guardianship and a child's assent included. */
  readonly isInForce: boolean;
  /** Whether the grantor's own agreement to the purpose has to hold too. A guardian has agreed for the child. */
  readonly needsConsent: boolean;
}

/** Knows who may read for whom. Nothing of it is kept outside: it is asked for every question. */
export interface DelegationPort {
  list(input: InputOf<typeof listDelegations>, person: Person, signal: AbortSignal): Promise<DelegationList>;
  children(input: InputOf<typeof listGuardedChildren>, person: Person, signal: AbortSignal): Promise<GuardedChildren>;
  /** Gives `undefined` for a purpose that cannot be delegated. Fails with `CONSENT` where the person has not agreed to it themselves. */
  offer(input: InputOf<typeof offerDelegation>, person: Person, write: Write, signal: AbortSignal): Promise<DelegationOffer | undefined>;
  /** Gives `undefined` for a code that is no offer's; fails with `TOO_MANY` after five of them. */
  readOffer(input: InputOf<typeof readOffer>, person: Person, signal: AbortSignal): Promise<OfferedDelegation | undefined>;
  accept(input: InputOf<typeof acceptDelegation>, person: Person, write: Write, signal: AbortSignal): Promise<Delegation | undefined>;
  confirm(input: InputOf<typeof confirmDelegation>, person: Person, signal: AbortSignal): Promise<Delegation | undefined>;
  /** Gives `undefined` where the register does not have the person as this child's guardian. */
  requestForChild(input: InputOf<typeof requestForChild>, person: Person, signal: AbortSignal): Promise<Delegation | undefined>;
  assent(input: InputOf<typeof giveAssent>, person: Person, signal: AbortSignal): Promise<Delegation | undefined>;
  end(input: InputOf<typeof endDelegation>, person: Person, signal: AbortSignal): Promise<DelegationList | undefined>;
  /** Gives `undefined` where it is none of this person's as the delegate. */
  find(delegate: Person, id: string, signal: AbortSignal): Promise<KnownDelegation | undefined>;
}

/** A child, as the register of guardians has it. */
export interface RegisteredChild {
  /** The child's own number. */
  readonly id: string;
  readonly name: string;
  /** A day, such as `2019-05-04`. */
  readonly birthDate: string;
}

/** Knows whose legal guardian (đại diện theo pháp luật) somebody is: an agency's register. */
export interface GuardianshipPort {
  /** Gives the children whose guardian somebody is at this moment. Asked for every question about a child; nobody keeps the answer. */
  childrenOf(guardian: Person, signal: AbortSignal): Promise<readonly RegisteredChild[]>;
}

/** Lets people be signed in on other people's sites, where no cookie goes. */
export interface ClientSessionPort {
  /** `GET` and `POST /client-sessions/authorize`: asks the person, in a window of the gateway's own. */
  authorize(request: Request, signal: AbortSignal): Promise<SignInAnswer>;
  /** `GET /embed/<element>?key=pk_…`: an element alone, in a frame that pages of that key's site may hold. */
  frame(request: Request, signal: AbortSignal): Promise<SignInAnswer>;
  /** What the next proof may carry in place of the right time (`DPoP-Nonce`). */
  nonce(): Promise<string>;
  begin(input: InputOf<typeof beginClientSession>, visit: Visit, signal: AbortSignal): Promise<ClientSessionToken>;
  renew(input: InputOf<typeof renewClientSession>, visit: Visit, signal: AbortSignal): Promise<ClientSessionToken>;
  vouch(input: InputOf<typeof vouchForPerson>, visit: Visit, signal: AbortSignal): Promise<ClientSessionCode>;
}

/** Signs people in, knows what they agreed to, and writes down who read what. */
export interface IdentityPort {
  /** Exact origins whose pages may ask with the session's cookie, the gateway's own among them. */
  readonly origins: readonly string[];
  /** Whether a request brings a session's cookie, sound or not. */
  bringsCookie(request: Request): boolean;
  /** `GET /sign-in`: leads to the provider. */
  begin(request: Request, signal: AbortSignal): Promise<SignInAnswer>;
  /** `GET /sign-in/callback`: the provider leads back. */
  finish(request: Request, signal: AbortSignal): Promise<SignInAnswer>;
  /** `POST /sign-in/back-channel-logout`: the provider says that somebody signed out elsewhere. */
  hearLogout(request: Request, signal: AbortSignal): Promise<SignInAnswer>;
  /** Absent where people are signed in on this gateway's own pages alone. */
  readonly clientSessions?: ClientSessionPort | undefined;
  /** Tells whose session a request brings. Fails with `SIGN_IN` or `FORBIDDEN` where it brings a token that is not good for it. */
  personOf(request: Request): Promise<Person | undefined>;
  session(input: InputOf<typeof getSession>, visit: Visit, signal: AbortSignal): Promise<Session>;
  /** Fails with `SIGN_IN` where there is none. */
  extend(input: InputOf<typeof extendSession>, visit: Visit, signal: AbortSignal): Promise<Session>;
  end(input: InputOf<typeof endSession>, visit: Visit, signal: AbortSignal): Promise<SessionEnded>;
  /** Lists where the person is signed in; which of it is here is told by the request. */
  sessions(input: InputOf<typeof listSessions>, person: Person, request: Request, signal: AbortSignal): Promise<SignedInPlaces>;
  /** Both fail with `STEP_UP` where the person has not just proved who they are, and leave the session that asks. */
  endOneSession(input: InputOf<typeof endOneSession>, person: Person, request: Request, signal: AbortSignal): Promise<SignedInPlaces>;
  endOtherSessions(input: InputOf<typeof endOtherSessions>, person: Person, request: Request, signal: AbortSignal): Promise<SignedInPlaces>;
  consents(input: InputOf<typeof listConsents>, person: Person, signal: AbortSignal): Promise<ConsentList>;
  /** Gives `undefined` for a purpose that nobody registered. */
  giveConsent(input: InputOf<typeof giveConsent>, person: Person, signal: AbortSignal): Promise<Consent | undefined>;
  withdrawConsent(input: InputOf<typeof withdrawConsent>, person: Person, signal: AbortSignal): Promise<ConsentList | undefined>;
  access(input: InputOf<typeof listAccess>, person: Person, signal: AbortSignal): Promise<AccessPage>;
  /** Whether a person's agreement holds now. Asked for every question; nobody keeps the answer. */
  hasAgreed(person: Person, purpose: string): Promise<boolean>;
  /** On the disk before it answers: what cannot be written down is not given. An adapter by which an office reads calls it with the office's name. */
  recordAccess(person: Person, access: Access): Promise<void>;
  /** Gives what is agreed to, taken back and ended after the event that `after` names, or from now on; ends with the session. */
  follow(input: InputOf<typeof followSession>, person: Person, question: FollowQuestion): AsyncIterable<NumberedPart<SessionEvent>>;
  /** Why an answer in parts must stop, as soon as it must: the session is over, or the purpose is agreed to no more. Gives `undefined` when the signal aborts. */
  whenOver(person: Person, purpose: string, question: FollowQuestion): Promise<'SIGN_IN' | 'CONSENT' | undefined>;
}

/** Who waits for what happens, and since when. */
export interface FollowQuestion {
  readonly request: Request;
  /** The caller's `Last-Event-ID`: go on after that part. */
  readonly after?: string | undefined;
  readonly signal: AbortSignal;
}

/** Gives people what is kept about them, and deletes it when they ask. */
export interface DataRequestPort {
  list(input: InputOf<typeof listDataRequests>, person: Person, signal: AbortSignal): Promise<DataRequestList>;
  export(input: InputOf<typeof exportKept>, person: Person, write: Write, signal: AbortSignal): Promise<KeptExport>;
  /** Fails with `STEP_UP` where the person has not just proved who they are. */
  requestDeletion(input: InputOf<typeof requestDeletion>, person: Person, signal: AbortSignal): Promise<DataRequest>;
  /** Gives `undefined` where no deletion waits. */
  withdrawDeletion(input: InputOf<typeof withdrawDeletion>, person: Person, signal: AbortSignal): Promise<DataRequestList | undefined>;
}

/** Knows a person's own certificates for digital signatures. */
export interface SigningPort {
  certificates(input: InputOf<typeof listCertificates>, person: Person, signal: AbortSignal): Promise<CertificateList>;
}

/** Counts whether what is said of services helps. */
export interface RatingsPort {
  rate(input: InputOf<typeof rateService>, signal: AbortSignal): Promise<ServiceRated>;
}

/** Takes what citizens say is wrong in what is said of services. Their text may hold personal numbers; an adapter hides them before it keeps them. */
export interface ReportsPort {
  report(input: InputOf<typeof reportService>, signal: AbortSignal): Promise<ServiceReported>;
}

/**
 * A write that may come again, because its answer was lost (draft-ietf-httpapi-idempotency-key-header-07).
 *
 * An adapter does it once for each `key` and gives the same answer each time; where the same key comes with another
 * `fingerprint` it fails with `CONFLICT`. It remembers a key for at least 24 hours.
 */
export interface Write {
  /** Names the write among all of this gateway: the endpoint, the person where there is one, and the caller's key. */
  readonly key: string;
  /** SHA-256 of what was sent, in hex. */
  readonly fingerprint: string;
}

/** A part of an answer that somebody may go on reading from later, on another gateway. */
export interface NumberedPart<Part> {
  /** What a reader sends back as `Last-Event-ID`. Visible ASCII, at most 200. */
  readonly id: string;
  readonly part: Part;
}

/** Takes what citizens want put right ("phản ánh, kiến nghị"), and tells them how far it has come. */
export interface FeedbackPort {
  categories(input: InputOf<typeof listFeedbackCategories>, signal: AbortSignal): Promise<FeedbackCategoryList>;
  /** Gives `undefined` where a photo or the category is not known. On the disk before it answers. */
  send(input: InputOf<typeof sendFeedback>, write: Write, signal: AbortSignal): Promise<FeedbackReceipt | undefined>;
  get(input: InputOf<typeof getFeedback>, signal: AbortSignal): Promise<Feedback | undefined>;
  /** Forgets at once how its sender can be reached, and after 30 days all of it: citizens are told so. */
  withdraw(input: InputOf<typeof withdrawFeedback>, write: Write, signal: AbortSignal): Promise<Feedback | undefined>;
  /** Gives every step after the one that `after` names, or all, and then each as it happens. Fails with `NOT_FOUND` before the first, or where it is deleted meanwhile. */
  follow(input: InputOf<typeof followFeedback>, after: string | undefined, signal: AbortSignal): AsyncIterable<NumberedPart<FeedbackEvent>>;
  listPublic(input: InputOf<typeof listPublicFeedback>, signal: AbortSignal): Promise<PublicFeedbackPage>;
  /** Gives `undefined` where its sender did not make it public. */
  getPublic(input: InputOf<typeof getPublicFeedback>, signal: AbortSignal): Promise<PublicFeedback | undefined>;
  startPhoto(input: InputOf<typeof startFeedbackPhoto>, write: Write, signal: AbortSignal): Promise<FeedbackPhoto>;
  photo(input: InputOf<typeof getFeedbackPhoto>, signal: AbortSignal): Promise<FeedbackPhoto | undefined>;
  /** Fails with `BAD_INPUT` where the whole is not what was announced; what had arrived is forgotten then. */
  putPhotoPart(input: InputOf<typeof putFeedbackPhotoPart>, signal: AbortSignal): Promise<FeedbackPhoto | undefined>;
}

/** The codes a port may fail with. Only a device knows that it is `OFFLINE`. */
export type PortErrorCode = Exclude<ErrorCode, 'OFFLINE'>;

export interface MotcuaPortErrorOptions extends ErrorOptions {
  /** When to try again, in whole seconds. */
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * How an adapter says what went wrong, in the contract's words.
 *
 * It takes no message: whatever a message held could end in a log. The code must be one that the endpoint names in
 * `errors`, or that can always happen; any other is the adapter's mistake and becomes `BAD_ANSWER`.
 */
export class MotcuaPortError extends Error {
  override readonly name = 'MotcuaPortError'; // Set by hand: a minifier would rename the class.
  readonly code: PortErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: PortErrorCode, options?: MotcuaPortErrorOptions) {
    super(code, options);
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

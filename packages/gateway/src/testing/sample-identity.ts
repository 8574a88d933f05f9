import type { AccessEntry, Consent, Purpose, Session, SessionEvent, SignedInPlace, SignedInPlaces } from '@motcua/contract/identity';
import type { Person } from '../person.ts';
import { MotcuaPortError, type Access, type FollowQuestion, type IdentityPort, type NumberedPart, type PortErrorCode, type Visit } from '../ports.ts';
import { inventedPeople } from './invented-people/index.ts';

type SignedIn = Extract<Session, { kind: 'signedIn' }>;

/** What a question of the identity is called: as the port calls it. */
export type IdentityQuestion = 'session' | 'extend' | 'end' | 'sessions' | 'endOneSession' | 'endOtherSessions' | 'consents' | 'giveConsent' | 'withdrawConsent' | 'access';

export interface SampleIdentityOptions {
  /** Which of the invented people signs in; the pensioner by default. */
  readonly person?: number | undefined;
  /** Whether somebody is signed in from the start; so by default. */
  readonly isSignedIn?: boolean | undefined;
  readonly session?: Partial<SignedIn> | undefined;
  /** Where else the person is signed in; nowhere by default. */
  readonly elsewhere?: readonly SignedInPlace[] | undefined;
  /** What the person is signed in with here. */
  readonly device?: SignedInPlace['device'] | undefined;
  readonly consents?: readonly Consent[] | undefined;
  /** Who read what before, newest first. */
  readonly log?: readonly AccessEntry[] | undefined;
  /** Entries on a page of the access log. */
  readonly pageSize?: number | undefined;
  readonly providerSignOut?: string | undefined;
  /** What fails. */
  readonly failing?: Partial<Record<IdentityQuestion, PortErrorCode>> | undefined;
  /** What never answers. */
  readonly silent?: readonly IdentityQuestion[] | undefined;
}

/** What can be agreed to at an invented agency, in order: the health book, digital signatures. */
export const inventedPurposes: readonly [health: Purpose, signing: Purpose] = [
  {
    code: 'health',
    name: { vi: 'Xem sổ sức khỏe của bạn trên trang này', en: 'Show your health book on this page' },
    fields: [
      { vi: 'Dị ứng, thuốc đang dùng, bệnh đã ghi', en: 'Allergies, medicines, recorded illnesses' },
      { vi: 'Tiêm chủng và kết quả xét nghiệm', en: 'Vaccinations and test results' },
    ],
    recipient: { vi: 'Chỉ bạn, trên thiết bị này', en: 'Only you, on this device' },
    days: 90,
  },
  {
    code: 'signing',
    name: { vi: 'Xem chữ ký số của bạn còn dùng được không', en: 'Show whether your digital signature can still be used' },
    fields: [{ vi: 'Tên, loại và ngày hết hạn của chứng thư', en: 'Name, kind and last day of the certificate' }],
    recipient: { vi: 'Chỉ bạn, trên thiết bị này', en: 'Only you, on this device' },
    days: 30,
  },
];

const dayMs = 86_400_000;
const sessionMs = 30 * 60_000;

/** An agreement to a purpose, given so many days ago, and perhaps taken back. */
export function inventedConsent(purpose: Purpose, daysAgo: number, withdrawnDaysAgo?: number | undefined): Consent {
  const at = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
  const withdrawnAt = withdrawnDaysAgo === undefined ? {} : { withdrawnAt: at(withdrawnDaysAgo) };
  return { id: `${daysAgo}`.padStart(32, '0'), purpose, givenAt: at(daysAgo), expiresAt: at(daysAgo - purpose.days), ...withdrawnAt };
}

/** A place where somebody signed in so many hours ago and was last seen so many minutes ago. */
export function inventedPlace(device: SignedInPlace['device'], hoursAgo: number, minutesAgo: number, sites: readonly string[] = []): SignedInPlace {
  const at = (ms: number) => new Date(Date.now() - ms).toISOString();
  const id = `${hoursAgo}${minutesAgo}`.padStart(32, '0');
  return { id, signedInAt: at(hoursAgo * 3_600_000), lastUsedAt: at(minutesAgo * 60_000), device, sites: [...sites], isHere: false };
}

/**
 * Signs one invented person in, in memory. Who asks with credentials has the cookie; there is no provider to go to:
 * {@link SampleIdentity.signIn} is what would have happened there.
 */
export class SampleIdentity implements IdentityPort {
  readonly origins: readonly string[] = [];
  /** May be changed in the middle of a test: what works now fails later. */
  failing: Partial<Record<IdentityQuestion, PortErrorCode>>;
  current: Session = { kind: 'signedOut' };
  agreed: readonly Consent[];
  #elsewhere: readonly SignedInPlace[];
  #log: readonly AccessEntry[];
  readonly #told: SessionEvent[] = [];
  readonly #followers = new Set<() => void>();
  readonly #options: SampleIdentityOptions;

  constructor(options: SampleIdentityOptions = {}) {
    this.#options = options;
    this.failing = options.failing ?? {};
    this.agreed = options.consents ?? [];
    this.#elsewhere = options.elsewhere ?? [];
    this.#log = options.log ?? [];
    if (options.isSignedIn ?? true) this.signIn();
  }

  readonly personOf = async (request: Request): Promise<Person | undefined> => {
    const session = this.#sessionIn(request);
    return session && { id: this.#person.id, assuranceLevel: session.assuranceLevel >= 3 ? 3 : session.assuranceLevel === 2 ? 2 : 1 };
  };

  /** As if the person had been at the provider's page. */
  signIn(more: Partial<SignedIn> = {}): void {
    const now = Date.now();
    const ends = new Date(now + sessionMs).toISOString();
    const usual = { assuranceLevel: 2, signedInAt: new Date(now).toISOString(), expiresAt: ends, canExtend: true };
    this.current = { kind: 'signedIn', displayName: this.#person.name, ...usual, ...this.#options.session, ...more };
  }

  /** As if the time were over. */
  signOut(): void {
    this.current = { kind: 'signedOut' };
    this.#tell({ kind: 'signed-out' });
  }

  /** As if the person had taken an agreement back on another device. */
  withdrawElsewhere(code: string): void {
    const withdrawnAt = new Date().toISOString();
    this.agreed = this.agreed.map((each) => (each.purpose.code === code ? { ...each, withdrawnAt } : each));
    this.#tell({ kind: 'consent-withdrawn', purpose: code });
  }

  /** As if the person had taken back, on somebody else's site, what they agreed to there. */
  withdrawAtSite(code: string): void {
    this.#tell({ kind: 'consent-withdrawn', purpose: code, isElsewhere: true });
  }

  /** As if something had become of a delegation on another device. */
  changeDelegation(id: string, isOver: boolean): void {
    this.#tell({ kind: 'delegation-changed', id, isOver });
  }

  /** A forged request is the browser's to keep away, and there is none here. */
  bringsCookie(): boolean {
    return false;
  }

  async begin() {
    return { response: new Response(null, { status: 503 }) };
  }

  async finish() {
    return { response: new Response(null, { status: 503 }) };
  }

  async hearLogout() {
    return { response: new Response(null, { status: 503 }) };
  }

  async session(_input: object, { request }: Visit): Promise<Session> {
    await this.#answering('session');
    return this.#sessionIn(request) ?? { kind: 'signedOut' };
  }

  async extend(_input: object, { request }: Visit): Promise<Session> {
    await this.#answering('extend');
    const session = this.#sessionIn(request);
    if (!session) throw new MotcuaPortError('SIGN_IN');
    return (this.current = { ...session, expiresAt: new Date(Date.now() + sessionMs).toISOString() });
  }

  async end() {
    await this.#answering('end');
    const { providerSignOut } = this.#options;
    const wasIn = this.current.kind === 'signedIn';
    this.signOut();
    return { ...(wasIn && providerSignOut && { providerSignOut }) };
  }

  async sessions(): Promise<SignedInPlaces> {
    await this.#answering('sessions');
    return this.#places();
  }

  async endOneSession({ id }: { readonly id: string }): Promise<SignedInPlaces> {
    await this.#answering('endOneSession');
    this.#elsewhere = this.#elsewhere.filter((place) => place.id !== id);
    return this.#places();
  }

  async endOtherSessions(): Promise<SignedInPlaces> {
    await this.#answering('endOtherSessions');
    this.#elsewhere = [];
    return this.#places();
  }

  async consents() {
    await this.#answering('consents');
    return this.#list();
  }

  async giveConsent({ purpose: code }: { readonly purpose: string }): Promise<Consent | undefined> {
    await this.#answering('giveConsent');
    const purpose = inventedPurposes.find((each) => each.code === code);
    if (!purpose) return undefined;
    const given = this.#standing(code);
    if (given) return given;
    const consent = { ...inventedConsent(purpose, 0), id: Date.now().toString(16).padStart(32, '0') };
    this.agreed = [consent, ...this.agreed];
    this.#tell({ kind: 'consent-given', purpose: code });
    return consent;
  }

  async withdrawConsent({ purpose: code }: { readonly purpose: string }) {
    await this.#answering('withdrawConsent');
    const standing = this.#standing(code);
    if (!standing) return undefined;
    const withdrawnAt = new Date().toISOString();
    this.agreed = this.agreed.map((each) => (each === standing ? { ...each, withdrawnAt } : each));
    this.#tell({ kind: 'consent-withdrawn', purpose: code });
    return this.#list();
  }

  async access({ cursor = '0' }: { readonly cursor?: string | undefined }) {
    await this.#answering('access');
    const { pageSize = 20 } = this.#options;
    const next = Number(cursor) + pageSize;
    return { items: this.#log.slice(Number(cursor), next), ...(next < this.#log.length && { nextCursor: String(next) }) };
  }

  async hasAgreed(_person: Person, code: string): Promise<boolean> {
    return this.#standing(code) !== undefined;
  }

  async recordAccess(_person: Person, { office, acting, ...access }: Access): Promise<void> {
    // The one who is signed in here is the delegate.
    const by: AccessEntry['by'] = office === undefined ? { kind: 'self' } : { kind: 'office', name: office };
    this.#log = [{ at: new Date().toISOString(), by, ...access, ...(acting && { actingFor: acting.grantorName }) }, ...this.#log];
  }

  async *follow(_input: object, _person: Person, { after, signal }: FollowQuestion): AsyncGenerator<NumberedPart<SessionEvent>> {
    let next = Number(after ?? this.#told.length);
    yield { id: String(next), part: { kind: 'following' } };
    while (!signal.aborted) {
      const part = this.#told[next];
      if (part) yield { id: String((next += 1)), part };
      else await this.#more(signal);
      if (part?.kind === 'signed-out') return;
    }
  }

  async whenOver(person: Person, code: string, { signal }: FollowQuestion): Promise<'SIGN_IN' | 'CONSENT' | undefined> {
    while (!signal.aborted) {
      if (this.current.kind === 'signedOut') return 'SIGN_IN';
      if (!(await this.hasAgreed(person, code))) return 'CONSENT';
      await this.#more(signal);
    }
    return undefined;
  }

  /** Gives everything that is there to be taken along, or deleted. */
  get kept(): { readonly number: string; readonly consents: readonly Consent[]; readonly accessLog: readonly AccessEntry[] } {
    return { number: this.#person.id, consents: this.agreed, accessLog: this.#log };
  }

  #tell(event: SessionEvent): void {
    this.#told.push(event);
    for (const wake of this.#followers) wake();
  }

  async #more(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.#followers.delete(wake);
        resolve();
      };
      this.#followers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  get #person() {
    const person = inventedPeople[this.#options.person ?? 1];
    if (!person) throw new TypeError('SampleIdentity: there is no such invented person');
    return person;
  }

  #places(): SignedInPlaces {
    const { device = { kind: 'computer', system: 'windows', browser: 'chrome' } } = this.#options;
    const here = this.current.kind === 'signedIn' ? [{ ...inventedPlace(device, 0, 0), signedInAt: this.current.signedInAt, isHere: true }] : [];
    return { places: [...here, ...this.#elsewhere] };
  }

  #list() {
    return { consents: [...this.agreed], purposes: [...inventedPurposes] };
  }

  #standing(code: string): Consent | undefined {
    return this.agreed.find(({ purpose, withdrawnAt, expiresAt }) => purpose.code === code && withdrawnAt === undefined && Date.parse(expiresAt) > Date.now());
  }

  async #answering(question: IdentityQuestion): Promise<void> {
    const code = this.failing[question];
    if (code) throw new MotcuaPortError(code);
    if (this.#options.silent?.includes(question)) await new Promise<never>(() => {});
  }

  /** The session, where the browser sent its cookie along: without one nobody is known. */
  #sessionIn({ credentials }: Request): SignedIn | undefined {
    return credentials === 'include' && this.current.kind === 'signedIn' ? this.current : undefined;
  }
}

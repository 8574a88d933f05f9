import type { AccessEntry, Consent, ConsentList, Session, SessionEnded } from '@motcua/contract/identity';
import { endSession, extendSession, getSession, giveConsent, listAccess, listConsents, withdrawConsent } from '@motcua/contract/identity/wire';
import type { AskOptions, ClientParts } from './client.ts';
import { delegationOver, type DelegationClient } from './delegation-client.ts';
import { MotcuaError } from './motcua-error.ts';
import { itemsOf } from './pages.ts';
import { sessionChannel, type SessionChange } from './session-channel.ts';

export interface SignInOptions {
  /** How surely the person has to be known: 1 claimed, 2 substantial, 3 high. */
  readonly level: 1 | 2 | 3;
  /** Path on this page's own origin that the person comes back to, such as `/tai-khoan.html`. */
  readonly returnTo: string;
}

/** Who is signed in at this browser, what they agreed to, and who read what. Nothing of it is kept on the device. */
export interface IdentityClient {
  /**
   * Tells who is signed in. A change since the last answer is told to every tab.
   *
   * @throws MotcuaError `NOT_FOUND` where the gateway knows no sign-in, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT` or `BAD_ANSWER`.
   */
  session(options?: AskOptions): Promise<Session>;

  /** Lets the session last as long as if it had just begun. Throws `SIGN_IN` besides, where it is over. */
  extend(options?: AskOptions): Promise<Session>;

  /**
   * Signs out, forgets every answer of the gateway, and tells other tabs. Where the answer names `providerSignOut`, lead
   * the whole page there: until then the provider still knows the person.
   */
  end(options?: AskOptions): Promise<SessionEnded>;

  /** Lists what the person has agreed to, newest first, and what can be agreed to. Throws `SIGN_IN` besides. */
  consents(options?: AskOptions): Promise<ConsentList>;

  /** Agrees to a purpose, and gives the receipt. Throws `SIGN_IN` and `NOT_FOUND` besides. */
  give(purpose: string, options?: AskOptions): Promise<Consent>;

  /** Takes an agreement back. Throws `SIGN_IN` and `NOT_FOUND` besides. */
  withdraw(purpose: string, options?: AskOptions): Promise<ConsentList>;

  /** Gives who read the person's records, newest first, page after page. Throws `SIGN_IN` besides. */
  access(options?: AskOptions): AsyncIterable<AccessEntry>;

  /**
   * Gives the address that leads the whole page to the provider and back.
   *
   * @throws TypeError where `returnTo` is no path of this page's own origin.
   */
  signInAddress(options: SignInOptions): Promise<string>;

  /** Gives what is about reading for one's parents or one's child. */
  delegation(): Promise<DelegationClient>;

  /**
   * Calls back when somebody signs in or out, agrees or takes it back, or lets another read or no longer, here or in another
   * tab; and when this page begins to ask for somebody else. Until the signal aborts.
   */
  watch(listener: (change: SessionChange) => void, signal: AbortSignal): Promise<void>;
}

/** @internal */
export function identity({ gateway: open }: ClientParts): IdentityClient {
  const channel = sessionChannel();
  const transport = async () => {
    if (!open) throw new MotcuaError('NOT_FOUND', 'identity: this client has no gateway');
    return (await open()).transport;
  };
  const delegation = delegationOver(transport, channel);
  /** Who was signed in when last heard of, as when and how surely; empty where nobody was, `undefined` where nobody has asked yet. */
  let known: string | undefined;
  const heard = async (session: Session): Promise<Session> => {
    const now = session.kind === 'signedIn' ? `${session.assuranceLevel} ${session.signedInAt}` : '';
    if (now === known) return session;
    if (known) await (await transport()).forget(); // What was said to whoever was here before is not for whoever comes next.
    const isFirst = known === undefined;
    known = now;
    // What this page hears first is no change to it, but may be one to other tabs: the person has just come back from the provider.
    if (now || !isFirst) channel.tell(now ? 'signed-in' : 'signed-out', { isNewsHere: !isFirst });
    return session;
  };
  return {
    async session({ signal } = {}) {
      return heard(await (await transport()).ask(getSession, {}, { signal, isAboutPerson: true }));
    },
    async extend({ signal } = {}) {
      return heard(await (await transport()).ask(extendSession, {}, { signal, isAboutPerson: true }));
    },
    async end({ signal } = {}) {
      const asked = await transport();
      const ended = await asked.ask(endSession, {}, { signal, isAboutPerson: true });
      known = '';
      await asked.forget();
      channel.tell('signed-out');
      return ended;
    },
    async consents({ signal } = {}) {
      return (await transport()).ask(listConsents, {}, { signal, isAboutPerson: true });
    },
    async give(purpose, { signal } = {}) {
      const consent = await (await transport()).ask(giveConsent, { purpose }, { signal, isAboutPerson: true });
      channel.tell('consent-given');
      return consent;
    },
    async withdraw(purpose, { signal } = {}) {
      const list = await (await transport()).ask(withdrawConsent, { purpose }, { signal, isAboutPerson: true });
      channel.tell('consent-withdrawn');
      return list;
    },
    async *access({ signal } = {}) {
      yield* itemsOf(await transport(), listAccess, {}, { signal, isAboutPerson: true });
    },
    async signInAddress({ level, returnTo }) {
      const back = pathOnThisPage(returnTo);
      const address = new URL(`${(await transport()).owner.gateway.replace(/\/$/, '')}/sign-in`);
      address.searchParams.set('level', String(level));
      address.searchParams.set('return', back);
      return address.href;
    },
    async delegation() {
      return delegation;
    },
    async watch(listener, signal) {
      channel.watch(listener, signal);
    },
  };
}

/** Coming back anywhere else would let a link sign somebody in and then lead them to a stranger's page. */
function pathOnThisPage(returnTo: string): string {
  const { origin, href } = location;
  const back = /^\/(?![/\\])/.test(returnTo) ? new URL(returnTo, href) : undefined;
  if (back?.origin !== origin) throw new TypeError(`identity.signInAddress: "returnTo" must be a path of this page's origin, got "${returnTo}"`);
  return back.href;
}

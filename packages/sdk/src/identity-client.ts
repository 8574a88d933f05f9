import type { AccessEntry, Consent, ConsentList, Session, SessionEnded } from '@motcua/contract/identity';
import { endSession, extendSession, getSession, giveConsent, listAccess, listConsents, withdrawConsent } from '@motcua/contract/identity/wire';
import type { AskOptions, ClientParts } from './client.ts';
import type { WindowOutcome } from './client-session.ts';
import { isMotcuaError, MotcuaError } from './motcua-error.ts';
import { itemsOf } from './pages.ts';
import { sessionChannel, type SessionChange } from './session-channel.ts';

export interface SignInOptions {
  /** How surely the person has to be known: 1 claimed, 2 substantial, 3 high. */
  readonly level: 1 | 2 | 3;
  /** Path on this page's own origin that the person comes back to, such as `/tai-khoan.html`. */
  readonly returnTo: string;
}

/** How somebody comes to a sign-in. */
export interface WayToSignIn {
  /** Where it leads; that of the gateway where {@link open} opens a window. */
  readonly address: string;
  /**
   * Opens the window and gives what became of it; must be called from a press. `closed`: before the person had answered, or the
   * window was lost sight of; nothing has changed, and a second press goes on from there. Present with `session: 'client'` only.
   *
   * @throws MotcuaError where the person agreed and it came to nothing all the same.
   */
  open?(): Promise<WindowOutcome>;
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
   * Gives the way to a sign-in: an address that leads the whole page to the provider and back, or, on somebody else's site,
   * a window to be opened.
   *
   * @throws TypeError where `returnTo` is no path of this page's own origin.
   */
  wayIn(options: SignInOptions): Promise<WayToSignIn>;

  /** Calls back when somebody signs in or out, or agrees or takes it back, here or in another tab, until the signal aborts. */
  watch(listener: (change: SessionChange) => void, signal: AbortSignal): Promise<void>;
}

/** @internal */
export function identity({ gateway: open }: ClientParts): IdentityClient {
  const channel = sessionChannel();
  const transport = async () => {
    if (!open) throw new MotcuaError('NOT_FOUND', 'identity: this client has no gateway');
    return (await open()).transport;
  };
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
      const asked = await transport();
      const own = await asked.clientSession?.();
      if (own && !own.isOpen) return heard({ kind: 'signedOut' });
      try {
        return await heard(await asked.ask(getSession, {}, { signal, isAboutPerson: true }));
      } catch (error) {
        if (!own || !isMotcuaError(error) || error.code !== 'SIGN_IN') throw error;
        return heard({ kind: 'signedOut' }); // A token tells by failing that it is over; a cookie is answered.
      }
    },
    async extend({ signal } = {}) {
      return heard(await (await transport()).ask(extendSession, {}, { signal, isAboutPerson: true }));
    },
    async end({ signal } = {}) {
      const asked = await transport();
      const own = await asked.clientSession?.();
      const ended = own && !own.isOpen ? {} : await asked.ask(endSession, {}, { signal, isAboutPerson: true });
      own?.forget();
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
    async wayIn({ level, returnTo }) {
      const back = pathOnThisPage(returnTo);
      const asked = await transport();
      const address = new URL(`${asked.owner.gateway.replace(/\/$/, '')}/sign-in`);
      const own = await asked.clientSession?.();
      if (own) {
        const openWindow = async () => {
          const outcome = await own.open(level);
          if (outcome === 'signedIn') channel.tell('signed-in');
          return outcome;
        };
        return { address: `${address.origin}/`, open: openWindow };
      }
      address.searchParams.set('level', String(level));
      address.searchParams.set('return', back);
      return { address: address.href };
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
  if (back?.origin !== origin) throw new TypeError(`identity.wayIn: "returnTo" must be a path of this page's origin, got "${returnTo}"`);
  return back.href;
}

import type { AccessEntry, Consent, ConsentList, Session, SessionEnded, SessionEvent } from '@motcua/contract/identity';
import { endSession, extendSession, getSession, giveConsent, listAccess, listConsents, withdrawConsent } from '@motcua/contract/identity/wire';
import type { AskOptions, ClientParts } from './client.ts';
import type { WindowOutcome } from './client-session.ts';
import { delegationOver, type DelegationClient } from './delegation-client.ts';
import { isMotcuaError, MotcuaError } from './motcua-error.ts';
import type { RightsClient } from './rights-client.ts';
import { itemsOf } from './pages.ts';
import { sessionChannel, type SessionChange } from './session-channel.ts';
import { loaded } from './unreachable.ts';

export interface SignInOptions {
  /** How surely the person has to be known: 1 claimed, 2 substantial, 3 high. */
  readonly level: 1 | 2 | 3;
  /** Path on this page's own origin that the person comes back to, such as `/tai-khoan.html`. */
  readonly returnTo: string;
  /** Whether the person must prove anew who they are, however short ago they did. */
  readonly isFresh?: boolean | undefined;
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

  /**
   * Agrees to a purpose, and gives the receipt. Throws `SIGN_IN` and `NOT_FOUND` besides, and `FORBIDDEN` on somebody else's
   * site: there only the gateway's own window asks.
   */
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

  /** Gives what is about reading for one's parents or one's child. */
  delegation(): Promise<DelegationClient>;

  /** Gives what a person can ask about their own data, and where they are signed in. Throws `NOT_FOUND` where there is no gateway. */
  rights(): Promise<RightsClient>;

  /**
   * Calls back when somebody signs in or out, agrees or takes it back, or lets another read or no longer, here, in another tab
   * or on another device; and when this page begins to ask for somebody else, or may no longer. Until the signal aborts. What
   * happens elsewhere is heard while somebody is signed in and the page is seen. `signed-in` is somebody else, too: show nothing
   * any more of whoever was here before.
   */
  watch(listener: (change: SessionChange) => void, signal: AbortSignal): Promise<void>;
}

/** So long a gateway may take to tell what this browser did itself. */
const echoMs = 5000;

/** @internal */
export function identity({ gateway: open, held }: ClientParts): IdentityClient {
  // Each tab that opens tells of the sign-in that it finds. Where it is another one than is known here, `heard` tells.
  const channel = sessionChannel(
    async () =>
      known === undefined
        ? true
        : client.session().then(
            () => false,
            () => true,
          ),
    held,
  );
  const transport = async () => {
    if (!open) throw new MotcuaError('NOT_FOUND', 'identity: this client has no gateway');
    return (await open()).transport;
  };
  const delegation = delegationOver(transport, channel);
  /** Who was signed in when last heard of, as when and how surely; empty where nobody was, `undefined` where nobody has asked yet. */
  let known: string | undefined;
  /** When something was last done in this browser: the gateway tells of it, too. */
  const toldAtMs = new Map<SessionChange, number>();
  channel.watch((change) => toldAtMs.set(change, Date.now()), new AbortController().signal);
  let watchers = 0;
  let following: AbortController | undefined;
  /** Follows the session at the gateway from now on, where anybody is signed in and watches; `isNew`: as somebody else. */
  const follow = (isSignedIn: boolean, isNew = false) => {
    const isWanted = isSignedIn && watchers > 0;
    if (isNew || !isWanted) {
      following?.abort();
      following = undefined;
    }
    if (!isWanted || following) return;
    const { signal } = (following = new AbortController());
    void (async () => {
      const { followWhileSeen } = await loaded(import('./followed-session.ts'));
      await followWhileSeen(await transport(), hear, signal);
    })().catch(() => {}); // What is asked next finds out the same.
  };
  const hear = (event: SessionEvent): void => {
    if (event.kind === 'delegation-changed' && event.isOver) delegation.over(event.id);
    if (event.kind !== 'following' && event.kind !== 'signed-out') {
      const change = 'isElsewhere' in event && event.isElsewhere ? 'consents-changed' : event.kind;
      const isEcho = Date.now() - (toldAtMs.get(change) ?? -Infinity) < echoMs;
      if (!isEcho) channel.tell(change);
      toldAtMs.delete(change); // What comes next is news, also where it is the same.
    }
    // Another one may have taken its place meanwhile. Where that cannot be found out, it is over.
    if (event.kind !== 'signed-out') return;
    known ??= 'followed'; // Without having been asked for: that it is over is news all the same.
    waitForPress()
      .then(() => client.session())
      .catch(() => over());
  };
  const waitForPress = async () => (await (await transport()).clientSession?.())?.waitForPress();
  const over = async () => {
    known = '';
    follow(false);
    await (await transport()).forget();
    channel.tell('signed-out');
  };
  const heard = async (session: Session): Promise<Session> => {
    const now = session.kind === 'signedIn' ? `${session.assuranceLevel} ${session.signedInAt}` : '';
    if (now === known) return session;
    if (known) await (await transport()).forget(); // What was said to whoever was here before is not for whoever comes next.
    const isFirst = known === undefined;
    known = now;
    follow(now !== '', true);
    // What this page hears first is no change to it, but may be one to other tabs: the person has just come back from the provider.
    if (now || !isFirst) channel.tell(now ? 'signed-in' : 'signed-out', { isNewsHere: !isFirst });
    return session;
  };
  /** Tells once what a window has led to: another sign-in, or an agreement by the same. */
  const entered = async (): Promise<void> => {
    const before = (known ??= '');
    await client.session().catch(() => {});
    if (known === before) channel.tell('consent-given');
  };
  const client: IdentityClient = {
    async session({ signal } = {}) {
      const asked = await transport();
      const own = await asked.clientSession?.();
      if (own && !own.isOpen) return heard({ kind: 'signedOut' });
      try {
        return await heard(await asked.ask(getSession, {}, { signal, isAboutPerson: true }));
      } catch (error) {
        if (!own || !isOver(error)) throw error;
        own.forget();
        return heard({ kind: 'signedOut' }); // A token tells by failing that it is over; a cookie is answered.
      }
    },
    async extend({ signal } = {}) {
      return heard(await (await transport()).ask(extendSession, {}, { signal, isAboutPerson: true }));
    },
    async end({ signal } = {}) {
      const asked = await transport();
      const own = await asked.clientSession?.();
      const ended =
        own && !own.isOpen
          ? {}
          : await asked.ask(endSession, {}, { signal, isAboutPerson: true }).catch((error: unknown) => {
              if (own && isOver(error)) return {}; // It was over before.
              throw error;
            });
      own?.forget();
      own?.waitForPress();
      await over();
      return ended;
    },
    async consents({ signal } = {}) {
      const list = await (await transport()).ask(listConsents, {}, { signal, isAboutPerson: true });
      follow(true); // Only who is signed in gets an answer.
      return list;
    },
    async give(purpose, { signal } = {}) {
      toldAtMs.set('consent-given', Date.now()); // The gateway may tell of it before it answers.
      const consent = await (await transport()).ask(giveConsent, { purpose }, { signal, isAboutPerson: true });
      channel.tell('consent-given');
      return consent;
    },
    async withdraw(purpose, { signal } = {}) {
      toldAtMs.set('consent-withdrawn', Date.now());
      const list = await (await transport()).ask(withdrawConsent, { purpose }, { signal, isAboutPerson: true });
      channel.tell('consent-withdrawn');
      return list;
    },
    async *access({ signal } = {}) {
      yield* itemsOf(await transport(), listAccess, {}, { signal, isAboutPerson: true });
    },
    async wayIn({ level, returnTo, isFresh = false }) {
      const back = pathOnThisPage(returnTo);
      const asked = await transport();
      const address = new URL(`${asked.owner.gateway.replace(/\/$/, '')}/sign-in`);
      const own = await asked.clientSession?.();
      if (own) {
        own.onToken = () => follow(true);
        const openWindow = async () => {
          const outcome = await own.open(level, isFresh);
          if (outcome === 'signedIn') await entered();
          return outcome;
        };
        return { address: `${address.origin}/`, open: openWindow };
      }
      address.searchParams.set('level', String(level));
      if (isFresh) address.searchParams.set('fresh', '1');
      address.searchParams.set('return', back);
      return { address: address.href };
    },
    async delegation() {
      return delegation.client;
    },
    async rights() {
      const { rights } = await loaded(import('./rights-client.ts'));
      return rights(await transport());
    },
    async watch(listener, signal) {
      if (signal.aborted) return;
      channel.watch(listener, signal);
      watchers += 1;
      signal.addEventListener('abort', () => {
        watchers -= 1;
        if (watchers === 0) follow(false);
      });
      follow(!!known || following !== undefined);
    },
  };
  return client;
}

/** Whether nobody is signed in on this page any more, or its site is let in no more. */
function isOver(error: unknown): boolean {
  return isMotcuaError(error) && (error.code === 'SIGN_IN' || error.code === 'FORBIDDEN');
}

/** Coming back anywhere else would let a link sign somebody in and then lead them to a stranger's page. */
function pathOnThisPage(returnTo: string): string {
  const { origin, href } = location;
  const back = /^\/(?![/\\])/.test(returnTo) ? new URL(returnTo, href) : undefined;
  if (back?.origin !== origin) throw new TypeError(`identity.wayIn: "returnTo" must be a path of this page's origin, got "${returnTo}"`);
  return back.href;
}

import { followSession, type SessionEvent } from '@motcua/contract/identity';
import * as client from 'openid-client';
import type { Person } from '../../person.ts';
import { MotcuaPortError, type IdentityPort, type SignInAnswer } from '../../ports.ts';
import { readBytes } from '../../request-body.ts';
import type { Store } from '../store/store.ts';
import { authorizationPath } from './client-authorization.ts';
import { clientSessionPort } from './client-session-port.ts';
import { ClientSessions } from './client-sessions.ts';
import { signedInOf, type Asked } from './claims.ts';
import { Consents, siteOf } from './consents.ts';
import { Cookies } from './cookies.ts';
import { deviceOf } from './device.ts';
import { keepJourney, takeJourney, type Journey } from './journeys.ts';
import { troublePage, type SignInTrouble } from './pages.ts';
import { sessionEvents, whenOver, type IsOver } from './person-events.ts';
import { Proofs } from './proofs.ts';
import { isFreshProof } from './proved.ts';
import { OpenIdProvider } from './provider.ts';
import { redirect } from './redirect.ts';
import { returnAddress } from './return-address.ts';
import { personIn, sessionAnswer, sessionIdOf, Sessions } from './sessions.ts';
import type { SignInSettings } from './settings.ts';
import { subjectOf } from './person-code.ts';
import { Places } from './signed-in-places.ts';

const minuteMs = 60_000;
const logoutTokenBytes = 16_384;

/** Signs people in by OpenID Connect and keeps sessions, agreements and the log of who read what in the gateway's own store. */
export function storedIdentity(store: Store, settings: SignInSettings): IdentityPort {
  const cookies = new Cookies(new URL(settings.gateway).protocol === 'https:');
  const provider = new OpenIdProvider(settings, () => store.now());
  const sessions = new Sessions(store, provider, { idleMs: settings.idleMinutes * minuteMs, longestMs: settings.longestMinutes * minuteMs });
  const consents = new Consents(store, settings.purposes);
  const [home = settings.gateway] = settings.origins;
  const origins = [...new Set([...settings.origins, settings.gateway])];
  const hosts = (settings.hosts ?? []).filter(({ elements }) => elements.length > 0);
  const places = new Places(store, settings.stepUpMinutes, hosts);
  const proofs = new Proofs(store, settings.gateway);
  const clients = new ClientSessions(store, sessions, proofs, { hosts, frameOrigin: settings.frames && settings.gateway });

  const trouble = (kind: SignInTrouble, error?: unknown, journey?: Pick<Journey, 'level' | 'back' | 'maxAgeSeconds'>): SignInAnswer => {
    const again =
      journey &&
      `${settings.gateway}/sign-in?${new URLSearchParams({ level: String(journey.level), ...(journey.maxAgeSeconds !== undefined && { fresh: '1' }), return: journey.back })}`;
    const response = troublePage(kind, { providerName: settings.providerName, back: journey?.back ?? `${home}/`, again });
    return { response, ...(error !== undefined && { error }) };
  };

  /** A cookie counts for nothing where a page of somebody else's site sends it along. */
  const sessionOf = (request: Request): string | undefined => {
    const origin = request.headers.get('origin');
    return origin === null || origins.includes(origin) ? cookies.session(request) : undefined;
  };

  const hereOf = (request: Request): string | undefined => {
    const secret = sessionOf(request);
    return secret === undefined ? undefined : sessionIdOf(secret);
  };

  /** Who names an invented person has no session that could end. */
  const endOf =
    (person: Person, request: Request): IsOver =>
    async () => {
      if (person.isDemonstration) return false;
      if (clients.isVisit(request)) return clients.isOver((await clients.visit(request)).grant);
      return (await sessions.current(sessionOf(request))) === undefined;
    };
  const subject = (person: Person) => store.read((tables) => subjectOf(tables, person));

  return {
    origins,
    clientSessions:
      hosts.length === 0
        ? undefined
        : clientSessionPort({
            sessions,
            clients,
            consents,
            cookies,
            proofs,
            frames: settings.frames,
            purposes: settings.purposes,
            gateway: settings.gateway,
            isFreshNow: (person) => isFreshProof(person, store.now(), settings.stepUpMinutes),
            trouble: (error) => trouble('badAddress', error),
          }),
    bringsCookie: (request) => cookies.hasSession(request),

    async begin(request) {
      const query = new URL(request.url).searchParams;
      const level = levelOf(query.get('level') ?? '1');
      const back = returnAddress(query.get('return'), settings.origins) ?? ownWindow(query.get('return'), settings.gateway);
      if (level === undefined || back === undefined) return trouble('badAddress', new MotcuaPortError('BAD_INPUT'));
      try {
        const open = await sessions.current(cookies.session(request));
        const isStepUp = query.get('fresh') === '1' || (open !== undefined && open.row.assurance_level < level);
        const asked: Asked = { level, ...(isStepUp && { maxAgeSeconds: settings.stepUpMinutes * 60 }) };
        const secrets = provider.newSecrets();
        const address = await provider.signInAddress(secrets, asked);
        const secret = await keepJourney(store, { ...secrets, ...asked, back });
        return { response: redirect(address, [cookies.signInCookie(secrets.state, secret)]) };
      } catch (error) {
        return trouble('unavailable', portErrorOf(error), { level, back });
      }
    },

    async finish(request) {
      const { search, searchParams } = new URL(request.url);
      const state = searchParams.get('state') ?? '';
      const secret = cookies.signIn(request, state);
      let journey: Journey | undefined;
      const answer = await (async (): Promise<SignInAnswer> => {
        try {
          journey = secret === undefined ? undefined : await takeJourney(store, secret, state);
          if (!journey) return trouble('expired', new MotcuaPortError('BAD_INPUT'));
          const tokens = await provider.signedIn(search, journey);
          const person = signedInOf(tokens.claims, settings, journey, store.now());
          // The tokens are dropped, not taken back: with some providers that would end the session that stays.
          if (typeof person === 'string') return trouble(person, new MotcuaPortError(person === 'untrusted' ? 'BAD_ANSWER' : 'STEP_UP'), journey);
          const own = await sessions.begin(person, tokens, deviceOf(request.headers.get('user-agent')), cookies.session(request));
          return { response: redirect(journey.back, [cookies.sessionCookie(own)]) };
        } catch (error) {
          if (error instanceof MotcuaPortError) return trouble('unavailable', error, journey);
          const isStopped = error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
          return isStopped ? trouble('notCompleted', undefined, journey) : trouble('untrusted', new MotcuaPortError('BAD_ANSWER'), journey);
        }
      })();
      if (secret !== undefined) answer.response.headers.append('set-cookie', cookies.signInOver(state));
      return answer;
    },

    async hearLogout(request, signal) {
      try {
        if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) throw new MotcuaPortError('BAD_INPUT');
        const token = new URLSearchParams(new TextDecoder().decode(await readBytes(request, logoutTokenBytes, signal))).get('logout_token');
        if (token === null || !(await sessions.endAll(await provider.logoutOf(token)))) throw new MotcuaPortError('BAD_INPUT');
        return { response: new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } }) };
      } catch (error) {
        const isOurs = error instanceof MotcuaPortError && error.code === 'UNAVAILABLE';
        return {
          response: Response.json({ error: isOurs ? 'temporarily_unavailable' : 'invalid_request' }, { status: isOurs ? 503 : 400, headers: { 'cache-control': 'no-store' } }),
          error: isOurs ? error : new MotcuaPortError('BAD_INPUT'),
        };
      }
    },

    async personOf(request) {
      if (clients.isVisit(request)) return (await clients.visit(request)).person;
      // A page that only listens says nothing of whether somebody is still there.
      const isListening = new URL(request.url).pathname === followSession.path;
      const open = await sessions[isListening ? 'current' : 'inUse'](sessionOf(request));
      return open && personIn(open);
    },
    async session(_input, { request }) {
      return sessionAnswer(clients.isVisit(request) ? (await clients.visit(request)).open : await sessions.current(sessionOf(request)));
    },
    async extend(_input, { request }) {
      const open = await sessions.extended(clients.isVisit(request) ? (await clients.visit(request)).grant.session : sessionOf(request));
      if (!open) throw new MotcuaPortError('SIGN_IN');
      return sessionAnswer(open);
    },
    async end(_input, { request, setCookie }) {
      const isVisit = clients.isVisit(request);
      const secret = isVisit ? (await clients.visit(request)).grant.session : sessionOf(request);
      if (!isVisit && cookies.hasSession(request)) setCookie(cookies.sessionOver());
      if (secret === undefined) return {};
      await sessions.end(secret);
      const providerSignOut = await provider.signOutAddress(`${home}/`);
      return providerSignOut === undefined ? {} : { providerSignOut };
    },

    sessions: (_input, person, request) => places.list(person, hereOf(request)),
    endOneSession: ({ id }, person, request) => places.end(person, hereOf(request), id),
    endOtherSessions: (_input, person, request) => places.end(person, hereOf(request)),
    consents: (_input, person) => consents.list(person),
    giveConsent: ({ purpose }, person) => consents.give(person, purpose),
    withdrawConsent: ({ purpose }, person) => consents.withdraw(person, purpose),
    access: ({ cursor }, person) => consents.access(person, cursor),
    hasAgreed: (person, purpose) => consents.isGiven(person, purpose),
    recordAccess: (person, access) => consents.recordAccess(person, access),
    async *follow(_input, person, { request, after, signal }) {
      const site = siteOf(person.embed) ?? '';
      const events = sessionEvents(store, await subject(person), endOf(person, request), { after, site, signal });
      const grant = person.embed && (await clients.visit(request)).grant;
      for await (const event of events) if (!grant || concerns(event.part, clients.purposesNow(grant))) yield event;
    },
    async whenOver(person, purpose, { request, signal }) {
      return whenOver(store, await subject(person), endOf(person, request), () => consents.isGiven(person, purpose), signal);
    },
  };
}

/** Whether a site that may ask for these purposes is told: what its person agreed to elsewhere is none of its business. */
function concerns(event: SessionEvent, purposes: readonly string[]): boolean {
  return !('purpose' in event) || purposes.includes(event.purpose) || purposes.includes('own-account');
}

/** The window that asks whether another site may ask: the only address of the gateway's own that a sign-in leads to. */
function ownWindow(sent: string | null, gateway: string): string | undefined {
  return sent?.startsWith(`${gateway}${authorizationPath}?`) ? returnAddress(sent, [gateway]) : undefined;
}

function levelOf(text: string): 1 | 2 | 3 | undefined {
  return text === '1' ? 1 : text === '2' ? 2 : text === '3' ? 3 : undefined;
}

function portErrorOf(error: unknown): MotcuaPortError {
  return error instanceof MotcuaPortError ? error : new MotcuaPortError('UNAVAILABLE', { cause: error });
}

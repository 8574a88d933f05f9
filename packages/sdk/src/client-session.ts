import type { InputOf, OutputOf } from '@motcua/contract';
import type { ClientSessionToken } from '@motcua/contract/client-session';
import { beginClientSession, renewClientSession } from '@motcua/contract/client-session/wire';
import type { WireEndpoint } from '@motcua/contract/wire';
import type { EndpointOf } from './checked.ts';
import type { FetchClientSession } from './client.ts';
import { isMotcuaError, MotcuaError } from './motcua-error.ts';
import { openedOnce } from './opened-once.ts';
import { randomUuid } from './random-id.ts';

/** What became of a window that asked the person to sign in. */
export type WindowOutcome = 'signedIn' | 'closed' | 'refused' | 'blocked';

export interface ClientSessionOptions {
  readonly gateway: string;
  readonly key?: string | undefined;
  readonly fetchClientSession?: FetchClientSession | undefined;
}

type Ask = <W extends WireEndpoint>(
  endpoint: W,
  input: InputOf<EndpointOf<W>>,
  options: { readonly isAboutPerson: true; readonly isRepeatable: false },
) => Promise<OutputOf<EndpointOf<W>>>;

/** A key that never leaves this page: no script can read it, only use it. */
interface Holder {
  readonly privateKey: CryptoKey;
  readonly jwk: JsonWebKey;
  readonly thumbprint: string;
}

/** In whose name what is asked. A gateway lets an element ask for no more than it was registered for. */
const askers: Readonly<Record<string, string>> = {
  '/access-log': 'motcua-access-log',
  '/consents': 'motcua-consent',
  '/health/book': 'motcua-health-book',
  '/signing/certificates': 'motcua-signature-status',
};
const otherwise = 'motcua-sign-in';

/** Before a token runs out; a slow question has to arrive in time. */
const earlyMs = 30_000;
/** Shorter than a gateway takes its own number for. */
const nonceMs = 240_000;
const lookMs = 250;
/** Its last word may arrive after it has gone. */
const lastWordMs = 500;

/**
 * Who is signed in on this page of somebody else's site, where no cookie goes: a token for five minutes and the key without
 * which it is worth nothing (DPoP, RFC 9449). Both are in this page's memory and nowhere else.
 */
export class ClientSession {
  readonly #options: ClientSessionOptions;
  readonly #ask: Ask;
  readonly #holder = openedOnce(newHolder);
  readonly #begin: () => Promise<void>;
  /** Called with each token: from then on there is a sign-in that can be followed, whichever element began it. */
  onToken: (() => void) | undefined;
  /** Whether the site's own server signed nobody in when it was last asked. */
  #isUnknownThere = false;
  #waitsForPress = false;
  #beginning: Promise<void> | undefined;
  #renewing: Promise<void> | undefined;
  #asking: { readonly window: Window; readonly outcome: Promise<WindowOutcome> } | undefined;
  #held: { readonly token: string; readonly renewAtMs: number } | undefined;
  #nonce: { readonly value: string; readonly atMs: number } | undefined;

  constructor(options: ClientSessionOptions, ask: Ask) {
    if (!options.key) throw new TypeError('createClient: "session: \'client\'" needs the "key" of this site');
    this.#options = options;
    this.#ask = ask;
    const { fetchClientSession } = options;
    this.#begin = async () => {
      if (!fetchClientSession || this.#waitsForPress) throw new MotcuaError('SIGN_IN', 'nobody is signed in on this page');
      const { thumbprint } = await this.#holder();
      const verifier = randomSecret();
      try {
        const { code } = await fetchClientSession({ thumbprint, codeChallenge: await digestOf(verifier), origin: location.origin });
        await this.#exchange(code, verifier);
        this.#isUnknownThere = false;
      } catch (error) {
        this.#isUnknownThere = true;
        throw error;
      }
    };
  }

  /** Whether somebody is signed in here, or can be without being asked. */
  get isOpen(): boolean {
    return this.#held !== undefined || (this.#options.fetchClientSession !== undefined && !this.#waitsForPress);
  }

  /**
   * Opens the gateway's window, which asks the person, and first to prove anew who they are where that `isFresh`; must be called
   * from a press, or browsers keep it shut. Where the site's own server signs people in, it is opened only for what they have to
   * agree to themselves, and where that server signs them in no more.
   *
   * @throws MotcuaError where what the window handed over could not be exchanged.
   */
  open(level: number, isFresh = false): Promise<WindowOutcome> {
    if (this.#asking && !this.#asking.window.closed) {
      this.#asking.window.focus(); // Behind the page nobody finds it.
      return this.#asking.outcome;
    }
    return this.#openAnew(level, isFresh);
  }

  async #openAnew(level: number, isFresh: boolean): Promise<WindowOutcome> {
    // Whoever is signed in by that server and presses all the same has something to answer, which only the window can ask.
    if (!this.#held && this.isOpen && !this.#isUnknownThere && !isFresh) {
      await this.#started();
      return 'signedIn';
    }
    // Opened before anything is waited for: a moment later the press is forgotten.
    const opened = window.open('', '_blank', 'popup,width=480,height=760');
    if (!opened) return 'blocked';
    const outcome = this.#askIn(opened, level, isFresh).finally(() => {
      if (this.#asking?.window === opened) this.#asking = undefined;
    });
    this.#asking = { window: opened, outcome };
    return outcome;
  }

  async #askIn(opened: Window, level: number, isFresh: boolean): Promise<WindowOutcome> {
    try {
      const { thumbprint } = await this.#holder();
      const [state, verifier] = [randomSecret(), randomSecret()];
      const { gateway, key = '' } = this.#options;
      const address = new URL(`${gateway.replace(/\/$/, '')}/client-sessions/authorize`);
      const asked = { key, origin: location.origin, level: String(level), fresh: isFresh ? '1' : '0', state, code_challenge: await digestOf(verifier), dpop_jkt: thumbprint };
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
      opened.location.href = address.href;
      const told = await handedOver(opened, address.origin, state);
      if (typeof told === 'string') return told;
      await this.#exchange(told.code, verifier);
      return 'signedIn';
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  /** What goes along with a question about the person. */
  async headersFor({ method, path }: WireEndpoint, url: string): Promise<Record<string, string>> {
    const isOwn = path.startsWith('/client-sessions');
    if (!isOwn) await this.#started();
    const token = path === beginClientSession.path ? undefined : this.#held?.token;
    const asker = Object.entries(askers).find(([begin]) => path.startsWith(begin))?.[1] ?? otherwise;
    return {
      'motcua-key': this.#options.key ?? '',
      ...(!isOwn && { 'motcua-element': asker }),
      ...(token && { authorization: `DPoP ${token}` }),
      dpop: await this.#proof(method, url, token),
    };
  }

  /** Learns from the answer to what was sent; `true` where the same question is worth asking again, once. */
  async hears(response: Response, sent: Readonly<Record<string, string>>): Promise<boolean> {
    const value = response.headers.get('dpop-nonce');
    if (value) this.#nonce = { value, atMs: performance.now() };
    if (response.status !== 401) return false;
    const problem: unknown = await response
      .clone()
      .json()
      .catch(() => undefined);
    if ((problem as { code?: unknown } | undefined)?.code !== 'SIGN_IN') return false;
    // This device's clock is wrong, or it slept while the token ran out, or another question has had it renewed.
    const isCurrent = this.#held !== undefined && sent['authorization'] === `DPoP ${this.#held.token}`;
    if (isCurrent && sent['motcua-element'] !== undefined) this.#held = { token: this.#held?.token ?? '', renewAtMs: 0 };
    return true;
  }

  forget(): void {
    this.#held = undefined;
  }

  /** From now on nobody is signed in on this page by themselves: their sign-in was ended, and only they can begin another, by a press. */
  waitForPress(): void {
    this.#waitsForPress = true;
  }

  /** Returns once there is a token that lasts long enough for a question. */
  async #started(): Promise<void> {
    if (!this.#held) await (this.#beginning ??= this.#begin().finally(() => (this.#beginning = undefined)));
    else if (performance.now() > this.#held.renewAtMs) await (this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined)));
  }

  async #exchange(code: string, codeVerifier: string): Promise<void> {
    this.#keep(await this.#ask(beginClientSession, { code, codeVerifier }, { isAboutPerson: true, isRepeatable: false }));
  }

  async #renew(): Promise<void> {
    try {
      this.#keep(await this.#ask(renewClientSession, {}, { isAboutPerson: true, isRepeatable: false }));
    } catch (error) {
      if (!isMotcuaError(error) || error.code !== 'SIGN_IN') throw error;
      this.forget();
      await this.#begin(); // The site's own server may still know the person.
    }
  }

  #keep({ token, expiresInSeconds }: ClientSessionToken): void {
    this.#held = { token, renewAtMs: performance.now() + expiresInSeconds * 1000 - earlyMs };
    this.onToken?.();
  }

  async #proof(method: string, url: string, token: string | undefined): Promise<string> {
    const { privateKey, jwk } = await this.#holder();
    const nonce = this.#nonce && performance.now() - this.#nonce.atMs < nonceMs ? this.#nonce.value : undefined;
    const head = { typ: 'dpop+jwt', alg: 'ES256', jwk };
    const { origin, pathname } = new URL(url);
    const claims = { jti: randomUuid(), htm: method, htu: origin + pathname, iat: Math.floor(Date.now() / 1000), nonce, ath: token && (await digestOf(token)) };
    const text = [head, claims].map((part) => base64url(new TextEncoder().encode(JSON.stringify(part)))).join('.');
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new TextEncoder().encode(text));
    return `${text}.${base64url(new Uint8Array(signature))}`;
  }
}

/** What the gateway's own window says about this very question; what anybody else says is not heard. */
function handedOver(opened: Window, gateway: string, state: string): Promise<{ readonly code: string } | 'closed' | 'refused'> {
  return new Promise((resolve) => {
    const done = (outcome: { readonly code: string } | 'closed' | 'refused'): void => {
      clearInterval(looking);
      removeEventListener('message', hear);
      resolve(outcome);
    };
    const hear = ({ origin, source, data }: MessageEvent): void => {
      if (origin !== gateway || source !== opened || data?.type !== 'motcua-client-session' || data.state !== state) return;
      done(typeof data.code === 'string' ? { code: data.code } : 'refused');
    };
    const looking = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(looking);
      setTimeout(() => done('closed'), lastWordMs);
    }, lookMs);
    addEventListener('message', hear);
  });
}

async function newHolder(): Promise<Holder> {
  if (!globalThis.crypto?.subtle) throw new MotcuaError('FORBIDDEN', 'nobody can sign in on a page over plain http');
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const jwk = { crv, kty, x, y } as JsonWebKey;
  return { privateKey, jwk, thumbprint: await digestOf(JSON.stringify(jwk)) }; // In the order of RFC 7638.
}

function randomSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function digestOf(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

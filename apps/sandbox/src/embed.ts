import { createHash, randomUUID } from 'node:crypto';
import type { RegisteredHost } from '@motcua/gateway/node';
import type { Arrived, Browser } from './browser.ts';

/** What a page answers with. */
export interface EmbedAnswer {
  readonly status: number;
  readonly code: unknown;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** What a page sends with a question, where it is not what an honest one sends. */
export interface Lies {
  readonly method?: string;
  readonly body?: unknown;
  readonly at?: string;
  readonly token?: string;
  readonly origin?: string | undefined;
  readonly key?: string | undefined;
  readonly element?: string | undefined;
  /** Claims of the proof in place of the right ones. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Fields of the proof's header in place of the right ones. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** The whole proof; `undefined` sends none. */
  readonly proof?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page of somebody else's site: its key, and what it sends. Written from RFC 9449, apart from what our own client does. */
export class Embed {
  readonly state = randomUUID().replaceAll('-', '');
  readonly verifier = createHash('sha256').update(randomUUID()).digest('base64url');
  readonly #gateway: string;
  readonly #host: RegisteredHost;
  readonly #keys: CryptoKeyPair;
  readonly #jwk: JsonWebKey;
  token = '';
  /** The gateway's own frame on the site, in place of a page of the site. */
  isFramed = false;
  /** How far this device's clock is from the right time. */
  clockMs = 0;

  constructor(gateway: string, host: RegisteredHost, keys: CryptoKeyPair, jwk: JsonWebKey) {
    this.#gateway = gateway;
    this.#host = host;
    this.#keys = keys;
    this.#jwk = jwk;
  }

  static async open(gateway: string, host: RegisteredHost): Promise<Embed> {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    return new Embed(gateway, host, keys, { kty, crv, x, y } as JsonWebKey);
  }

  get origin(): string {
    return this.isFramed ? this.#gateway : (this.#host.origins[0] ?? '');
  }

  get thumbprint(): string {
    const { crv, kty, x, y } = this.#jwk;
    return digestOf(JSON.stringify({ crv, kty, x, y }));
  }

  get challenge(): string {
    return digestOf(this.verifier);
  }

  /** Where the window leads that asks the person. */
  address(changed: Readonly<Record<string, string | undefined>> = {}): string {
    const asked = { key: this.#host.key, origin: this.origin, level: '2', state: this.state, code_challenge: this.challenge, dpop_jkt: this.thumbprint, ...changed };
    return `${this.#gateway}/client-sessions/authorize?${new URLSearchParams(Object.entries(asked).filter((each): each is [string, string] => each[1] !== undefined))}`;
  }

  /** Presses a button of the window that asks, and gives what the window then hands over, and to whom. */
  async press(browser: Browser, asking: Arrived, answer: 'yes' | 'no', changed: Readonly<Record<string, string>> = {}) {
    const hidden = [...asking.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(([, name = '', value = '']): [string, string] => [name, value]);
    const response = await browser.fetch(`${this.#gateway}/client-sessions/authorize`, {
      method: 'POST',
      headers: { origin: this.#gateway, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ ...Object.fromEntries(hidden), answer, ...changed }),
    });
    const html = await response.text();
    const handover = /data-handover="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"');
    return {
      status: response.status,
      html,
      headers: response.headers,
      to: /data-origin="([^"]+)"/.exec(html)?.[1],
      handover: handover === undefined ? undefined : (JSON.parse(handover) as { state: string; code?: string; refused?: true }),
    };
  }

  /** Exchanges a code, and keeps the token. */
  async exchange(code: string | undefined, lies: Lies & { readonly verifier?: string } = {}): Promise<EmbedAnswer> {
    const answer = await this.ask('/client-sessions', { method: 'POST', body: { code, codeVerifier: lies.verifier ?? this.verifier }, token: '', ...lies });
    if (typeof answer.body['token'] === 'string') this.token = answer.body['token'];
    return answer;
  }

  async renew(lies: Lies = {}): Promise<EmbedAnswer> {
    const answer = await this.ask('/client-sessions/renewal', { method: 'POST', body: {}, ...lies });
    if (typeof answer.body['token'] === 'string') this.token = answer.body['token'];
    return answer;
  }

  async ask(path: string, lies: Lies = {}): Promise<EmbedAnswer> {
    const { method = 'GET', body, at = this.#gateway } = lies;
    const headers = await this.#headers(path, lies);
    const response = await fetch(at + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const told = (await response.json()) as Readonly<Record<string, unknown>>;
    return { status: response.status, code: told['code'] ?? '', body: told, headers: response.headers };
  }

  /** Begins to read an answer in parts, as a browser's `fetch` does for a page of the gateway's own. */
  async fetch(address: string, { signal }: RequestInit): Promise<Response> {
    return fetch(address, { ...(signal && { signal }), headers: await this.#headers(new URL(address).pathname, {}) });
  }

  async #headers(path: string, lies: Lies): Promise<Record<string, string>> {
    const { method = 'GET', body, token = this.token } = lies;
    const proof = 'proof' in lies ? lies.proof : await this.proof(method, path, lies);
    const headers = {
      origin: 'origin' in lies ? lies.origin : this.origin,
      'motcua-key': 'key' in lies ? lies.key : this.#host.key,
      'motcua-element': 'element' in lies ? lies.element : elementOf(path),
      authorization: token && `DPoP ${token}`,
      dpop: proof,
      'content-type': body === undefined ? undefined : 'application/json',
      ...lies.headers,
    };
    return Object.fromEntries(Object.entries(headers).filter((each): each is [string, string] => Boolean(each[1])));
  }

  /** Signs for one request. */
  async proof(method: string, path: string, { token = this.token, claims = {}, header = {} }: Lies = {}): Promise<string> {
    const iat = Math.floor((Date.now() + this.clockMs) / 1000);
    const head = { typ: 'dpop+jwt', alg: 'ES256', jwk: this.#jwk, ...header };
    const said = { jti: randomUUID(), htm: method, htu: this.#gateway + path, iat, ...(token && { ath: digestOf(token) }), ...claims };
    const text = [head, said].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, this.#keys.privateKey, Buffer.from(text));
    return `${text}.${Buffer.from(signature).toString('base64url')}`;
  }
}

function elementOf(path: string): string {
  if (path.startsWith('/health')) return 'motcua-health-book';
  if (path.startsWith('/consents')) return 'motcua-consent';
  if (path.startsWith('/access-log')) return 'motcua-access-log';
  return path.startsWith('/signing') ? 'motcua-signature-status' : 'motcua-sign-in';
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

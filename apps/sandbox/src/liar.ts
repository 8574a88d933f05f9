import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { bodyOf, listening, type RunningStandIn } from './listening.ts';

/** A provider that says what it is told to. */
export interface Liar extends RunningStandIn {
  /** Changes what the next ID token says; `undefined` leaves a claim out. */
  claims: (usual: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** Changes with what the browser is led back. */
  callback: (usual: URLSearchParams) => void;
  /** Signs anything, by its own key unless told otherwise. */
  token(claims: object, header?: object, key?: KeyObject): string;
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** A key that no provider has published. */
export const strangeKey: KeyObject = generateKeyPairSync('ed25519').privateKey;

/** Starts a provider of which every answer can be made a lie; for tests of who believes it. */
export async function startLiar(clientId: string): Promise<Liar> {
  const codes = new Map<string, URLSearchParams>();
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', running.url);
      if (url.pathname === '/auth') {
        const code = crypto.randomUUID();
        codes.set(code, url.searchParams);
        const back = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '', iss: running.url });
        liar.callback(back);
        return response.writeHead(303, { location: `${url.searchParams.get('redirect_uri') ?? ''}?${back}` }).end();
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await documentOf(url.pathname, request)));
      return undefined;
    })();
  });
  const running = await listening(server, '127.0.0.1', 0);

  async function documentOf(path: string, request: IncomingMessage): Promise<object> {
    const { url } = running;
    if (path === '/jwks') return { keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'EdDSA', use: 'sig', kid: 'liar' }] };
    if (path === '/token') {
      const asked = codes.get(new URLSearchParams(await bodyOf(request)).get('code') ?? '');
      const now = Math.floor(Date.now() / 1000);
      const usual = {
        iss: url,
        aud: clientId,
        sub: 'ai-do',
        sid: 'phien-1',
        nonce: asked?.get('nonce'),
        iat: now,
        exp: now + 600,
        auth_time: now,
        acr: asked?.get('acr_values'),
        citizen_number: '000001000001',
        name: 'Người Mẫu',
      };
      return { access_token: 'mot-ma-truy-cap', token_type: 'Bearer', expires_in: 600, id_token: liar.token(liar.claims(usual)) };
    }
    return {
      issuer: url,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['EdDSA'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  const liar: Liar = {
    ...running,
    claims: (usual) => usual,
    callback: () => {},
    token(claims, header = {}, key = privateKey) {
      const encoded = [{ alg: 'EdDSA', kid: 'liar', ...header }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${encoded}.${sign(null, Buffer.from(encoded), key).toString('base64url')}`;
    },
  };
  return liar;
}

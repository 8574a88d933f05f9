import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { inventedPeople, type InventedPerson } from '@motcua/gateway/testing';
import { Provider, interactionPolicy, type Configuration } from 'oidc-provider';
import { bodyOf, listening, type RunningStandIn } from './listening.ts';
import { loginPage, signOutPage } from './openid-pages.ts';

/** A program that people may sign in to. */
export interface OpenIdClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where a browser is led back to, to the letter. */
  readonly redirectAddress: string;
  /** Where a browser may go after it signed out here. */
  readonly signedOutAddress: string;
  /** Where the client hears that somebody signed out here. */
  readonly backChannelLogoutAddress: string;
}

export interface OpenIdProviderOptions {
  readonly clients: readonly OpenIdClient[];
  readonly host?: string | undefined;
  /** Any free one by default. */
  readonly port?: number | undefined;
  /** Who can sign in; the invented people by default. Never put a real person here. */
  readonly people?: readonly Pick<InventedPerson, 'id' | 'name'>[] | undefined;
  /** Hears each request, as method and path. */
  readonly heard?: ((line: string) => void) | undefined;
}

/** The three levels of assurance, weakest first. */
export const assuranceValues = ['loa:1', 'loa:2', 'loa:3'] as const;

const accessTokenSeconds = 600;
const daySeconds = 86_400;

/**
 * Stands in for the service by which citizens sign in. Real is the protocol: OpenID Connect with pushed requests, PKCE, three
 * levels of assurance, refresh tokens that change with each use, logout for the browser and from server to server. Invented
 * are the people, and there is no password: whoever opens the page chooses who they are, and how surely. It does as it is
 * told there even where a client asked for more, as providers do whose policy is not wired.
 *
 * @throws Error where the port is taken.
 */
export async function startOpenIdProvider({ clients, host = '127.0.0.1', port = 0, people = inventedPeople, heard = () => {} }: OpenIdProviderOptions): Promise<RunningStandIn> {
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async () => {};
  const server = createServer((request, response) => {
    heard(`${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`);
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Yêu cầu này không dùng được nữa. This request is no longer of use.\n');
    });
  });
  const running = await listening(server, host, port);
  const provider = new Provider(running.url, configurationOf(clients, people));
  provider.on('server_error', () => {}); // Told to whoever asked.
  const serve = provider.callback();
  answer = async (request, response) => {
    const [, action] = /^\/interaction\/[\w-]+(\/choose)?$/.exec(new URL(request.url ?? '/', running.url).pathname) ?? [];
    if (!request.url?.startsWith('/interaction/')) return void (await serve(request, response));
    const { uid, params } = await provider.interactionDetails(request, response);
    if (action === undefined || request.method !== 'POST') {
      const asked = String(params['acr_values'] ?? '').split(' ')[0] ?? '';
      return sendPage(response, loginPage({ action: `/interaction/${uid}/choose`, people, levels: assuranceValues, asked }));
    }
    const chosen = new URLSearchParams(await bodyOf(request));
    const person = chosen.has('stop') ? undefined : people.find(({ id }) => accountOf(id) === chosen.get('person'));
    const acr = assuranceValues.find((value) => value === chosen.get('level'));
    const result =
      person && acr ? { login: { accountId: accountOf(person.id), acr, amr: acr === 'loa:1' ? ['pwd'] : ['pwd', 'hwk'], remember: true } } : { error: 'access_denied' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  return running;
}

function configurationOf(clients: readonly OpenIdClient[], people: readonly Pick<InventedPerson, 'id' | 'name'>[]): Configuration {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('weaker_acr', 'what was asked for needs a stronger sign-in', ({ oidc }) => {
      const asked = levelOf(String(oidc.params?.['acr_values'] ?? '').split(' ')[0]);
      const isChosen = oidc.result?.login !== undefined;
      return asked > levelOf(oidc.session?.acr) && !isChosen ? interactionPolicy.Check.REQUEST_PROMPT : interactionPolicy.Check.NO_NEED_TO_PROMPT;
    }),
  );
  return {
    clients: clients.map((client) => ({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [client.redirectAddress],
      post_logout_redirect_uris: [client.signedOutAddress],
      backchannel_logout_uri: client.backChannelLogoutAddress,
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      require_auth_time: true,
    })),
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'citizen_number'], profile: ['name'] },
    conformIdTokenClaims: false,
    acrValues: [...assuranceValues],
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'mau-1' }] },
    cookies: { keys: [crypto.randomUUID()] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      revocation: { enabled: true, allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => void (ctx.body = signOutPage(form)),
        postLogoutSuccessSource: async (ctx) => void (ctx.body = signOutPage()),
      },
    },
    // It is on this machine that clients are: the guard against private addresses would keep it from all of them.
    fetch: (address, options) => fetch(address, Object.assign({}, options, { dispatcher: undefined })),
    interactions: { policy, url: async (_ctx, { uid }) => `/interaction/${uid}` },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    ttl: { AccessToken: accessTokenSeconds, AuthorizationCode: 60, Grant: daySeconds, IdToken: 2 * daySeconds, Interaction: 600, RefreshToken: daySeconds, Session: daySeconds },
    findAccount: async (_ctx, sub) => {
      const person = people.find(({ id }) => accountOf(id) === sub);
      return person && { accountId: sub, claims: async () => ({ sub, citizen_number: person.id, name: person.name }) };
    },
    // Whoever signs in here has said yes: what the gateway's own pages ask for is another matter.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc;
      const kept = session?.grantIdFor(client?.clientId ?? '');
      if (kept) return provider.Grant.find(kept);
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

/** A name of the provider's own, which says nothing of the person. */
export function accountOf(personId: string): string {
  return `nguoi-mau-${personId.slice(-3)}`;
}

function levelOf(acr: string | undefined): number {
  return assuranceValues.findIndex((value) => value === acr) + 1;
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  });
  response.end(html);
}

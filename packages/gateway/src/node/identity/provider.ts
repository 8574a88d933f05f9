import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import * as client from 'openid-client';
import { MotcuaPortError } from '../../ports.ts';
import { acrValuesOf, type Asked } from './claims.ts';
import { clockSkewSeconds, type SignInSettings } from './settings.ts';

/** What one journey to the provider is bound to. */
export interface JourneySecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What the provider hands out. */
export interface Tokens {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly refreshToken: string | undefined;
  /** Seconds until the provider wants to be asked again. */
  readonly expiresInSeconds: number | undefined;
}

/** Who signed out at the provider. */
export interface ProviderLogout {
  readonly subject: string | undefined;
  readonly providerSession: string | undefined;
  readonly tokenId: string;
  readonly expiresAtSeconds: number;
}

/** Three questions in a row stay within the time that a citizen is let wait. */
const timeoutSeconds = 3;
const discoveredForMs = 3_600_000;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** A logout token is used at once. */
const logoutTokenSeconds = 300;

/** Speaks OpenID Connect with the one provider that a gateway trusts. */
export class OpenIdProvider {
  readonly #settings: SignInSettings;
  readonly #now: () => number;
  #discovered: { readonly configuration: Promise<client.Configuration>; readonly atMs: number; readonly skewSeconds: number } | undefined;
  #keys: { readonly address: string; readonly of: ReturnType<typeof createRemoteJWKSet> } | undefined;

  constructor(settings: SignInSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** The one address that the provider may lead back to. */
  get redirectAddress(): string {
    return `${this.#settings.gateway}/sign-in/callback`;
  }

  newSecrets(): JourneySecrets {
    return { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
  }

  /** Where to send the browser. What is asked for goes to the provider directly where it takes that (RFC 9126). */
  async signInAddress({ state, nonce, codeVerifier }: JourneySecrets, { level, maxAgeSeconds }: Asked): Promise<string> {
    const configuration = await this.#configuration();
    const acrValues = acrValuesOf(this.#settings, level);
    const parameters = {
      redirect_uri: this.redirectAddress,
      scope: this.#settings.scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(acrValues.length > 0 && { acr_values: acrValues.join(' ') }),
      ...(maxAgeSeconds !== undefined && { max_age: String(maxAgeSeconds) }),
    };
    const isPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
    const address = isPushed ? await answered(client.buildAuthorizationUrlWithPAR(configuration, parameters)) : client.buildAuthorizationUrl(configuration, parameters);
    return address.href;
  }

  /**
   * Takes what the provider led back with, and fetches who it is.
   *
   * @param query - As it was sent to the callback.
   * @throws MotcuaPortError `UNAVAILABLE` where the provider does not answer; anything else where the answer is not one to this journey.
   */
  async signedIn(query: string, { state, nonce, codeVerifier }: JourneySecrets): Promise<Tokens> {
    const configuration = await this.#configuration();
    const tokens = await answered(
      client.authorizationCodeGrant(configuration, new URL(`${this.redirectAddress}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      }),
    );
    const claims = { ...tokens.claims() };
    const { person, displayName } = this.#settings.claims;
    if ((claims[person] === undefined || claims[displayName] === undefined) && configuration.serverMetadata().userinfo_endpoint) {
      const told = await answered(client.fetchUserInfo(configuration, tokens.access_token, claims.sub ?? ''));
      // What is signed wins: of the rest only who it is, never how surely that is known.
      for (const name of [person, displayName]) claims[name] ??= told[name];
    }
    return { claims, refreshToken: tokens.refresh_token, expiresInSeconds: tokens.expiresIn() };
  }

  /** @returns `ended` where the provider no longer knows the sign-in, or saw its token twice. */
  async refreshed(refreshToken: string): Promise<Omit<Tokens, 'claims'> | 'ended'> {
    const configuration = await this.#configuration();
    try {
      const tokens = await answered(client.refreshTokenGrant(configuration, refreshToken));
      return { refreshToken: tokens.refresh_token ?? refreshToken, expiresInSeconds: tokens.expiresIn() };
    } catch (error) {
      if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant') return 'ended';
      throw error;
    }
  }

  /** Tells the provider that a token is of no use any more. Its own time runs out where that fails. */
  async revoke(refreshToken: string): Promise<void> {
    try {
      const configuration = await this.#configuration();
      if (configuration.serverMetadata().revocation_endpoint) await client.tokenRevocation(configuration, refreshToken, { token_type_hint: 'refresh_token' });
    } catch {
      // Nobody holds it: it went with the session.
    }
  }

  /** Where the browser signs out at the provider. It has no token in it, so the provider may ask once more. */
  async signOutAddress(back: string): Promise<string | undefined> {
    try {
      const configuration = await this.#configuration();
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href;
    } catch {
      return undefined;
    }
  }

  /**
   * Reads a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6).
   *
   * @throws Error where it is none of this provider's, for this gateway, of now.
   */
  async logoutOf(token: string): Promise<ProviderLogout> {
    const { jwks_uri: address } = (await this.#configuration()).serverMetadata();
    if (!address) throw new MotcuaPortError('BAD_INPUT');
    if (this.#keys?.address !== address) this.#keys = { address, of: createRemoteJWKSet(new URL(address), { timeoutDuration: timeoutSeconds * 1000 }) };
    const checks = {
      issuer: this.#settings.issuer,
      audience: this.#settings.clientId,
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'],
      requiredClaims: ['iat', 'jti'],
      maxTokenAge: logoutTokenSeconds,
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(this.#now()),
    };
    const { payload, protectedHeader } = await answered(jwtVerify(token, this.#keys.of, checks));
    if (!/^(logout\+)?jwt$/i.test(protectedHeader.typ ?? 'jwt') || !isLogout(payload)) throw new MotcuaPortError('BAD_INPUT');
    const { sub: subject, sid, jti = '', iat = 0 } = payload;
    return { subject, providerSession: typeof sid === 'string' ? sid : undefined, tokenId: jti, expiresAtSeconds: iat + logoutTokenSeconds + clockSkewSeconds };
  }

  async #configuration(): Promise<client.Configuration> {
    const nowMs = this.#now();
    const skewSeconds = Math.round((nowMs - Date.now()) / 60_000) * 60; // The store's clock is the one that counts.
    if (!this.#discovered || nowMs - this.#discovered.atMs > discoveredForMs || skewSeconds !== this.#discovered.skewSeconds) {
      const discovered = { configuration: this.#discover(skewSeconds), atMs: nowMs, skewSeconds };
      this.#discovered = discovered;
      discovered.configuration.catch(() => {
        if (this.#discovered === discovered) this.#discovered = undefined; // The next one asks again.
      });
    }
    return this.#discovered.configuration;
  }

  async #discover(skewSeconds: number): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, fetch: own } = this.#settings;
    // A developer's own machine; settings take http nowhere else.
    const execute = new URL(issuer).protocol === 'http:' ? [client.allowInsecureRequests, client.enableNonRepudiationChecks] : [client.enableNonRepudiationChecks];
    try {
      const clocks = { [client.clockSkew]: skewSeconds, [client.clockTolerance]: clockSkewSeconds };
      return await client.discovery(new URL(issuer), clientId, clocks, client.ClientSecretBasic(clientSecret), {
        execute,
        timeout: timeoutSeconds,
        ...(own && { [client.customFetch]: (address: string, options: client.CustomFetchOptions) => own(address, options as RequestInit) }),
      });
    } catch (cause) {
      throw new MotcuaPortError('UNAVAILABLE', { cause });
    }
  }
}

function isLogout({ events, nonce, sub, sid }: JWTPayload): boolean {
  const isEvent = typeof events === 'object' && events !== null && logoutEvent in events;
  return isEvent && nonce === undefined && (typeof sub === 'string' || typeof sid === 'string');
}

/** Tells a provider that does not answer from one that answers with something wrong. */
async function answered<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    if (isSilence(error)) throw new MotcuaPortError('UNAVAILABLE', { cause: error });
    throw error;
  }
}

function isSilence(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  if ('code' in error && (error.code === 'OAUTH_TIMEOUT' || error.code === 'ERR_JWKS_TIMEOUT')) return true;
  if (error.cause instanceof Response && error.cause.status >= 500) return true;
  return (error instanceof TypeError && error.message === 'fetch failed') || isSilence(error.cause);
}

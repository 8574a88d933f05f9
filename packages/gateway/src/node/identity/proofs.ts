import { createHash, createHmac, hash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify, type JWTPayload } from 'jose';
import { MotcuaPortError } from '../../ports.ts';
import { saltOf } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { isSame } from './is-same.ts';
import { clockSkewSeconds } from './settings.ts';

/** How long a number that this gateway gave out may stand in a proof. */
const nonceSeconds = 300;
/** Longer than any proof is taken for. */
const rememberedMs = (nonceSeconds + 2 * clockSkewSeconds) * 1000;

/** Tells who holds a key by what they signed for this very request (DPoP, RFC 9449). Each proof is good once, on all gateways. */
export class Proofs {
  readonly #store: Store;
  readonly #gateway: string;
  #salt: string | undefined;

  /** @param gateway - Origin by which browsers reach this gateway; what `Host` says is the asker's to choose. */
  constructor(store: Store, gateway: string) {
    this.#store = store;
    this.#gateway = gateway;
  }

  /** What a proof may carry in place of the right time: phones have wrong clocks (RFC 9449, 8). */
  async nonce(): Promise<string> {
    return this.#nonceAt(Math.floor(this.#store.now() / 1000));
  }

  /**
   * Gives the thumbprint (RFC 7638) of the key that signed for a request, and for the token that it brings.
   *
   * @throws MotcuaPortError `SIGN_IN` where there is no proof that holds (RFC 9449, 4.3).
   */
  async holderOf(request: Request, token?: string): Promise<string> {
    const proof = request.headers.get('dpop') ?? ''; // Two of them are joined by a comma, which no proof has.
    let thumbprint: string;
    let claims: JWTPayload;
    try {
      const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'], currentDate: new Date(this.#store.now()) });
      claims = payload;
      thumbprint = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
    } catch {
      throw new MotcuaPortError('SIGN_IN');
    }
    const { htm, htu, ath, jti } = claims;
    const isForThis = htm === request.method && htu === this.#gateway + new URL(request.url).pathname;
    const isForToken = token === undefined || ath === createHash('sha256').update(token).digest('base64url');
    if (!isForThis || !isForToken || typeof jti !== 'string' || jti.length > 100 || !(await this.#isFresh(claims))) throw new MotcuaPortError('SIGN_IN');
    if (!(await this.#isFirst(`${thumbprint} ${jti}`))) throw new MotcuaPortError('SIGN_IN');
    return thumbprint;
  }

  async #isFresh({ iat, nonce }: JWTPayload): Promise<boolean> {
    const nowSeconds = this.#store.now() / 1000;
    if (nonce === undefined) return typeof iat === 'number' && Math.abs(nowSeconds - iat) <= clockSkewSeconds;
    const seconds = typeof nonce === 'string' ? Number(/^(\d{1,12})\./.exec(nonce)?.[1]) : NaN;
    if (!(Math.abs(nowSeconds - seconds) <= nonceSeconds)) return false;
    return isSame(String(nonce), await this.#nonceAt(seconds));
  }

  async #isFirst(name: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#store.write(({ tables, atMs }) =>
      tables
        .insertInto('used_proof')
        .values({ id: hash('sha256', `motcua proof ${name}`), expires_at: atMs + rememberedMs })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst(),
    );
    return numInsertedOrUpdatedRows === 1n;
  }

  /** Signed with what all gateways of a store have in common. */
  async #nonceAt(seconds: number): Promise<string> {
    this.#salt ??= await this.#store.read(saltOf);
    return `${seconds}.${createHmac('sha256', this.#salt).update(`nonce of proofs ${seconds}`).digest('base64url')}`;
  }
}

import type { CertificateList, CertificateStatus } from '@motcua/contract/signing';
import { isWebAddress } from '@motcua/contract/wire';
import * as z from 'zod/mini';
import { nextSteps } from '../next-steps.ts';
import { MotcuaPortError, type SigningPort } from '../ports.ts';
import { subjectOf, valueOf } from './distinguished-name.ts';

export interface CscSigningOptions {
  /** Address of a remote signing service under which `/csc/v2` lies, such as `https://ky.example.vn`. */
  readonly baseUrl: string;
  /** What the citizen reads as the source, such as the name of the certification authority. */
  readonly name: string;
  /** Value of the `Authorization` header. It belongs to the gateway; no page ever sees it. */
  readonly authorization?: string | undefined;
  /** Longest time for one request. 5,000 by default. */
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly now?: (() => Date) | undefined;
}

/** A certificate that ends within so many days is called expiring, so that there is time to renew it. */
const expiringDays = 30;
const dayMs = 86_400_000;

/** What is read of an answer (Cloud Signature Consortium API 2.0, 11.4 and 11.5); the rest is let through unread. */
const CredentialsList = z.object({
  credentialInfos: z.array(
    z.object({
      key: z.object({ status: z.string() }),
      cert: z.object({
        status: z.optional(z.string()),
        subjectDN: z.optional(z.string()),
        issuerDN: z.optional(z.string()),
        serialNumber: z.optional(z.string()),
        validFrom: z.optional(z.string()),
        validTo: z.optional(z.string()),
      }),
    }),
  ),
});
type Credential = z.infer<typeof CredentialsList>['credentialInfos'][number];

/**
 * Knows a person's certificates from a remote signing service that speaks the Cloud Signature Consortium API, version 2
 * (`credentials/list`). The person is named in the body, never in the address.
 *
 * Fails with a {@link MotcuaPortError}: `FORBIDDEN` where the service refuses (401, 403), `UNAVAILABLE` where it is silent
 * or broken, `BAD_ANSWER` for what does not keep the protocol.
 *
 * @throws TypeError where `baseUrl` is no http(s) address.
 */
export function cscSigning(options: CscSigningOptions): SigningPort {
  const { baseUrl, name, authorization, timeoutMs = 5000, fetch: ask = fetch, now = () => new Date() } = options;
  if (!isWebAddress(baseUrl)) throw new TypeError(`cscSigning: "baseUrl" must be an http(s) address, got "${baseUrl}"`);
  const address = `${baseUrl.replace(/\/+$/, '')}/csc/v2/credentials/list`;
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...(authorization !== undefined && { authorization }) };

  async function credentialsOf(userID: string, asker: AbortSignal): Promise<Credential[]> {
    let response: Response;
    let body: unknown;
    try {
      response = await ask(address, {
        method: 'POST',
        headers,
        redirect: 'error', // It could carry the token, or the person's number, to somebody else.
        signal: AbortSignal.any([asker, AbortSignal.timeout(timeoutMs)]),
        body: JSON.stringify({ userID, credentialInfo: true, certInfo: true, certificates: 'none' }),
      });
      if (response.ok) body = await response.json().catch(() => undefined);
      else await response.body?.cancel();
    } catch {
      asker.throwIfAborted();
      throw new MotcuaPortError('UNAVAILABLE'); // Without its cause, which may quote what was sent.
    }
    if (response.status === 401 || response.status === 403) throw new MotcuaPortError('FORBIDDEN');
    if (!response.ok) throw new MotcuaPortError(response.status >= 500 || response.status === 429 ? 'UNAVAILABLE' : 'BAD_ANSWER');
    const read = z.safeParse(CredentialsList, body);
    if (!read.success) throw new MotcuaPortError('BAD_ANSWER');
    return read.data.credentialInfos;
  }

  return {
    async certificates(_input, person, signal): Promise<CertificateList> {
      const credentials = await credentialsOf(person.id, signal);
      const source = { name, asOf: now().toISOString() };
      return { source, certificates: credentials.map((credential) => statusOf(credential, source, now())) };
    },
  };
}

function statusOf({ key, cert }: Credential, source: CertificateStatus['source'], now: Date): CertificateStatus {
  const validFrom = momentOf(cert.validFrom);
  const validTo = momentOf(cert.validTo);
  const state = stateOf(key.status, cert.status, validFrom, validTo, now);
  return {
    state,
    kind: 'remoteSigning',
    subject: subjectOf(cert.subjectDN ?? ''),
    ...optional('issuerName', valueOf(cert.issuerDN ?? '', 'CN') ?? valueOf(cert.issuerDN ?? '', 'O')),
    ...optional('serialNumber', cert.serialNumber),
    ...optional('validFrom', validFrom?.toISOString()),
    ...optional('validTo', validTo?.toISOString()),
    nextStep: nextSteps[state],
    isRevocationKnown: cert.status !== undefined,
    source,
  };
}

/** The service's own word goes before the dates, and what it has no word for is not called active. */
function stateOf(keyStatus: string, certStatus: string | undefined, validFrom: Date | undefined, validTo: Date | undefined, now: Date): CertificateStatus['state'] {
  if (certStatus === 'revoked') return 'revoked';
  if (certStatus === 'suspended' || keyStatus === 'disabled') return 'suspended';
  if (certStatus === 'expired' || (validTo && validTo <= now)) return 'expired';
  if (certStatus !== 'valid' || keyStatus !== 'enabled' || !validTo) return 'unknown';
  if (validFrom && validFrom > now) return 'notYetValid';
  return validTo.getTime() - now.getTime() <= expiringDays * dayMs ? 'expiring' : 'active';
}

/** GeneralizedTime (RFC 5280, 4.1.2.5.2) to a moment; `undefined` for anything else. */
function momentOf(text: string | undefined): Date | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function optional<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  return (value === undefined || value === '' ? {} : { [key]: value }) as { [K in Key]?: string };
}

import { MotcuaPortError, type ClientSessionPort } from '../../ports.ts';
import { framedPage, type FrameScripts } from './client-frames.ts';
import { unknownDevice } from './device.ts';
import { authorizeClient, type AuthorizationParts } from './client-authorization.ts';
import { isSecretOf, purposesWithin } from './hosts.ts';
import type { Proofs } from './proofs.ts';
import { assertVouched, providerSubjectOf, subjectAt } from './vouched.ts';

/** Lets people be signed in on the pages of registered sites, by a window of the gateway's own or by the site's server. */
export function clientSessionPort(parts: AuthorizationParts & { readonly proofs: Proofs; readonly frames: FrameScripts | undefined }): ClientSessionPort {
  const { clients, sessions, proofs, frames, trouble } = parts;
  return {
    nonce: () => proofs.nonce(),
    authorize: (request, signal) => authorizeClient(request, parts, signal),
    async frame(request) {
      const { pathname, searchParams } = new URL(request.url);
      const host = clients.hostOfKey(searchParams.get('key'));
      const element = host?.elements.find((each) => pathname === `/embed/${each}`);
      return host && element && frames ? { response: framedPage(element, host, frames) } : trouble(new MotcuaPortError('NOT_FOUND'));
    },
    begin: ({ code, codeVerifier }, { request }) => clients.begin(code, codeVerifier, request),
    renew: (_input, { request }) => clients.renew(request),
    async vouch({ person, displayName, assuranceLevel, signedInAt, origin, thumbprint, codeChallenge, elements }, { request: { headers } }) {
      const host = clients.hostOf(headers.get('motcua-key'), origin);
      const secret = /^Bearer (sk_[\w-]{43})$/i.exec(headers.get('authorization') ?? '')?.[1];
      // A secret that a page sends is none any more.
      if (headers.has('origin') || !host) throw new MotcuaPortError('FORBIDDEN');
      if (secret === undefined || !isSecretOf(host, secret)) throw new MotcuaPortError('SIGN_IN');
      const wanted = elements ?? host.elements;
      const level = host.backend?.vouchesUpTo ?? 0;
      if (assuranceLevel > level || wanted.some((element) => !host.elements.includes(element))) throw new MotcuaPortError('FORBIDDEN');
      const signedIn = { personId: person, displayName: displayName.normalize('NFC').trim().slice(0, 200) || '–', assuranceLevel: assuranceLevel === 2 ? 2 : 1 } as const;
      const subject = subjectAt(host, person);
      const signedInAtMs = signedInAt === undefined ? undefined : Date.parse(signedInAt);
      const session = await sessions.begin(
        { ...signedIn, subject, providerSession: undefined },
        { refreshToken: undefined, expiresInSeconds: undefined },
        unknownDevice,
        undefined,
        (transaction, own) => assertVouched(transaction, own, providerSubjectOf(subject), signedInAtMs),
      );
      return clients.codeFor({ key: host.key, origin, elements: wanted, purposes: purposesWithin(wanted, host.purposes), thumbprint, session }, codeChallenge);
    },
  };
}

import type { CertificateList, DocumentReport } from '@motcua/contract/signing';
import { listCertificates } from '@motcua/contract/signing/wire';
import type { CertificateReading, TrustAnchor } from '@motcua/signature';
import type { AskOptions, ClientParts } from './client.ts';
import { MotcuaError } from './motcua-error.ts';
import { loaded } from './unreachable.ts';

/** Signed documents and certificates. Files are read where they are: nothing of them is ever sent. */
export interface SigningClient {
  /**
   * Lists the certificates of the person who is signed in.
   *
   * @throws MotcuaError `SIGN_IN`, `STEP_UP`, `CONSENT`, `FORBIDDEN`, `NOT_FOUND` where there is no gateway or it knows of no
   * certificates, `OFFLINE`, `UNAVAILABLE`, `TIMEOUT` or `BAD_ANSWER`.
   */
  certificates(options?: AskOptions): Promise<CertificateList>;

  /**
   * Checks the signatures of a document that the citizen opened. No request is made, whatever the document says.
   *
   * @throws MotcuaError `UNAVAILABLE` or `OFFLINE` where the engine itself could not be loaded.
   */
  check(file: File, options?: AskOptions): Promise<DocumentReport>;

  /** Reads a certificate that the citizen opened. */
  readCertificate(file: Blob): Promise<CertificateReading>;
}

/** @internal */
export function signing({ gateway, confirmedAnchors = [] }: ClientParts): SigningClient {
  const confirmed = new Set(confirmedAnchors.map((fingerprint) => fingerprint.toLowerCase().replace(/[^0-9a-f]/g, '')));
  const anchors = async (): Promise<readonly TrustAnchor[]> => {
    const { vietnameseAnchors } = await loaded(import('@motcua/signature'));
    return vietnameseAnchors.map((anchor) => (confirmed.has(anchor.sha256) ? { ...anchor, status: 'confirmed' } : anchor));
  };
  return {
    async certificates({ signal } = {}) {
      if (!gateway) throw new MotcuaError('NOT_FOUND', 'signing.certificates: this client has no gateway');
      return (await gateway()).transport.ask(listCertificates, {}, { signal, isAboutPerson: true });
    },
    async check(file, { signal } = {}) {
      const { validateDocument } = await loaded(import('@motcua/signature'));
      return validateDocument(new Uint8Array(await file.arrayBuffer()), { trustAnchors: await anchors(), fileName: file.name, ...(signal && { signal }) });
    },
    async readCertificate(file) {
      const { readCertificate } = await loaded(import('@motcua/signature'));
      return readCertificate(new Uint8Array(await file.arrayBuffer()), { trustAnchors: await anchors() });
    },
  };
}

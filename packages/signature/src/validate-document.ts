import type { DocumentReport, SignatureReport } from '@motcua/contract/signing';
import { hexOf, ownMemory } from './bytes.ts';
import { fileKindOf } from './document-kind.ts';
import { engineVersion } from './engine-version.ts';
import type { Trust } from './examine-certificate.ts';
import { examineSignature } from './examine-signature.ts';
import { worstOf } from './judge.ts';
import { PdfFile } from './pdf-file.ts';
import { signatureFieldsOf } from './signature-fields.ts';
import { toAnchors, type TrustAnchor } from './trust-anchor.ts';
import { Unreadable } from './unreadable.ts';

export interface ValidationOptions {
  /**
   * Certificate revocation lists and OCSP answers in DER that the caller has. This version does not judge revocation: the
   * check stays `unknown`, and so the verdict, whatever is given here.
   */
  readonly revocationData?: readonly Uint8Array[];
  /** Whom to believe: facts, or certificates in DER or PEM, which count as confirmed because the caller chose them. Default: nobody. */
  readonly trustAnchors?: readonly (Uint8Array | TrustAnchor)[] | undefined;
  /** The moment as of which certificates are judged. Default: now. */
  readonly validationTime?: Date | undefined;
  /** Only for the report. */
  readonly fileName?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a page can hold, beside a copy of what was signed. */
const mostBytes = 512_000_000;
const mostSignatures = 500;

/** What is said of the document; the rest of a report is the same for all. */
type Findings = Pick<DocumentReport, 'state' | 'indication' | 'subIndication' | 'unsupported' | 'evidence'> & { readonly signatures?: SignatureReport[] };

/**
 * Tells what is known of the signatures in a document: whether what was signed is unchanged, who signed, who vouches for them.
 *
 * Reads PDF (PAdES and the older PKCS#7 formats); of other kinds it says `UNSUPPORTED`. Nothing leaves the device and nothing is
 * fetched. Never calls a signature `VALID`: revocation, time-stamps over signatures and later revisions are not judged yet, and the
 * checks say so. A forged, damaged or hostile file is an answer, not an exception.
 *
 * @throws TypeError for `bytes` that are no bytes, and for trust anchors that are no certificates.
 * @throws The signal's reason, once it is aborted.
 */
export async function validateDocument(bytes: Uint8Array, options: ValidationOptions = {}): Promise<DocumentReport> {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`validateDocument: "bytes" must be a Uint8Array, got ${typeof bytes}`);
  const { trustAnchors = [], validationTime: at = new Date(), fileName, signal } = options;
  throwIfAborted(signal);
  const kind = fileKindOf(bytes);
  const file = { ...(fileName && { name: fileName.slice(0, 2000) }), sizeBytes: bytes.length };
  const report = (found: Findings, more: { sha256?: string; anchors?: readonly TrustAnchor[] } = {}): DocumentReport => {
    const { signatures = [], ...verdict } = found;
    // The oldest part of a list says how old the list is.
    const trustListDate = more.anchors?.flatMap(({ source }) => source.asOf ?? []).sort()[0];
    return {
      file: { ...file, ...(more.sha256 !== undefined && { sha256: more.sha256 }), kind: kind === 'pdf' && signatures.length > 0 ? 'pades' : kind },
      ...verdict,
      signatures,
      engine: { version: engineVersion, ...(trustListDate !== undefined && { trustListDate }) },
      checkedAt: new Date().toISOString(),
      uploaded: false,
    };
  };

  // Browsers give no cryptography to a page that is served over plain http.
  if (globalThis.crypto?.subtle === undefined) return report({ state: 'UNSUPPORTED', unsupported: 'noCrypto' });
  if (bytes.length > mostBytes) return report({ state: 'UNSUPPORTED', unsupported: 'tooLarge' });
  const anchors = await toAnchors(trustAnchors);
  const sha256 = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', ownMemory(bytes))));
  const found = kind === 'pdf' ? await examinePdf(bytes, { anchors, at }, signal) : ({ state: 'UNSUPPORTED', unsupported: 'format' } as const);
  return report(found, { sha256, anchors });
}

async function examinePdf(bytes: Uint8Array, trust: Trust, signal: AbortSignal | undefined): Promise<Findings> {
  try {
    const file = new PdfFile(bytes);
    const fields = signatureFieldsOf(file);
    if (fields.length > mostSignatures) throw new Unreadable('PDF: too many signatures');
    const signatures: SignatureReport[] = [];
    for (const field of fields) {
      throwIfAborted(signal);
      signatures.push(await examineSignature(file, field, trust));
    }
    return { ...worstOf(signatures), signatures };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { kind, message: evidence } = error;
    if (kind !== 'malformed') return { state: 'UNSUPPORTED', unsupported: kind, evidence };
    return { state: 'MALFORMED', indication: 'TOTAL_FAILED', subIndication: 'FORMAT_FAILURE', evidence };
  }
}

/** `AbortSignal.throwIfAborted` is younger than the browsers that we serve. */
function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new DOMException('The validation was aborted', 'AbortError');
}

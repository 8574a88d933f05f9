import { readHash } from './algorithms.ts';
import { octetsOf, readAsn1, sequenceOf } from './asn1.ts';
import { timeOf } from './asn1-text.ts';
import { isSame, type Bytes } from './bytes.ts';
import type { Examination } from './examination.ts';
import type { SignedContent } from './examine-signer.ts';
import { signedContent } from './signed-content.ts';
import { contentTypes, type SignedMessage } from './signed-message.ts';
import { Unreadable } from './unreadable.ts';

/** Formats of signatures in PDF that we examine (ISO 32000-2, table 260; ETSI EN 319 142-1 and -2). */
const detached = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);
const olderFormat = 'adbe.pkcs7.sha1';
export const timestampFormat = 'ETSI.RFC3161';

/** @throws Unreadable `format` for a format that we do not examine, such as `adbe.x509.rsa_sha1`, which is no CMS. */
export function expectKnownFormat(format: string | undefined): void {
  if (format === undefined) throw new Unreadable('the signature does not name its format');
  if (!detached.has(format) && format !== olderFormat && format !== timestampFormat) throw new Unreadable(`signatures of the format ${format} are not supported`, 'format');
}

/**
 * Gives what a signer signed. A detached signature is over the document; the others are over a content of their own that
 * holds the document's digest, which is compared here.
 *
 * @throws Unreadable where the content is not what the format says.
 */
export async function contentSigned(format: string | undefined, message: SignedMessage, document: SignedContent, examination: Examination): Promise<SignedContent> {
  const { content } = message;
  if (format !== undefined && detached.has(format)) {
    // Content of its own would be what was signed, and the document would not.
    if (content) throw new Unreadable('CMS: a detached signature with content of its own');
    return document;
  }
  if (!content) throw new Unreadable(`CMS: ${format} without content`);
  if (format === timestampFormat) await examineImprint(message, content, document, examination);
  else {
    examination.note('digest', isSame(content, await document.digest('SHA-1')) ? 'pass' : 'fail', 'SHA-1');
    examination.note('algorithmStrength', 'fail', 'SHA-1');
  }
  return signedContent(content);
}

/** A time-stamp is over the digest of what it stamps (RFC 3161, 2.4.2). */
async function examineImprint(message: SignedMessage, content: Bytes, document: SignedContent, examination: Examination): Promise<void> {
  if (message.contentType !== contentTypes.timestampToken) throw new Unreadable('CMS: no time-stamp token');
  const [, , imprint] = sequenceOf(readAsn1(content));
  const [algorithm, digest] = sequenceOf(imprint);
  const hash = readHash(algorithm);
  examination.note('digest', isSame(octetsOf(digest), await document.digest(hash)) ? 'pass' : 'fail', hash);
  if (hash === 'SHA-1') examination.note('algorithmStrength', 'fail', 'SHA-1');
}

/** The time that a time-stamp says; `undefined` where it says none that can be read. */
export function stampedTimeOf({ content }: SignedMessage): Date | undefined {
  try {
    return content && timeOf(sequenceOf(readAsn1(content))[4]);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

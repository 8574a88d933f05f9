import { childrenOf, oidOf, readAsn1 } from './asn1.ts';
import { includesAscii, isAt, latin1 } from './bytes.ts';
import { contentTypes } from './signed-message.ts';
import { Unreadable } from './unreadable.ts';

/** What a file is, as far as its beginning and the words in it tell. */
export type FileKind = 'pdf' | 'xmldsig' | 'xades' | 'einvoice' | 'cades' | 'asic' | 'other';

/** Tells what a file is by its content; names and types that a page is told are often wrong. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  if (isAt(bytes, 0, 'PK\u0003\u0004')) return isContainer(bytes) ? 'asic' : 'other';
  // Before PDF, which a signed message may hold: it would be found within.
  if (isSignedMessage(bytes)) return 'cades';
  const beginning = latin1(bytes.subarray(0, 1024));
  // Readers look for the mark in the first 1024 bytes (ISO 32000-1, annex H.3).
  if (beginning.includes('%PDF-')) return 'pdf';
  if (/^(\u00ef\u00bb\u00bf)?\s*</.test(beginning)) return xmlKindOf(bytes);
  return /^-----BEGIN (CMS|PKCS7)-----/.test(beginning) ? 'cades' : 'other';
}

/** Vietnamese e-invoices (hóa đơn điện tử) have a fixed root; the rest is told by the namespaces of XMLDSig and XAdES. */
function xmlKindOf(bytes: Uint8Array): FileKind {
  if (!includesAscii(bytes, 'http://www.w3.org/2000/09/xmldsig#')) return 'other';
  if (includesAscii(bytes, '<DLHDon')) return 'einvoice';
  return includesAscii(bytes, 'http://uri.etsi.org/01903/') ? 'xades' : 'xmldsig';
}

/** An ASiC container names itself in its first file (ETSI EN 319 162-1, A.1), or holds its signatures in META-INF. */
function isContainer(bytes: Uint8Array): boolean {
  if (isAt(bytes, 30, 'mimetypeapplication/vnd.etsi.asic')) return true;
  const directory = latin1(bytes.subarray(Math.max(0, bytes.length - 16_384)));
  return /META-INF\/[^\0]*(signature|timestamp|evidencerecord)/i.test(directory);
}

function isSignedMessage(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  try {
    const whole = readAsn1(bytes);
    return oidOf(childrenOf({ ...whole, contentEnd: readAsn1(bytes, whole.contentStart).end })[0]) === contentTypes.signedMessage;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

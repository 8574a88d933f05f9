import type { SignatureReport } from '@motcua/contract/signing';
import { catalogueOf, type PdfFile } from './pdf-file.ts';
import { dictionaryIn } from './pdf-value.ts';
import type { SignerPart } from './signed-message.ts';

const signatureTimestamp = '1.2.840.113549.1.9.16.2.14';

/**
 * Tells which baseline level a signature has the parts of (ETSI EN 319 142-1, 6): a time-stamp over it, and revocation facts
 * in the file. Whether these parts are any good is not said; B-LTA is not told apart from B-LT.
 */
export function levelOf(file: PdfFile, format: string | undefined, signer: SignerPart): SignatureReport['level'] {
  if (format !== 'ETSI.CAdES.detached') return 'basic';
  if (!signer.unsignedTypes.includes(signatureTimestamp)) return 'B-B';
  return dictionaryIn(catalogueOf(file).value)?.entries.has('DSS') ? 'B-LT' : 'B-T';
}

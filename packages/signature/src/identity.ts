import type { CertificateSubject } from '@motcua/contract/signing';
import { nameOids, partsOf, type DistinguishedName } from './distinguished-name.ts';
import { shownName } from './trust-anchor.ts';

/** Attributes in which Vietnamese issuers write numbers, as `MST:0101243150` and `CCCD:001099012345`. */
const numbered = [nameOids.userId, nameOids.serialNumber, nameOids.organisationIdentifier, nameOids.organisationalUnit];

const taxCode = /\bMST\s*[:\s-]\s*(\d{10}(?:-?\d{3})?)(?!\d)/i;
const personalId = /\b(?:CCCD|CMND|CMT|CC|HC|PASSPORT|PNOVN|IDCVN)\s*[:\s-]\s*([A-Z0-9]{6,15})\b/i;

/**
 * Tells who somebody is, as their certificate says.
 *
 * A personal number is shown by its last three characters only; the rest is never put into a report.
 */
export function identityOf(subject: DistinguishedName): CertificateSubject {
  const numbers = numbered.flatMap((oid) => partsOf(subject, oid));
  const organisation = partsOf(subject, nameOids.organisation)[0]?.trim();
  const tax = firstMatch(numbers, taxCode);
  const id = firstMatch(numbers, personalId);
  return {
    name: withoutNumbers(shownName(subject)),
    ...(organisation && { organisation: organisation.slice(0, 2000) }),
    ...(tax && { taxCode: tax }),
    ...(id && { personalIdMasked: masked(id) }),
  };
}

const firstMatch = (texts: readonly string[], pattern: RegExp): string | undefined => texts.map((text) => pattern.exec(text)?.[1]).find((found) => found !== undefined);

const masked = (id: string): string => `${'•'.repeat(id.length - 3)}${id.slice(-3)}`;

/** Some issuers write the personal number behind the name as well. */
const withoutNumbers = (name: string): string => name.replace(new RegExp(personalId, 'gi'), (found, id: string) => found.replace(id, masked(id)));

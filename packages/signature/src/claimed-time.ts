import type { SignatureReport } from '@motcua/contract/signing';
import { timeOf } from './asn1-text.ts';
import { latin1 } from './bytes.ts';
import { signingTimeOid } from './examine-signer.ts';
import { textIn, type PdfDictionary } from './pdf-value.ts';
import { attributeOf, type SignerPart } from './signed-message.ts';
import { Unreadable } from './unreadable.ts';

/** When somebody says that they signed: by the signed attribute, else by the dictionary's `/M`. Nobody vouches for either. */
export function claimedTimeOf(signer: SignerPart, signature: PdfDictionary): SignatureReport['time'] {
  const claimed = attributeTime(signer) ?? dictionaryTime(signature);
  return claimed ? { source: 'signerClaim', claimed: claimed.toISOString() } : { source: 'none' };
}

function attributeTime(signer: SignerPart): Date | undefined {
  try {
    const attribute = attributeOf(signer, signingTimeOid);
    return attribute && timeOf(attribute);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** A PDF date, `D:20240131093000+07'00'` (ISO 32000-2, 7.9.4). Without a zone it is no moment, and is left out. */
function dictionaryTime({ entries }: PdfDictionary): Date | undefined {
  const text = latin1(textIn(entries.get('M'))?.bytes.subarray(0, 40) ?? new Uint8Array(0));
  const [, date, hour, minute, second = '00', zone = '', hours = '00', minutes = '00'] = /^D:(\d{8})(\d{2})(\d{2})(\d{2})?(Z|[+-])(?:(\d{2})'?(\d{2})?)?/.exec(text) ?? [];
  if (date === undefined) return undefined;
  const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const time = new Date(`${day}T${hour}:${minute}:${second}${zone === 'Z' ? 'Z' : `${zone}${hours}:${minutes}`}`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

import { catalogueOf, type Found, type PdfFile } from './pdf-file.ts';
import { readableText } from './pdf-parser.ts';
import { ambiguousDictionaryIn, dictionaryIn, itemsIn, nameIn, referenceIn, textIn, type PdfDictionary, type PdfValue } from './pdf-value.ts';
import { shownText } from './shown-text.ts';
import { Unreadable } from './unreadable.ts';

/** A form field that somebody signed, and the dictionary of its signature. */
export interface SignatureField {
  readonly name: string;
  readonly signature: PdfDictionary;
  /** The dictionary lay in an object stream, so that the signature in it could not leave itself out of what is signed. */
  readonly isPacked: boolean;
}

const mostFields = 20_000;
const deepest = 32;

interface Inherited {
  readonly name: string;
  readonly type: string | undefined;
  readonly depth: number;
}

/**
 * Finds the signatures of a file: form fields of type `Sig` with a value, in the order of the form (ISO 32000-2, 12.7).
 *
 * A signature that several fields refer to is told once.
 */
export function signatureFieldsOf(file: PdfFile): SignatureField[] {
  const catalogue = catalogueOf(file);
  const found: SignatureField[] = [];
  const signatures = new Set<string>();
  const seen = new Set<number>();
  let count = 0;

  function walk(value: PdfValue, isPacked: boolean, inherited: Inherited): void {
    const reference = referenceIn(value);
    if (reference && seen.has(reference.number)) return;
    if (reference) seen.add(reference.number);
    if (++count > mostFields || inherited.depth > deepest) throw new Unreadable('PDF: form too large');
    const field = file.follow(value, isPacked);
    const entries = dictionaryIn(field.value)?.entries;
    if (!entries) return;
    const type = nameIn(file.follow(entries.get('FT')).value) ?? inherited.type;
    const name = [inherited.name, file.isEncrypted ? '' : partialName(file, entries.get('T'))].filter(Boolean).join('.');
    if (type === 'Sig') add(field, entries.get('V'), name);
    const kids = file.follow(entries.get('Kids'), field.isPacked);
    for (const kid of itemsIn(kids.value) ?? []) walk(kid, kids.isPacked, { name, type, depth: inherited.depth + 1 });
  }

  function add(field: Found, value: PdfValue | undefined, name: string): void {
    const signed = file.follow(value, field.isPacked);
    const signature = ambiguousDictionaryIn(signed.value);
    if (!signature) return;
    const place = `${signed.isPacked ? 'packed' : 'inFile'} ${referenceIn(value)?.number ?? ''} ${signature.start}`;
    if (signatures.has(place)) return;
    signatures.add(place);
    found.push({ name: name || `${found.length + 1}`, signature, isPacked: signed.isPacked });
  }

  const entries = dictionaryIn(catalogue.value)?.entries;
  const form = file.follow(entries?.get('AcroForm'), catalogue.isPacked);
  const fields = file.follow(dictionaryIn(form.value)?.entries.get('Fields'), form.isPacked);
  for (const field of itemsIn(fields.value) ?? []) walk(field, fields.isPacked, { name: '', type: undefined, depth: 0 });
  return found;
}

function partialName(file: PdfFile, value: PdfValue | undefined): string {
  const text = textIn(file.follow(value).value);
  return text ? shownText(readableText(text.bytes)).slice(0, 200) : '';
}

import type { HealthBook, HealthSource } from '@motcua/contract/health';
import { bookOfResources } from './collection.ts';
import { bookOfDocument } from './document.ts';
import { mostBytes, mostEntries } from './limits.ts';
import type { IdentifierSystems } from './people.ts';
import { References } from './references.ts';
import { isObject, objectsAt, textAt, type Json } from './untrusted.ts';

export interface HealthBookOptions {
  /** Which identifier systems hold which number. None by default: every number is then `other`. */
  readonly identifierSystems?: IdentifierSystems;
  /** Who gave what comes without a Composition, and when; a document says so itself. */
  readonly source?: HealthSource;
}

/** Why there is no book: what came is not what this reads, or too much of it. */
export type UnreadableReason = 'not-json' | 'xml-not-supported' | 'not-fhir' | 'no-composition' | 'too-large';

/** A book, or the reason why there is none. */
export type HealthBookReading = { readonly outcome: 'book'; readonly book: HealthBook } | { readonly outcome: 'unreadable'; readonly reason: UnreadableReason };

/**
 * Reads a health book into sections and lines that can be shown as they are.
 *
 * Takes a FHIR R4 document (International Patient Summary, VN Core), any other Bundle, or a single resource; as JSON text,
 * its UTF-8 bytes, or parsed. Every entry of every section becomes one item, also one that cannot be resolved; nothing is
 * dropped because it is negated, refuted or a mistake, its `status` says so. Text is text: no markup, nothing unseen.
 *
 * Reads at most 32 MiB, 50,000 entries, 500 sections 8 deep and 10,000 items, and says in `book.notes` that it left something
 * out; of one item 300 values and 40 details. What is
 * written is not judged: no advice, no interactions, no ranges of ours.
 *
 * Never throws, whatever it is given.
 *
 * @example
 * const reading = readHealthBook(await file.text());
 * if (reading.outcome === 'book') show(reading.book.sections);
 */
export function readHealthBook(input: unknown, options: HealthBookOptions = {}): HealthBookReading {
  const parsed = parse(input);
  if ('reason' in parsed) return { outcome: 'unreadable', reason: parsed.reason };
  const { root } = parsed;
  if (!isObject(root) || typeof root['resourceType'] !== 'string') return { outcome: 'unreadable', reason: 'not-fhir' };
  const entries = root['resourceType'] === 'Bundle' ? objectsAt(root, 'entry', mostEntries + 1) : [{ resource: root }];
  if (entries.length > mostEntries) return { outcome: 'unreadable', reason: 'too-large' };
  return readEntries(entries, root['type'] === 'document', options);
}

function readEntries(entries: readonly Json[], isDocument: boolean, { identifierSystems = {}, source = {} }: HealthBookOptions): HealthBookReading {
  const resources = entries.map(({ resource }) => resource).filter(isObject);
  const references = new References(entries);
  const ofType = (type: string) => resources.filter((resource) => textAt(resource, 'resourceType') === type);
  const [composition] = ofType('Composition');
  if (composition && (isDocument || composition === resources[0])) {
    return { outcome: 'book', book: bookOfDocument(composition, ofType('Patient'), references, identifierSystems) };
  }
  if (isDocument) return { outcome: 'unreadable', reason: 'no-composition' };
  return { outcome: 'book', book: bookOfResources(resources, references, identifierSystems, source) };
}

function parse(input: unknown): { readonly root: unknown } | { readonly reason: UnreadableReason } {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) return { root: input };
  // A text has at least as many bytes as UTF-16 units.
  if (input.length > mostBytes) return { reason: 'too-large' };
  try {
    const text = (typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input)).replace(/^\ufeff/, '');
    if (/^\s*</.test(text)) return { reason: 'xml-not-supported' };
    return { root: JSON.parse(text) };
  } catch {
    return { reason: 'not-json' };
  }
}

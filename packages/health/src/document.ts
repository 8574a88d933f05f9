import type { HealthBook, HealthSection, HealthSource } from '@motcua/contract/health';
import { conceptOf } from './concept.ts';
import { dateOf } from './dates.ts';
import { itemOf, unresolvedItem, type ReadItem } from './item.ts';
import { deepestSection, mostEntries, mostItems, mostSections, tooLong } from './limits.ts';
import { narrativeLines } from './narrative.ts';
import { present } from './present.ts';
import { patientOf, sourceName, type IdentifierSystems } from './people.ts';
import type { References } from './references.ts';
import { sectionOfLoinc } from './sections.ts';
import { sectionFrom } from './section.ts';
import { isMarked } from './sensitivity.ts';
import { objectAt, objectsAt, textAt, type Json } from './untrusted.ts';

/** What is read together: the Composition, what it refers to, and how far the reader has come. */
interface Reading {
  readonly composition: Json;
  readonly references: References;
  readonly source: HealthSource;
  /** A document that its author took back, or has not finished, vouches for nothing. */
  readonly isBinding: boolean;
  readonly isAllSensitive: boolean;
  readonly sections: HealthSection[];
  readonly notes: Set<string>;
  itemsLeft: number;
}

const caveats = new Map([
  ['entered-in-error', 'Nơi lập sổ đã hủy bản này vì lập nhầm.'],
  ['preliminary', 'Đây là bản tạm thời, chưa được nơi lập sổ chốt.'],
]);

/** Reads a document: its Composition says which sections there are, and in which order (FHIR R4, 3.3). */
export function bookOfDocument(composition: Json, patients: readonly Json[], references: References, systems: IdentifierSystems): HealthBook {
  const [author] = namesIn(composition, objectsAt(composition, 'author'), references);
  const custodian = sourceName(objectAt(composition, 'custodian'), composition, references);
  const documentDate = dateOf(composition['date']);
  const source = present({ name: custodian ?? author, asOf: documentDate });
  const isAllSensitive = isMarked(composition['confidentiality']) || isMarked(objectsAt(objectAt(composition, 'meta'), 'security'));
  const caveat = caveats.get(textAt(composition, 'status') ?? '');
  const notes = new Set(caveat === undefined ? [] : [caveat]);
  const reading: Reading = { composition, references, source, isBinding: caveat === undefined, isAllSensitive, sections: [], notes, itemsLeft: mostItems };
  readSections(objectsAt(composition, 'section', mostSections + 1), 0, reading);
  const subject = references.resolve(objectAt(composition, 'subject'), composition);
  return present({
    patient: patientOf(subject.kind === 'found' ? subject.resource : patients[0], systems),
    title: textAt(composition, 'title'),
    author,
    custodian,
    documentDate,
    source,
    sections: reading.sections,
    notes: [...notes],
  });
}

function namesIn(holder: Json, people: readonly Json[], references: References): string[] {
  return people.map((each) => sourceName(each, holder, references)).filter((name) => name !== undefined);
}

function readSections(sections: readonly Json[], depth: number, reading: Reading): void {
  for (const section of sections) {
    if (reading.sections.length >= mostSections || depth >= deepestSection) {
      reading.notes.add(tooLong);
      return;
    }
    reading.sections.push(sectionOf(section, depth, reading));
    readSections(objectsAt(section, 'section', mostSections + 1), depth + 1, reading);
  }
}

function sectionOf(section: Json, depth: number, reading: Reading): HealthSection {
  const { composition, references, source, isBinding } = reading;
  const { codes } = conceptOf(section['code']);
  const loinc = (codes.find(({ system }) => system === 'http://loinc.org') ?? codes[0])?.code;
  const known = sectionOfLoinc(loinc);
  const kind = known?.kind ?? 'other';
  const originalTitle = textAt(section, 'title');
  const author = namesIn(composition, objectsAt(section, 'author'), references)[0];
  return sectionFrom({
    heading: { loinc, kind, title: known?.title ?? originalTitle ?? codes.find(({ display }) => display)?.display ?? 'Mục không tên', originalTitle, depth },
    items: itemsOf(section, kind, reading),
    narrative: narrativeLines(objectAt(section, 'text')?.['div']),
    written: section,
    vouched: isBinding ? present({ ...source, name: author ?? source.name }) : undefined,
  });
}

function itemsOf(section: Json, kind: HealthSection['kind'], reading: Reading): ReadItem[] {
  const { composition, references, isAllSensitive, notes } = reading;
  const entries = objectsAt(section, 'entry', mostEntries);
  // A resource that is named many times is read once, or a small document could keep a device busy for long.
  const known = new Map<Json, ReadItem>();
  const read = entries.slice(0, reading.itemsLeft).map((reference) => {
    const resolved = references.resolve(reference, composition);
    if (resolved.kind !== 'found') return unresolvedItem(reference, kind, isAllSensitive);
    const item = known.get(resolved.resource) ?? itemOf(resolved.resource, kind, references, isAllSensitive);
    known.set(resolved.resource, item);
    return item;
  });
  reading.itemsLeft -= read.length;
  if (read.length < entries.length) notes.add(tooLong);
  return read;
}

import type { HealthBook, HealthSection, HealthSource } from '@motcua/contract/health';
import { codesIn } from './concept.ts';
import { itemOf, type ReadItem } from './item.ts';
import { mostItems, tooLong } from './limits.ts';
import { patientOf, type IdentifierSystems } from './people.ts';
import { present } from './present.ts';
import type { References } from './references.ts';
import { sectionFrom } from './section.ts';
import { everySection, kindOfResource } from './sections.ts';
import { textAt, type Json } from './untrusted.ts';

/** Resources that other resources speak of, or that speak of money: no lines of a health book. */
const supporting = new Set(
  'Patient Practitioner PractitionerRole Organization Location Medication RelatedPerson Provenance OperationOutcome Composition Claim ExplanationOfBenefit Account Binary Bundle Specimen List CareTeam'.split(
    ' ',
  ),
);

/**
 * Makes a book out of resources that come without a Composition, such as the answer of a search: a section for each kind
 * that there is.
 *
 * A kind that is missing has no section: a search that finds nothing is no word that there is nothing.
 */
export function bookOfResources(resources: readonly Json[], references: References, systems: IdentifierSystems, source: HealthSource): HealthBook {
  const notes: string[] = [];
  const byKind = new Map<HealthSection['kind'], ReadItem[]>();
  const lines = resources.filter((resource) => !supporting.has(textAt(resource, 'resourceType') ?? ''));
  if (lines.length > mostItems) notes.push(tooLong);
  for (const resource of lines.slice(0, mostItems)) {
    const categories = [resource['category']].flat().flatMap(codesIn);
    const kind = kindOfResource(textAt(resource, 'resourceType') ?? '', categories);
    const items = byKind.get(kind) ?? [];
    items.push(itemOf(resource, kind, references, false));
    byKind.set(kind, items);
  }
  // When somebody asked is not when somebody last looked: without a date of its own an absence reassures nobody.
  const vouched = present({ name: source.name });
  const sections = everySection.flatMap(({ kind, title, loincs: [loinc] }) => {
    const items = byKind.get(kind);
    return items ? [sectionFrom({ heading: { loinc, kind, title, depth: 0 }, items, narrative: [], written: {}, vouched })] : [];
  });
  const patient = resources.find((resource) => resource['resourceType'] === 'Patient');
  return { patient: patientOf(patient, systems), source, sections, notes };
}

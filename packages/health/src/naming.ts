import type { HealthCode } from '@motcua/contract/health';
import { conceptsAt, labelOf, plainLabelOf, type Concept } from './concept.ts';
import { narrativeLines } from './narrative.ts';
import type { References } from './references.ts';
import { objectAt, objectsAt, textAt, type Json } from './untrusted.ts';

/** What an item is called. */
export interface Naming {
  readonly label: string;
  readonly plainLabel: string | undefined;
  readonly codes: readonly HealthCode[];
  /** Its source wrote words of its own. */
  readonly hasText: boolean;
}

/** Fields that name a resource, best first. No two of them stand in one resource and mean the same thing. */
const naming = ['code', 'vaccineCode', 'medicationCodeableConcept', 'title', 'type', 'description', 'category', 'class'];

/** References that name a resource by what they lead to. */
const namingReferences = ['medicationReference', 'device'];

/** Lists whose parts name a resource: what runs in a family, what an allergy is to, what a medicine is made of. */
const namingParts = [
  ['condition', 'code'],
  ['reaction', 'substance'],
  ['ingredient', 'itemCodeableConcept'],
] as const;

const typeWords = new Map([
  ['Condition', 'Bệnh'],
  ['MedicationStatement', 'Thuốc'],
  ['MedicationRequest', 'Thuốc'],
  ['Immunization', 'Vắc-xin'],
  ['Observation', 'Kết quả'],
]);

/** Finds a name for a resource. There always is one, if only `Thuốc (chưa có tên)`. */
export function namingOf(resource: Json, references: References): Naming {
  const concepts = naming.map((name) => conceptsAt(resource, name)).find((each) => each.length > 0) ?? conceptsOfOthers(resource, references);
  const label = concepts.map(labelOf).filter(Boolean).slice(0, 3).join(', ') || nameBeside(resource) || `${typeWord(resource)} (chưa có tên)`;
  const plainLabel = concepts.map(plainLabelOf).find((word) => word !== undefined);
  return {
    label,
    plainLabel: plainLabel === label ? undefined : plainLabel,
    codes: concepts.flatMap(({ codes }) => codes),
    hasText: concepts.some(({ text }) => text !== undefined),
  };
}

function typeWord(resource: Json): string {
  return typeWords.get(textAt(resource, 'resourceType') ?? '') ?? 'Mục';
}

/** Names that stand one step away. */
function conceptsOfOthers(resource: Json, references: References): readonly Concept[] {
  for (const name of namingReferences) {
    const reference = objectAt(resource, name);
    const resolved = references.resolve(reference, resource);
    if (resolved.kind === 'found') {
      const { label, codes } = namingOf(withoutReferences(resolved.resource), references);
      return [{ text: textAt(reference, 'display') ?? label, codes }];
    }
    const shown = textAt(reference, 'display');
    if (shown !== undefined) return [{ text: shown, codes: [] }];
    if (resolved.kind === 'unresolved') return [{ text: `${typeWord(resource)} (không mở được)`, codes: [] }];
  }
  return namingParts.flatMap(([list, name]) => objectsAt(resource, list).flatMap((each) => conceptsAt(each, name)));
}

/** What is named may itself name others, in a circle: one step is enough. */
function withoutReferences(resource: Json): Json {
  return { ...resource, medicationReference: undefined, device: undefined };
}

/** A name that is no concept: a device's, or the first line of what its source wrote about it. */
function nameBeside(resource: Json): string | undefined {
  return textAt(objectAt(resource, 'deviceName'), 'name') ?? textAt(resource, 'name') ?? narrativeLines(objectAt(resource, 'text')?.['div'])[0]?.slice(0, 200);
}

import type { HealthCode } from '@motcua/contract/health';
import { absenceOf } from './absence.ts';
import { present } from './present.ts';
import { isObject, objectsAt, textAt, type Json } from './untrusted.ts';
import { fhirWord, wordOf } from './words.ts';

/** A `CodeableConcept`, read: what it says in words, and its codes. */
export interface Concept {
  readonly text: string | undefined;
  readonly codes: readonly HealthCode[];
}

const nothing: Concept = { text: undefined, codes: [] };

/** Most codes that are kept of one concept, and most concepts of one field. */
const mostCodes = 20;

/** Reads a concept; also a single `Coding`, and a plain text where a concept should be. */
export function conceptOf(value: unknown): Concept {
  if (!isObject(value)) return { ...nothing, text: textAt({ value }, 'value') };
  const codings = 'coding' in value ? objectsAt(value, 'coding', mostCodes) : [value];
  return { text: textAt(value, 'text'), codes: [...codings, ...whyAbsent(value)].flatMap(codeOf) };
}

/** The extension by which a source says why it wrote no code (FHIR R4, `data-absent-reason`), as a code of its own. */
function whyAbsent(value: Json): Json[] {
  const reason = objectsAt(value, 'extension').find(({ url }) => url === 'http://hl7.org/fhir/StructureDefinition/data-absent-reason');
  return reason ? [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: reason['valueCode'] }] : [];
}

/** Every concept of a field that holds one or a list of them. */
export function conceptsAt(from: Json | undefined, name: string): readonly Concept[] {
  const value = from?.[name];
  return (Array.isArray(value) ? value.slice(0, mostCodes) : [value]).map(conceptOf).filter((concept) => labelOf(concept) !== undefined);
}

function codeOf(coding: Json): HealthCode[] {
  const system = textAt(coding, 'system');
  const display = textAt(coding, 'display');
  const code = textAt(coding, 'code');
  if (code === undefined) return display === undefined ? [] : [{ code: display, display }];
  return [present({ system, code, display })];
}

/** Our own Vietnamese words for a concept, where we know one of its codes. */
export function plainLabelOf({ codes }: Concept): string | undefined {
  return codes.map((code) => absenceOf(code)?.words ?? wordOf(code)).find((word) => word !== undefined);
}

/**
 * What to call a concept: its source's text, the display of a code, our word for it, or the code itself with words that
 * admit that it has no name.
 */
export function labelOf(concept: Concept): string | undefined {
  const { text, codes } = concept;
  const code = codes[0]?.code;
  return text ?? codes.find(({ display }) => display)?.display ?? plainLabelOf(concept) ?? (code === undefined ? undefined : `mã ${code.slice(0, 100)} (chưa có tên)`);
}

/** The same where our own words come first: for what surrounds an item, such as how severe it is. FHIR writes some of it as a bare code. */
export function wordFor(concept: Concept): string | undefined {
  return plainLabelOf(concept) ?? fhirWord(concept.text) ?? labelOf(concept);
}

/** Every code of a concept, for rules that ask about a code whatever its system; of a bare text, as older documents have it, the text. */
export function codesIn(value: unknown): readonly string[] {
  const { text, codes } = conceptOf(value);
  return typeof value === 'string' && text !== undefined ? [text] : codes.map(({ code }) => code);
}

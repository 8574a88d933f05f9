import type { HealthValue } from '@motcua/contract/health';
import { conceptOf, labelOf, wordFor } from './concept.ts';
import { present } from './present.ts';
import { isObject, numberAt, objectAt, objectsAt, textAt, type Json } from './untrusted.ts';

type Interpretation = NonNullable<HealthValue['interpretation']>;

/** HL7 v3 `ObservationInterpretation` (FHIR R4, Observation.interpretation). */
const interpretations: ReadonlyMap<string, Interpretation> = new Map([
  ['L', 'low'],
  ['H', 'high'],
  ['LL', 'criticalLow'],
  ['HH', 'criticalHigh'],
  ['AA', 'abnormal'],
  ['A', 'abnormal'],
  ['N', 'normal'],
  ['POS', 'positive'],
  ['NEG', 'negative'],
]);

/** Reads `value[x]` of an observation, or of one of its components; `undefined` where there is none. */
export function valueOf(from: Json, label?: string): HealthValue | undefined {
  const shown = shownValue(from);
  if (shown === undefined) return undefined;
  const range = objectsAt(from, 'referenceRange')
    .map(rangeText)
    .find((text) => text !== undefined);
  return present({ label, ...shown, range, interpretation: interpretationOf(from) });
}

/** Why there is no value, in words. */
export function absentReasonOf(from: Json): string | undefined {
  return wordFor(conceptOf(from['dataAbsentReason']));
}

function shownValue(from: Json): Pick<HealthValue, 'text' | 'number' | 'unit'> | undefined {
  const quantity = objectAt(from, 'valueQuantity');
  if (quantity) return quantityOf(quantity);
  const integer = numberAt(from, 'valueInteger');
  if (integer !== undefined) return { text: String(integer), number: integer };
  const text = otherValue(from);
  return text === undefined ? undefined : { text };
}

function otherValue(from: Json): string | undefined {
  const { valueBoolean, valueRange, valueRatio } = from;
  if (typeof valueBoolean === 'boolean') return valueBoolean ? 'Có' : 'Không';
  if (isObject(valueRange)) return spanOf(valueRange);
  if (isObject(valueRatio)) return joined([quantityText(objectAt(valueRatio, 'numerator')), quantityText(objectAt(valueRatio, 'denominator'))], ' / ');
  return labelOf(conceptOf(from['valueCodeableConcept'])) ?? textAt(from, 'valueString') ?? textAt(from, 'valueDateTime') ?? textAt(from, 'valueTime');
}

function quantityOf(quantity: Json): Pick<HealthValue, 'text' | 'number' | 'unit'> | undefined {
  const text = quantityText(quantity);
  if (text === undefined) return undefined;
  // "< 5" is no 5: with a comparator it is only text.
  return present({ text, number: textAt(quantity, 'comparator') === undefined ? numberAt(quantity, 'value') : undefined, unit: unitOf(quantity) });
}

/** A quantity as its source wrote it, comparator and unit included. */
export function quantityText(quantity: Json | undefined): string | undefined {
  const value = textAt(quantity, 'value');
  return value === undefined ? undefined : joined([textAt(quantity, 'comparator'), value, unitOf(quantity)], ' ');
}

/** A unit of UCUM such as `{score}` is an annotation and no word. */
function unitOf(quantity: Json | undefined): string | undefined {
  const unit = textAt(quantity, 'unit') ?? textAt(quantity, 'code');
  return unit === '1' || (unit?.startsWith('{') && unit.endsWith('}')) ? undefined : unit;
}

function rangeText(range: Json): string | undefined {
  return textAt(range, 'text') ?? spanOf(range);
}

/** A FHIR `Range`: from one end to the other; with one end only, at least or at most. */
export function spanOf(range: Json | undefined): string | undefined {
  const low = quantityText(objectAt(range, 'low'));
  const high = quantityText(objectAt(range, 'high'));
  if (low !== undefined && high !== undefined) return `${low} – ${high}`;
  return low === undefined ? high && `≤ ${high}` : `≥ ${low}`;
}

function interpretationOf(from: Json): Interpretation | undefined {
  const concepts = [from['interpretation']].flat().map(conceptOf);
  const codes = concepts.flatMap(({ codes: each }) => each.map(({ code }) => code));
  const known = codes.map((code) => interpretations.get(code)).find((each) => each !== undefined);
  return known ?? (concepts.some((concept) => labelOf(concept) !== undefined) ? 'other' : undefined);
}

function joined(parts: readonly (string | undefined)[], by: string): string | undefined {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? undefined : given.join(by);
}

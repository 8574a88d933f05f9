import type { HealthDetail } from '@motcua/contract/health';
import { conceptOf, conceptsAt, labelOf, wordFor } from './concept.ts';
import type { When } from './dates.ts';
import { present } from './present.ts';
import { isUnsure } from './status.ts';
import { objectAt, objectsAt, textAt, type Json } from './untrusted.ts';
import { quantityText, spanOf } from './values.ts';

/** Most further facts that are kept of one item. */
const mostDetails = 40;

/** Concepts that are told as they stand, after what needs putting together. */
const told: readonly (readonly [HealthDetail['kind'], string])[] = [
  ['severity', 'severity'],
  ['criticality', 'criticality'],
  ['relationship', 'relationship'],
  ['reason', 'statusReason'],
  ['reason', 'reasonCode'],
  ['bodySite', 'bodySite'],
  ['bodySite', 'site'],
  ['absentReason', 'dataAbsentReason'],
  ['note', 'conclusion'],
];

/** Reads what an item says besides its name, its values and its dates, in the order in which a citizen asks for it. */
export function detailsOf(resource: Json, whens: readonly When[]): HealthDetail[] {
  const details: HealthDetail[] = [];
  const add = (kind: HealthDetail['kind'], texts: readonly (string | undefined)[]) => {
    for (const text of texts) if (text !== undefined && details.length < mostDetails) details.push(present({ kind, text }));
  };
  const words = (from: Json, name: string) => conceptsAt(from, name).map(wordFor);
  const doses = [...objectsAt(resource, 'dosage'), ...objectsAt(resource, 'dosageInstruction')];
  const protocols = objectsAt(resource, 'protocolApplied');

  add('dose', [...doses.map(doseText), quantityText(objectAt(resource, 'doseQuantity'))]);
  add(
    'route',
    [resource, ...doses].flatMap((each) => words(each, 'route')),
  );
  add('doseNumber', protocols.map(doseNumberText));
  add(
    'targetDisease',
    protocols.flatMap((each) => words(each, 'targetDisease')),
  );
  add('lot', [textAt(resource, 'lotNumber')]);
  add('reaction', objectsAt(resource, 'reaction').map(reactionText));
  add(
    'when',
    whens.map(({ text }) => text),
  );
  for (const [kind, name] of told) add(kind, words(resource, name));
  if (resource['resourceType'] === 'AllergyIntolerance') add('category', words(resource, 'category'));
  if (isUnsure(resource)) for (const name of ['verificationStatus', 'clinicalStatus']) add('clinicalStatus', words(resource, name));
  add(
    'note',
    objectsAt(resource, 'note').map((note) => textAt(note, 'text')),
  );
  return details;
}

function reactionText(reaction: Json): string | undefined {
  const what = conceptsAt(reaction, 'manifestation').map(wordFor).join(', ') || textAt(reaction, 'description');
  const severity = wordFor(conceptOf(reaction['severity']))?.toLowerCase();
  return what && severity ? `${what} (mức độ ${severity})` : what;
}

/** "Mũi 2/3", as a vaccination card says it; the source's own words where they are no number. */
function doseNumberText(protocol: Json): string | undefined {
  const dose = textAt(protocol, 'doseNumberPositiveInt') ?? textAt(protocol, 'doseNumberString');
  const series = textAt(protocol, 'seriesDosesPositiveInt') ?? textAt(protocol, 'seriesDosesString');
  return dose === undefined ? undefined : `Mũi ${dose}${series === undefined ? '' : `/${series}`}`;
}

/** How to take a medicine. The prescriber's own sentence comes first: a dose that we put together could mislead. */
function doseText(dosage: Json): string | undefined {
  const written = textAt(dosage, 'text') ?? textAt(dosage, 'patientInstruction');
  if (written !== undefined) return written;
  const rate = objectAt(dosage, 'doseAndRate') ?? dosage;
  const amount = quantityText(objectAt(rate, 'doseQuantity')) ?? spanOf(objectAt(rate, 'doseRange'));
  const timing = objectAt(dosage, 'timing');
  const often = labelOf(conceptOf(timing?.['code'])) ?? oftenText(objectAt(timing, 'repeat'));
  const asNeeded = dosage['asNeededBoolean'] === true ? 'khi cần' : undefined;
  return [amount, often, asNeeded].filter(Boolean).join(', ') || undefined;
}

const periodUnits = new Map([
  ['h', 'giờ'],
  ['d', 'ngày'],
  ['wk', 'tuần'],
  ['mo', 'tháng'],
  ['a', 'năm'],
]);

function oftenText(repeat: Json | undefined): string | undefined {
  const unit = periodUnits.get(textAt(repeat, 'periodUnit') ?? '');
  const times = textAt(repeat, 'frequency') ?? '1';
  const period = textAt(repeat, 'period');
  return unit === undefined || period === undefined ? undefined : `${times} lần mỗi ${period === '1' ? '' : `${period} `}${unit}`;
}

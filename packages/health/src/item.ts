import type { HealthCode, HealthItem, HealthSectionKind, HealthValue } from '@motcua/contract/health';
import { absenceIn, type Absence } from './absence.ts';
import { conceptOf, conceptsAt, labelOf } from './concept.ts';
import { whenAt, type When } from './dates.ts';
import { detailsOf } from './details.ts';
import { namingOf } from './naming.ts';
import { present } from './present.ts';
import { sourceName } from './people.ts';
import type { References } from './references.ts';
import { isSensitive } from './sensitivity.ts';
import { isUnsure, statusOf } from './status.ts';
import { objectAt, objectsAt, textAt, type Json } from './untrusted.ts';
import { absentReasonOf, valueOf } from './values.ts';

/** An item with what its section must know about it and a citizen need not. */
export interface ReadItem {
  readonly item: HealthItem;
  readonly absence?: Absence | undefined;
  readonly isUnsure?: boolean;
}

type DateMeaning = NonNullable<HealthItem['dateMeaning']>;
type Dated = When & { readonly meaning: DateMeaning };

/** Where dates stand, best first, and what each of them tells. */
const dates: readonly (readonly [string, DateMeaning])[] = [
  ['onset', 'started'],
  ['performed', 'happened'],
  ['occurrence', 'happened'],
  ['effective', 'happened'],
  ['timing', 'started'],
  ['period', 'started'],
  ['start', 'planned'],
  ['recordedDate', 'recorded'],
  ['authoredOn', 'recorded'],
  ['dateAsserted', 'recorded'],
  ['issued', 'recorded'],
  ['dateTime', 'recorded'],
  ['date', 'recorded'],
];

/** Whoever vouches for an item, best first. */
const vouching = ['performer', 'serviceProvider', 'asserter', 'informationSource', 'requester', 'recorder', 'author', 'custodian', 'organization', 'source', 'location'];

/** Resources that say that something was done: without a name for it, it was done all the same. */
const events = new Set(['Immunization', 'Procedure', 'Observation', 'DiagnosticReport', 'Encounter']);

/** Most parts that are read of one item. */
const mostParts = 300;

/** Makes one line of a health book out of a resource, whatever its type. */
export function itemOf(resource: Json, section: HealthSectionKind, references: References, isAllSensitive: boolean): ReadItem {
  const { label, plainLabel, codes, hasText } = namingOf(resource, references);
  const type = textAt(resource, 'resourceType') ?? '';
  const coded = absenceIn(codes);
  const absence = coded?.kind === 'nameless' && (hasText || events.has(type)) ? undefined : coded;
  const whens = dates.map(([name, meaning]): Dated => ({ ...whenAt(resource, name), meaning }));
  const dated = whens.find(({ date, endDate }) => date ?? endDate);
  const dateMeaning = dated?.date === undefined ? undefined : meaningFor(type, dated);
  const abated = whenAt(resource, 'abatement');
  const source = vouching
    .flatMap((name) => objectsAt(resource, name))
    .map((each) => sourceName(objectAt(each, 'actor') ?? each, resource, references))
    .find(Boolean);
  const parts = partsOf(resource, references);
  const isKeptBack = isAllSensitive || isSensitive(resource, codes, section) || [resource, ...parts].some((each) => isSensitive(each, codesAbout(each), section));
  const item: HealthItem = present({
    label,
    plainLabel,
    codes: [...codes],
    values: [valueOf(resource), ...parts.map(valueOfPart)].filter((value) => value !== undefined),
    details: detailsOf(resource, [...whens, abated]),
    status: statusOf(resource, absence),
    date: dated?.date,
    dateMeaning,
    endDate: dated?.endDate ?? abated.date,
    source,
    sensitivity: sensitivityOf(isKeptBack),
  });
  return { item, absence, isUnsure: isUnsure(resource) };
}

function sensitivityOf(isKeptBack: boolean): HealthItem['sensitivity'] {
  return isKeptBack ? 'sensitive' : 'ordinary';
}

/** What happens in a request has not happened, and a span of time begins. */
function meaningFor(type: string, { meaning, isSpan }: Dated): DateMeaning {
  if (meaning !== 'happened') return meaning;
  return type.endsWith('Request') ? 'planned' : isSpan ? 'started' : meaning;
}

/** The item for a reference that leads nowhere: something was meant to stand here, and a citizen must see that. */
export function unresolvedItem(reference: Json, section: HealthSectionKind, isAllSensitive: boolean): ReadItem {
  const label = textAt(reference, 'display') ?? 'Mục không mở được';
  const sensitivity = sensitivityOf(isAllSensitive || isSensitive({}, [], section));
  return { item: { label, codes: [], values: [], details: [], status: 'unresolved', sensitivity } };
}

/** What a record is made of: its components, its members, the results of a report, and the components of these. */
function partsOf(resource: Json, references: References): readonly Json[] {
  const parts = [...objectsAt(resource, 'result'), ...objectsAt(resource, 'hasMember')].flatMap((reference) => {
    const resolved = references.resolve(reference, resource);
    if (resolved.kind === 'found') return [resolved.resource, ...objectsAt(resolved.resource, 'component')];
    return [{ code: { text: textAt(reference, 'display') }, valueString: 'không mở được' }];
  });
  return [...objectsAt(resource, 'component'), ...parts].slice(0, mostParts);
}

function valueOfPart(part: Json): HealthValue | undefined {
  const label = labelOf(conceptOf(part['code']));
  const text = absentReasonOf(part);
  return valueOf(part, label) ?? (text === undefined ? undefined : present({ label, text }));
}

/** Codes that tell what a record is about, also where its name does not. */
function codesAbout(record: Json): HealthCode[] {
  return ['code', 'valueCodeableConcept', 'reasonCode'].flatMap((name) => conceptsAt(record, name).flatMap(({ codes }) => codes));
}

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { faultsIn } from '@motcua/contract/wire';
import { getHealthBook } from '@motcua/contract/health/wire';
import { readHealthBook } from './index.ts';

type Json = Record<string, unknown>;

/** A document that uses most of what the reader reads. */
const whole = JSON.stringify({
  resourceType: 'Bundle',
  type: 'document',
  entry: [
    {
      fullUrl: 'https://fhir.invalid/Composition/c',
      resource: {
        resourceType: 'Composition',
        id: 'c',
        status: 'final',
        date: '2026-03-01T08:00:00+07:00',
        author: [{ reference: 'PractitionerRole/r' }],
        custodian: { display: 'Sở Y tế' },
        subject: { reference: 'Patient/p' },
        confidentiality: 'N',
        section: [
          {
            title: 'Allergies',
            code: { coding: [{ system: 'http://loinc.org', code: '48765-2' }] },
            text: { div: '<div><p>Tôm &amp; cua</p></div>' },
            entry: [{ reference: 'AllergyIntolerance/a' }],
          },
          { title: 'Meds', code: { coding: [{ system: 'http://loinc.org', code: '10160-0' }] }, entry: [{ reference: 'MedicationStatement/m' }, { reference: 'Immunization/i' }] },
          {
            title: 'Results',
            code: { text: 'x' },
            entry: [{ reference: 'Observation/o' }, { reference: 'DiagnosticReport/d' }],
            section: [{ emptyReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'nilknown' }] } }],
          },
        ],
      },
    },
    {
      resource: {
        resourceType: 'Patient',
        id: 'p',
        name: [{ family: 'Lê', given: ['Mẫu'] }],
        identifier: [{ system: 'urn:x', value: '0001112223' }],
        birthDate: '2001-02',
        gender: 'male',
      },
    },
    { resource: { resourceType: 'PractitionerRole', id: 'r', organization: { display: 'Trạm y tế' } } },
    {
      resource: {
        resourceType: 'AllergyIntolerance',
        id: 'a',
        code: { coding: [{ system: 'http://snomed.info/sct', code: '91936005' }] },
        verificationStatus: { coding: [{ code: 'confirmed' }] },
        reaction: [{ manifestation: [{ text: 'Ngứa' }], severity: 'mild' }],
        onsetAge: { value: 3, code: 'a' },
        meta: { security: [{ code: 'R' }] },
      },
    },
    {
      resource: {
        resourceType: 'MedicationStatement',
        id: 'm',
        status: 'active',
        medicationReference: { reference: '#z' },
        contained: [{ resourceType: 'Medication', id: 'z', code: { text: 'Aspirin' } }],
        effectivePeriod: { start: '2020', end: '2021' },
        dosage: [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 1, unit: 'viên' } }] }],
      },
    },
    {
      resource: {
        resourceType: 'Immunization',
        id: 'i',
        status: 'not-done',
        vaccineCode: { text: 'Sởi' },
        occurrenceString: 'năm ngoái',
        protocolApplied: [{ doseNumberPositiveInt: 1 }],
      },
    },
    {
      resource: {
        resourceType: 'Observation',
        id: 'o',
        code: { text: 'Huyết áp' },
        component: [
          {
            code: { text: 'Tối đa' },
            valueQuantity: { value: 120, unit: 'mmHg', comparator: '<' },
            referenceRange: [{ high: { value: 130 } }],
            interpretation: [{ coding: [{ code: 'H' }] }],
          },
        ],
      },
    },
    { resource: { resourceType: 'DiagnosticReport', id: 'd', code: { text: 'Máu' }, result: [{ reference: 'Observation/o' }], issued: '2026-01-01' } },
  ],
});

/** Numbers that look like chance and are the same on every machine (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const strange: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  '',
  'x',
  '<script>',
  '\u202e\u200b',
  true,
  [],
  {},
  [[]],
  [null],
  [7, 'x'],
  { reference: 7 },
  { coding: 7 },
  { coding: [{ code: {} }] },
  { div: [] },
  '#',
  'Patient/p',
  'x'.repeat(5000),
  { constructor: 1 },
];

/** Changes one place of a document for the worse: another value, a thing twice, nothing at all, or the whole in a part. */
function mutated(root: Json, pick: (below: number) => number): void {
  const places: { readonly holder: Json | unknown[]; readonly key: string }[] = [];
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const [key, value] of Object.entries(holder)) {
      places.push({ holder: holder as Json | unknown[], key });
      walk(value);
    }
  };
  walk(root);
  const place = places[pick(places.length)];
  assert.ok(place);
  const holder = place.holder as Json;
  const act = pick(5);
  if (act === 0) delete holder[place.key];
  else if (act === 1) holder[place.key] = [holder[place.key], holder[place.key]];
  else if (act === 2) holder[place.key] = { [place.key]: holder[place.key] };
  else if (act === 3) holder[place.key] = root;
  else holder[place.key] = strange[pick(strange.length)];
}

it('reads 4,000 documents that were damaged at random without failing, in the shape of the contract and with no label blank', () => {
  const pick = chance(20_261_124);
  let books = 0;
  for (let round = 0; round < 4000; round += 1) {
    const root = JSON.parse(whole) as Json;
    const times = 1 + pick(4);
    // The whole in a part makes a circle; the next change would walk in it for ever.
    for (let time = 0; time < times && !isCircular(root); time += 1) mutated(root, pick);
    const reading = readHealthBook(root);
    if (reading.outcome !== 'book') continue;
    books += 1;
    assert.deepEqual(faultsIn(getHealthBook.definitions, getHealthBook.output, reading.book), []);
    for (const { items } of reading.book.sections) for (const { label } of items) assert.match(label, /\S/);
    assert.doesNotMatch(JSON.stringify(reading.book), /[\u202e\u200b]/);
  }
  assert.ok(books > 2000, `${books} books`);
});

function isCircular(root: unknown): boolean {
  try {
    JSON.stringify(root);
    return false;
  } catch {
    return true;
  }
}

it('reads text that was damaged at random without failing', () => {
  const pick = chance(7);
  const kinds = new Set<string>();
  for (let round = 0; round < 2000; round += 1) {
    const at = pick(whole.length);
    const reading = readHealthBook(whole.slice(0, at) + ['', '"', '{', ']', '\\', '\u0000', '9'][pick(7)] + whole.slice(at + pick(3)));
    kinds.add(reading.outcome);
  }
  assert.deepEqual([...kinds].sort(), ['book', 'unreadable']);
});

it('does not spend itself on one resource that is named ten thousand times', () => {
  const result = Array.from({ length: 100_000 }, () => ({ reference: 'Observation/o', display: 'x' }));
  const report = { resourceType: 'DiagnosticReport', id: 'd', code: { text: 'x' }, result, performer: result, note: result, contained: result };
  const section = [{ entry: Array.from({ length: 10_000 }, () => ({ reference: 'DiagnosticReport/d' })) }];
  const reading = readHealthBook({ resourceType: 'Bundle', type: 'document', entry: [{ resource: { resourceType: 'Composition', section } }, { resource: report }] });
  assert.equal(reading.outcome === 'book' && reading.book.sections[0]?.items.length, 10_000);
});

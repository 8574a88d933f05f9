import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readHealthBook, type HealthBookOptions } from './index.ts';

type Json = Record<string, unknown>;

/** The book that the answer of a search is read as. */
function found(resources: readonly Json[], options?: HealthBookOptions) {
  const reading = readHealthBook({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) }, options);
  return reading.outcome === 'book' ? reading.book : assert.fail();
}

const observation = (category: string) => ({ resourceType: 'Observation', code: { text: category }, category: [{ coding: [{ code: category }] }] });

it('puts records into sections by their kind, in the order of a summary', () => {
  const { sections } = found([
    { resourceType: 'Immunization' },
    observation('vital-signs'),
    observation('laboratory'),
    observation('social-history'),
    { resourceType: 'Coverage' },
    { resourceType: 'AllergyIntolerance' },
    { resourceType: 'MedicationRequest' },
    { resourceType: 'MedicationStatement' },
  ]);
  assert.deepEqual(
    sections.map(({ kind, title, items }) => `${kind}|${title}|${items.length}`),
    [
      'allergies|Dị ứng|1',
      'medications|Thuốc|2',
      'immunizations|Tiêm chủng|1',
      'results|Kết quả xét nghiệm|1',
      'vitalSigns|Chỉ số cơ thể|1',
      'socialHistory|Thói quen, nghề nghiệp|1',
      'other|Mục khác|1',
    ],
  );
});

it('makes no lines of who and where, nor of bills', () => {
  const { sections, patient } = found(
    ['Patient', 'Practitioner', 'Organization', 'Claim', 'OperationOutcome', 'Medication'].map((resourceType) => ({ resourceType, name: [{ text: 'Ai đó' }] })),
  );
  assert.deepEqual([sections, patient.name], [[], 'Ai đó']);
});

it('says nothing about a kind that the search did not find', () => {
  assert.deepEqual(found([]).sections, []);
});

it('reads a single record as well', () => {
  const reading = readHealthBook({ resourceType: 'Condition', code: { text: 'Hen' } });
  assert.equal(reading.outcome === 'book' && reading.book.sections[0]?.items[0]?.label, 'Hen');
});

it('says who was asked, and when', () => {
  const source = { name: 'Bệnh viện', asOf: '2026-11-24' };
  assert.deepEqual(found([], { source }).source, source);
});

it('takes the day of asking for no day on which somebody looked', () => {
  const negation = { resourceType: 'AllergyIntolerance', code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] } };
  const assured = (more: Json) => found([{ ...negation, ...more }], { source: { name: 'Bệnh viện', asOf: '2026-11-24' } }).sections[0]?.assured;
  assert.equal(assured({}), undefined);
  assert.deepEqual(assured({ recordedDate: '2020-01' }), { by: 'Bệnh viện', asOf: '2020-01' });
});

it('says that it left something out of an answer without end', () => {
  const { sections, notes } = found(Array.from({ length: 10_001 }, () => ({ resourceType: 'Condition' })));
  assert.deepEqual([sections[0]?.items.length, notes.length], [10_000, 1]);
});

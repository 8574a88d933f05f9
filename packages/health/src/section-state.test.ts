import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readHealthBook } from './index.ts';

type Json = Record<string, unknown>;

const snomed = 'http://snomed.info/sct';
const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
const reasons = 'http://terminology.hl7.org/CodeSystem/list-empty-reason';

const reason = (code: string, system = reasons) => ({ emptyReason: { coding: [{ system, code }] } });
const allergy = (code: string, more: Json = {}, system = snomed): Json => ({ resourceType: 'AllergyIntolerance', code: { coding: [{ system, code, display: code }] }, ...more });

/** One section as a document tells it; allergies of a named hospital on a known day, where nothing else is said. */
function section(written: Json, records: readonly Json[] = [], { loinc = '48765-2', ...composition }: Json = {}) {
  const resources = records.map((record, index) => ({ ...record, id: `r${index}` }));
  const reading = readHealthBook({
    resourceType: 'Bundle',
    type: 'document',
    entry: [
      {
        resource: {
          resourceType: 'Composition',
          status: 'final',
          date: '2026-03-01',
          author: [{ display: 'Bệnh viện Ví Dụ' }],
          section: [{ code: { coding: [{ system: 'http://loinc.org', code: loinc }] }, entry: resources.map(({ id }) => ({ reference: `#${id}` })), ...written }],
          contained: resources,
          ...composition,
        },
      },
    ],
  });
  assert.equal(reading.outcome, 'book');
  const [only] = reading.outcome === 'book' ? reading.book.sections : [];
  assert.ok(only);
  return only;
}

const narrative = { text: { status: 'additional', div: '<div>Mẹ kể là con khỏe.</div>' } };

it('keeps every reason for an empty section apart (FHIR R4, List.emptyReason)', () => {
  const states = ['nilknown', 'notasked', 'withheld', 'unavailable', 'notstarted', 'closed'].map((code) => section(reason(code)).state);
  assert.deepEqual(states, ['noneKnown', 'notAsked', 'withheld', 'unavailable', 'unknown', 'unknown']);
});

it('does not take silence for absence', () => {
  assert.equal(section({}).state, 'empty');
  assert.equal(section(narrative).state, 'narrativeOnly');
  assert.deepEqual(section(narrative).narrative, ['Mẹ kể là con khỏe.']);
});

it('believes only the standard’s own code that there is nothing', () => {
  assert.equal(section(reason('nilknown', 'http://benh-vien.invalid/ly-do')).state, 'unknown');
  const written = section({ emptyReason: { text: 'Không có dị ứng' } });
  assert.deepEqual([written.state, written.note], ['unknown', 'Nguồn ghi lý do để trống: “Không có dị ứng”.']);
  assert.equal(section({ emptyReason: 'nilknown' }).state, 'unknown');
});

it('reassures only with a name and a date', () => {
  assert.deepEqual(section(reason('nilknown')).assured, { by: 'Bệnh viện Ví Dụ', asOf: '2026-03-01' });
  assert.equal(section(reason('nilknown'), [], { author: [] }).assured, undefined);
  assert.equal(section(reason('nilknown'), [], { date: 'hôm qua' }).assured, undefined);
  for (const code of ['notasked', 'withheld', 'unavailable', 'closed']) assert.equal(section(reason(code)).assured, undefined);
  assert.equal(section({}).assured, undefined);
});

it('lets a document that was taken back, or is not finished, reassure nobody', () => {
  for (const status of ['entered-in-error', 'preliminary']) {
    assert.equal(section(reason('nilknown'), [], { status }).assured, undefined);
    assert.equal(section({}, [allergy('716186003', { recordedDate: '2026-01-01', recorder: { display: 'Bác sĩ' } })], { status }).assured, undefined);
  }
});

it('names who answers for the section before who answers for the book', () => {
  const { assured } = section({ ...reason('nilknown'), author: [{ display: 'Trạm y tế' }] });
  assert.equal(assured?.by, 'Trạm y tế');
});

it('reads a coded negation as an absence, and as no item of the kind', () => {
  for (const [code, system] of [
    ['716186003', snomed],
    ['no-known-allergies', ips],
  ] as const) {
    const { state, assured, items } = section({}, [allergy(code, { recordedDate: '2025-12-30' }, system)]);
    assert.equal(state, 'noneKnown');
    assert.deepEqual(assured, { by: 'Bệnh viện Ví Dụ', asOf: '2025-12-30' });
    assert.deepEqual(
      items.map(({ status }) => status),
      ['negated'],
    );
  }
});

it('knows the absence of each kind that the International Patient Summary names', () => {
  const known: [string, string, string][] = [
    ['160245001', '11450-4', 'Condition'],
    ['787481004', '10160-0', 'Procedure'],
    ['787482006', '11369-6', 'Procedure'],
    ['787480003', '47519-4', 'Procedure'],
    ['787483001', '46264-8', 'Device'],
  ];
  for (const [code, loinc, resourceType] of known) {
    const field = resourceType === 'Device' ? 'type' : 'code';
    assert.equal(section({}, [{ resourceType, [field]: { coding: [{ system: snomed, code }] } }], { loinc }).state, 'noneKnown', code);
  }
});

it('does not make “no known food allergy” into “no known allergies”', () => {
  for (const code of ['429625007', '409137002', '428607008', '716184000']) {
    const { state, assured, items } = section({}, [allergy(code)]);
    assert.deepEqual([state, assured, items[0]?.status], ['partialNegation', undefined, 'negated']);
  }
  assert.equal(section({}, [allergy('no-known-food-allergies', {}, ips)]).state, 'partialNegation');
});

it('takes an absence to be about its own kind only', () => {
  const { state, assured } = section({}, [allergy('716186003')], { loinc: '11450-4' });
  assert.deepEqual([state, assured], ['partialNegation', undefined]);
});

it('tells that nobody knows, by either code system', () => {
  for (const [code, system] of [
    ['1287211007', snomed],
    ['no-allergy-info', ips],
    ['unknown', 'http://terminology.hl7.org/CodeSystem/data-absent-reason'],
    ['NASK', 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor'],
  ] as const) {
    const { state, items } = section({}, [allergy(code, {}, system)]);
    assert.deepEqual([state, items[0]?.status], ['unknown', 'unknown'], code);
  }
});

it('lets what nobody knows outweigh what somebody says is not there', () => {
  const { state, assured } = section({}, [allergy('716186003'), allergy('1287211007')]);
  assert.deepEqual([state, assured], ['unknown', undefined]);
});

it('shows items beside a negation, and says that the book contradicts itself', () => {
  const { state, note, assured } = section({}, [allergy('716186003'), allergy('91936005')]);
  assert.deepEqual([state, assured], ['items', undefined]);
  assert.match(note ?? '', /vừa ghi là không có/);
  assert.match(section(reason('nilknown'), [allergy('91936005')]).note ?? '', /vừa ghi là không có/);
  assert.equal(section({}, [allergy('429625007'), allergy('91936005')]).note, undefined, 'none of one sort, some of another');
});

it('believes no negation that is itself refuted or a mistake', () => {
  for (const code of ['refuted', 'entered-in-error']) {
    const { state, note, items } = section({}, [allergy('716186003', { verificationStatus: { coding: [{ code }] } })]);
    assert.deepEqual([state, items[0]?.status], ['items', code === 'refuted' ? 'refuted' : 'enteredInError']);
    assert.match(note ?? '', /hủy hoặc bác bỏ/);
  }
});

it('does not let an unconfirmed negation reassure', () => {
  const { state, assured } = section({}, [allergy('716186003', { verificationStatus: { coding: [{ code: 'unconfirmed' }] } })]);
  assert.deepEqual([state, assured], ['noneKnown', undefined]);
});

it('counts a vaccination with an unknown vaccine as a vaccination', () => {
  const vaccineCode = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] };
  const { state, items } = section({}, [{ resourceType: 'Immunization', status: 'completed', vaccineCode }], { loinc: '11369-6' });
  assert.deepEqual([state, items[0]?.status], ['items', 'completed']);
});

it('counts an allergy that has a name as an allergy, though its source wrote no code', () => {
  const code = { text: 'Tôm', extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] };
  assert.equal(section({}, [{ resourceType: 'AllergyIntolerance', code }]).state, 'items');
});

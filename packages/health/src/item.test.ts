import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readHealthBook } from './index.ts';

type Json = Record<string, unknown>;

const coding = (code: string, system = 'http://terminology.hl7.org/CodeSystem/x', display?: string) => ({ coding: [{ system, code, ...(display && { display }) }] });
const snomed = 'http://snomed.info/sct';

/** The one line that a record becomes, beside others that it may refer to. */
function line(record: Json, others: readonly Json[] = []) {
  const reading = readHealthBook({ resourceType: 'Bundle', type: 'collection', entry: [record, ...others].map((resource) => ({ resource })) });
  assert.equal(reading.outcome, 'book');
  const [first] = reading.outcome === 'book' ? reading.book.sections.flatMap(({ items }) => items) : [];
  assert.ok(first);
  return first;
}

const condition = (more: Json): Json => ({ resourceType: 'Condition', ...more });
const detail = (record: Json, kind: string) =>
  line(record)
    .details.filter((each) => each.kind === kind)
    .map(({ text }) => text);

it('names an item by its text, then a display, then our word, then its code', () => {
  const code = { text: 'Cao huyết áp', coding: [{ system: snomed, code: '38341003', display: 'Hypertension' }] };
  assert.equal(line(condition({ code })).label, 'Cao huyết áp');
  assert.equal(line(condition({ code: { ...code, text: '\u200b ' } })).label, 'Hypertension');
  assert.equal(line(condition({ code: coding('38341003', snomed) })).label, 'Tăng huyết áp');
  assert.equal(line(condition({ code: coding('239873007', snomed) })).label, 'mã 239873007 (chưa có tên)');
  assert.equal(line(condition({})).label, 'Bệnh (chưa có tên)');
  assert.equal(line({ resourceType: 'Thing' }).label, 'Mục (chưa có tên)');
});

it('adds our own word where the source speaks another language', () => {
  assert.equal(line(condition({ code: coding('38341003', snomed, 'Hypertension') })).plainLabel, 'Tăng huyết áp');
  assert.equal(line(condition({ code: coding('38341003', snomed) })).plainLabel, undefined);
});

it('writes a negation as what is written, not as what is so', () => {
  const { label, plainLabel } = line({ resourceType: 'AllergyIntolerance', code: coding('716186003', snomed, 'No known allergy') });
  assert.deepEqual([label, plainLabel], ['No known allergy', 'Ghi là không có dị ứng']);
});

it('falls back on the first line of what the source wrote about the item', () => {
  assert.equal(line({ resourceType: 'Procedure', text: { div: '<div><p>Mổ ruột thừa</p><p>2010</p></div>' } }).label, 'Mổ ruột thừa');
});

it('finds the name of a medicine one reference away', () => {
  const statement = (medicationReference: Json): Json => ({ resourceType: 'MedicationStatement', medicationReference });
  const medication = { resourceType: 'Medication', id: 'm', code: { text: 'Amlodipin 5 mg' } };
  assert.equal(line(statement({ reference: 'Medication/m' }), [medication]).label, 'Amlodipin 5 mg');
  assert.equal(line({ ...statement({ reference: '#m' }), contained: [medication] }).label, 'Amlodipin 5 mg');
  assert.equal(
    line(statement({ reference: 'Medication/m' }), [{ ...medication, code: undefined, ingredient: [{ itemCodeableConcept: { text: 'Amlodipin' } }] }]).label,
    'Amlodipin',
  );
  assert.equal(line(statement({ reference: 'Medication/x', display: 'Thuốc huyết áp' })).label, 'Thuốc huyết áp');
  assert.equal(line(statement({ reference: 'Medication/x' })).label, 'Thuốc (không mở được)');
});

it('does not follow a circle of names', () => {
  const device = { resourceType: 'Device', id: 'd', device: { reference: 'Device/d' } };
  assert.equal(line({ resourceType: 'DeviceUseStatement', device: { reference: 'Device/d' } }, [device]).label, 'Mục (chưa có tên)');
});

it('tells what an item is worth', () => {
  const worth: [Json, string][] = [
    [{ clinicalStatus: coding('active') }, 'active'],
    [{ clinicalStatus: coding('relapse') }, 'active'],
    [{ clinicalStatus: coding('remission') }, 'inactive'],
    [{ clinicalStatus: coding('resolved') }, 'resolved'],
    [{ clinicalStatus: 'active' }, 'active'],
    [{ status: 'completed' }, 'completed'],
    [{ status: 'amended' }, 'completed'],
    [{ status: 'stopped' }, 'stopped'],
    [{ status: 'on-hold' }, 'onHold'],
    [{ status: 'draft' }, 'planned'],
    [{ status: 'registered' }, 'preliminary'],
    [{ status: 'not-done' }, 'notDone'],
    [{ status: 'not-taken' }, 'notDone'],
    [{ status: 'active', doNotPerform: true }, 'notDone'],
    [{ clinicalStatus: coding('active'), verificationStatus: coding('provisional') }, 'unconfirmed'],
    [{ clinicalStatus: coding('active'), verificationStatus: coding('refuted') }, 'refuted'],
    [{ status: 'active', verificationStatus: coding('entered-in-error') }, 'enteredInError'],
    [{ status: 'entered-in-error', clinicalStatus: coding('active') }, 'enteredInError'],
    [{ status: 'mystery' }, 'unknown'],
    [{}, 'unknown'],
  ];
  for (const [record, status] of worth) assert.equal(line(condition({ code: { text: 'x' }, ...record })).status, status, JSON.stringify(record));
});

it('says how the source doubts an item', () => {
  const record = condition({ verificationStatus: coding('unconfirmed'), clinicalStatus: coding('active') });
  assert.deepEqual(detail(record, 'clinicalStatus'), ['Chưa xác nhận', 'Đang có']);
});

it('keeps a date as precise as it was, and says what it tells', () => {
  const dated = (record: Json) => {
    const { date, dateMeaning, endDate } = line({ resourceType: 'Condition', ...record });
    return [date, dateMeaning, endDate];
  };
  assert.deepEqual(dated({ onsetDateTime: '2015' }), ['2015', 'started', undefined]);
  assert.deepEqual(dated({ recordedDate: '2015-03', abatementDateTime: '2016' }), ['2015-03', 'recorded', '2016']);
  assert.deepEqual(dated({ resourceType: 'Procedure', performedDateTime: '2015-03-02T10:00:00+07:00' }), ['2015-03-02T10:00:00+07:00', 'happened', undefined]);
  assert.deepEqual(dated({ resourceType: 'MedicationStatement', effectivePeriod: { start: '2015-03-02', end: '2016' } }), ['2015-03-02', 'started', '2016']);
  assert.deepEqual(dated({ resourceType: 'ServiceRequest', occurrenceDateTime: '2027-01-01' }), ['2027-01-01', 'planned', undefined]);
  assert.deepEqual(dated({ effectivePeriod: { end: '2016' } }), [undefined, undefined, '2016']);
});

it('takes nothing for a date that is none, and keeps it as words', () => {
  for (const onsetDateTime of ['hôm qua', '2015-13', '2015-02-32', '15/3/2015', '2015-3-1']) {
    const { date, details } = line(condition({ onsetDateTime }));
    assert.deepEqual([date, details], [undefined, [{ kind: 'when', text: onsetDateTime }]]);
  }
  assert.deepEqual(detail(condition({ onsetAge: { value: 3, code: 'mo' } }), 'when'), ['3 tháng tuổi']);
  assert.deepEqual(detail(condition({ onsetString: 'hồi nhỏ' }), 'when'), ['hồi nhỏ']);
  assert.deepEqual(detail(condition({ onsetRange: { low: { value: 3, code: 'a' }, high: { value: 5, code: 'a' } } }), 'when'), ['3 tuổi – 5 tuổi']);
});

const observation = (more: Json): Json => ({ resourceType: 'Observation', code: { text: 'Xét nghiệm' }, ...more });

it('reads a measurement with its unit, range and judgement', () => {
  const record = observation({
    valueQuantity: { value: 7.8, unit: '%' },
    referenceRange: [{ low: { value: 4, unit: '%' }, high: { value: 6.5, unit: '%' } }],
    interpretation: [coding('H')],
  });
  assert.deepEqual(line(record).values, [{ text: '7.8 %', number: 7.8, unit: '%', range: '4 % – 6.5 %', interpretation: 'high' }]);
});

it('judges nothing itself', () => {
  const record = observation({ valueQuantity: { value: 99, unit: '%' }, referenceRange: [{ high: { value: 6.5, unit: '%' } }] });
  assert.deepEqual(line(record).values, [{ text: '99 %', number: 99, unit: '%', range: '≤ 6.5 %' }]);
});

it('does not draw “less than 5” as 5', () => {
  assert.deepEqual(line(observation({ valueQuantity: { value: 5, comparator: '<', unit: 'mg/L' } })).values, [{ text: '< 5 mg/L', unit: 'mg/L' }]);
});

it('reads values of every kind', () => {
  const shown: [Json, string][] = [
    [{ valueCodeableConcept: { text: 'Âm tính' } }, 'Âm tính'],
    [{ valueString: 'Không thấy' }, 'Không thấy'],
    [{ valueBoolean: false }, 'Không'],
    [{ valueInteger: 0 }, '0'],
    [{ valueRange: { low: { value: 1 }, high: { value: 2, unit: 'g' } } }, '1 – 2 g'],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1 / 128'],
    [{ valueDateTime: '2027-02' }, '2027-02'],
    [{ valueQuantity: { value: 0, code: '{score}' } }, '0'],
  ];
  for (const [value, text] of shown) assert.equal(line(observation(value)).values[0]?.text, text, JSON.stringify(value));
});

it('reads the parts of a blood pressure, and why one is missing', () => {
  const part = (text: string, more: Json) => ({ code: { text }, ...more });
  const component = [part('Tối đa', { valueQuantity: { value: 120, unit: 'mmHg' } }), part('Tối thiểu', { dataAbsentReason: coding('not-performed') })];
  assert.deepEqual(line(observation({ component })).values, [
    { label: 'Tối đa', text: '120 mmHg', number: 120, unit: 'mmHg' },
    { label: 'Tối thiểu', text: 'Không thực hiện' },
  ]);
  assert.deepEqual(detail(observation({ dataAbsentReason: coding('unknown') }), 'absentReason'), ['Không rõ']);
});

it('reads the results of a report, also those that it cannot open', () => {
  const report = {
    resourceType: 'DiagnosticReport',
    code: { text: 'Công thức máu' },
    conclusion: 'Bình thường',
    result: [{ reference: 'Observation/o' }, { reference: 'Observation/x', display: 'Bạch cầu' }],
  };
  const { values, details } = line(report, [observation({ id: 'o', code: { text: 'Huyết sắc tố' }, valueQuantity: { value: 140, unit: 'g/L' } })]);
  assert.deepEqual(values, [
    { label: 'Huyết sắc tố', text: '140 g/L', number: 140, unit: 'g/L' },
    { label: 'Bạch cầu', text: 'không mở được' },
  ]);
  assert.deepEqual(details, [{ kind: 'note', text: 'Bình thường' }]);
});

it('tells how to take a medicine in the prescriber’s words, else from its parts', () => {
  const dose = (...dosage: Json[]) => detail({ resourceType: 'MedicationStatement', dosage }, 'dose');
  const parts = { doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg' } }], timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } } };
  assert.deepEqual(dose({ text: 'Uống sau ăn', ...parts }), ['Uống sau ăn']);
  assert.deepEqual(dose(parts, { ...parts, asNeededBoolean: true, timing: { repeat: { frequency: 1, period: 8, periodUnit: 'h' } } }), [
    '500 mg, 2 lần mỗi ngày',
    '500 mg, 1 lần mỗi 8 giờ, khi cần',
  ]);
});

it('tells what an allergy did, and how bad it was', () => {
  const record = {
    resourceType: 'AllergyIntolerance',
    criticality: 'high',
    category: ['food'],
    reaction: [{ manifestation: [coding('39579001', snomed, 'Anaphylaxis'), { text: 'Khó thở' }], severity: 'severe' }],
  };
  assert.deepEqual(line(record).details, [
    { kind: 'reaction', text: 'Phản vệ, Khó thở (mức độ nặng)' },
    { kind: 'criticality', text: 'Cao' },
    { kind: 'category', text: 'Thức ăn' },
  ]);
});

it('tells which dose a vaccination was, or why it was not given', () => {
  const record = {
    resourceType: 'Immunization',
    status: 'not-done',
    statusReason: { text: 'Đang sốt' },
    protocolApplied: [{ doseNumberPositiveInt: 2, seriesDosesPositiveInt: 3 }],
  };
  assert.deepEqual(line(record).details, [
    { kind: 'doseNumber', text: 'Mũi 2/3' },
    { kind: 'reason', text: 'Đang sốt' },
  ]);
});

it('says who vouches for an item, the facility where both are known', () => {
  const others = [
    { resourceType: 'Organization', id: 'o', name: 'Bệnh viện Ví Dụ' },
    { resourceType: 'Practitioner', id: 'p', name: [{ family: 'Trần', given: ['Thị', 'Bé'] }] },
    { resourceType: 'PractitionerRole', id: 'r', organization: { reference: 'Organization/o' }, practitioner: { reference: 'Practitioner/p' } },
    { resourceType: 'Patient', id: 'b', name: [{ text: 'Người Bệnh' }] },
  ];
  const source = (reference: string) => line(condition({ recorder: { reference } }), others).source;
  assert.equal(source('PractitionerRole/r'), 'Bệnh viện Ví Dụ');
  assert.equal(source('Practitioner/p'), 'Trần Thị Bé');
  assert.equal(source('Patient/b'), 'Người bệnh tự khai');
  assert.equal(source('Practitioner/x'), undefined);
  assert.equal(line({ resourceType: 'Immunization', performer: [{ actor: { display: 'Trạm y tế' } }] }).source, 'Trạm y tế');
});

it('keeps back a report for what is in it, and a medicine for what it is against', () => {
  const hiv = { ...observation({ code: coding('75622-1', 'http://loinc.org', 'HIV') }), id: 'o' };
  const report = { resourceType: 'DiagnosticReport', code: { text: 'Xét nghiệm máu' }, result: [{ reference: 'Observation/o' }] };
  assert.equal(line(report, [hiv]).sensitivity, 'sensitive');
  assert.equal(line(report, [observation({ id: 'o' })]).sensitivity, 'ordinary');
  assert.equal(line(report, [observation({ id: 'o', meta: { security: [{ code: 'R' }] } })]).sensitivity, 'sensitive');
  assert.equal(line(observation({ valueCodeableConcept: coding('77386006', snomed) })).sensitivity, 'sensitive');
  assert.equal(line({ resourceType: 'MedicationRequest', reasonCode: [coding('B20', 'http://hl7.org/fhir/sid/icd-10')] }).sensitivity, 'sensitive');
});

it('cuts what was put together from texts that are each as long as may be', () => {
  const text = 'x'.repeat(2500);
  const { label, details, values } = line({
    resourceType: 'Observation',
    category: [{ text }, { text }],
    reaction: [{ manifestation: [{ text }, { text }] }],
    valueQuantity: { value: 1, unit: text },
  });
  for (const each of [label, details[0]?.text, values[0]?.text]) assert.equal(each?.length, 2000);
});

it('keeps back what is sensitive, by code or by the source’s own mark', () => {
  const sensitivity = (code: string, system: string, more: Json = {}) => line(condition({ code: coding(code, system), ...more })).sensitivity;
  const icd10 = 'http://hl7.org/fhir/sid/icd-10';
  for (const code of ['B20', 'B24', 'Z21', 'F32.1', 'O24.4', 'A53']) assert.equal(sensitivity(code, icd10), 'sensitive', code);
  for (const code of ['I10', 'B18', 'Z00', 'A09']) assert.equal(sensitivity(code, icd10), 'ordinary', code);
  assert.equal(sensitivity('86406008', snomed), 'sensitive');
  assert.equal(sensitivity('B20', 'http://benh-vien.invalid/ma-rieng'), 'ordinary');
  for (const code of ['R', 'V', 'HIV', 'PSY']) assert.equal(sensitivity('I10', icd10, { meta: { security: [{ code }] } }), 'sensitive', code);
  assert.equal(sensitivity('I10', icd10, { meta: { security: [{ code: 'N' }] } }), 'ordinary');
});

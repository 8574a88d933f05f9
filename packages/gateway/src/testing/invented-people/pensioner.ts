import { inventedPerson } from './document.ts';
import { allergy, bloodPressure, coded, condition, icd10, justCoded, loinc, observed, medicine, snomed, vaccination, vitalSigns, type Owner } from './records.ts';

const owner: Owner = { patientId: 'nguoi-mau-2', facility: 'Bệnh viện đa khoa Ví Dụ' };

const medicines: readonly (readonly [name: string, dose: string, since: string, more?: Readonly<Record<string, unknown>>])[] = [
  ['Amlodipin 5 mg', 'Uống 1 viên mỗi sáng', '2019-04'],
  ['Losartan 50 mg', 'Uống 1 viên mỗi tối', '2021-02-10'],
  ['Metformin 850 mg', 'Uống 1 viên sau bữa sáng và 1 viên sau bữa tối', '2016'],
  ['Gliclazid MR 30 mg', 'Uống 2 viên trước bữa sáng', '2020-08-03'],
  ['Atorvastatin 20 mg', 'Uống 1 viên buổi tối', '2019-04'],
  ['Aspirin 81 mg', 'Uống 1 viên sau bữa trưa', '2022-11-15'],
  ['Omeprazol 20 mg', 'Uống 1 viên trước bữa sáng 30 phút', '2022-11-15'],
  ['Calci – vitamin D3', 'Uống 1 viên sau bữa sáng', '2023-06'],
  ['Paracetamol 500 mg', 'Uống 1 viên khi đau, cách nhau ít nhất 6 giờ, không quá 4 viên một ngày', '2024-01-20'],
  ['Glucosamin', 'Uống 1 viên mỗi ngày', '2023-01', { status: 'stopped', effectivePeriod: { start: '2023-01', end: '2024-03' } }],
  ['Diclofenac 50 mg', 'Uống 1 viên sau ăn', '2022-05', { status: 'stopped', effectivePeriod: { start: '2022-05', end: '2022-11-15' }, statusReason: [{ text: 'Đau dạ dày' }] }],
];

/** A pensioner with health insurance, three diseases and eleven medicines. */
export const pensioner = inventedPerson({
  id: '000050000002',
  name: 'Trần Giả Định',
  ageWords: '76 tuổi',
  story: 'Người cao tuổi có thẻ bảo hiểm y tế, nhiều bệnh và nhiều thuốc',
  patientId: owner.patientId,
  gender: 'male',
  birthDate: '1950',
  insurance: 'HT2000000000002',
  facility: owner.facility,
  date: '2026-11-18',
  sections: [
    {
      loinc: '48765-2',
      title: 'Dị ứng',
      records: [
        allergy(owner, 'di-ung-2-1', coded('Penicillin', snomed, '764146007'), {
          criticality: 'high',
          category: ['medication'],
          recordedDate: '2011-09-02',
          reaction: [{ manifestation: [coded('Phản vệ', snomed, '39579001')], severity: 'severe' }],
        }),
      ],
    },
    { loinc: '10160-0', title: 'Thuốc', records: medicines.map(([name, dose, since, more], index) => medicine(owner, `thuoc-2-${index + 1}`, name, dose, since, more)) },
    {
      loinc: '11450-4',
      title: 'Bệnh đang theo dõi',
      records: [
        condition(owner, 'benh-2-1', coded('Tăng huyết áp', icd10, 'I10'), { onsetDateTime: '2015' }),
        condition(owner, 'benh-2-2', coded('Đái tháo đường típ 2', icd10, 'E11.9'), {
          onsetAge: { value: 66, unit: 'tuổi', system: 'http://unitsofmeasure.org', code: 'a' },
        }),
        condition(owner, 'benh-2-3', coded('Bệnh thận mạn', snomed, '709044004'), { recordedDate: '2024-06-11' }, 'unconfirmed'),
      ],
    },
    {
      loinc: '11369-6',
      title: 'Tiêm chủng',
      records: [vaccination(owner, 'tiem-2-1', 'Cúm mùa', '2026-10-05', '1/1', { performer: [{ actor: { display: 'Trung tâm y tế Giả Lập' } }] })],
    },
    {
      loinc: '30954-2',
      title: 'Kết quả xét nghiệm',
      records: [
        observed(owner, 'xn-2-1', coded('HbA1c', loinc, '4548-4'), '2026-11-18', {
          valueQuantity: { value: 7.8, unit: '%' },
          interpretation: [justCoded('http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', 'H')],
          referenceRange: [{ high: { value: 6.5, unit: '%' } }],
        }),
        observed(owner, 'xn-2-2', coded('Creatinin máu', loinc, '14682-9'), '2026-11-18', {
          valueQuantity: { value: 98, unit: 'µmol/L' },
          referenceRange: [{ low: { value: 62, unit: 'µmol/L' }, high: { value: 106, unit: 'µmol/L' } }],
        }),
        observed(owner, 'xn-2-3', coded('CRP', loinc, '1988-5'), '2026-11-18', { valueQuantity: { comparator: '<', value: 5, unit: 'mg/L' } }),
        observed(owner, 'xn-2-4', coded('LDL cholesterol', loinc, '39469-2'), '2026-11-18', {
          dataAbsentReason: justCoded('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'not-performed'),
        }),
      ],
    },
    {
      loinc: '8716-3',
      title: 'Chỉ số cơ thể',
      records: [
        bloodPressure(owner, 'do-2-1', '2026-11-18T08:10:00+07:00', 148, 86),
        bloodPressure(owner, 'do-2-2', '2026-08-20T09:00:00+07:00', 152, 90),
        observed(owner, 'do-2-3', coded('Cân nặng', loinc, '29463-7'), '2026-11-18', { ...vitalSigns, valueQuantity: { value: 61, unit: 'kg' } }),
        observed(owner, 'do-2-4', coded('Nhóm máu', loinc, '882-1'), '2015-03-01', { valueCodeableConcept: { text: 'O, Rh dương' } }),
      ],
    },
    { loinc: '81338-6', title: 'Điều người bệnh muốn nói', text: 'Tai tôi nghe kém, xin nói to và chậm.' },
  ],
});

import { inventedPerson } from './document.ts';
import { allergy, bloodPressure, coded, condition, icd10, loinc, observed, medicine, snomed, type Owner } from './records.ts';

const owner: Owner = { patientId: 'nguoi-mau-3', facility: 'Bệnh viện Phụ sản Ví Dụ' };

/** Seven months pregnant; what is about the pregnancy is sensitive. */
export const mother = inventedPerson({
  id: '000195000003',
  name: 'Phạm Thị Minh Họa',
  ageWords: '31 tuổi',
  story: 'Thai phụ bảy tháng, có đái tháo đường thai kỳ',
  patientId: owner.patientId,
  gender: 'female',
  birthDate: '1995-07-02',
  insurance: '0000000003',
  facility: owner.facility,
  date: '2026-11-20',
  sections: [
    {
      loinc: '48765-2',
      title: 'Dị ứng',
      records: [allergy(owner, 'di-ung-3-1', coded('Không có dị ứng', snomed, '716186003'), { recordedDate: '2026-05-12' })],
    },
    {
      loinc: '10162-6',
      title: 'Thai sản',
      records: [
        observed(owner, 'thai-3-1', coded('Tình trạng thai', loinc, '82810-3'), '2026-11-20', { valueCodeableConcept: coded('Đang mang thai', snomed, '77386006') }),
        observed(owner, 'thai-3-2', coded('Ngày dự sinh', loinc, '11778-8'), '2026-11-20', { valueDateTime: '2027-02-08' }),
        observed(owner, 'thai-3-3', coded('Tuổi thai', loinc, '11884-4'), '2026-11-20', { valueQuantity: { value: 29, unit: 'tuần' } }),
      ],
    },
    {
      loinc: '11450-4',
      title: 'Bệnh đang theo dõi',
      records: [condition(owner, 'benh-3-1', coded('Đái tháo đường thai kỳ', icd10, 'O24.4'), { onsetDateTime: '2026-10' })],
    },
    {
      loinc: '10160-0',
      title: 'Thuốc',
      records: [
        medicine(owner, 'thuoc-3-1', 'Sắt – acid folic', 'Uống 1 viên mỗi ngày, xa bữa ăn', '2026-06-01'),
        medicine(owner, 'thuoc-3-2', 'Calci', 'Uống 1 viên sau bữa sáng', '2026-08'),
      ],
    },
    { loinc: '8716-3', title: 'Chỉ số cơ thể', records: [bloodPressure(owner, 'do-3-1', '2026-11-20', 112, 70)] },
    { loinc: '29762-2', title: 'Thói quen, nghề nghiệp', emptyReason: 'notasked' },
  ],
});

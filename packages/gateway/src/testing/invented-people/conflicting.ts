import { inventedPerson } from './document.ts';
import { allergy, coded, condition, icd10, medicine, snomed, vaccination, type Owner } from './records.ts';

const owner: Owner = { patientId: 'nguoi-mau-5', facility: 'Phòng khám Giả Lập' };
const elsewhere = { informationSource: { display: 'Bệnh viện đa khoa Ví Dụ' } };

/** A book whose lines disagree: two doses of one medicine, what was refuted, what was entered by mistake, one sensitive line. */
export const conflicting = inventedPerson({
  id: '000079000005',
  name: 'Hoàng Văn Làm Mẫu',
  ageWords: '47 tuổi',
  story: 'Sổ có liều thuốc ghi khác nhau, dòng đã bác bỏ, dòng nhập nhầm và một dòng nhạy cảm',
  patientId: owner.patientId,
  gender: 'male',
  birthDate: '1979-01-25',
  insurance: 'GD4000000000005',
  facility: owner.facility,
  date: '2026-11-02',
  sections: [
    {
      loinc: '10160-0',
      title: 'Thuốc',
      records: [
        medicine(owner, 'thuoc-5-1', 'Levothyroxin', '50 microgam mỗi sáng, trước ăn 30 phút', '2025-02-11'),
        medicine(owner, 'thuoc-5-2', 'Levothyroxin', '100 microgam mỗi sáng, trước ăn 30 phút', '2025-02-11', elsewhere),
        medicine(owner, 'thuoc-5-3', 'Warfarin 5 mg', 'Uống 1 viên mỗi ngày', '2025-06', { status: 'entered-in-error' }),
      ],
    },
    {
      loinc: '48765-2',
      title: 'Dị ứng',
      records: [
        allergy(owner, 'di-ung-5-1', coded('Tôm, cua', snomed, '735029006'), { recordedDate: '2020-03-01' }, 'refuted'),
        allergy(owner, 'di-ung-5-2', coded('Aspirin', snomed, '387458008'), { recordedDate: '2021-07-15' }, 'unconfirmed'),
        allergy(owner, 'di-ung-5-3', coded('Không có dị ứng', snomed, '716186003'), { recordedDate: '2022-01-09' }),
      ],
    },
    {
      loinc: '11450-4',
      title: 'Bệnh đang theo dõi',
      records: [
        condition(owner, 'benh-5-1', coded('Suy giáp', icd10, 'E03.9'), { onsetDateTime: '2025-02' }),
        condition(owner, 'benh-5-2', coded('Nhiễm HIV', icd10, 'B20'), {
          onsetDateTime: '2018',
          meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }] },
        }),
        condition(owner, 'benh-5-3', coded('Lao phổi', icd10, 'A15.0'), { recordedDate: '2019-05-05' }, 'entered-in-error'),
      ],
    },
    {
      loinc: '11369-6',
      title: 'Tiêm chủng',
      records: [
        vaccination(owner, 'tiem-5-1', 'COVID-19', '2021-09-10', '1/2'),
        vaccination(owner, 'tiem-5-2', 'COVID-19', '2021-10-09', '1/2', { performer: [{ actor: { display: 'Điểm tiêm lưu động Ví Dụ' } }] }),
      ],
    },
  ],
});

import { inventedPerson } from './document.ts';
import { coded, loinc, observed, snomed, allergy, vaccination, vitalSigns, type Owner } from './records.ts';

const owner: Owner = { patientId: 'nguoi-mau-1', facility: 'Trạm y tế phường Ví Dụ' };

/** Two years old, vaccinated in the national programme (tiêm chủng mở rộng) but for one dose that was put off. */
export const child = inventedPerson({
  id: '000325000001',
  name: 'Nguyễn Ví Dụ An',
  ageWords: '1 tuổi',
  story: 'Em bé tiêm chủng mở rộng, còn một mũi bị hoãn',
  patientId: owner.patientId,
  gender: 'female',
  birthDate: '2025-03-14',
  insurance: 'TE1000000000001',
  facility: owner.facility,
  date: '2026-11-10',
  sections: [
    {
      loinc: '11369-6',
      title: 'Tiêm chủng',
      records: [
        vaccination(owner, 'tiem-1-1', 'Viêm gan B sơ sinh', '2025-03-14', '1/1', { performer: [{ actor: { display: 'Bệnh viện Phụ sản Ví Dụ' } }] }),
        vaccination(owner, 'tiem-1-2', 'Lao (BCG)', '2025-03-20', '1/1'),
        vaccination(owner, 'tiem-1-3', 'Bạch hầu – ho gà – uốn ván – viêm gan B – Hib (5 trong 1)', '2025-05-16', '1/3', { lotNumber: 'MAU-0516' }),
        vaccination(owner, 'tiem-1-4', 'Bạch hầu – ho gà – uốn ván – viêm gan B – Hib (5 trong 1)', '2025-06-18', '2/3'),
        vaccination(owner, 'tiem-1-5', 'Bạch hầu – ho gà – uốn ván – viêm gan B – Hib (5 trong 1)', '2025-07-21', '3/3'),
        vaccination(owner, 'tiem-1-6', 'Bại liệt uống (bOPV)', '2025-05-16', '1/3'),
        vaccination(owner, 'tiem-1-7', 'Sởi', '2025-12-15', '1/2'),
        vaccination(owner, 'tiem-1-8', 'Sởi – rubella', '2026-09-15', '2/2', { status: 'not-done', statusReason: { text: 'Bé đang sốt, hẹn tiêm lại' } }),
      ],
    },
    {
      loinc: '48765-2',
      title: 'Dị ứng',
      records: [allergy(owner, 'di-ung-1-1', coded('Chưa ghi nhận dị ứng thức ăn', snomed, '429625007'), { recordedDate: '2026-09-15' })],
    },
    { loinc: '10160-0', title: 'Thuốc', emptyReason: 'nilknown' },
    { loinc: '11450-4', title: 'Bệnh đang theo dõi', emptyReason: 'nilknown' },
    {
      loinc: '8716-3',
      title: 'Chỉ số cơ thể',
      records: [
        observed(owner, 'do-1-1', coded('Cân nặng', loinc, '29463-7'), '2026-11-10', { ...vitalSigns, valueQuantity: { value: 10.4, unit: 'kg' } }),
        observed(owner, 'do-1-2', coded('Chiều dài nằm', loinc, '8306-3'), '2026-11-10', { ...vitalSigns, valueQuantity: { value: 80.5, unit: 'cm' } }),
      ],
    },
  ],
});

import { inventedPerson } from './document.ts';

/** A book that holds next to nothing, in every way in which a book can hold nothing. */
export const nearlyEmpty = inventedPerson({
  id: '000088000004',
  name: 'Lê Thử Nghiệm',
  ageWords: '38 tuổi',
  story: 'Sổ gần như trống, mỗi mục trống vì một lý do khác nhau',
  patientId: 'nguoi-mau-4',
  gender: 'male',
  birthDate: '1988-11',
  facility: 'Trạm y tế xã Thí Dụ',
  date: '2026-10-30',
  sections: [
    { loinc: '48765-2', title: 'Dị ứng', emptyReason: 'notasked' },
    { loinc: '10160-0', title: 'Thuốc', emptyReason: 'nilknown' },
    { loinc: '11450-4', title: 'Bệnh đang theo dõi', emptyReason: 'unavailable' },
    { loinc: '11369-6', title: 'Tiêm chủng' },
    { loinc: '29762-2', title: 'Thói quen, nghề nghiệp', emptyReason: 'withheld' },
    { loinc: '47519-4', title: 'Phẫu thuật, thủ thuật', text: 'Người bệnh kể đã mổ ruột thừa, không nhớ năm nào.' },
  ],
});

import type { Purpose } from '@motcua/contract/identity';

/** What the endpoints of the contract need an agreement for, in words for who is asked. A city may put its own in their place. */
export const usualPurposes: readonly Purpose[] = [
  {
    code: 'health',
    name: { vi: 'Xem sổ sức khỏe của bạn', en: 'Show your health book' },
    fields: [
      { vi: 'Họ tên, ngày sinh, giới tính', en: 'Name, day of birth, sex' },
      { vi: 'Bệnh, dị ứng, thuốc đang dùng', en: 'Illnesses, allergies, medicines' },
      { vi: 'Tiêm chủng, kết quả xét nghiệm, chỉ số đo', en: 'Vaccinations, test results, measurements' },
    ],
    recipient: { vi: 'Bạn, trên thiết bị này, và người nhà mà bạn nhờ xem giúp', en: 'You, on this device, and whoever of your family you let look' },
    days: 90,
  },
  {
    code: 'signing',
    name: { vi: 'Xem chữ ký số của bạn còn dùng được không', en: 'Show whether your digital signature can still be used' },
    fields: [
      { vi: 'Tên trên chứng thư và ba số cuối của số định danh', en: 'Name on the certificate and the last three digits of your number' },
      { vi: 'Nơi cấp, ngày bắt đầu và ngày hết hạn', en: 'Who issued it, first and last day' },
    ],
    recipient: { vi: 'Chỉ bạn, trên thiết bị này', en: 'Only you, on this device' },
    days: 90,
  },
];

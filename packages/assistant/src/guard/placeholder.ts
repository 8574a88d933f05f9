import type { PersonalKind } from '@motcua/contract/assistant';

/** What is shown in place of personal data. */
export const placeholderNames: Readonly<Record<PersonalKind, string>> = {
  CCCD: 'số căn cước',
  CMND: 'số chứng minh nhân dân',
  PHONE: 'số điện thoại',
  MST: 'mã số thuế',
  BHXH: 'mã số bảo hiểm xã hội',
  BHYT: 'số thẻ bảo hiểm y tế',
  BANK_ACCOUNT: 'số tài khoản',
  CARD: 'số thẻ ngân hàng',
  EMAIL: 'địa chỉ email',
  PLATE: 'biển số xe',
  PASSPORT: 'số hộ chiếu',
};

/** What stands in place of personal data once it is hidden. */
export const placeholder = new RegExp(`\\[(?:${Object.values(placeholderNames).join('|')})\\]`, 'g');

import type { ChannelKind, GovernmentLevel } from '@motcua/contract/services';
import type { Wording } from './language.ts';

const viNumber = new Intl.NumberFormat('vi-VN');
const enNumber = new Intl.NumberFormat('en-GB');

const vi = {
  levels: { commune: 'Phường, xã', province: 'Thành phố', ministry: 'Bộ', other: 'Cơ quan khác' } satisfies Record<GovernmentLevel, string> as Record<GovernmentLevel, string>,
  channels: { counter: 'Tại quầy', online: 'Qua mạng', post: 'Bưu điện' } satisfies Record<ChannelKind, string> as Record<ChannelKind, string>,
  channelList: (names: readonly string[]) => names.map((name, index) => (index === 0 ? name : name.toLowerCase())).join(', '),
  channelsUnknown: 'Cách nộp: chưa có thông tin',
  timeOf: (amount: number, unit: 'hour' | 'workingDay' | 'calendarDay') => `${viNumber.format(amount)} ${{ hour: 'giờ', workingDay: 'ngày làm việc', calendarDay: 'ngày' }[unit]}`,
  timeUnknown: 'Chưa có thông tin',
  timeUnknownShort: 'Bao lâu có kết quả: chưa có thông tin',
  feeFree: 'Miễn phí',
  feeOf: (feeVnd: number) => `${viNumber.format(feeVnd)} đồng`,
  per: (unit: string) => `mỗi ${unit}`,
  feeUnknown: 'Chưa có thông tin',
  feeUnknownShort: 'Lệ phí: chưa có thông tin',
  varies: 'Tùy trường hợp:',
  or: ' hoặc ',
  partly: 'có trường hợp chưa rõ',
};

export type FactsStrings = typeof vi;

/** What fees are most often counted in. */
const units: Readonly<Record<string, string>> = { trang: 'page', 'bản sao': 'copy', thẻ: 'card', lần: 'time', 'lần đăng ký': 'registration' };

const en: FactsStrings = {
  levels: { commune: 'Ward or commune', province: 'City', ministry: 'Ministry', other: 'Other agency' },
  channels: { counter: 'At the counter', online: 'Online', post: 'By post' },
  channelList: (names) => names.map((name, index) => (index === 0 ? name : name.toLowerCase())).join(', '),
  channelsUnknown: 'How to apply: not known',
  timeOf: (amount, unit) => `${enNumber.format(amount)} ${{ hour: 'hour', workingDay: 'working day', calendarDay: 'day' }[unit]}${amount === 1 ? '' : 's'}`,
  timeUnknown: 'Not known',
  timeUnknownShort: 'How long: not known',
  feeFree: 'Free',
  feeOf: (feeVnd) => `${enNumber.format(feeVnd)} đồng`,
  per: (unit) => `per ${units[unit] ?? `“${unit}”`}`,
  feeUnknown: 'Not known',
  feeUnknownShort: 'Fee: not known',
  varies: 'It depends:',
  or: ' or ',
  partly: 'not known in every case',
};

/** Words for fees, time limits, levels and channels. */
export const facts: Wording<FactsStrings> = { vi, en };

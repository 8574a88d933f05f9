import type { Wording } from '../core/language.ts';

const vi = {
  sharedTitle: 'Máy dùng chung',
  sharedNote: 'Máy này không lưu những gì bạn tìm. Xong việc, bấm nút này.',
  finish: 'Xóa hết và kết thúc',
  idleTitle: 'Bạn còn ở đó không?',
  idleNote: (seconds: number) => `Nếu trong ${seconds} giây không ai chạm hay gõ, trang sẽ tự xóa để giữ kín việc của bạn, rồi bắt đầu lại.`,
  idleLeft: (seconds: number) => `Còn ${seconds} giây`,
  stay: 'Tôi vẫn đang dùng',
};

export type AppStrings = typeof vi;

const en: AppStrings = {
  sharedTitle: 'Shared device',
  sharedNote: 'This device does not keep what you look for. When you are done, press this button.',
  finish: 'Erase everything and finish',
  idleTitle: 'Are you still there?',
  idleNote: (seconds) => `Unless somebody touches or types within ${seconds} seconds, the page will erase itself to keep your matters private, and start again.`,
  idleLeft: (seconds) => `${seconds} ${seconds === 1 ? 'second' : 'seconds'} left`,
  stay: 'I am still here',
};

/** The app's words. */
export const strings: Wording<AppStrings> = { vi, en };

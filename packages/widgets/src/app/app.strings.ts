import type { Wording } from '../core/language.ts';

const vi = {
  sharedTitle: 'Máy dùng chung',
  sharedNote: 'Máy này không lưu gì của bạn. Xong việc, bấm nút bên cạnh trước khi rời đi.',
  finish: 'Xóa hết và kết thúc',
  idleTitle: 'Bạn còn ở đó không?',
  idleNote: 'Không thấy ai bấm đã một lúc. Để giữ kín việc của bạn, trang sẽ tự xóa và bắt đầu lại.',
  stay: 'Tôi vẫn đang dùng',
};

export type AppStrings = typeof vi;

const en: AppStrings = {
  sharedTitle: 'Shared device',
  sharedNote: 'Nothing of yours is kept on this device. When you are done, press the button before you leave.',
  finish: 'Erase everything and finish',
  idleTitle: 'Are you still there?',
  idleNote: 'Nobody has pressed anything for a while. To keep your matters private, the page will erase itself and start again.',
  stay: 'I am still here',
};

/** The app's words. */
export const strings: Wording<AppStrings> = { vi, en };

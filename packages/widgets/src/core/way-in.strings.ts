import type { Wording } from './language.ts';

const vi = {
  signIn: 'Đăng nhập',
  signInAgain: 'Đăng nhập lại',
  signInStronger: 'Đăng nhập ở mức cao hơn',
  answer: 'Xem và trả lời',
  wayIn: 'Bạn sẽ sang trang của nơi xác thực, rồi quay lại đây. Trang này không nhận mật khẩu của bạn.',
  wayInWindow: 'Một cửa sổ sẽ mở ra, ở địa chỉ của nơi giữ hồ sơ. Bạn đăng nhập và trả lời ở đó. Trang này không nhận mật khẩu của bạn.',
  window: {
    none: '',
    open: 'Hãy làm tiếp trong cửa sổ vừa mở. Không thấy nó thì bấm nút trên lần nữa.',
    closed: 'Cửa sổ đã đóng khi bạn chưa trả lời xong. Không có gì thay đổi. Hãy bấm nút trên lần nữa.',
    refused: 'Bạn đã trả lời Không. Trang này không hỏi hồ sơ của bạn. Đổi ý thì bấm nút trên.',
    blocked: 'Trình duyệt đã chặn cửa sổ. Hãy cho phép trang này mở cửa sổ, rồi bấm nút trên lần nữa.',
    failed: 'Chưa đăng nhập được. Hãy bấm nút trên lần nữa sau ít phút.',
    signedIn: '',
  },
};

export type WayInStrings = typeof vi;

const en: WayInStrings = {
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signInStronger: 'Sign in at a higher level',
  answer: 'See and answer',
  wayIn: 'You will go to the page of the sign-in provider, then come back here. This page does not receive your password.',
  wayInWindow: 'A window will open, at the address of the keeper of your records. You sign in and answer there. This page does not receive your password.',
  window: {
    none: '',
    open: 'Go on in the window that has just opened. If you do not see it, press the button above once more.',
    closed: 'The window was closed before you had answered. Nothing has changed. Press the button above once more.',
    refused: 'You answered No. This page does not ask for your records. If you change your mind, press the button above.',
    blocked: 'Your browser has blocked the window. Allow this page to open windows, then press the button above once more.',
    failed: 'Signing in did not work. Press the button above again in a few minutes.',
    signedIn: '',
  },
};

/** Words of the way to a sign-in, wherever it is offered. */
export const wayIn: Wording<WayInStrings> = { vi, en };

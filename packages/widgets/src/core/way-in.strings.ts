import type { Wording } from './language.ts';

const vi = {
  signIn: 'Đăng nhập',
  signInAgain: 'Đăng nhập lại',
  signInStronger: 'Đăng nhập ở mức cao hơn',
  wayIn: 'Bạn sẽ sang trang của nơi xác thực, rồi quay lại đây. Trang này không nhận mật khẩu của bạn.',
};

export type WayInStrings = typeof vi;

const en: WayInStrings = {
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signInStronger: 'Sign in at a higher level',
  wayIn: 'You will go to the page of the sign-in provider, then come back here. This page does not receive your password.',
};

/** Words of the way to a sign-in, wherever it is offered. */
export const wayIn: Wording<WayInStrings> = { vi, en };

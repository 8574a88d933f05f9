import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';

const vi = {
  notOpenedTitle: 'Chưa mở được thủ tục này',
  superseded: (asked: string, now: string) => `Mã ${asked} đã được thay bằng mã ${now}. Dưới đây là thủ tục đang áp dụng.`,
  newer: (newer: string, code: string) => `Mã mới được báo là ${newer}. Dưới đây là mã cũ ${code}, có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi.`,
  where: 'Nơi nộp',
  whereUnknown: 'Chưa có thông tin',
  time: 'Bao lâu có kết quả',
  fee: 'Lệ phí',
  /** Where the page is not Vietnamese: that most of what follows is. */
  vietnameseOnly: '',
  sourceLabel: 'Nguồn:',
  sourceOf: (code: string, date: string, isOld: boolean) => `Mã ${code}. Dữ liệu ${isOld ? 'cũ, từ ' : ''}ngày ${vietnameseDate(date)}.`,
  doubtTitle: 'Thông tin này có thể không còn đúng',
  aged: (date: string) => `Dữ liệu cũ, từ ngày ${vietnameseDate(date)}, có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi.`,
};

export type ExcerptStrings = typeof vi;

const en: ExcerptStrings = {
  notOpenedTitle: 'This service could not be opened',
  superseded: (asked, now) => `Code ${asked} has been replaced by ${now}. This is the service in force.`,
  newer: (newer, code) => `The new code is said to be ${newer}. Below is the old one, ${code}; it may have changed. Ask the one-stop counter before you go.`,
  where: 'Where',
  whereUnknown: 'Not known',
  time: 'How long',
  fee: 'Fee',
  vietnameseOnly: 'The details below are in Vietnamese only.',
  sourceLabel: 'Source:',
  sourceOf: (code, date, isOld) => `Code ${code}. ${isOld ? 'Old: as' : 'As'} of ${vietnameseDate(date)}.`,
  doubtTitle: 'These facts may no longer be right',
  aged: (date) => `Old: as of ${vietnameseDate(date)}; this may have changed. Ask the one-stop counter before you go.`,
};

/** Words that the answer shares with the elements that show a part of one. */
export const excerpt: Wording<ExcerptStrings> = { vi, en };

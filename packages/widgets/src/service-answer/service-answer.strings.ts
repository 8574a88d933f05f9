import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';
import { facts, type FactsStrings } from '../core/service-facts.strings.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { excerpt, type ExcerptStrings } from './excerpt.strings.ts';
import { papers, type PapersStrings } from './papers.strings.ts';

const vi = {
  whereAdvice: 'Chưa rõ nộp ở đâu. Hãy gọi hỏi trước khi đi.',
  timeAdvice: 'Chưa rõ bao lâu có kết quả. Hãy hỏi ngày hẹn trả khi nộp.',
  feeAdvice: 'Chưa có thông tin lệ phí. Hãy hỏi quầy một cửa trước khi đi.',
  exemptions: 'Không phải trả:',
  unknownCase: (which: string) => `${which || 'Trường hợp khác'}: chưa có thông tin.`,
  /** Whether a record's own note says whom to ask, so that we need not. */
  namesWhomToAsk: (note: string) => note.includes('hỏi'),
  steps: 'Các bước',
  applicants: 'Ai được nộp',
  answers: 'Hỏi đáp',
  online: 'Nộp qua mạng',
  onlineLink: (host: string, isFrontPage: boolean) => `Mở ${host}${isFrontPage ? ' (trang chủ)' : ''}`,
  onlineWarningTitle: 'Xem kỹ địa chỉ trước khi đăng nhập',
  onlineWarning: (host: string) =>
    `Địa chỉ đúng là ${host}. Trang giả thường thêm chữ vào địa chỉ này. Mã xác nhận (OTP) gửi về điện thoại chỉ để bạn tự gõ khi chính bạn đang đăng nhập. Đừng đọc mã cho ai, kể cả người xưng là cán bộ.`,
  onlineLevels: {
    full: 'Làm được từ đầu đến cuối qua mạng (toàn trình).',
    partial: 'Nộp qua mạng, có bước vẫn phải đến quầy (một phần).',
    none: 'Không nộp qua mạng được.',
    unknown: 'Chưa rõ có phải đến quầy hay không: nguồn không ghi.',
  },
  results: 'Bạn nhận được gì',
  legalBasis: 'Luật và quy định',
  legalCount: (count: number) => `${count} văn bản`,
  officialName: 'Tên chính thức',
  furtherTopics: 'Xem tiếp',
  stale: (date: string) => `Dữ liệu cũ, từ ngày ${vietnameseDate(date)}. Lệ phí và giấy tờ có thể đã đổi. Hãy hỏi quầy một cửa trước khi đi.`,
};

export type AnswerStrings = typeof vi & StatesStrings & FactsStrings & ExcerptStrings & PapersStrings;

const en: typeof vi = {
  whereAdvice: 'Where to apply is not known. Call before you go.',
  timeAdvice: 'How long it takes is not known. Ask for the date when you hand in your papers.',
  feeAdvice: 'The fee is not known. Ask the one-stop counter before you go.',
  exemptions: 'Need not pay:',
  unknownCase: (which) => `${which || 'Other cases'}: not known.`,
  namesWhomToAsk: () => false,
  steps: 'Steps',
  applicants: 'Who can apply',
  answers: 'Questions',
  online: 'Apply online',
  onlineLink: (host, isFrontPage) => `Open ${host}${isFrontPage ? ' (front page)' : ''}`,
  onlineWarningTitle: 'Check the address first',
  onlineWarning: (host) =>
    `The right address is ${host}. Fake pages add words to it. The code (OTP) sent to your phone is only for you to type when you yourself are signing in. Never read it out to anybody, even to someone who says they are an official.`,
  onlineLevels: {
    full: 'Can be done online from beginning to end.',
    partial: 'Apply online; some steps still need a visit.',
    none: 'Cannot be done online.',
    unknown: 'The source does not say whether a visit is needed.',
  },
  results: 'What you get',
  legalBasis: 'Laws and rules',
  legalCount: (count) => `${count} ${count === 1 ? 'document' : 'documents'}`,
  officialName: 'Official name',
  furtherTopics: 'Read on',
  stale: (date) => `Old: as of ${vietnameseDate(date)}. Fees and papers may have changed. Ask the one-stop counter before you go.`,
};

/** The answer's words. */
export const strings: Wording<AnswerStrings> = {
  vi: { ...states.vi, ...facts.vi, ...excerpt.vi, ...papers.vi, ...vi },
  en: { ...states.en, ...facts.en, ...excerpt.en, ...papers.en, ...en },
};

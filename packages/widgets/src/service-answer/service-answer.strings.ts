import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';
import { facts, type FactsStrings } from '../core/service-facts.strings.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';

const vi = {
  superseded: (asked: string, now: string) => `Mã ${asked} đã được thay bằng mã ${now}. Dưới đây là thủ tục đang áp dụng.`,
  where: 'Nơi nộp',
  whereUnknown: 'Chưa có thông tin',
  whereAdvice: 'Đến bộ phận một cửa. Chưa rõ nơi nào, hãy gọi trước khi đi.',
  time: 'Thời hạn',
  timeAdvice: 'Chưa có thông tin thời hạn. Hãy hỏi ngày hẹn trả khi nộp.',
  fee: 'Lệ phí',
  feeAdvice: 'Chưa có thông tin lệ phí. Hãy hỏi bộ phận một cửa trước khi đi.',
  exemptions: 'Không phải trả:',
  unknownCase: (which: string) => `${which || 'Trường hợp khác'}: chưa có thông tin.`,
  /** Whether a record's own note says whom to ask, so that we need not. */
  namesWhomToAsk: (note: string) => note.includes('hỏi'),
  /** Where the page is not Vietnamese: that most of what follows is. */
  vietnameseOnly: '',
  papers: 'Giấy tờ cần chuẩn bị',
  papersUnknown: 'Chưa có thông tin giấy tờ. Hãy hỏi bộ phận một cửa trước khi đi.',
  papersReady: (ready: number, all: number) => `Đã có ${ready} trong ${all} giấy tờ.`,
  ticksKept: 'Dấu tích chỉ lưu trên máy này.',
  everyone: 'Ai cũng cần',
  situations: 'Bạn có thuộc trường hợp nào dưới đây không?',
  situationsHint: 'Bấm chọn để xem giấy tờ cần thêm.',
  copiesOf: (originals: number, copies: number) =>
    [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''].filter(Boolean).join(', ') || 'Chỉ cho xem, không nộp',
  forgetTicks: 'Bỏ hết dấu tích',
  steps: 'Các bước',
  applicants: 'Ai được nộp',
  answers: 'Hỏi đáp',
  online: 'Nộp qua mạng',
  onlineLink: (host: string) => `Mở ${host}`,
  onlineWarningTitle: 'Xem kỹ địa chỉ trước khi đăng nhập',
  onlineWarning: (host: string) => `Địa chỉ đúng là ${host}. Trang giả thường thêm chữ vào địa chỉ này. Không ai được hỏi mã xác nhận (OTP) gửi về điện thoại của bạn.`,
  onlineLevels: {
    full: 'Làm được từ đầu đến cuối qua mạng (toàn trình).',
    partial: 'Nộp qua mạng, có bước vẫn phải đến quầy (một phần).',
    none: 'Không nộp qua mạng được.',
    unknown: 'Chưa rõ có phải đến quầy lần nào không: nguồn chưa ghi là làm hết qua mạng hay một phần.',
  },
  results: 'Bạn nhận được gì',
  legalBasis: 'Căn cứ pháp lý',
  legalCount: (count: number) => `${count} văn bản`,
  officialName: 'Tên chính thức',
  furtherTopics: 'Xem tiếp',
  printNow: 'In ra giấy',
  listen: 'Nghe đọc trang này',
  stopListening: 'Dừng đọc',
  cannotListen: 'Máy này chưa có giọng đọc tiếng Việt nên chưa nghe được.',
  sourceLabel: 'Nguồn:',
  sourceOf: (code: string, date: string) => `Mã ${code}. Dữ liệu ngày ${vietnameseDate(date)}.`,
  doubtTitle: 'Thông tin này có thể không còn đúng',
  aged: (date: string) => `Thông tin lấy ngày ${vietnameseDate(date)}, có thể đã đổi. Hãy hỏi bộ phận một cửa trước khi đi.`,
  stale: (date: string) => `Cập nhật ngày ${vietnameseDate(date)}. Lệ phí và giấy tờ có thể đã đổi. Hãy hỏi bộ phận một cửa trước khi đi.`,
};

export type AnswerStrings = typeof vi & StatesStrings & FactsStrings;

const en: typeof vi = {
  superseded: (asked, now) => `Code ${asked} has been replaced by ${now}. This is the service in force.`,
  where: 'Where',
  whereUnknown: 'Not known',
  whereAdvice: 'Go to the one-stop counter. If unsure which, call before you go.',
  time: 'How long',
  timeAdvice: 'The time limit is not published. Ask for the date when you hand in your papers.',
  fee: 'Fee',
  feeAdvice: 'The fee is not published. Ask the one-stop counter before you go.',
  exemptions: 'Need not pay:',
  unknownCase: (which) => `${which || 'Other cases'}: not known.`,
  namesWhomToAsk: () => false,
  vietnameseOnly: 'The details below are in Vietnamese only.',
  papers: 'Papers to prepare',
  papersUnknown: 'The papers are not published. Ask before you go.',
  papersReady: (ready, all) => `${ready} of ${all} papers ready.`,
  ticksKept: 'Ticks are kept on this device only.',
  everyone: 'Everybody brings',
  situations: 'Is any of these your situation?',
  situationsHint: 'Choose it to see the papers it needs.',
  copiesOf: (originals, copies) =>
    [originals > 0 ? `${originals} ${originals === 1 ? 'original' : 'originals'}` : '', copies > 0 ? `${copies} ${copies === 1 ? 'copy' : 'copies'}` : '']
      .filter(Boolean)
      .join(', ') || 'Only to be shown, not handed in',
  forgetTicks: 'Remove all ticks',
  steps: 'Steps',
  applicants: 'Who can apply',
  answers: 'Questions',
  online: 'Apply online',
  onlineLink: (host) => `Open ${host}`,
  onlineWarningTitle: 'Check the address first',
  onlineWarning: (host) => `The right address is ${host}. Fake pages add words to it. Nobody may ask for the code (OTP) sent to your phone.`,
  onlineLevels: {
    full: 'Can be done online from beginning to end.',
    partial: 'Apply online; some steps still need a visit.',
    none: 'Cannot be done online.',
    unknown: 'The source does not say whether a visit is needed.',
  },
  results: 'What you get',
  legalBasis: 'Legal basis',
  legalCount: (count) => `${count} ${count === 1 ? 'document' : 'documents'}`,
  officialName: 'Official name',
  furtherTopics: 'Read on',
  printNow: 'Print',
  listen: 'Read this page aloud',
  stopListening: 'Stop reading',
  cannotListen: 'This device has no Vietnamese voice.',
  sourceLabel: 'Source:',
  sourceOf: (code, date) => `Code ${code}. As of ${vietnameseDate(date)}.`,
  doubtTitle: 'These facts may no longer be right',
  aged: (date) => `As of ${vietnameseDate(date)}; this may have changed. Ask the one-stop counter before you go.`,
  stale: (date) => `As of ${vietnameseDate(date)}. Fees and papers may have changed. Ask the one-stop counter before you go.`,
};

/** The answer's words. */
export const strings: Wording<AnswerStrings> = { vi: { ...states.vi, ...facts.vi, ...vi }, en: { ...states.en, ...facts.en, ...en } };

import type { Wording } from '../core/language.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';

const vi = {
  label: 'Bạn cần làm gì?',
  hint: 'Gõ như bạn nói, có dấu hay không dấu đều được.',
  empty: 'Bạn hãy gõ việc cần làm, ví dụ: con mới sinh.',
  placeholder: 'Ví dụ: con mới sinh',
  submit: 'Tìm',
  clear: 'Xóa chữ',
  examplesTitle: 'Hoặc chọn việc hay gặp',
  examples: [
    ['birth', 'Sinh con', 'con mới sinh'],
    ['marriage', 'Kết hôn', 'đăng ký kết hôn'],
    ['moving', 'Chuyển chỗ ở', 'đăng ký thường trú'],
    ['business', 'Mở hộ kinh doanh', 'đăng ký hộ kinh doanh'],
  ] as readonly (readonly [event: 'birth' | 'marriage' | 'moving' | 'business', label: string, query: string])[],
  moreEvents: 'Xem việc khác',
  searchInstead: 'Gõ để tìm',
  earlier: (query: string) => `Kết quả trước đó, cho “${query}”`,
  tooLong: (limit: number) => `Câu này dài quá ${limit} ký tự. Bạn hãy viết ngắn lại, một hai câu là đủ. Chữ bạn gõ vẫn còn nguyên.`,
  onDevice: 'Tìm ngay trên máy của bạn: chữ bạn gõ không gửi đi đâu.',
  onGateway: 'Chữ bạn gõ được gửi tới máy chủ của trang này để tìm.',
  onHost: 'Trang web này có thể biết chữ bạn gõ. Đừng gõ họ tên hay số căn cước.',
  backToResults: (query: string) => `Quay lại kết quả cho “${query}”`,
  backToService: 'Quay lại thủ tục trước',
};

export type FinderStrings = typeof vi & StatesStrings;

const en: typeof vi = {
  label: 'What do you need to do?',
  hint: 'Type it the way you say it, in Vietnamese, with or without diacritics.',
  empty: 'Type what you need to do, for example: khai sinh.',
  placeholder: 'Such as khai sinh',
  submit: 'Search',
  clear: 'Clear text',
  examplesTitle: 'Or choose a common need',
  examples: [
    ['birth', 'A new baby', 'con mới sinh'],
    ['marriage', 'Getting married', 'đăng ký kết hôn'],
    ['moving', 'Moving home', 'đăng ký thường trú'],
    ['business', 'Starting a business', 'đăng ký hộ kinh doanh'],
  ],
  moreEvents: 'See other events',
  searchInstead: 'Type to search',
  earlier: (query) => `Earlier results, for “${query}”`,
  tooLong: (limit) => `This is longer than ${limit} characters. Please shorten it; one or two sentences are enough. What you typed is still here.`,
  onDevice: 'The search runs on your device: what you type is sent nowhere.',
  onGateway: 'What you type is sent to the server of this page to be searched for.',
  onHost: 'This website may see what you type. Do not type names or identity numbers.',
  backToResults: (query) => `Back to the results for “${query}”`,
  backToService: 'Back to the service before',
};

/** The finder's words, those of its results aside. */
export const strings: Wording<FinderStrings> = { vi: { ...states.vi, ...vi }, en: { ...states.en, ...en } };

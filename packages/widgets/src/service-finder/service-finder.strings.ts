import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';
import { facts, type FactsStrings } from '../core/service-facts.strings.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';

const vi = {
  label: 'Bạn cần làm gì?',
  hint: 'Gõ như bạn nói, có dấu hay không dấu đều được.',
  empty: 'Bạn hãy gõ việc cần làm, ví dụ: con mới sinh.',
  placeholder: 'Ví dụ: con mới sinh',
  submit: 'Tìm',
  clear: 'Xóa',
  examplesTitle: 'Hoặc chọn việc hay gặp',
  examples: [
    ['child', 'Sinh con', 'con mới sinh'],
    ['marriage', 'Kết hôn', 'đăng ký kết hôn'],
    ['home', 'Chuyển chỗ ở', 'đăng ký thường trú'],
    ['business', 'Mở hộ kinh doanh', 'đăng ký hộ kinh doanh'],
  ] as readonly (readonly [icon: 'child' | 'marriage' | 'home' | 'business', label: string, query: string])[],
  results: 'Kết quả',
  found: (count: number, query: string) => `${count} thủ tục cho “${query}”`,
  more: (count: number) => `Xem thêm ${count} thủ tục`,
  noneOfThese: 'Không phải các việc này',
  earlier: (query: string) => `Kết quả trước đó, cho “${query}”`,
  clarify: 'Ý bạn là …?',
  clarifyHint: 'Các thủ tục này gần giống nhau. Khác ở chỗ in đậm.',
  also: 'Cũng có thể bạn cần',
  none: (query: string) => `Không tìm thấy thủ tục phù hợp với “${query}”.`,
  noneAdvice: 'Hãy thử nói ngắn hơn, như “khai sinh” hay “tạm trú”. Hoặc tìm trên Cổng Dịch vụ công quốc gia, hoặc gọi người giúp.',
  weak: 'Gần nhất là các thủ tục này, nhưng có thể không phải việc bạn cần:',
  officialSearch: 'Tìm trên Cổng Dịch vụ công quốc gia',
  tooLong: (limit: number) => `Câu này dài quá ${limit} ký tự. Bạn hãy viết ngắn lại, một hai câu là đủ. Chữ bạn gõ vẫn còn nguyên.`,
  source: (name: string, date: string) => `Nguồn: ${name}. Dữ liệu ngày ${vietnameseDate(date)}.`,
  onDevice: 'Tìm ngay trên máy của bạn: chữ bạn gõ không gửi đi đâu.',
  onGateway: 'Chữ bạn gõ được gửi tới máy chủ của trang này để tìm.',
  backToResults: (query: string) => `Kết quả cho “${query}”`,
};

export type FinderStrings = typeof vi & StatesStrings & FactsStrings;

const en: typeof vi = {
  label: 'What do you need to do?',
  hint: 'Type it the way you say it, in Vietnamese, with or without diacritics.',
  empty: 'Type what you need to do, for example: khai sinh.',
  placeholder: 'For example: khai sinh',
  submit: 'Search',
  clear: 'Clear',
  examplesTitle: 'Or choose a common need',
  examples: [
    ['child', 'A new baby', 'con mới sinh'],
    ['marriage', 'Getting married', 'đăng ký kết hôn'],
    ['home', 'Moving home', 'đăng ký thường trú'],
    ['business', 'Opening a shop', 'đăng ký hộ kinh doanh'],
  ],
  results: 'Results',
  found: (count, query) => `${count} ${count === 1 ? 'service' : 'services'} for “${query}”`,
  more: (count) => `Show ${count} more`,
  noneOfThese: 'None of these',
  earlier: (query) => `Earlier results, for “${query}”`,
  clarify: 'Do you mean …?',
  clarifyHint: 'These services are much alike. What differs is in bold.',
  also: 'You may also need',
  none: (query) => `No service found that fits “${query}”.`,
  noneAdvice: 'Try fewer words, such as “khai sinh” or “tạm trú”. Or search the National Public Service Portal, or call for help.',
  weak: 'These come closest, but may not be what you need:',
  officialSearch: 'Search the National Public Service Portal',
  tooLong: (limit) => `This is longer than ${limit} characters. Please shorten it; one or two sentences are enough. What you typed is still here.`,
  source: (name, date) => `Source: ${name}. As of ${vietnameseDate(date)}.`,
  onDevice: 'The search runs on your device: what you type is sent nowhere.',
  onGateway: 'What you type is sent to the server of this page to be searched for.',
  backToResults: (query) => `Results for “${query}”`,
};

/** The finder's words. */
export const strings: Wording<FinderStrings> = { vi: { ...states.vi, ...facts.vi, ...vi }, en: { ...states.en, ...facts.en, ...en } };

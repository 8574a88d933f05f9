import type { Audience } from '@motcua/contract/services';
import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';
import { facts, type FactsStrings } from '../core/service-facts.strings.ts';
import { states, type StatesStrings } from '../core/states.strings.ts';
import { others } from '../service-answer/easy-choices.strings.ts';

const vi = {
  results: 'Kết quả',
  found: (count: number, query: string) => `Đang hiện ${count} thủ tục cho “${query}”`,
  others: others.vi('thủ tục'),
  noneOfThese: 'Không phải các thủ tục này, xem thêm',
  clarify: 'Ý bạn là …?',
  clarifyHint: 'Các thủ tục này gần giống nhau. Khác ở chỗ in đậm.',
  clarifyByName: 'Bạn hãy đọc tên từng thủ tục, rồi chọn việc bạn cần làm.',
  also: 'Cũng có thể bạn cần',
  none: (query: string) => `Không tìm thấy thủ tục phù hợp với “${query}”.`,
  noneAdvice: 'Hãy thử nói ngắn hơn, như “khai sinh” hay “tạm trú”. Hoặc tìm trên Cổng Dịch vụ công quốc gia, hoặc gọi người giúp.',
  weak: 'Các thủ tục này có chữ giống, nhưng có thể không phải việc bạn cần:',
  officialSearch: 'Tìm trên Cổng Dịch vụ công quốc gia',
  source: (name: string, date: string, isOld: boolean) =>
    `Nguồn: ${name}. Dữ liệu ${isOld ? `cũ, từ ngày ${vietnameseDate(date)}, có thể đã đổi` : `ngày ${vietnameseDate(date)}`}.`,
  spoken: (count: number, query: string) => `${count} kết quả cho “${query}”. Bấm mũi tên xuống để chọn.`,
  spokenOthers: (count: number, left: number, query: string) => `Đang hiện ${count} thủ tục cho “${query}”${left > 0 ? `, còn ${left} thủ tục nữa` : ''}.`,
  spokenNone: (query: string) => `Không có kết quả phù hợp với “${query}”.`,
  depends: (lastDay?: string) => (lastDay === undefined ? 'tùy trường hợp' : `tùy trường hợp, đến hết ${lastDay}`),
  nearSectors: 'Hoặc xem thủ tục theo lĩnh vực:',
  guide: 'Hướng dẫn từng bước',
  narrow: 'Lọc kết quả',
  narrowedBy: (count: number) => `Lọc kết quả, đang chọn ${count}`,
  narrowHint: 'Bấm một ô để chỉ xem các thủ tục đó. Bấm lần nữa để bỏ lọc.',
  onlyCommune: 'Chỉ ở phường, xã',
  onlyWard: (ward: string) => `Chỉ ở ${ward}`,
  dimensionNames: { sectors: 'Lĩnh vực', governmentLevels: 'Nơi giải quyết', channels: 'Cách nộp', audiences: 'Dành cho ai' },
  audienceNames: { citizen: 'Người dân', business: 'Doanh nghiệp, hộ kinh doanh', organisation: 'Tổ chức', foreigner: 'Người nước ngoài' } satisfies Record<
    Audience,
    string
  > as Record<Audience, string>,
  choice: (name: string, count: number | string) => `${name} (${count})`,
  moreSectors: (count: number) => `Xem thêm ${count} lĩnh vực`,
  remove: (name: string) => `Bỏ lọc: ${name}`,
  removeAll: 'Bỏ hết lọc',
  close: 'Đóng',
  showResults: 'Xem kết quả',
  narrowFailed: 'Chưa mở được phần lọc. Các thủ tục tìm thấy vẫn còn. Bạn đóng lại rồi thử sau ít phút.',
  nothingLeft: 'Các lựa chọn lọc đã ẩn hết kết quả.',
  ward: 'Bạn ở:',
  chooseWard: 'Chọn phường, xã để biết nơi nộp',
  otherWard: 'Đổi phường, xã',
  wardFailed: 'Chưa mở được danh sách phường, xã. Hãy thử lại sau.',
  recentTitle: 'Bạn đã tìm gần đây',
  forgetRecent: 'Xóa các lần tìm',
  forgotten: 'Đã xóa các lần tìm trên máy này.',
};

export type ResultsStrings = typeof vi & StatesStrings & FactsStrings;

const en: typeof vi = {
  results: 'Results',
  found: (count, query) => `Showing ${count} ${count === 1 ? 'service' : 'services'} for “${query}”`,
  others: others.en,
  noneOfThese: 'None of these, show more',
  clarify: 'Do you mean …?',
  clarifyHint: 'These services are much alike. What differs is in bold.',
  clarifyByName: 'Read the name of each service, then choose what you need to do.',
  also: 'You may also need',
  none: (query) => `No service found that fits “${query}”.`,
  noneAdvice: 'Try fewer words, such as “khai sinh” or “tạm trú”. Or search the National Public Service Portal, or call for help.',
  weak: 'These share a word with it, but may not be what you need:',
  officialSearch: 'Search the National Public Service Portal',
  source: (name, date, isOld) => `Source: ${name}. ${isOld ? `Old: as of ${vietnameseDate(date)}; this may have changed` : `As of ${vietnameseDate(date)}`}.`,
  spoken: (count, query) => `${count} ${count === 1 ? 'result' : 'results'} for “${query}”. Press the down arrow to choose.`,
  spokenOthers: (count, left, query) => `Showing ${count} ${count === 1 ? 'service' : 'services'} for “${query}”${left > 0 ? `, ${left} more to come` : ''}.`,
  spokenNone: (query) => `No result fits “${query}”.`,
  depends: (lastDay) => (lastDay === undefined ? 'it depends on your case' : `it depends on your case, until ${lastDay}`),
  nearSectors: 'Or look at services by subject:',
  guide: 'Step-by-step guide',
  narrow: 'Filter the results',
  narrowedBy: (count) => `Filter the results, ${count} chosen`,
  narrowHint: 'Press one to see only those services. Press again to undo.',
  onlyCommune: 'Only in the ward or commune',
  onlyWard: (ward) => `Only in ${ward}`,
  dimensionNames: { sectors: 'Subject', governmentLevels: 'Who decides', channels: 'How to apply', audiences: 'For whom' },
  audienceNames: { citizen: 'Citizens', business: 'Businesses', organisation: 'Organisations', foreigner: 'Foreigners' },
  choice: (name, count) => `${name} (${count})`,
  moreSectors: (count) => `Show ${count} more subjects`,
  remove: (name) => `Remove filter: ${name}`,
  removeAll: 'Remove all filters',
  close: 'Close',
  showResults: 'Show the results',
  narrowFailed: 'The filters could not be opened. The services you see still stand. Close this and try again in a few minutes.',
  nothingLeft: 'The filters have hidden all results.',
  ward: 'You live in:',
  chooseWard: 'Choose your ward or commune to see where to go',
  otherWard: 'Change ward or commune',
  wardFailed: 'The list of wards and communes could not be opened. Try again later.',
  recentTitle: 'Your recent searches',
  forgetRecent: 'Erase these searches',
  forgotten: 'The searches on this device have been erased.',
};

/** Words of what the finder shows once there are results. */
export const resultsStrings: Wording<ResultsStrings> = { vi: { ...states.vi, ...facts.vi, ...vi }, en: { ...states.en, ...facts.en, ...en } };

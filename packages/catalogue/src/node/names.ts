import type { ChannelKind, GovernmentLevel, LifeEvent, PublicService, TimeLimit } from '@motcua/contract/services';
import { provinces } from './import/provinces.ts';

/** The name of something in both languages. */
export type Name = Readonly<Record<'vi' | 'en', string>>;

/** What the fields of a record are called wherever a clerk meets them: in the editor and its sheet, in reports. */
export const fieldNames: Readonly<Record<keyof PublicService, string>> = {
  code: 'Mã thủ tục',
  name: 'Tên chính thức',
  plainName: 'Tên dễ hiểu',
  nameEn: 'Tên tiếng Anh',
  summary: 'Câu tóm tắt',
  caveat: 'Điều cần lưu ý',
  distinction: 'Khác ở chỗ',
  aliases: 'Cách gọi khác',
  sector: 'Lĩnh vực',
  governmentLevels: 'Cấp giải quyết',
  authority: 'Nơi giải quyết',
  jurisdiction: 'Áp dụng ở',
  audiences: 'Đối tượng',
  lifeEvents: 'Sự kiện trong đời',
  onlineLevel: 'Mức độ trực tuyến',
  channels: 'Cách nộp',
  timeLimits: 'Thời hạn',
  fees: 'Lệ phí',
  exemptions: 'Ai được miễn, giảm',
  papers: 'Giấy tờ',
  steps: 'Các bước',
  applicants: 'Ai được nộp, ai đi thay được',
  results: 'Nhận được gì',
  answers: 'Hỏi và trả lời',
  legalBasis: 'Căn cứ pháp lý',
  related: 'Thủ tục liên quan',
  replaces: 'Thay cho mã cũ',
  source: 'Nguồn',
};

/** Where a path such as `steps.0.title` leads to, as a clerk sees it: "Các bước, dòng 1". */
export function nameOf(path: string): string {
  const [field = '', place] = path.split('.');
  const name = new Map<string, string>(Object.entries(fieldNames)).get(field);
  // Between papers stand lines that name situations, so their lines have other numbers.
  return name === undefined ? path : place === undefined || field === 'papers' ? name : `${name}, dòng ${Number(place) + 1}`;
}

export type OnlineLevel = PublicService['onlineLevel'];
type Audience = PublicService['audiences'][number];

export const levelNames: Readonly<Record<GovernmentLevel, Name>> = {
  commune: { vi: 'Phường, xã', en: 'Ward or commune' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province or city' },
  ministry: { vi: 'Bộ, ngành', en: 'Ministry' },
  other: { vi: 'Cơ quan khác', en: 'Other agency' },
};

export const channelNames: Readonly<Record<ChannelKind, Name>> = {
  counter: { vi: 'Tại quầy', en: 'At the counter' },
  online: { vi: 'Qua mạng', en: 'Online' },
  post: { vi: 'Bưu điện', en: 'By post' },
};

/** How a clerk writes a channel in a line. It is read back from sheets that were sent out long ago, so no word here may ever change. */
export const writtenChannels: Readonly<Record<ChannelKind, string>> = { counter: 'tại quầy', online: 'trực tuyến', post: 'bưu điện' };

type TimeUnit = Extract<TimeLimit, { kind: 'known' }>['unit'];

/** What a time limit is counted in; also as a clerk writes it. */
export const unitNames: Readonly<Record<TimeUnit, string>> = { workingDay: 'ngày làm việc', calendarDay: 'ngày', hour: 'giờ' };

export const audienceNames: Readonly<Record<Audience, Name>> = {
  citizen: { vi: 'Công dân', en: 'Citizens' },
  business: { vi: 'Doanh nghiệp', en: 'Businesses' },
  organisation: { vi: 'Tổ chức', en: 'Organisations' },
  foreigner: { vi: 'Người nước ngoài', en: 'Foreigners' },
};

/** Dịch vụ công trực tuyến: toàn trình, một phần. */
export const onlineLevelNames: Readonly<Record<OnlineLevel, Name>> = {
  full: { vi: 'Toàn trình', en: 'End to end online' },
  partial: { vi: 'Một phần', en: 'Partly online' },
  none: { vi: 'Không nộp qua mạng được', en: 'Not online' },
  unknown: { vi: 'Chưa rõ', en: 'Not known' },
};

export const lifeEventNames: Readonly<Record<LifeEvent, Name>> = {
  birth: { vi: 'Sinh con', en: 'Having a child' },
  school: { vi: 'Đi học', en: 'Going to school' },
  work: { vi: 'Việc làm', en: 'Working' },
  marriage: { vi: 'Kết hôn', en: 'Getting married' },
  home: { vi: 'Nhà đất', en: 'Home and land' },
  moving: { vi: 'Chuyển chỗ ở', en: 'Moving home' },
  driving: { vi: 'Lái xe', en: 'Driving' },
  travel: { vi: 'Ra nước ngoài', en: 'Going abroad' },
  lostPapers: { vi: 'Mất giấy tờ', en: 'Losing papers' },
  business: { vi: 'Làm ăn', en: 'Doing business' },
  illness: { vi: 'Ốm đau', en: 'Being ill' },
  disability: { vi: 'Khuyết tật', en: 'Living with a disability' },
  hardship: { vi: 'Khó khăn', en: 'Hardship' },
  retirement: { vi: 'Nghỉ hưu', en: 'Retiring' },
  bereavement: { vi: 'Người thân qua đời', en: 'Death of a relative' },
  militaryService: { vi: 'Nghĩa vụ quân sự', en: 'Military service' },
};

/** The country by its name in both languages. */
export const vietnam: Name = { vi: 'Việt Nam', en: 'Viet Nam' };

/** By jurisdiction (`VN-HN`): the name of the province; of merged ones that share a code, the present one. */
const provinceNames = new Map([...provinces].reverse().map(([name, jurisdiction]) => [jurisdiction, name]));

/** What a jurisdiction is called. Communes have a code and no name here. */
export function placeName(jurisdiction: string): string {
  const [, province = '', commune] = /^(VN-[A-Z0-9]{2,3})(?:-(\d{5}))?$/.exec(jurisdiction) ?? [];
  if (province === '') return vietnam.vi;
  const name = provinceNames.get(province) ?? province;
  return commune === undefined ? name : `${name}, phường xã mã ${commune}`;
}

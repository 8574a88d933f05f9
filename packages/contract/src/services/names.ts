import type { ChannelKind, GovernmentLevel, LifeEvent, PublicService, TimeLimit } from './index.ts';

/** The name of something in both languages. */
export type Name = Readonly<Record<'vi' | 'en', string>>;

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

/** ISO 3166-2:VN, by name without "tỉnh" or "thành phố"; places that were merged in 2025 keep their old code for old records. */
const list = `
Lai Châu 01, Lào Cai 02, Hà Giang 03, Cao Bằng 04, Sơn La 05, Yên Bái 06, Tuyên Quang 07, Lạng Sơn 09, Quảng Ninh 13, Hòa Bình 14, Ninh Bình 18, Thái Bình 20, Thanh Hóa 21, Nghệ An 22, Hà Tĩnh 23,
Quảng Bình 24, Quảng Trị 25, Huế 26, Thừa Thiên Huế 26, Quảng Nam 27, Kon Tum 28, Quảng Ngãi 29, Gia Lai 30, Bình Định 31, Phú Yên 32, Đắk Lắk 33, Khánh Hòa 34, Lâm Đồng 35, Ninh Thuận 36, Tây Ninh 37,
Đồng Nai 39, Bình Thuận 40, Long An 41, Bà Rịa - Vũng Tàu 43, An Giang 44, Đồng Tháp 45, Tiền Giang 46, Kiên Giang 47, Vĩnh Long 49, Bến Tre 50, Trà Vinh 51, Sóc Trăng 52, Bắc Kạn 53, Bắc Giang 54,
Bạc Liêu 55, Bắc Ninh 56, Bình Dương 57, Bình Phước 58, Cà Mau 59, Hải Dương 61, Hà Nam 63, Hưng Yên 66, Nam Định 67, Phú Thọ 68, Thái Nguyên 69, Vĩnh Phúc 70, Điện Biên 71, Đắk Nông 72, Hậu Giang 73,
Cần Thơ CT, Đà Nẵng DN, Hà Nội HN, Hải Phòng HP, Hồ Chí Minh SG
`;

/** Jurisdiction (`VN-HN`) of each province. */
export const provinces: ReadonlyMap<string, string> = new Map(
  list
    .trim()
    .split(/,\s*/)
    .map((pair) => [pair.slice(0, -3), `VN-${pair.slice(-2)}`] as const),
);

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

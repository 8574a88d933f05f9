import type { ChannelKind, PublicService } from '@motcua/contract/services';

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
  standIn: 'Người khác đi thay',
  results: 'Nhận được gì',
  answers: 'Hỏi và trả lời',
  legalBasis: 'Căn cứ pháp lý',
  related: 'Thủ tục liên quan',
  replaces: 'Thay cho mã cũ',
  replacedBy: 'Mã mới',
  source: 'Nguồn',
};

/** Where a path such as `steps.0.title` leads to, as a clerk sees it: "Các bước, dòng 1". */
export function nameOf(path: string): string {
  const [field = '', place] = path.split('.');
  const name = new Map<string, string>(Object.entries(fieldNames)).get(field);
  // Between papers stand lines that name situations, so their lines have other numbers.
  return name === undefined ? path : place === undefined || field === 'papers' ? name : `${name}, dòng ${Number(place) + 1}`;
}

/** How a clerk writes a channel in a line. It is read back from sheets that were sent out long ago, so no word here may ever change. */
export const writtenChannels: Readonly<Record<ChannelKind, string>> = { counter: 'tại quầy', online: 'trực tuyến', post: 'bưu điện' };

import { vietnameseDate } from '../core/dates.ts';
import type { Wording } from '../core/language.ts';
import { facts, type FactsStrings } from '../core/service-facts.strings.ts';
import { papersBelow, type PapersBelowStrings } from './papers-below.strings.ts';

const vi = {
  share: 'Chia sẻ trang này',
  shared: 'Đã chép đường dẫn. Bạn dán vào tin nhắn để gửi.',
  shareByHand: 'Trang này không tự chép được. Bạn nhấn giữ dòng dưới đây rồi chọn “Sao chép”. Trên máy tính thì bấm Ctrl và C.',
  related: 'Việc thường làm cùng hoặc làm tiếp',
  calendar: 'Ghi ngày hẹn trả vào lịch',
  handedIn: 'Bạn nộp giấy tờ ngày nào?',
  due: (date: string, limit: string) => `Dự kiến có kết quả ngày ${vietnameseDate(date)} (${limit}).`,
  dueNote: 'Đây là ngày tính thử, chưa tính Tết, Giỗ Tổ và ngày nghỉ bù. Ngày ghi trên phiếu hẹn mới là ngày đúng.',
  save: 'Lưu vào lịch',
  noDay: 'Bạn hãy chọn ngày nộp.',
  entryTitle: (name: string) => `Hẹn trả: ${name}`,
  entryText: (code: string, phone: string) => `Thủ tục ${code}. Mang theo phiếu hẹn và căn cước. Chưa thấy báo thì gọi ${phone}.`,
  phone: 'Mở trên điện thoại khác',
  phoneHint: 'Mở máy ảnh của điện thoại, đưa vào hình này, rồi bấm vào đường dẫn hiện ra.',
  qrLabel: (address: string) => `Mã QR dẫn tới ${address}`,
  listen: 'Nghe đọc trang này',
  stopListening: 'Dừng đọc',
  cannotListen: 'Máy này chưa có giọng đọc tiếng Việt nên chưa nghe được.',
  standIn: 'Người khác đi thay được không?',
  standInKinds: {
    yes: 'Được.',
    authorised: 'Được, cần có giấy ủy quyền.',
    sometimes: 'Chỉ trong vài trường hợp.',
    no: 'Không. Bạn phải tự đi.',
  },
  standInUnknown: (phone: string) => `Chưa rõ: nguồn không ghi. Trước khi nhờ ai, hãy hỏi quầy một cửa hoặc gọi ${phone}.`,
  printed: (address: string) => `Xem bản mới nhất: ${address}`,
};

export type FurtherStrings = typeof vi & FactsStrings & PapersBelowStrings;

const en: typeof vi = {
  share: 'Share this page',
  shared: 'Link copied. Paste it into a message to send it.',
  shareByHand: 'This page cannot copy it. Press and hold the line below, then choose “Copy”. On a computer press Ctrl and C.',
  related: 'Often done together or next',
  calendar: 'Put the due date in a calendar',
  handedIn: 'On which day do you hand in your papers?',
  due: (date, limit) => `The result is expected on ${vietnameseDate(date)} (${limit}).`,
  dueNote: 'This is an estimate; Tết, Giỗ Tổ and days off in lieu are not counted. The date on your receipt is the right one.',
  save: 'Save to the calendar',
  noDay: 'Please choose the day.',
  entryTitle: (name) => `Due: ${name}`,
  entryText: (code, phone) => `Service ${code}. Bring the receipt and your identity card. If you hear nothing, call ${phone}.`,
  phone: 'Open on another phone',
  phoneHint: 'Open the camera of the phone, point it at this picture, then press the link that appears.',
  qrLabel: (address) => `QR code that leads to ${address}`,
  listen: 'Read this page aloud',
  stopListening: 'Stop reading',
  cannotListen: 'This device has no Vietnamese voice.',
  standIn: 'Can somebody else go?',
  standInKinds: {
    yes: 'Yes.',
    authorised: 'Yes, with a letter of authority (giấy ủy quyền).',
    sometimes: 'Only in some cases.',
    no: 'No. You must go yourself.',
  },
  standInUnknown: (phone) => `Not known: the source does not say. Before you ask anybody, ask the one-stop counter or call ${phone}.`,
  printed: (address) => `The newest version: ${address}`,
};

/** Words of what a citizen takes along from an answer. */
export const furtherStrings: Wording<FurtherStrings> = { vi: { ...facts.vi, ...papersBelow.vi, ...vi }, en: { ...facts.en, ...papersBelow.en, ...en } };

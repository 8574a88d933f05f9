import type { AskedSlot, HelpContact, HelpReason } from '@motcua/contract/assistant';
import type { ChannelKind, TimeLimit } from '@motcua/contract/services';

const money = new Intl.NumberFormat('vi-VN');
const moneyEn = new Intl.NumberFormat('en');
const plural = (amount: number, word: string) => `${amount} ${word}${amount === 1 ? '' : 's'}`;

type TimeUnit = Extract<TimeLimit, { kind: 'known' }>['unit'];

export const vi = {
  slots: { papers: 'giấy tờ cần nộp', fee: 'lệ phí', time: 'thời hạn giải quyết', where: 'nơi nộp', who: 'ai được nộp', steps: 'các bước' } satisfies Record<AskedSlot, string>,
  channels: { counter: 'tại quầy một cửa', online: 'qua mạng', post: 'qua bưu điện' } satisfies Record<ChannelKind, string>,
  time: (amount: number, unit: TimeUnit) => `${amount} ${{ hour: 'giờ', workingDay: 'ngày làm việc', calendarDay: 'ngày' }[unit]}`,
  amount: (feeVnd: number, unit: string | undefined) => `${money.format(feeVnd)} đồng${unit === undefined ? '' : `/${unit}`}`,
  free: (rule: string) => `miễn phí, theo ${rule}`,
  papers: (situation: string | undefined, list: string, more: boolean) =>
    `Giấy tờ cần nộp${situation === undefined ? '' : ` (${situation})`}: ${list}${more ? '; danh sách đầy đủ ở trong thẻ' : ''}`,
  fee: (list: string, more: boolean) => `Lệ phí: ${list}${more ? '; các mức khác ở trong thẻ' : ''}`,
  exempt: (who: string) => `Không phải nộp: ${who}`,
  timeLimit: (list: string) => `Thời hạn giải quyết: ${list}`,
  where: (authority: string | undefined, channels: string) =>
    [authority === undefined ? '' : `Nơi giải quyết: ${authority}`, channels === '' ? '' : `${authority === undefined ? 'Nộp' : 'nộp'} ${channels}`].filter(Boolean).join('; '),
  who: (applicants: string) => `Người nộp: ${applicants}`,
  steps: (list: string, more: boolean) => `Các bước: ${list}${more ? '; các bước sau ở trong thẻ' : ''}`,
  overview: (name: string, summary: string | undefined) => (summary === undefined ? `Thủ tục: ${name}` : `${name}: ${summary}`),
  seeCard: (slots: string) => `Xem ${slots} ở trong thẻ`,
  notStated: (slots: string) => `Nguồn chưa ghi ${slots}, hãy hỏi quầy một cửa trước khi đi`,
  notCertain: (slots: string) => `Nguồn chưa ghi rõ ${slots}; ghi chú của nguồn ở trong thẻ`,
  caveat: (text: string) => `Lưu ý: ${text}`,
  clarify: 'Ý bạn là thủ tục nào dưới đây?',
  none: {
    greeting: 'Chào bạn. Tôi trả lời về thủ tục hành chính: giấy tờ, lệ phí, thời hạn, nơi nộp. Bạn cần làm thủ tục gì?',
    outOfField: 'Tôi không biết việc này, tôi chỉ trả lời về thủ tục hành chính.',
    unknown: 'Tôi không biết. Tôi không tìm thấy thủ tục nào khớp với câu hỏi; bạn thử nói rõ tên việc cần làm.',
  } satisfies Record<Exclude<HelpReason, 'notStated'>, string>,
  askInstead: (contacts: string) => `Bạn có thể hỏi: ${contacts}.`,
  contacts: [
    { name: 'Tổng đài 1022 của Hà Nội', phone: '1022' },
    { name: 'Quầy một cửa nơi bạn ở', note: 'Hỏi trực tiếp tại phường, xã.' },
  ] as readonly HelpContact[],
  scamContacts: [
    { name: 'Công an', phone: '113', note: 'Cán bộ không bao giờ xin mã OTP hay mật khẩu.' },
    { name: 'Báo cuộc gọi lừa đảo', phone: '156' },
    { name: 'Báo tin nhắn lừa đảo', phone: '5656' },
    { name: 'Tổng đài 1022 của Hà Nội', phone: '1022' },
  ] as readonly HelpContact[],
};

export const en: typeof vi = {
  slots: { papers: 'the papers', fee: 'the fee', time: 'the time limit', where: 'where to apply', who: 'who may apply', steps: 'the steps' },
  channels: { counter: 'at the one-stop counter', online: 'online', post: 'by post' },
  time: (amount, unit) => plural(amount, { hour: 'hour', workingDay: 'working day', calendarDay: 'day' }[unit]),
  amount: (feeVnd, unit) => `${moneyEn.format(feeVnd)} VND${unit === undefined ? '' : `/${unit}`}`,
  free: (rule) => `free of charge under ${rule}`,
  papers: (situation, list, more) => `Papers to bring${situation === undefined ? '' : ` (${situation})`}: ${list}${more ? '; the full list is on the card' : ''}`,
  fee: (list, more) => `Fee: ${list}${more ? '; other amounts are on the card' : ''}`,
  exempt: (who) => `Exempt: ${who}`,
  timeLimit: (list) => `Time limit: ${list}`,
  where: (authority, channels) =>
    [authority === undefined ? '' : `Decided by: ${authority}`, channels === '' ? '' : `${authority === undefined ? 'Apply' : 'apply'} ${channels}`].filter(Boolean).join('; '),
  who: (applicants) => `Who may apply: ${applicants}`,
  steps: (list, more) => `Steps: ${list}${more ? '; the next steps are on the card' : ''}`,
  overview: (name, summary) => (summary === undefined ? `Service: ${name}` : `${name}: ${summary}`),
  seeCard: (slots) => `See ${slots} on the card`,
  notStated: (slots) => `The source does not state ${slots}; please ask the one-stop counter before you go`,
  notCertain: (slots) => `The source does not clearly state ${slots}; its note is on the card`,
  caveat: (text) => `Please note: ${text}`,
  clarify: 'Which of these do you mean?',
  none: {
    greeting: 'Hello. I answer questions about public services: papers, fees, time limits, where to apply. What do you need to do?',
    outOfField: 'I do not know about this; I only answer questions about public services.',
    unknown: 'I do not know. I found no service that fits your question; please name what you need to do.',
  },
  askInstead: (contacts) => `You can ask: ${contacts}.`,
  contacts: [
    { name: 'Hanoi hotline 1022', phone: '1022' },
    { name: 'One-stop counter of your ward or commune', note: 'Ask in person.' },
  ],
  scamContacts: [
    { name: 'Police', phone: '113', note: 'Officials never ask for an OTP or a password.' },
    { name: 'Report scam calls', phone: '156' },
    { name: 'Report scam messages', phone: '5656' },
    { name: 'Hanoi hotline 1022', phone: '1022' },
  ],
};

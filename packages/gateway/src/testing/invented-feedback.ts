import type { Feedback, FeedbackCategory, FeedbackEvent } from '@motcua/contract/feedback';

/** An invented report, its times in days from now. */
export interface InventedReport extends Pick<Feedback, 'trackingCode' | 'category' | 'text' | 'place' | 'isPublic' | 'photoCount'> {
  readonly receivedDaysAgo: number;
  /** Negative where the answer is overdue. */
  readonly answerInDays: number;
  readonly steps: readonly (Omit<FeedbackEvent, 'at'> & { readonly daysAgo: number })[];
}

const ward = 'Ủy ban nhân dân phường nơi có việc';

/** What people of Hanoi report most, in plain words; who answers when is invented. */
export const inventedCategories: readonly FeedbackCategory[] = [
  {
    code: 'rac-thai',
    name: { vi: 'Rác thải, vệ sinh', en: 'Rubbish, dirt' },
    hint: { vi: 'Rác không được dọn, đổ trộm, mùi hôi', en: 'Rubbish left behind or dumped, bad smells' },
    place: 'required',
    answeredBy: ward,
    answerWithinWorkingDays: 3,
  },
  {
    code: 'den-duong',
    name: { vi: 'Đèn đường', en: 'Street lamps' },
    hint: { vi: 'Đèn tắt, nhấp nháy, cột đèn nghiêng', en: 'A lamp that is dark or flickers, a leaning post' },
    place: 'required',
    answeredBy: 'Đơn vị quản lý chiếu sáng của thành phố',
    answerWithinWorkingDays: 3,
  },
  {
    code: 'duong-he',
    name: { vi: 'Đường, vỉa hè hỏng', en: 'Broken roads, pavements' },
    hint: { vi: 'Ổ gà, nắp cống hở, gạch vỉa hè vỡ', en: 'Potholes, open manholes, broken paving' },
    place: 'required',
    answeredBy: ward,
    answerWithinWorkingDays: 5,
  },
  {
    code: 'ngap-nuoc',
    name: { vi: 'Ngập nước, cống tắc', en: 'Flooding, blocked drains' },
    hint: { vi: 'Đường ngập khi mưa, cống không thoát', en: 'Streets under water, drains that do not drain' },
    place: 'required',
    answeredBy: 'Đơn vị thoát nước của thành phố',
    answerWithinWorkingDays: 3,
  },
  {
    code: 'cay-xanh',
    name: { vi: 'Cây xanh', en: 'Trees' },
    hint: { vi: 'Cây gãy, cành sắp rơi, cây che biển báo', en: 'Fallen trees, branches about to fall' },
    place: 'required',
    answeredBy: ward,
    answerWithinWorkingDays: 3,
  },
  {
    code: 'tieng-on',
    name: { vi: 'Tiếng ồn', en: 'Noise' },
    hint: { vi: 'Hát to ban đêm, công trường làm khuya', en: 'Loud singing at night, building sites' },
    place: 'required',
    answeredBy: ward,
    answerWithinWorkingDays: 5,
  },
  {
    code: 'trat-tu',
    name: { vi: 'Lấn vỉa hè, đỗ xe sai', en: 'Blocked pavements, wrong parking' },
    hint: { vi: 'Bày hàng lấn vỉa hè, xe chặn lối đi', en: 'Stalls on the pavement, vehicles in the way' },
    place: 'required',
    answeredBy: ward,
    answerWithinWorkingDays: 5,
  },
  {
    code: 'thu-tuc-cham',
    name: { vi: 'Thủ tục chậm, thái độ phục vụ', en: 'Slow procedures, poor service' },
    hint: { vi: 'Quá ngày hẹn, bị đòi thêm giấy tờ, nói năng khó nghe', en: 'Late results, papers asked for twice, rudeness' },
    place: 'optional',
    answeredBy: 'Bộ phận tiếp nhận phản ánh, kiến nghị về quy định hành chính của Ủy ban nhân dân thành phố',
    answerWithinWorkingDays: 10,
  },
  { code: 'y-kien-khac', name: { vi: 'Việc khác, góp ý', en: 'Something else, ideas' }, place: 'optional' },
];

/** A report in every state that matters; everything in them is made up. */
export const inventedReports: readonly InventedReport[] = [
  {
    trackingCode: 'TRE0-2M9Q-XBH3',
    category: 'duong-he',
    text: 'Nắp cống trước trường học bị vỡ, trẻ con đi qua rất nguy hiểm.',
    place: { communeCode: '00070', address: 'Trước cổng trường mẫu, phố Bịa Đặt' },
    isPublic: false,
    photoCount: 2,
    receivedDaysAgo: 30,
    answerInDays: -16,
    steps: [
      { status: 'received', daysAgo: 30 },
      { status: 'accepted', daysAgo: 28, note: 'Đã chuyển cho tổ quản lý hạ tầng.' },
    ],
  },
  {
    trackingCode: 'DAG1-AP77-2026',
    category: 'den-duong',
    text: 'Đèn ở ngõ 12 tắt ba tối rồi.',
    place: { communeCode: '00070', address: 'Ngõ 12, phố Bịa Đặt' },
    isPublic: true,
    photoCount: 1,
    receivedDaysAgo: 6,
    answerInDays: -1,
    steps: [
      { status: 'received', daysAgo: 6 },
      { status: 'accepted', daysAgo: 5 },
      { status: 'inProgress', daysAgo: 4, note: 'Tổ sửa đèn đi kiểm tra ngày mai.' },
      { status: 'answered', daysAgo: 2, note: 'Đã thay bóng đèn ngõ 12. Cảm ơn bạn đã báo.\nNếu đèn lại tắt, bạn gọi 1022.' },
    ],
  },
  {
    trackingCode: 'KH0N-GNHA-N123',
    category: 'y-kien-khac',
    text: 'Mạng điện thoại nhà tôi yếu.',
    isPublic: true,
    photoCount: 0,
    receivedDaysAgo: 9,
    answerInDays: -2,
    steps: [
      { status: 'received', daysAgo: 9 },
      { status: 'declined', daysAgo: 8, note: 'Việc này do nhà mạng giải quyết. Bạn gọi số chăm sóc khách hàng in trên hóa đơn.' },
    ],
  },
  {
    trackingCode: 'DANG-SVA1-0456',
    category: 'rac-thai',
    text: 'Bãi rác tự phát ở cuối chợ, mấy ngày nay không ai dọn, mùi rất khó chịu.',
    place: { communeCode: '00070', address: 'Cuối chợ Mẫu', latitude: 21.03357, longitude: 105.85243 },
    isPublic: true,
    photoCount: 3,
    receivedDaysAgo: 2,
    answerInDays: 3,
    steps: [
      { status: 'received', daysAgo: 2 },
      { status: 'accepted', daysAgo: 1.5 },
      { status: 'inProgress', daysAgo: 1, note: 'Xe dọn rác sẽ đến trong tuần.' },
    ],
  },
  {
    trackingCode: 'RVT2-0000-0789',
    category: 'tieng-on',
    text: 'Quán hát to tới nửa đêm.',
    place: { address: 'Phố Bịa Đặt' },
    isPublic: false,
    photoCount: 0,
    receivedDaysAgo: 12,
    answerInDays: -5,
    steps: [
      { status: 'received', daysAgo: 12 },
      { status: 'withdrawn', daysAgo: 11 },
    ],
  },
];

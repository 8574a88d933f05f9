import type { Feedback, FeedbackCategory, FeedbackEvent } from '@motcua/contract/feedback';
import { starterCategories } from '../starter-categories.ts';

/** An invented report, its times in days from now. */
export interface InventedReport extends Pick<Feedback, 'trackingCode' | 'category' | 'text' | 'place' | 'isPublic' | 'photoCount'> {
  readonly receivedDaysAgo: number;
  /** Negative where the answer is overdue. */
  readonly answerInDays: number;
  readonly steps: readonly (Omit<FeedbackEvent, 'at'> & { readonly daysAgo: number })[];
}

const ward = 'Ủy ban nhân dân phường nơi có việc';

/** Who answers what, and within how many working days. */
const answering: Readonly<Record<string, readonly [answeredBy: string, workingDays: number]>> = {
  'rac-thai': [ward, 3],
  'den-duong': ['Đơn vị quản lý chiếu sáng của thành phố', 3],
  'duong-he': [ward, 5],
  'ngap-nuoc': ['Đơn vị thoát nước của thành phố', 3],
  'cay-xanh': [ward, 3],
  'tieng-on': [ward, 5],
  'trat-tu': [ward, 5],
  'thu-tuc-cham': ['Bộ phận tiếp nhận phản ánh, kiến nghị về quy định hành chính của Ủy ban nhân dân thành phố', 10],
};

/** What a city begins with, and who answers it when, which is invented. */
export const inventedCategories: readonly FeedbackCategory[] = starterCategories.map((category) => {
  const [answeredBy, answerWithinWorkingDays] = answering[category.code] ?? [];
  return { ...category, ...(answeredBy !== undefined && { answeredBy, answerWithinWorkingDays }) };
});

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

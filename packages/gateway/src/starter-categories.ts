import type { FeedbackCategory } from '@motcua/contract/feedback';

/** What people of Hanoi report most, in plain words: a city begins with these. Who answers when is its own to say. */
export const starterCategories: readonly FeedbackCategory[] = [
  {
    code: 'rac-thai',
    name: { vi: 'Rác thải, vệ sinh', en: 'Rubbish, dirt' },
    hint: { vi: 'Rác không được dọn, đổ trộm, mùi hôi', en: 'Rubbish left behind or dumped, bad smells' },
    place: 'required',
  },
  {
    code: 'den-duong',
    name: { vi: 'Đèn đường', en: 'Street lamps' },
    hint: { vi: 'Đèn tắt, nhấp nháy, cột đèn nghiêng', en: 'A lamp that is dark or flickers, a leaning post' },
    place: 'required',
  },
  {
    code: 'duong-he',
    name: { vi: 'Đường, vỉa hè hỏng', en: 'Broken roads, pavements' },
    hint: { vi: 'Ổ gà, nắp cống hở, gạch vỉa hè vỡ', en: 'Potholes, open manholes, broken paving' },
    place: 'required',
  },
  {
    code: 'ngap-nuoc',
    name: { vi: 'Ngập nước, cống tắc', en: 'Flooding, blocked drains' },
    hint: { vi: 'Đường ngập khi mưa, cống không thoát', en: 'Streets under water, drains that do not drain' },
    place: 'required',
  },
  {
    code: 'cay-xanh',
    name: { vi: 'Cây xanh', en: 'Trees' },
    hint: { vi: 'Cây gãy, cành sắp rơi, cây che biển báo', en: 'Fallen trees, branches about to fall' },
    place: 'required',
  },
  {
    code: 'tieng-on',
    name: { vi: 'Tiếng ồn', en: 'Noise' },
    hint: { vi: 'Hát to ban đêm, công trường làm khuya', en: 'Loud singing at night, building sites' },
    place: 'required',
  },
  {
    code: 'trat-tu',
    name: { vi: 'Lấn vỉa hè, đỗ xe sai', en: 'Blocked pavements, wrong parking' },
    hint: { vi: 'Bày hàng lấn vỉa hè, xe chặn lối đi', en: 'Stalls on the pavement, vehicles in the way' },
    place: 'required',
  },
  {
    code: 'thu-tuc-cham',
    name: { vi: 'Thủ tục chậm, thái độ phục vụ', en: 'Slow procedures, poor service' },
    hint: { vi: 'Quá ngày hẹn, bị đòi thêm giấy tờ, nói năng khó nghe', en: 'Late results, papers asked for twice, rudeness' },
    place: 'optional',
  },
  { code: 'y-kien-khac', name: { vi: 'Việc khác, góp ý', en: 'Something else, ideas' }, place: 'optional' },
];

/** What findings mean, for the person who puts records right. `refused`: there is no record of the row. */
interface FindingWords {
  readonly gravity: 'refused' | 'doubtful' | 'note';
  readonly vi: string;
  readonly en: string;
  /** What to do about it. */
  readonly todo: string;
}

export const findingWords = {
  'not-a-row': {
    gravity: 'refused',
    vi: 'Dòng không đọc được, hoặc thiếu mã hay tên thủ tục',
    en: 'Row cannot be read, or has no code or name',
    todo: 'Xem lại dòng đó trong tệp nguồn.',
  },
  'bad-code': { gravity: 'refused', vi: 'Mã thủ tục sai dạng (phải như 1.001193)', en: 'Code is not of the form 1.001193', todo: 'Sửa mã trong tệp nguồn.' },
  'no-name': { gravity: 'refused', vi: 'Không có tên thủ tục', en: 'No name', todo: 'Thêm tên trong tệp nguồn.' },
  'no-date': {
    gravity: 'refused',
    vi: 'Không biết dữ liệu lấy ngày nào',
    en: 'No day on which the source was read',
    todo: 'Thêm ngày, hoặc dùng --as-of. Không có ngày thì người dân không biết dữ liệu cũ hay mới.',
  },
  'unknown-place': { gravity: 'refused', vi: 'Không rõ tỉnh, thành phố nào', en: 'Unknown province', todo: 'Sửa tên tỉnh, thành phố trong tệp nguồn.' },
  'breaks-contract': { gravity: 'refused', vi: 'Nội dung không hợp lệ', en: 'Breaks the record format', todo: 'Xem chi tiết bên cạnh.' },
  twice: { gravity: 'refused', vi: 'Mã có nhiều lần; chỉ lấy lần đầu', en: 'Code more than once; only the first is taken', todo: 'Bỏ dòng thừa.' },
  trial: { gravity: 'refused', vi: 'Bản ghi thử nghiệm của cổng', en: 'Record made to try the portal out', todo: 'Không cần làm gì. Nếu là thủ tục thật thì sửa tên.' },
  'other-place': {
    gravity: 'refused',
    vi: 'Thủ tục riêng của tỉnh, thành phố khác',
    en: 'Belongs to another province',
    todo: 'Không cần làm gì. Muốn giữ thì nhập lại với --for all.',
  },
  'other-procedure': {
    gravity: 'doubtful',
    vi: 'Nội dung chi tiết là của thủ tục khác; chỉ giữ tên',
    en: "Details are another procedure's; only the name is kept",
    todo: 'Mở trang nguồn để xem nội dung đúng; báo cho cơ quan quản lý cổng.',
  },
  'no-details': {
    gravity: 'doubtful',
    vi: 'Chỉ có tên; không có nội dung chi tiết',
    en: 'Only a name; no details',
    todo: 'Nhập lại khi cổng trả lời được. Người dân chỉ thấy tên và đường dẫn.',
  },
  'damaged-text': { gravity: 'doubtful', vi: 'Câu chữ bị hỏng', en: 'Damaged text', todo: 'Viết lại bằng lời dễ hiểu trong phiếu sửa.' },
  'free-without-rule': {
    gravity: 'doubtful',
    vi: 'Ghi “Miễn phí” hoặc 0 nhưng không nêu quy định; coi là chưa biết',
    en: 'Printed as free without a rule; taken as unknown',
    todo: 'Tìm quy định. Có thì ghi mức phí và số văn bản trong phiếu sửa.',
  },
  'fee-in-note': {
    gravity: 'doubtful',
    vi: 'Ghi miễn phí nhưng phần ghi chú có số tiền',
    en: 'Printed as free while the note names an amount',
    todo: 'Đọc ghi chú rồi ghi mức phí đúng trong phiếu sửa.',
  },
  'amount-unclear': { gravity: 'doubtful', vi: 'Mức phí không rõ; coi là chưa biết', en: 'Amount unclear; taken as unknown', todo: 'Ghi mức phí đúng trong phiếu sửa.' },
  'no-time-limit': {
    gravity: 'doubtful',
    vi: 'Không có thời hạn giải quyết',
    en: 'No time limit published',
    todo: 'Hỏi cơ quan giải quyết rồi ghi trong phiếu sửa.',
  },
  'abolished-authority': {
    gravity: 'doubtful',
    vi: 'Cơ quan cấp huyện, nay không còn',
    en: 'Authority of the district level, which no longer exists',
    todo: 'Ghi cơ quan hiện nay trong phiếu sửa.',
  },
  superseded: {
    gravity: 'doubtful',
    vi: 'Mã đã được thay bằng mã khác',
    en: 'Code has been superseded',
    todo: 'Nhập bản mới có mã thay thế. Chưa có thì báo người dân hỏi lại trước khi đi.',
  },
  'level-guessed': { gravity: 'doubtful', vi: 'Cấp giải quyết chỉ là phỏng đoán của nơi sao chép', en: 'Level was guessed by the maker of the copy', todo: 'Xem trang nguồn.' },
  'online-level-unclear': { gravity: 'doubtful', vi: 'Mức độ trực tuyến không rõ', en: 'Online level unclear', todo: 'Xem trang nguồn.' },
  'scope-unknown': { gravity: 'doubtful', vi: 'Không ghi áp dụng ở đâu; coi như cả nước', en: 'Scope not said; taken as the whole country', todo: 'Xem trang nguồn.' },
  'unreadable-field': {
    gravity: 'doubtful',
    vi: 'Một mục có dạng lạ; bỏ mục đó',
    en: 'A field has another shape than expected; left out',
    todo: 'Nhiều dòng cùng lỗi: cổng đã đổi cách ghi, hãy cập nhật phần mềm.',
  },
  'same-name': { gravity: 'note', vi: 'Trùng tên với thủ tục khác', en: 'Shares its name with another procedure', todo: 'Ghi điểm khác nhau ở ô “Khác ở chỗ” trong phiếu sửa.' },
  'no-address': { gravity: 'note', vi: 'Không có đường dẫn tới trang nguồn', en: 'No address of the source', todo: 'Thêm đường dẫn nếu biết.' },
} as const satisfies Readonly<Record<string, FindingWords>>;

/** What may be found about a row. */
export type FindingKind = keyof typeof findingWords;

/** Kinds in the order in which a report lists them: what is lost first. */
export const findingKinds = Object.keys(findingWords) as readonly FindingKind[];

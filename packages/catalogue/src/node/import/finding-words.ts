import { fieldNames } from '../names.ts';
import type { ProcedureRow } from './rows.ts';

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
    vi: 'Dòng không đọc được, hoặc thiếu mã, thiếu tên thủ tục',
    en: 'Row cannot be read, or has no code or name',
    todo: 'Sửa dòng đó trong tệp gốc rồi nhập lại.',
  },
  'bad-code': { gravity: 'refused', vi: 'Mã thủ tục không đúng mẫu (ví dụ đúng: 1.001193)', en: 'Code is not of the form 1.001193', todo: 'Sửa mã trong tệp gốc rồi nhập lại.' },
  'no-name': { gravity: 'refused', vi: 'Không có tên thủ tục', en: 'No name', todo: 'Thêm tên vào tệp gốc rồi nhập lại.' },
  'no-date': {
    gravity: 'refused',
    vi: 'Không rõ dữ liệu lấy ngày nào',
    en: 'No day on which the source was read',
    todo: 'Thêm cột “Ngày cập nhật” vào tệp gốc rồi nhập lại, hoặc nhờ người phụ trách phần mềm ghi ngày khi nhập (--as-of). Thiếu ngày thì người dân không biết dữ liệu cũ hay mới.',
  },
  'unknown-place': { gravity: 'refused', vi: 'Không rõ là thủ tục của tỉnh, thành phố nào', en: 'Unknown province', todo: 'Sửa tên tỉnh, thành phố trong tệp gốc rồi nhập lại.' },
  'breaks-contract': { gravity: 'refused', vi: 'Có mục phần mềm không nhận được', en: 'Breaks the record format', todo: 'Gửi báo cáo này cho người phụ trách phần mềm.' },
  twice: { gravity: 'refused', vi: 'Mã bị lặp; chỉ lấy dòng đầu', en: 'Code more than once; only the first is taken', todo: 'Xem dòng nào đúng rồi xóa dòng thừa trong tệp gốc.' },
  trial: {
    gravity: 'refused',
    vi: 'Mục tạo ra để chạy thử cổng, không phải thủ tục thật',
    en: 'Record made to try the portal out',
    todo: 'Không cần làm gì. Nếu là thủ tục thật thì sửa tên trong tệp gốc rồi nhập lại.',
  },
  'other-place': {
    gravity: 'refused',
    vi: 'Thủ tục riêng của tỉnh, thành phố khác',
    en: 'Belongs to another province',
    todo: 'Không cần làm gì. Muốn lấy cả những thủ tục này thì nhờ người phụ trách phần mềm nhập lại (--for all).',
  },
  'other-procedure': {
    gravity: 'doubtful',
    vi: 'Nội dung bên trong là của thủ tục khác; chỉ giữ lại tên',
    en: "Details are another procedure's; only the name is kept",
    todo: 'Mở trang gốc xem nội dung đúng rồi ghi vào phiếu sửa. Nên báo cho nơi quản lý cổng.',
  },
  'no-details': {
    gravity: 'doubtful',
    vi: 'Chỉ có tên, chưa có nội dung',
    en: 'Only a name; no details',
    todo: 'Nhập lại khi cổng đã có nội dung. Trong lúc chờ, người dân chỉ thấy tên và đường dẫn.',
  },
  'not-reached': {
    gravity: 'doubtful',
    vi: 'Lần này cổng không trả lời về thủ tục này; giữ nội dung của lần nhập trước (nếu có)',
    en: 'The portal did not answer about it this time; what the last import knew is kept',
    todo: 'Nhập lại sau ít giờ.',
  },
  'damaged-text': { gravity: 'doubtful', vi: 'Có chữ bị lỗi hoặc câu bị mất đoạn', en: 'Damaged text', todo: 'Xem trang gốc rồi viết lại đoạn đó vào phiếu sửa.' },
  'free-without-rule': {
    gravity: 'doubtful',
    vi: 'Ghi “Miễn phí” hoặc 0 nhưng không nêu quy định; tạm coi là chưa biết',
    en: 'Printed as free without a rule; taken as unknown',
    todo: 'Tìm văn bản quy định. Tìm được thì ghi mức phí và số văn bản vào phiếu sửa.',
  },
  'fee-in-note': {
    gravity: 'doubtful',
    vi: 'Ghi “Miễn phí” nhưng phần ghi chú lại có số tiền',
    en: 'Printed as free while the note names an amount',
    todo: 'Đọc ghi chú rồi ghi mức phí đúng vào phiếu sửa.',
  },
  'amount-unclear': {
    gravity: 'doubtful',
    vi: 'Mức phí ghi không rõ; tạm coi là chưa biết',
    en: 'Amount unclear; taken as unknown',
    todo: 'Xem trang gốc rồi ghi mức phí đúng vào phiếu sửa.',
  },
  'no-time-limit': {
    gravity: 'doubtful',
    vi: 'Nguồn không ghi thời hạn giải quyết',
    en: 'No time limit published',
    todo: 'Hỏi cơ quan giải quyết rồi ghi vào phiếu sửa.',
  },
  'abolished-authority': {
    gravity: 'doubtful',
    vi: 'Còn ghi cơ quan cấp huyện, nay đã bỏ',
    en: 'Authority of the district level, which no longer exists',
    todo: 'Ghi cơ quan đang giải quyết vào phiếu sửa.',
  },
  superseded: {
    gravity: 'doubtful',
    vi: 'Mã đã được thay bằng mã khác',
    en: 'Code has been superseded',
    todo: 'Đã có mã mới trong danh mục thì không cần làm gì. Chưa có thì nhập danh mục mới hơn; trong lúc chờ, người dân được nhắc hỏi lại trước khi đi.',
  },
  'level-guessed': {
    gravity: 'doubtful',
    vi: 'Cấp giải quyết do nơi sao chép dữ liệu tự đoán; tạm coi là chưa biết',
    en: 'Level was guessed by the maker of the copy',
    todo: 'Xem trang gốc rồi ghi “Nơi giải quyết” vào phiếu sửa.',
  },
  'online-level-unclear': {
    gravity: 'doubtful',
    vi: 'Không rõ là trực tuyến toàn trình hay một phần',
    en: 'Online level unclear',
    todo: 'Xem trang gốc. Biết rõ thì sửa trong tệp gốc rồi nhập lại.',
  },
  'scope-unknown': {
    gravity: 'doubtful',
    vi: 'Không ghi áp dụng ở đâu; tạm coi là cả nước',
    en: 'Scope not said; taken as the whole country',
    todo: 'Xem trang gốc. Nếu chỉ áp dụng ở một nơi thì ghi tên tỉnh, thành phố vào tệp gốc rồi nhập lại.',
  },
  'unreadable-field': {
    gravity: 'doubtful',
    vi: 'Có mục ghi khác mọi khi nên không đọc được; đã bỏ mục đó',
    en: 'A field has another shape than expected; left out',
    todo: 'Nếu nhiều thủ tục cùng bị thì có lẽ cổng đã đổi cách ghi: hãy báo người phụ trách phần mềm.',
  },
  'same-name': { gravity: 'note', vi: 'Trùng tên với thủ tục khác', en: 'Shares its name with another procedure', todo: 'Ghi chỗ khác nhau vào ô “Khác ở chỗ” của phiếu sửa.' },
  'no-address': { gravity: 'note', vi: 'Không có đường dẫn tới trang gốc', en: 'No address of the source', todo: 'Nếu biết đường dẫn thì thêm vào tệp gốc rồi nhập lại.' },
} as const satisfies Readonly<Record<string, FindingWords>>;

/** What may be found about a row. */
export type FindingKind = keyof typeof findingWords;

/** Kinds in the order in which a report lists them: what is lost first. */
export const findingKinds = Object.keys(findingWords) as readonly FindingKind[];

/** What the fields of a row are called, as far as findings speak of them. */
export const rowFieldNames: Readonly<Record<keyof ProcedureRow, string>> = {
  code: fieldNames.code,
  name: fieldNames.name,
  level: fieldNames.governmentLevels,
  levelInferred: fieldNames.governmentLevels,
  domain: fieldNames.sector,
  agency: fieldNames.authority,
  authority: fieldNames.authority,
  scope: fieldNames.jurisdiction,
  audience: fieldNames.audiences,
  onlineLevel: fieldNames.onlineLevel,
  submission: fieldNames.channels,
  timeLimit: fieldNames.timeLimits,
  fee: fieldNames.fees,
  methods: `${fieldNames.channels}, ${fieldNames.timeLimits.toLowerCase()}, ${fieldNames.fees.toLowerCase()}`,
  documents: fieldNames.papers,
  steps: fieldNames.steps,
  results: fieldNames.results,
  legalBasis: fieldNames.legalBasis,
  keywords: fieldNames.aliases,
  sourceName: 'nguồn',
  sourceUrl: fieldNames.source,
  fetchedDate: 'Ngày lấy dữ liệu',
};

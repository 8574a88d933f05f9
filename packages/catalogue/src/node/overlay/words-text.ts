import type { ChannelKind, Fee, PaperGroup, PublicService, TimeLimit } from '@motcua/contract/services';
import type { OwnField } from './overlay.ts';

/** What a person wrote could not be read; says which line, and how to write it. */
export class WordsError extends Error {
  override readonly name = 'WordsError';
}

/** A field as a clerk sees and writes it: a few lines of text. */
interface WrittenField {
  readonly field: OwnField;
  readonly label: string;
  /** How to write it. */
  readonly hint: string;
  readonly isLong: boolean;
  textOf(record: Partial<PublicService>): string;
  /** @throws WordsError. Nothing written means that nothing is said. */
  read(text: string): Partial<PublicService>;
}

const channelWords: readonly (readonly [ChannelKind, string])[] = [
  ['counter', 'tại quầy'],
  ['online', 'trực tuyến'],
  ['post', 'bưu điện'],
];
const unitWords: readonly (readonly ['hour' | 'workingDay' | 'calendarDay', string])[] = [
  ['workingDay', 'ngày làm việc'],
  ['calendarDay', 'ngày'],
  ['hour', 'giờ'],
];

/** Between the parts of a line: a sign that nobody needs in a sentence. */
const between = ' | ';

function partsOf(text: string): string[] {
  return text.split('|').map((part) => part.trim());
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function line(field: 'plainName' | 'nameEn' | 'summary' | 'distinction' | 'caveat' | 'authority' | 'applicants', label: string, hint: string): WrittenField {
  return {
    field,
    label,
    hint,
    isLong: field === 'applicants' || field === 'summary' || field === 'caveat',
    textOf: (record) => record[field] ?? '',
    read(text) {
      const whole = linesOf(text).join(' ');
      return whole === '' ? {} : { [field]: whole };
    },
  };
}

function lines(field: 'aliases' | 'exemptions' | 'results', label: string, hint: string): WrittenField {
  return { field, label, hint, isLong: true, textOf: (record) => (record[field] ?? []).join('\n'), read: (text) => ({ [field]: linesOf(text) }) };
}

/** The last parts of a line of a fee or a time limit: a channel, a rule, or when it applies. */
function whenTexts({ condition, channel }: Fee | TimeLimit, rule?: string): string[] {
  const via = channelWords.find(([kind]) => kind === channel)?.[1];
  return [...(via === undefined ? [] : [`cách nộp: ${via}`]), ...(rule === undefined ? [] : [`quy định: ${rule}`]), ...(condition === undefined ? [] : [condition])];
}

function whenOf(parts: readonly string[], where: string): { condition?: string; channel?: ChannelKind; rule?: string } {
  const when: { condition?: string; channel?: ChannelKind; rule?: string } = {};
  for (const part of parts.filter(Boolean)) {
    const [, name, value = ''] = /^(cách nộp|quy định):\s*(.+)$/iu.exec(part) ?? [];
    if (name === undefined) when.condition = when.condition === undefined ? part : `${when.condition}. ${part}`;
    else if (name.toLowerCase() === 'quy định') when.rule = value;
    else {
      const channel = channelWords.find(([, words]) => words === value.toLowerCase())?.[0];
      if (channel === undefined) throw new WordsError(`${where}: cách nộp phải là ${channelWords.map(([, words]) => `“${words}”`).join(', ')}.`);
      when.channel = channel;
    }
  }
  return when;
}

function feeText(fee: Fee): string {
  const first =
    fee.kind === 'amount'
      ? `${fee.feeVnd.toLocaleString('vi')} đồng${fee.unit === undefined ? '' : `/${fee.unit}`}`
      : fee.kind === 'free'
        ? `Miễn phí theo ${fee.rule}`
        : `Chưa biết${fee.note === undefined ? '' : `: ${fee.note}`}`;
  return [first, ...whenTexts(fee, fee.kind === 'amount' ? fee.rule : undefined)].join(between);
}

function feeOf(text: string, number: number): Fee {
  const where = `Lệ phí, dòng ${number + 1}`;
  const [first = '', ...more] = partsOf(text);
  const { rule, ...when } = whenOf(more, where);
  const [, free] = /^miễn phí\s*(.*)$/iu.exec(first) ?? [];
  if (free !== undefined) {
    const law = rule ?? free.replace(/^theo\s*/iu, '');
    if (law === '') throw new WordsError(`${where}: miễn phí theo quy định nào? Hãy ghi số văn bản, như “Miễn phí theo Luật Hộ tịch”.`);
    return { kind: 'free', rule: law, ...when };
  }
  const [, unknown] = /^chưa biết:?\s*(.*)$/iu.exec(first) ?? [];
  if (unknown !== undefined) return { kind: 'unknown', ...(unknown !== '' && { note: unknown }), ...when };
  const [, digits, unit] = /^(\d{1,3}(?:[.,]\d{3})*|\d+)\s*(?:đồng|đ|vnđ)\s*(?:\/\s*(.+))?$/iu.exec(first) ?? [];
  const feeVnd = Number(digits?.replace(/\D/g, ''));
  if (digits === undefined || feeVnd === 0) throw new WordsError(`${where}: hãy ghi như “8.000 đồng/lần”, “Miễn phí theo …” hoặc “Chưa biết”.`);
  return { kind: 'amount', feeVnd, ...(unit !== undefined && { unit }), ...(rule !== undefined && { rule }), ...when };
}

function limitText(limit: TimeLimit): string {
  const unit = limit.kind === 'known' ? unitWords.find(([kind]) => kind === limit.unit)?.[1] : undefined;
  const first = limit.kind === 'known' ? `${limit.amount} ${unit}` : `Chưa biết${limit.note === undefined ? '' : `: ${limit.note}`}`;
  return [first, ...whenTexts(limit)].join(between);
}

function limitOf(text: string, number: number): TimeLimit {
  const where = `Thời hạn, dòng ${number + 1}`;
  const [first = '', ...more] = partsOf(text);
  const { rule, ...when } = whenOf(more, where);
  if (rule !== undefined) when.condition = [when.condition, rule].filter(Boolean).join('. ');
  const [, unknown] = /^chưa biết:?\s*(.*)$/iu.exec(first) ?? [];
  if (unknown !== undefined) return { kind: 'unknown', ...(unknown !== '' && { note: unknown }), ...when };
  const [, digits, words = ''] = /^(\d{1,4})\s+(.+)$/u.exec(first) ?? [];
  const unit = unitWords.find(([, name]) => name === words.toLowerCase())?.[0];
  if (digits === undefined || unit === undefined || Number(digits) === 0) throw new WordsError(`${where}: hãy ghi như “3 ngày làm việc”, “15 ngày”, “4 giờ” hoặc “Chưa biết”.`);
  return { kind: 'known', amount: Number(digits), unit, ...when };
}

function groupsText(groups: readonly PaperGroup[]): string {
  return groups
    .flatMap(({ situation, papers }) => [
      ...(situation === undefined ? [] : [`# ${situation}`]),
      ...papers.map(({ name, originals, copies, note }) => [name, `${originals} bản chính, ${copies} bản sao`, ...(note === undefined ? [] : [note])].join(between)),
    ])
    .join('\n');
}

function groupsOf(text: string): PaperGroup[] {
  const groups: PaperGroup[] = [];
  for (const [number, each] of linesOf(text).entries()) {
    const where = `Giấy tờ, dòng ${number + 1}`;
    if (each.startsWith('#')) {
      const situation = each.replace(/^#\s*/, '');
      if (situation === '') throw new WordsError(`${where}: sau dấu # hãy ghi trường hợp nào, như “# Nhờ người khác đi thay”.`);
      groups.push({ situation, papers: [] });
      continue;
    }
    const [name = '', counts = '', ...notes] = partsOf(each.replace(/^[-–•+*]\s*/, ''));
    const [, originals] = /(\d+)\s*bản chính/iu.exec(counts) ?? [];
    const [, copies] = /(\d+)\s*bản sao/iu.exec(counts) ?? [];
    if (name === '' || (originals === undefined && copies === undefined))
      throw new WordsError(`${where}: hãy ghi như “Giấy chứng sinh | 1 bản chính, 0 bản sao | Bệnh viện cấp”. Chỉ cho xem thì ghi 0 bản chính, 0 bản sao.`);
    if (groups.length === 0) groups.push({ papers: [] });
    const note = notes.filter(Boolean).join('. ');
    groups.at(-1)?.papers.push({ name, originals: Number(originals ?? 0), copies: Number(copies ?? 0), ...(note !== '' && { note }) });
  }
  const empty = groups.find(({ papers }) => papers.length === 0);
  if (empty) throw new WordsError(`Giấy tờ: trường hợp “${empty.situation}” chưa có giấy tờ nào.`);
  return groups;
}

/** What a clerk can correct, in the order of the page that a citizen reads. */
export const writtenFields: readonly WrittenField[] = [
  line('plainName', 'Tên dễ hiểu', 'Như người dân vẫn gọi, bắt đầu bằng động từ. Ví dụ: Làm giấy khai sinh cho con.'),
  line('summary', 'Một câu tóm tắt', 'Thủ tục này để làm gì, cho ai. Một câu.'),
  line('distinction', 'Khác ở chỗ', 'Chỉ ghi khi có thủ tục gần giống: điểm khác nhau, vài chữ.'),
  line('caveat', 'Điều phải coi chừng', 'Chỉ ghi khi thông tin có chỗ đáng ngờ. Người dân đọc trước tiên.'),
  line('authority', 'Nơi giải quyết', 'Ví dụ: Công an phường, xã.'),
  {
    field: 'timeLimits',
    label: 'Thời hạn',
    hint: 'Mỗi dòng một trường hợp: 3 ngày làm việc | khi phải xác minh. Không biết thì ghi: Chưa biết.',
    isLong: true,
    textOf: ({ timeLimits = [] }) => timeLimits.map(limitText).join('\n'),
    read: (text) => ({ timeLimits: linesOf(text).map(limitOf) }),
  },
  {
    field: 'fees',
    label: 'Lệ phí',
    hint: 'Mỗi dòng một mức: 8.000 đồng/lần | cách nộp: trực tuyến | quy định: Nghị quyết số …. Không biết thì ghi: Chưa biết.',
    isLong: true,
    textOf: ({ fees = [] }) => fees.map(feeText).join('\n'),
    read: (text) => ({ fees: linesOf(text).map(feeOf) }),
  },
  lines('exemptions', 'Ai được miễn, giảm', 'Mỗi dòng một diện.'),
  {
    field: 'papers',
    label: 'Giấy tờ',
    hint: 'Mỗi dòng một giấy: tên | 1 bản chính, 0 bản sao | ghi chú. Giấy chỉ cần trong một trường hợp: ghi dòng “# trường hợp” ở trên.',
    isLong: true,
    textOf: ({ papers = [] }) => groupsText(papers),
    read: (text) => ({ papers: groupsOf(text) }),
  },
  {
    field: 'steps',
    label: 'Các bước',
    hint: 'Mỗi dòng một bước: việc phải làm | nói thêm.',
    isLong: true,
    textOf: ({ steps = [] }) => steps.map(({ title, text }) => [title, ...(text === undefined ? [] : [text])].join(between)).join('\n'),
    read: (text) => ({
      steps: linesOf(text).map((each) => {
        const [title = '', ...more] = partsOf(each);
        return { title, ...(more.length > 0 && { text: more.join(' ') }) };
      }),
    }),
  },
  line('applicants', 'Ai được nộp, ai đi thay được', 'Một hai câu.'),
  lines('results', 'Nhận được gì', 'Mỗi dòng một giấy.'),
  {
    field: 'answers',
    label: 'Hỏi và trả lời',
    hint: 'Mỗi dòng: câu hỏi? | câu trả lời.',
    isLong: true,
    textOf: ({ answers = [] }) => answers.map(({ question, answer }) => [question, answer].join(between)).join('\n'),
    read: (text) => ({
      answers: linesOf(text).map((each, number) => {
        const [question = '', ...more] = partsOf(each);
        if (question === '' || more.length === 0) throw new WordsError(`Hỏi và trả lời, dòng ${number + 1}: hãy ghi câu hỏi, dấu |, rồi câu trả lời.`);
        return { question, answer: more.join(' ') };
      }),
    }),
  },
  lines('aliases', 'Thêm cách gọi khác', 'Mỗi dòng một cách người dân hay gõ hay nói. Không hiện ra, chỉ để tìm thấy.'),
  line('nameEn', 'Tên tiếng Anh', 'Ví dụ: Birth registration.'),
];

import { createHash } from 'node:crypto';
import type { ChannelKind, Fee, PaperGroup, PaperOrigin, PublicService, TimeLimit } from '@motcua/contract/services';
import { unitNames } from '@motcua/contract/services/names';
import { fieldNames, writtenChannels } from '../names.ts';
import type { OwnField, SentenceField } from './overlay.ts';

/** What a person wrote could not be read; says which line, and how to write it. */
export class WordsError extends Error {
  override readonly name = 'WordsError';
}

/** A field as a clerk sees and writes it: a few lines of text. */
interface WrittenField {
  readonly field: OwnField;
  /** Also the heading of its column in a sheet. */
  readonly label: string;
  /** How to write it. */
  readonly hint: string;
  readonly isLong: boolean;
  textOf(record: Partial<PublicService>): string;
  /** @throws WordsError. Nothing written means that nothing is said. */
  read(text: string): Partial<PublicService>;
}

/** Between the parts of a line: a sign that nobody needs in a sentence. */
const between = ' | ';

function partsOf(text: string): string[] {
  return text.split('|').map((part) => part.trim());
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

/** Tells one text of a field from another; other line ends and spaces are no difference, as they are none to whoever reads it. */
export function markOf(text: string): string {
  return createHash('sha256').update(linesOf(text).join('\n')).digest('hex').slice(0, 6);
}

/** What a word of a table stands for. */
function meaningOf<K extends string>(words: Readonly<Record<K, string>>, word: string): K | undefined {
  for (const meaning in words) if (words[meaning] === word) return meaning;
  return undefined;
}

function line(field: SentenceField, hint: string): WrittenField {
  return {
    field,
    label: fieldNames[field],
    hint,
    isLong: field === 'applicants' || field === 'summary' || field === 'caveat',
    textOf: (record) => record[field] ?? '',
    read(text) {
      const whole = linesOf(text).join(' ');
      return whole === '' ? {} : { [field]: whole };
    },
  };
}

function lines(field: 'aliases' | 'exemptions' | 'results', hint: string): WrittenField {
  return { field, label: fieldNames[field], hint, isLong: true, textOf: (record) => (record[field] ?? []).join('\n'), read: (text) => ({ [field]: linesOf(text) }) };
}

/** How people write channels too. */
const otherChannels = new Map<string, ChannelKind>([
  ['qua mạng', 'online'],
  ['bưu chính', 'post'],
]);

/** The last parts of a line of a fee or a time limit: a channel, a rule, or when it applies. */
function whenTexts({ condition, channel }: Fee | TimeLimit, rule?: string): string[] {
  return [
    ...(channel === undefined ? [] : [`cách nộp: ${writtenChannels[channel]}`]),
    ...(rule === undefined ? [] : [`quy định: ${rule}`]),
    ...(condition === undefined ? [] : [condition]),
  ];
}

function whenOf(parts: readonly string[], where: string): { condition?: string; channel?: ChannelKind; rule?: string } {
  const when: { condition?: string; channel?: ChannelKind; rule?: string } = {};
  for (const part of parts.filter(Boolean)) {
    const [, name, value = ''] = /^(cách nộp|quy định):\s*(.+)$/iu.exec(part) ?? [];
    if (name === undefined) when.condition = when.condition === undefined ? part : `${when.condition}. ${part}`;
    else if (name.toLowerCase() === 'quy định') when.rule = value;
    else {
      const channel = meaningOf(writtenChannels, value.toLowerCase()) ?? otherChannels.get(value.toLowerCase());
      if (channel === undefined)
        throw new WordsError(
          `${where}: sau “cách nộp:” hãy ghi ${Object.values(writtenChannels)
            .map((words) => `“${words}”`)
            .join(' hoặc ')}.`,
        );
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
  const where = `${fieldNames.fees}, dòng ${number + 1}`;
  const [first = '', ...more] = partsOf(text);
  const { rule, ...when } = whenOf(more, where);
  const [, free] = /^miễn phí\s*(.*)$/iu.exec(first) ?? [];
  if (free !== undefined) {
    const law = rule ?? free.replace(/^theo\s*/iu, '');
    if (law === '') throw new WordsError(`${where}: miễn phí theo quy định nào? Hãy ghi tên hoặc số văn bản, như “Miễn phí theo Luật Hộ tịch”.`);
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
  const first = limit.kind === 'known' ? `${limit.amount} ${unitNames[limit.unit]}` : `Chưa biết${limit.note === undefined ? '' : `: ${limit.note}`}`;
  return [first, ...whenTexts(limit)].join(between);
}

function limitOf(text: string, number: number): TimeLimit {
  const where = `${fieldNames.timeLimits}, dòng ${number + 1}`;
  const [first = '', ...more] = partsOf(text);
  const { rule, ...when } = whenOf(more, where);
  if (rule !== undefined) when.condition = [when.condition, rule].filter(Boolean).join('. ');
  const [, unknown] = /^chưa biết:?\s*(.*)$/iu.exec(first) ?? [];
  if (unknown !== undefined) return { kind: 'unknown', ...(unknown !== '' && { note: unknown }), ...when };
  const [, digits, words = ''] = /^(\d{1,4})\s+(.+)$/u.exec(first) ?? [];
  const unit = meaningOf(unitNames, words.toLowerCase());
  if (digits === undefined || unit === undefined || Number(digits) === 0) throw new WordsError(`${where}: hãy ghi như “3 ngày làm việc”, “15 ngày”, “4 giờ” hoặc “Chưa biết”.`);
  return { kind: 'known', amount: Number(digits), unit, ...when };
}

function groupsText(groups: readonly PaperGroup[]): string {
  return groups
    .flatMap(({ situation, papers }) => [
      ...(situation === undefined ? [] : [`# ${situation}`]),
      ...papers.map(({ name, originals, copies, note, obtainedFrom }) =>
        [name, `${originals} bản chính, ${copies} bản sao`, ...(note === undefined ? [] : [note]), ...(obtainedFrom ? originTexts(obtainedFrom) : [])].join(between),
      ),
    ])
    .join('\n');
}

/** What is said of where a paper is to be had. */
const originWords = { name: 'lấy ở', nameEn: 'tiếng Anh', code: 'thủ tục', rule: 'quy định' } as const;
/** Who says so, where the clerk names no rule. */
const hereSaid = 'Nơi lập danh mục này cho biết';

function originTexts(origin: PaperOrigin): string[] {
  return (['name', 'nameEn', 'code', 'rule'] as const).flatMap((field) => (origin[field] === undefined ? [] : [`${originWords[field]}: ${origin[field]}`]));
}

/** The last parts of a line of a paper: where it is to be had, and what else is said of it. */
function besides(parts: readonly string[], where: string): { readonly note: string; readonly obtainedFrom?: PaperOrigin } {
  const notes: string[] = [];
  const origin: { name?: string; nameEn?: string; code?: string; rule?: string } = {};
  for (const part of parts) {
    const [, word = '', value = ''] = /^(lấy ở|tiếng Anh|thủ tục|quy định):\s*(.+)$/iu.exec(part) ?? [];
    const field = meaningOf(originWords, word) ?? meaningOf(originWords, word.toLowerCase());
    if (field === undefined) notes.push(part);
    else origin[field] = value;
  }
  const { name, ...more } = origin;
  if (name === undefined && Object.keys(more).length > 0) throw new WordsError(`${where}: hãy ghi thêm “lấy ở: …”.`);
  return { note: notes.join('. '), ...(name !== undefined && { obtainedFrom: { rule: hereSaid, ...more, name } }) };
}

function groupsOf(text: string): PaperGroup[] {
  const groups: PaperGroup[] = [];
  for (const [number, each] of linesOf(text).entries()) {
    const where = `${fieldNames.papers}, dòng ${number + 1}`;
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
      throw new WordsError(`${where}: hãy ghi như “Giấy chứng sinh | 1 bản chính, 0 bản sao | Bệnh viện cấp”. Giấy chỉ cho xem, không nộp thì ghi 0 bản chính, 0 bản sao.`);
    if (groups.length === 0) groups.push({ papers: [] });
    const { note, obtainedFrom } = besides(notes.filter(Boolean), where);
    groups.at(-1)?.papers.push({
      name,
      originals: Number(originals ?? 0),
      copies: Number(copies ?? 0),
      ...(note !== '' && { note }),
      ...(obtainedFrom && { obtainedFrom }),
    });
  }
  const empty = groups.find(({ papers }) => papers.length === 0);
  if (empty) throw new WordsError(`${fieldNames.papers}: trường hợp “${empty.situation}” chưa có giấy tờ nào. Hãy ghi giấy tờ ở các dòng dưới, hoặc bỏ dòng đó.`);
  return groups;
}

/** What becomes of a box that somebody empties. */
export const emptiedHint =
  'Xóa trắng một ô chỉ ghi một câu (tên, câu tóm tắt, nơi giải quyết …): câu đó không còn trên trang. Xóa trắng một ô ghi nhiều dòng (lệ phí, thời hạn, giấy tờ, các bước …): bỏ lời đã sửa, trở lại bản có sẵn; chưa rõ thì ghi “Chưa biết”. Riêng “Hỏi và trả lời” xóa trắng thì trang không còn câu hỏi nào.';

/** What a clerk can correct, in the order of the page that a citizen reads. */
export const writtenFields: readonly WrittenField[] = [
  line('plainName', 'Gọi như người dân vẫn gọi, mở đầu bằng việc cần làm. Ví dụ: Làm giấy khai sinh cho con.'),
  line('summary', 'Một câu: thủ tục này để làm gì, dành cho ai.'),
  line('distinction', 'Chỉ ghi khi có thủ tục gần giống: vài chữ về chỗ khác nhau.'),
  line('caveat', 'Chỉ ghi khi có thông tin chưa chắc đúng. Người dân sẽ thấy dòng này trước tiên.'),
  line('authority', 'Ví dụ: Công an phường, xã.'),
  {
    field: 'timeLimits',
    label: fieldNames.timeLimits,
    hint: 'Mỗi dòng một trường hợp. Ví dụ: 3 ngày làm việc | khi phải xác minh. Chưa rõ thì ghi: Chưa biết.',
    isLong: true,
    textOf: ({ timeLimits = [] }) => timeLimits.map(limitText).join('\n'),
    read: (text) => ({ timeLimits: linesOf(text).map(limitOf) }),
  },
  {
    field: 'fees',
    label: fieldNames.fees,
    hint: 'Mỗi dòng một mức. Ví dụ: 8.000 đồng/lần | cách nộp: trực tuyến | quy định: Nghị quyết số … Không thu tiền thì ghi: Miễn phí theo … (tên văn bản). Chưa rõ thì ghi: Chưa biết.',
    isLong: true,
    textOf: ({ fees = [] }) => fees.map(feeText).join('\n'),
    read: (text) => ({ fees: linesOf(text).map(feeOf) }),
  },
  lines('exemptions', 'Mỗi dòng một đối tượng. Ví dụ: Người thuộc hộ nghèo.'),
  {
    field: 'papers',
    label: fieldNames.papers,
    hint: 'Mỗi dòng một loại giấy. Ví dụ: Giấy chứng sinh | 1 bản chính, 0 bản sao | Bản điện tử cũng được | lấy ở: bệnh viện nơi sinh | quy định: Thông tư số 17/2012/TT-BYT. Giấy chỉ cần khi có người đi thay thì ghi ở dưới dòng: # Nhờ người khác đi thay.',
    isLong: true,
    textOf: ({ papers = [] }) => groupsText(papers),
    read: (text) => ({ papers: groupsOf(text) }),
  },
  {
    field: 'steps',
    label: fieldNames.steps,
    hint: 'Mỗi dòng một bước. Ví dụ: Nộp hồ sơ ở quầy một cửa | Nhớ lấy giấy hẹn.',
    isLong: true,
    textOf: ({ steps = [] }) => steps.map(({ title, text }) => [title, ...(text === undefined ? [] : [text])].join(between)).join('\n'),
    read: (text) => ({
      steps: linesOf(text).map((each) => {
        const [title = '', ...more] = partsOf(each);
        return { title, ...(more.length > 0 && { text: more.join(' ') }) };
      }),
    }),
  },
  line('applicants', 'Viết một hai câu.'),
  lines('results', 'Mỗi dòng một loại giấy. Ví dụ: Giấy khai sinh.'),
  {
    field: 'answers',
    label: fieldNames.answers,
    hint: 'Mỗi dòng một câu. Ví dụ: Nộp thay được không? | Được, ông bà có thể nộp thay.',
    isLong: true,
    textOf: ({ answers = [] }) => answers.map(({ question, answer }) => [question, answer].join(between)).join('\n'),
    read: (text) => ({
      answers: linesOf(text).map((each, number) => {
        const [question = '', ...more] = partsOf(each);
        if (question === '' || more.length === 0) throw new WordsError(`${fieldNames.answers}, dòng ${number + 1}: hãy ghi câu hỏi, dấu | rồi câu trả lời.`);
        return { question, answer: more.join(' ') };
      }),
    }),
  },
  lines('aliases', 'Ghi thêm, mỗi dòng một cách người dân hay nói hoặc hay gõ. Không hiện trên trang, chỉ giúp tìm ra thủ tục.'),
  line('nameEn', 'Ví dụ: Birth registration.'),
];

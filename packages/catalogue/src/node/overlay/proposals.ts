import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { openCatalogue } from '../../catalogue.ts';
import { buildCatalogue, memorySource } from '../build-catalogue.ts';
import { ImportRefusal } from '../import/refusal.ts';
import type { Corrections } from './corrections.ts';
import { writtenFields } from './words-text.ts';

/** A question that found nothing, how often it was asked, and what may have been meant. */
export interface Proposal {
  readonly question: string;
  readonly count: number;
  /** Best first. */
  readonly services: readonly { readonly code: string; readonly name: string }[];
}

const mostServices = 3;
const headings = ['Câu hỏi', 'Số lần', 'Có thể là', 'Mã đúng (bạn ghi)'] as const;

/** Looks for what people may have meant by questions that found nothing. Which of it they meant, if any, a person says. */
export async function proposalsFor(questions: readonly { readonly question: string; readonly count: number }[], corrections: Corrections): Promise<Proposal[]> {
  const catalogue = await openCatalogue(memorySource(buildCatalogue(corrections.records())));
  await catalogue.complete();
  return Promise.all(
    questions.map(async ({ question, count }) => {
      const { hits } = await catalogue.search(question, { limit: mostServices });
      return { question, count, services: hits.map(({ code, name, plainName }) => ({ code, name: plainName ?? name })) };
    }),
  );
}

/** A service, and how often people said that its page helped or did not. */
export interface RatedService {
  readonly code: string;
  readonly helpful: number;
  readonly unhelpful: number;
}

/**
 * Proposals as a workbook, in whose last column a person writes the code that was meant; what stays empty is not taken. A second
 * sheet lists the services whose pages helped least, to be told better.
 */
export async function proposalSheet(proposals: readonly Proposal[], rated: readonly RatedService[] = [], names: ReadonlyMap<string, string> = new Map()): Promise<Buffer> {
  const cell = (value: string) => ({ value, type: String, wrap: true, alignVertical: 'top' as const });
  const rows = proposals.map(({ question, count, services }) => [
    cell(question),
    { value: count, type: Number, alignVertical: 'top' as const },
    cell(services.map(({ code, name }) => `${code} ${name}`).join('\n')),
    cell(''),
  ]);
  const heads = (texts: readonly string[]) => texts.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#F5F4F0' }));
  const ratedRows = rated.map(({ code, helpful, unhelpful }) => [cell(code), cell(names.get(code) ?? ''), { value: helpful, type: Number }, { value: unhelpful, type: Number }]);
  return writeXlsxFile([
    { data: [heads(headings), ...rows], sheet: 'Đề nghị', columns: [{ width: 40 }, { width: 8 }, { width: 60 }, { width: 18 }], stickyRowsCount: 1 },
    {
      data: [heads(['Mã', 'Thủ tục', 'Có ích', 'Chưa có ích']), ...ratedRows],
      sheet: 'Trang chưa giúp được',
      columns: [{ width: 11 }, { width: 60 }, { width: 10 }, { width: 12 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

/**
 * Takes what a person decided about proposals into own words, as further ways of asking.
 *
 * @returns How many were taken.
 * @throws ImportRefusal where it is no such sheet, or a code is none; nothing is taken then.
 */
export async function acceptProposals(bytes: Buffer, corrections: Corrections): Promise<number> {
  const rows = await readSheet(bytes).catch((cause: unknown) => {
    throw notASheet(cause);
  });
  if (rows[0]?.[0] !== headings[0] || rows[0]?.[3] !== headings[3]) throw notASheet(undefined);
  const accepted = rows.slice(1).flatMap((row) => {
    const [question, code] = [String(row[0] ?? '').trim(), codeIn(row[3])];
    return question === '' || code === '' ? [] : [{ question, code }];
  });
  const unknown = accepted.filter(({ code }) => !corrections.official(code));
  if (unknown.length > 0)
    throw new ImportRefusal(
      `Không có thủ tục mang mã: ${unknown.map(({ code }) => code).join(', ')}. Chưa lấy dòng nào; hãy sửa rồi chạy lại.`,
      `there are no procedures ${unknown.map(({ code }) => code).join(', ')}; nothing was taken`,
    );
  const aliases = writtenFields.find(({ field }) => field === 'aliases');
  for (const { question, code } of accepted) {
    const own = corrections.own(code)?.aliases ?? [];
    if (aliases && !own.includes(question)) corrections.keep(code, corrections.corrected(code, new Map([['aliases', aliases.textOf({ aliases: [...own, question] })]])).overlay);
  }
  return accepted.length;
}

/** A code, also one that Excel made a number of, or that stands before a name. */
function codeIn(cell: unknown): string {
  if (typeof cell === 'number') return cell.toFixed(6);
  return (
    String(cell ?? '')
      .trim()
      .split(/\s/)[0] ?? ''
  );
}

function notASheet(cause: unknown): ImportRefusal {
  return new ImportRefusal('Tệp này không phải bảng đề nghị. Hãy dùng tệp do lệnh “learn” tạo ra.', 'this is no sheet of proposals; use the file that "learn" wrote', { cause });
}

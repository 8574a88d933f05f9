import type { FeedbackContact, FeedbackStatus } from '@motcua/contract/feedback';
import { hanoiTime, headingOf, rowOf } from '../csv-row.ts';
import type { Store } from '../store/store.ts';
import { feedbackPage, note, type ClerkFeedback } from './clerk.ts';
import { contactFrom } from './feedback-rows.ts';

export interface ExportFeedbackOptions {
  /** With how people can be reached; without it by default. The audit says which. */
  readonly hasContacts?: boolean | undefined;
}

interface Exported extends ClerkFeedback {
  readonly contact?: FeedbackContact | undefined;
}

const statusWords: Readonly<Record<FeedbackStatus, string>> = {
  received: 'Đã nhận',
  accepted: 'Đã tiếp nhận',
  inProgress: 'Đang xử lý',
  answered: 'Đã trả lời',
  declined: 'Không thuộc thẩm quyền',
  withdrawn: 'Người gửi đã rút',
};
const columns = ['Số', 'Ngày giờ nhận (Hà Nội)', 'Loại', 'Nội dung', 'Địa chỉ', 'Mã xã, phường', 'Vĩ độ', 'Kinh độ', 'Tình trạng', 'Hạn trả lời', 'Nơi trả lời', 'Đã công khai'];
const contactColumns = ['Họ tên', 'Điện thoại', 'Email'];
const pageSize = 500;

/** Gives all reports, newest first, piece by piece: as CSV that Excel opens, or as JSON. */
export async function* exportFeedback(store: Store, clerk: string, format: 'csv' | 'json', { hasContacts = false }: ExportFeedbackOptions = {}): AsyncGenerator<string> {
  // Before the first piece: whoever breaks off has read all the same.
  await store.write((transaction) => note(transaction, clerk, 'feedback.export', 'feedback', { format, hasContacts }));
  yield format === 'csv' ? headingOf(hasContacts ? [...columns, ...contactColumns] : columns) : '[';
  let isFirst = true;
  for await (const each of all(store, hasContacts)) {
    yield format === 'csv' ? csvRow(each, hasContacts) : `${isFirst ? '\n' : ',\n'}${JSON.stringify(each)}`;
    isFirst = false;
  }
  if (format === 'json') yield '\n]\n';
}

async function* all(store: Store, hasContacts: boolean): AsyncGenerator<Exported> {
  let before: number | undefined;
  for (;;) {
    const { page, contacts } = await store.read(async (tables) => {
      const found = await feedbackPage(tables, { before, limit: pageSize });
      const ids = found.map(({ id }) => id);
      const rows = hasContacts && ids.length > 0 ? await tables.selectFrom('feedback').select(['id', 'contact']).where('id', 'in', ids).execute() : [];
      return { page: found, contacts: new Map(rows.map(({ id, contact }) => [id, contactFrom(contact)])) };
    });
    for (const each of page) yield hasContacts ? { ...each, contact: contacts.get(each.id) } : each;
    before = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
}

function csvRow({ id, receivedAt, category, text, place, status, answerBy, answeredBy, isPublished, contact }: Exported, hasContacts: boolean): string {
  const { address = '', communeCode, latitude, longitude } = place ?? {};
  const cells = [
    String(id),
    hanoiTime(Date.parse(receivedAt)),
    category,
    text,
    address,
    communeCode === undefined ? '' : `Mã ${communeCode}`, // Excel would take the zeros before a bare number away.
    latitude?.toString() ?? '',
    longitude?.toString() ?? '',
    statusWords[status],
    answerBy ?? '',
    answeredBy ?? '',
    isPublished ? 'Có' : 'Không',
  ];
  return rowOf(hasContacts ? [...cells, contact?.name ?? '', (contact?.phone ?? '').replace(/^(\d{4})(?=\d)/, '$1 '), contact?.email ?? ''] : cells);
}

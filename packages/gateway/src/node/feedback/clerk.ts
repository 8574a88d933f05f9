import { redact } from '@motcua/assistant/guard';
import { FeedbackEvent, type FeedbackContact, type FeedbackPlace, type FeedbackStatus } from '@motcua/contract/feedback';
import * as z from 'zod/mini';
import { MotcuaPortError } from '../../ports.ts';
import { appendAudit, type AuditEntry } from '../store/audit.ts';
import type { StoreTables } from '../store/schema.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { addStep, contactFrom, feedbackColumns, isClosed, isoOf, keptText, placeOf, statusOf, takeFeedback, topicOf } from './feedback-rows.ts';
import { deleteReport } from './retention.ts';

/** A report as a clerk reads it, without how the person can be reached. */
export interface ClerkFeedback {
  readonly id: number;
  readonly category: string;
  readonly text: string;
  readonly place?: FeedbackPlace | undefined;
  readonly language?: string | undefined;
  readonly receivedAt: string;
  readonly answerBy?: string | undefined;
  readonly answeredBy?: string | undefined;
  readonly status: FeedbackStatus;
  readonly changedAt: string;
  /** Whether who sent it lets others read it. */
  readonly mayBePublic: boolean;
  readonly isPublished: boolean;
}

export interface ListFeedbackOptions {
  readonly status?: FeedbackStatus | undefined;
  /** Only reports older than the one with this id: the last of the page before. */
  readonly before?: number | undefined;
  /** 50 by default, at most 500. */
  readonly limit?: number | undefined;
}

/** A photo of a report. */
export interface ClerkPhoto {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a clerk may move a report to. */
export type ClerkStatus = Exclude<FeedbackStatus, 'received' | 'withdrawn'>;

const longestText = 2000;
const longestAddress = 300;
const longestReason = 200;

/** Lists reports, newest first. Each clerk is written down in the audit with all that they do and read. */
export function listFeedback(store: Store, clerk: string, options: ListFeedbackOptions = {}): Promise<readonly ClerkFeedback[]> {
  return store.write(async (transaction) => {
    const page = await feedbackPage(transaction.tables, options);
    await note(transaction, clerk, 'feedback.list', 'feedback', { count: page.length });
    return page;
  });
}

/** Gives how the person can be reached who sent a report; `undefined` where nobody said, or it is forgotten. */
export function feedbackContactOf(store: Store, clerk: string, id: number): Promise<FeedbackContact | undefined> {
  return store.write(async (transaction) => {
    const row = await transaction.tables.selectFrom('feedback').select('contact').where('id', '=', id).executeTakeFirst();
    await note(transaction, clerk, 'feedback.readContact', topicOf(id), { isThere: (row?.contact ?? null) !== null });
    return contactFrom(row?.contact ?? null);
  });
}

/** Gives the photos of a report. */
export function feedbackPhotosOf(store: Store, clerk: string, id: number): Promise<readonly ClerkPhoto[]> {
  return store.write(async (transaction) => {
    const rows = await transaction.tables.selectFrom('feedback_photo').select(['media_type', 'bytes']).where('feedback_id', '=', id).orderBy('at').orderBy('id').execute();
    await note(transaction, clerk, 'feedback.readPhotos', topicOf(id), { count: rows.length });
    return rows.flatMap(({ media_type: mediaType, bytes }) => (bytes ? [{ mediaType, bytes }] : []));
  });
}

/**
 * Moves a report on, and tells who follows it. `undefined` where there is no such report.
 *
 * @throws {@link MotcuaPortError} `CONFLICT` where it is closed; `BAD_INPUT` where it is answered without an answer, declined without a note that says where to go, or the note is too long.
 */
export function moveFeedback(store: Store, clerk: string, id: number, status: ClerkStatus, text?: string): Promise<ClerkFeedback | undefined> {
  const step = z.safeParse(FeedbackEvent, { status, at: isoOf(store.now()), note: text });
  if (!step.success || ((status === 'declined' || status === 'answered') && !keptText(text ?? '').trim())) throw new MotcuaPortError('BAD_INPUT');
  return store.write(async (transaction) => {
    const row = await takeFeedback(transaction.tables, { id });
    if (!row) return undefined;
    if (isClosed(row.status)) throw new MotcuaPortError('CONFLICT');
    await addStep(transaction, id, status, text);
    await note(transaction, clerk, 'feedback.move', topicOf(id), { from: row.status, to: status });
    return clerkFeedbackOf({ ...row, status, changed_at: transaction.atMs });
  });
}

/**
 * Lets everybody read a report: its own text, or the clerk's wording of it. Personal numbers are hidden in either; names
 * and addresses of people are for the clerk to find. `undefined` where there is no such report.
 *
 * @throws {@link MotcuaPortError} `CONFLICT` where who sent it does not want that, or has taken it back; `BAD_INPUT` where the text is too long.
 */
export function publishFeedback(store: Store, clerk: string, id: number, text?: string): Promise<ClerkFeedback | undefined> {
  if (text !== undefined && (keptText(text).trim() === '' || text.length > longestText)) throw new MotcuaPortError('BAD_INPUT');
  return store.write(async (transaction) => {
    const row = await takeFeedback(transaction.tables, { id });
    if (!row) return undefined;
    if (row.is_public !== 1 || row.status === 'withdrawn') throw new MotcuaPortError('CONFLICT');
    const address = placeOf(row.place)?.address;
    const shown = { public_text: hidden(text ?? row.text, longestText), public_address: address === undefined ? null : hidden(address, longestAddress) };
    await transaction.tables
      .updateTable('feedback')
      .set({ published_at: transaction.atMs, ...shown })
      .where('id', '=', id)
      .execute();
    await note(transaction, clerk, 'feedback.publish', topicOf(id), { isReworded: text !== undefined });
    return clerkFeedbackOf({ ...row, published_at: transaction.atMs });
  });
}

/** Takes a report out of what everybody reads. */
export function unpublishFeedback(store: Store, clerk: string, id: number): Promise<ClerkFeedback | undefined> {
  return store.write(async (transaction) => {
    const row = await takeFeedback(transaction.tables, { id });
    if (!row) return undefined;
    await transaction.tables.updateTable('feedback').set({ published_at: null, public_text: null, public_address: null }).where('id', '=', id).execute();
    await note(transaction, clerk, 'feedback.unpublish', topicOf(id));
    return clerkFeedbackOf({ ...row, published_at: null });
  });
}

/**
 * Deletes one report before its time, with its photos and all that was said about it, as where the law asks for it; who follows
 * it is told that it is not there. Whether there was one.
 *
 * @param reason - Stays in the audit for ever, without personal numbers: the rule, or the number of the request, and nobody's name.
 * @throws {@link MotcuaPortError} `BAD_INPUT` where the reason is empty, or longer than 200 characters.
 */
export async function deleteFeedback(store: Store, clerk: string, id: number, reason: string): Promise<boolean> {
  if (keptText(reason).trim() === '' || reason.length > longestReason) throw new MotcuaPortError('BAD_INPUT');
  return store.write(async (transaction) => {
    const isDeleted = await deleteReport(transaction, id, clerk, { reason: hidden(reason, longestReason) });
    if (isDeleted) await transaction.append(topicOf(id), 'deleted');
    return isDeleted;
  });
}

/** Writes down what a clerk does. */
export function note(transaction: StoreTransaction, actor: string, action: string, subject: string, details?: AuditEntry['details']): Promise<void> {
  return appendAudit(transaction, { actor, action, subject, details });
}

/** Reports as a clerk reads them, newest first. */
export async function feedbackPage(tables: StoreTables, { status, before, limit = 50 }: ListFeedbackOptions): Promise<readonly ClerkFeedback[]> {
  let query = tables.selectFrom('feedback').select(feedbackColumns);
  if (status !== undefined) query = query.where('status', '=', status);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.orderBy('id', 'desc').limit(Math.min(limit, 500)).execute();
  return rows.map(clerkFeedbackOf);
}

function clerkFeedbackOf(row: NonNullable<Awaited<ReturnType<typeof takeFeedback>>>): ClerkFeedback {
  return {
    id: row.id,
    category: row.category,
    text: row.text,
    place: placeOf(row.place),
    language: row.language ?? undefined,
    receivedAt: isoOf(row.received_at),
    answerBy: row.answer_by ?? undefined,
    answeredBy: row.answered_by ?? undefined,
    status: statusOf(row.status),
    changedAt: isoOf(row.changed_at),
    mayBePublic: row.is_public === 1,
    isPublished: row.published_at !== null,
  };
}

/** Without personal numbers. What stands in their place may be longer than they were. */
function hidden(text: string, most: number): string {
  return redact(keptText(text))
    .text.slice(0, most)
    .replace(/[\ud800-\udbff]$/, '');
}

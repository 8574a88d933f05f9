import { hash } from 'node:crypto';
import { FeedbackContact, FeedbackPlace, FeedbackStatus, type Feedback, type FeedbackEvent } from '@motcua/contract/feedback';
import * as z from 'zod/mini';
import type { StoreTables } from '../store/schema.ts';
import type { StoreTransaction } from '../store/store.ts';

/** A report's row without how the person can be reached, which is read only where it is meant to be. */
export const feedbackColumns = [
  'id',
  'category',
  'text',
  'place',
  'is_public',
  'language',
  'received_at',
  'answer_by',
  'answered_by',
  'status',
  'changed_at',
  'published_at',
] as const;

/** Steps after which none comes. */
export function isClosed(status: string): boolean {
  return status === 'answered' || status === 'declined' || status === 'withdrawn';
}

/** A tracking code is kept as its hash only: who reads the database cannot ask for a report. */
export function codeHashOf(trackingCode: string): string {
  return hash('sha256', trackingCode);
}

export function topicOf(feedbackId: number): string {
  return `feedback:${feedbackId}`;
}

export function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}

export function statusOf(text: string): FeedbackStatus {
  return z.parse(FeedbackStatus, text);
}

export function placeOf(json: string | null): FeedbackPlace | undefined {
  return json === null ? undefined : z.parse(FeedbackPlace, JSON.parse(json));
}

export function contactFrom(json: string | null): FeedbackContact | undefined {
  return json === null ? undefined : z.parse(FeedbackContact, JSON.parse(json));
}

/** What may be kept as text on either engine, and is one word however it was typed. */
export function keptText(text: string): string {
  return text.replaceAll('\0', '').normalize('NFC');
}

/** The steps of a report after the one with this number, oldest first. */
export async function stepsOf(tables: StoreTables, feedbackId: number, after = 0): Promise<readonly { number: number; event: FeedbackEvent }[]> {
  const rows = await tables
    .selectFrom('feedback_step')
    .select(['number', 'status', 'note', 'at'])
    .where('feedback_id', '=', feedbackId)
    .where('number', '>', after)
    .orderBy('number')
    .execute();
  return rows.map(({ number, status, note, at }) => ({ number, event: { status: statusOf(status), at: isoOf(at), ...(note !== null && { note }) } }));
}

/** Takes a report until the transaction ends, so that nobody else moves it meanwhile. */
export async function takeFeedback(tables: StoreTransaction['tables'], where: { readonly id: number } | { readonly codeHash: string }) {
  const update = tables.updateTable('feedback').set(({ ref }) => ({ status: ref('status') }));
  return ('id' in where ? update.where('id', '=', where.id) : update.where('code_hash', '=', where.codeHash)).returning(feedbackColumns).executeTakeFirst();
}

/** Moves a report one step on, which only who has taken it does, and tells who follows it. */
export async function addStep({ tables, atMs, append }: StoreTransaction, feedbackId: number, status: FeedbackStatus, note?: string): Promise<void> {
  const { number } = await tables
    .selectFrom('feedback_step')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('feedback_id', '=', feedbackId)
    .executeTakeFirstOrThrow();
  await tables
    .insertInto('feedback_step')
    .values({ feedback_id: feedbackId, number: number + 1, status, note: keptText(note ?? '') || null, at: atMs })
    .execute();
  await tables
    .updateTable('feedback')
    .set({ status, changed_at: atMs, closed_at: isClosed(status) ? atMs : null })
    .where('id', '=', feedbackId)
    .execute();
  await append(topicOf(feedbackId), number + 1);
}

type FeedbackRow = NonNullable<Awaited<ReturnType<typeof takeFeedback>>>;

/** A report as who sent it reads it. */
export async function feedbackOf(tables: StoreTables, row: FeedbackRow, trackingCode: string): Promise<Feedback> {
  const steps = await stepsOf(tables, row.id);
  const { count } = await tables
    .selectFrom('feedback_photo')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('feedback_id', '=', row.id)
    .executeTakeFirstOrThrow();
  const place = placeOf(row.place);
  return {
    id: String(row.id),
    trackingCode,
    receivedAt: isoOf(row.received_at),
    ...(row.answer_by !== null && { answerBy: row.answer_by }),
    ...(row.answered_by !== null && { answeredBy: row.answered_by }),
    category: row.category,
    text: row.text,
    ...(place && { place }),
    isPublic: row.is_public === 1,
    photoCount: count,
    status: steps.at(-1)?.event.status ?? statusOf(row.status), // A step may have come since the row was read.
    history: steps.map(({ event }) => event),
  };
}

import type { InputOf } from '@motcua/contract';
import type { Feedback, FeedbackCategory, FeedbackReceipt, sendFeedback, withdrawFeedback } from '@motcua/contract/feedback';
import { MotcuaPortError, type FeedbackPort, type NumberedPart, type Write } from '../../ports.ts';
import { newRequestId } from '../../request-id.ts';
import type { Store } from '../store/store.ts';
import { addStep, codeHashOf, feedbackColumns, feedbackOf, isClosed, isoOf, keptText, stepsOf, takeFeedback, topicOf } from './feedback-rows.ts';
import { photoOf, putPhotoPart, startPhoto } from './feedback-photos.ts';
import { PublicPages } from './public-pages.ts';
import { afterWorkingDays, hanoiDay, type WorkingCalendar } from './working-days.ts';

export interface StoredFeedbackOptions {
  /** What can be reported, in the order in which it is offered. */
  readonly categories: readonly FeedbackCategory[];
  readonly calendar: WorkingCalendar;
}

/** Takes reports of what should be put right, and keeps them in a store; the categories are configuration. */
export function storedFeedback(store: Store, { categories, calendar }: StoredFeedbackOptions): FeedbackPort {
  const publicPages = new PublicPages(store);
  return {
    categories: async () => ({ categories: [...categories] }),
    async send(input, write) {
      const category = categories.find(({ code }) => code === input.category);
      if (!category) return undefined;
      if (category.place === 'required' && Object.keys(input.place ?? {}).length === 0) throw new MotcuaPortError('BAD_INPUT');
      return send(store, input, category, calendar, write);
    },
    get: ({ trackingCode }) => get(store, trackingCode),
    withdraw: (input, write) => withdraw(store, input, write),
    follow: ({ trackingCode }, after, signal) => follow(store, trackingCode, after, signal),
    listPublic: (input) => publicPages.page(input),
    getPublic: ({ id }) => publicPages.one(Number(id)),
    startPhoto: (input, write) => startPhoto(store, input, write),
    photo: (input) => photoOf(store, input),
    putPhotoPart: (input) => putPhotoPart(store, input),
  };
}

function send(store: Store, input: InputOf<typeof sendFeedback>, category: FeedbackCategory, calendar: WorkingCalendar, write: Write): Promise<FeedbackReceipt | undefined> {
  const { text, place, isPublic, contact, writtenAt, language, photoIds = [] } = input;
  return store.once(write, async (transaction) => {
    const { tables, atMs } = transaction;
    const photos = [...new Set(photoIds)];
    const trackingCode = newRequestId(); // As short and as easily read out.
    const { answeredBy, answerWithinWorkingDays } = category;
    const answerBy = answerWithinWorkingDays === undefined ? undefined : afterWorkingDays(hanoiDay(atMs), answerWithinWorkingDays, calendar);
    const { id } = await tables
      .insertInto('feedback')
      .values({
        code_hash: codeHashOf(trackingCode),
        category: category.code,
        text: keptText(text) || '…', // It was nothing but what cannot be kept.
        place: place ? JSON.stringify(place) : null,
        commune: place?.communeCode ?? null,
        contact: contact && Object.keys(contact).length > 0 ? JSON.stringify(contact) : null,
        is_public: isPublic ? 1 : 0,
        language: language ?? null,
        written_at: writtenAt === undefined ? null : Date.parse(writtenAt),
        received_at: atMs,
        answer_by: answerBy ?? null,
        answered_by: answeredBy ?? null,
        status: 'received',
        changed_at: atMs,
        closed_at: null,
        published_at: null,
        public_text: null,
        public_address: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (photos.length > 0) {
      const { numUpdatedRows } = await tables
        .updateTable('feedback_photo')
        .set({ feedback_id: id })
        .where('id', 'in', photos)
        .where('feedback_id', 'is', null)
        .where('bytes', 'is not', null)
        .executeTakeFirst();
      if (numUpdatedRows < photos.length) throw new MotcuaPortError('NOT_FOUND'); // Takes back what was written above.
    }
    await addStep(transaction, id, 'received');
    return { id: String(id), trackingCode, receivedAt: isoOf(atMs), ...(answerBy !== undefined && { answerBy }), ...(answeredBy !== undefined && { answeredBy }) };
  });
}

function get(store: Store, trackingCode: string): Promise<Feedback | undefined> {
  return store.read(async (tables) => {
    const row = await tables.selectFrom('feedback').select(feedbackColumns).where('code_hash', '=', codeHashOf(trackingCode)).executeTakeFirst();
    return row && (await feedbackOf(tables, row, trackingCode));
  });
}

/** What is remembered for a repetition is that it was done, without what the person wrote: a report that is deleted is in no answer that is kept. */
async function withdraw(store: Store, { trackingCode }: InputOf<typeof withdrawFeedback>, write: Write): Promise<Feedback | undefined> {
  const isDone = await store.once(write, async (transaction) => {
    const { tables } = transaction;
    const where = { codeHash: codeHashOf(trackingCode) };
    const row = await takeFeedback(tables, where);
    if (!row) return undefined;
    if (row.status === 'withdrawn') return true;
    if (isClosed(row.status)) throw new MotcuaPortError('CONFLICT');
    await tables.updateTable('feedback').set({ contact: null, published_at: null, public_text: null, public_address: null }).where('id', '=', row.id).execute();
    await addStep(transaction, row.id, 'withdrawn');
    return true;
  });
  return isDone && get(store, trackingCode);
}

/** A step's id is its number: it is counted from the store, so any gateway goes on from it. */
async function* follow(store: Store, trackingCode: string, after: string | undefined, signal: AbortSignal): AsyncGenerator<NumberedPart<Feedback['history'][number]>> {
  const { id, position, isOver } = await store.read(async (tables) => {
    const row = await tables.selectFrom('feedback').select(['id', 'status']).where('code_hash', '=', codeHashOf(trackingCode)).executeTakeFirst();
    if (!row) throw new MotcuaPortError('NOT_FOUND');
    // Before the steps are read: what is added meanwhile lies behind it.
    const last = await tables
      .selectFrom('outbox')
      .select(({ fn }) => fn.max('id').as('id'))
      .where('topic', '=', topicOf(row.id))
      .executeTakeFirst();
    return { id: row.id, position: last?.id ?? 0, isOver: isClosed(row.status) };
  });
  let number = /^\d{1,6}$/.test(after ?? '') ? Number(after) : 0;
  const events = store.events(topicOf(id), position, signal)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const steps = await store.read((tables) => stepsOf(tables, id, number));
      for (const step of steps) {
        number = step.number;
        yield { id: String(number), part: step.event };
        if (isClosed(step.event.status)) return;
      }
      if (steps.length === 0 && !(await isThere(store, id))) throw new MotcuaPortError('NOT_FOUND'); // Deleted meanwhile: nothing more will come.
      if (isOver || (await events.next()).done) return;
    }
  } finally {
    await events.return?.();
  }
}

async function isThere(store: Store, id: number): Promise<boolean> {
  const row = await store.read((tables) => tables.selectFrom('feedback').select('id').where('id', '=', id).executeTakeFirst());
  return row !== undefined;
}

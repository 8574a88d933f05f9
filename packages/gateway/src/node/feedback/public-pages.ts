import { setTimeout as after } from 'node:timers/promises';
import { redact } from '@motcua/assistant/guard';
import type { InputOf } from '@motcua/contract';
import type { listPublicFeedback, PublicFeedback, PublicFeedbackPage } from '@motcua/contract/feedback';
import { MotcuaPortError } from '../../ports.ts';
import type { Selectable } from 'kysely';
import type { StoreTables, Tables } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { isClosed, isoOf, statusOf } from './feedback-rows.ts';

const pageSize = 20;
/** For so long what was last read is shown where the database does not answer. */
const staleMs = 300_000;
/** How long an answer is waited for where there is an earlier one. */
const patienceMs = 1000;
const mostKept = 100;

const publicColumns = ['id', 'category', 'public_text', 'public_address', 'commune', 'status', 'received_at', 'changed_at', 'published_at'] as const;

/** Lists what a clerk has published, newest first. */
export class PublicPages {
  readonly #store: Store;
  readonly #kept = new Map<string, { page: PublicFeedbackPage; atMs: number }>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Gives one by its public number; `undefined` where its sender did not make it public. */
  one(id: number): Promise<PublicFeedback | undefined> {
    return this.#store.read((tables) => readOne(tables, id));
  }

  /** Gives a page; for up to five minutes as it last was, where the database does not answer. */
  async page(input: InputOf<typeof listPublicFeedback>): Promise<PublicFeedbackPage> {
    const { communeCode, category, status, cursor, limit } = input;
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new MotcuaPortError('BAD_INPUT');
    const question = JSON.stringify([communeCode, category, status, cursor, limit]);
    const kept = this.#kept.get(question);
    const isFresh = kept !== undefined && this.#store.now() - kept.atMs <= staleMs;
    const reading = this.#read(question, input);
    if (!isFresh) return reading;
    const patience = new AbortController();
    try {
      return await Promise.race([reading, after(patienceMs, kept.page, { signal: patience.signal })]);
    } catch {
      return kept.page;
    } finally {
      patience.abort();
    }
  }

  async #read(question: string, input: InputOf<typeof listPublicFeedback>): Promise<PublicFeedbackPage> {
    const page = await this.#store.read((tables) => readPage(tables, input));
    this.#kept.delete(question); // So that the one read longest ago is the first.
    this.#kept.set(question, { page, atMs: this.#store.now() });
    for (const oldest of this.#kept.keys()) if (this.#kept.size > mostKept) this.#kept.delete(oldest);
    return page;
  }
}

/** How far a report has come that its sender made public; its words and place only once a clerk has published them. */
async function readOne(tables: StoreTables, id: number): Promise<PublicFeedback | undefined> {
  const row = await tables.selectFrom('feedback').select(publicColumns).where('id', '=', id).where('is_public', '=', 1).where('status', '!=', 'withdrawn').executeTakeFirst();
  const [shown] = row ? await shownOf(tables, [row]) : [];
  return shown;
}

async function readPage(tables: StoreTables, { communeCode, category, status, cursor, limit = pageSize }: InputOf<typeof listPublicFeedback>): Promise<PublicFeedbackPage> {
  let query = tables.selectFrom('feedback').select(publicColumns).where('published_at', 'is not', null).where('public_text', 'is not', null);
  // From the last one on rather than by counting: what is new meanwhile moves nothing.
  if (cursor !== undefined) query = query.where('id', '<', Number(cursor));
  if (communeCode !== undefined) query = query.where('commune', '=', communeCode);
  if (category !== undefined) query = query.where('category', '=', category);
  if (status !== undefined) query = query.where('status', '=', status);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const items = await shownOf(tables, shown);
  const last = shown.at(-1);
  return { items, ...(rows.length > limit && last && { nextCursor: String(last.id) }) };
}

type PublicRow = Pick<Selectable<Tables['feedback']>, (typeof publicColumns)[number]>;

async function shownOf(tables: StoreTables, shown: readonly PublicRow[]): Promise<PublicFeedback[]> {
  const closed = shown.filter((row) => isClosed(row.status)).map(({ id }) => id);
  const answers = new Map<number, string>();
  if (closed.length > 0) {
    const steps = await tables.selectFrom('feedback_step').select(['feedback_id', 'status', 'note']).where('feedback_id', 'in', closed).execute();
    for (const step of steps) if (step.note !== null && isClosed(step.status)) answers.set(step.feedback_id, redact(step.note).text);
  }
  return shown.map((row): PublicFeedback => {
    const isPublished = row.published_at !== null;
    const answer = isPublished ? answers.get(row.id) : undefined; // It may quote what is not published.
    return {
      id: String(row.id),
      category: row.category,
      ...(isPublished && row.public_text !== null && { text: row.public_text }),
      ...(isPublished && row.commune !== null && { communeCode: row.commune }),
      ...(isPublished && row.public_address !== null && { address: row.public_address }),
      status: statusOf(row.status),
      receivedAt: isoOf(row.received_at),
      changedAt: isoOf(row.changed_at),
      ...(answer !== undefined && { answer }),
    };
  });
}

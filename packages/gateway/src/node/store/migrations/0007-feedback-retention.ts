import { sql, type Kysely } from 'kysely';

/** Lets reports that are past their time be found without looking at all of them. */
export async function feedbackRetention(tables: Kysely<unknown>): Promise<void> {
  await sql`create index feedback_closed_at on feedback (status, closed_at) where closed_at is not null`.execute(tables);
}

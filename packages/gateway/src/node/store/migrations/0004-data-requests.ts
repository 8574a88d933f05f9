import { sql, type Kysely } from 'kysely';

/** Adds what people ask about their own data, and whose each session is, so that all of them can be found. */
export async function dataRequests(tables: Kysely<unknown>): Promise<void> {
  // With a default: a gateway of the release before goes on beginning sessions while the others restart.
  await sql`alter table session add column subject text not null default ''`.execute(tables);
  await sql`alter table session add column proved_at bigint`.execute(tables);
  await sql`create index session_subject on session (subject)`.execute(tables);

  await sql`create table data_request (
    id text primary key,
    subject text not null,
    kind text not null,
    asked_at bigint not null,
    due_by text not null,
    planned_at bigint not null,
    done_at bigint,
    taken_back_at bigint
  )`.execute(tables);
  await sql`create index data_request_subject on data_request (subject, asked_at)`.execute(tables);
  await sql`create index data_request_planned_at on data_request (planned_at) where done_at is null and taken_back_at is null`.execute(tables);
  await sql`create index access_log_at on access_log (at)`.execute(tables);
}

import { sql, type Kysely } from 'kysely';
import type { StoreKind } from '../engine.ts';

/** Adds by what people tell the places apart where they are signed in. */
export async function places(tables: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;

  // With defaults: a gateway of the release before goes on beginning sessions while the others restart.
  await sql`alter table session add column device text not null default ''`.execute(tables);
  await sql`alter table session add column used_at bigint`.execute(tables);

  await sql`alter table client_session add column session text not null default ''`.execute(tables);
  await sql`alter table client_session add column site ${bytes}`.execute(tables);
  await sql`create index client_session_session on client_session (session)`.execute(tables);
}

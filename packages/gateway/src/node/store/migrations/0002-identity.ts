import { sql, type Kysely } from 'kysely';
import type { StoreKind } from '../engine.ts';

/** Adds who is signed in, what they agreed to, and who read what. */
export async function identity(tables: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;
  const growing = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigint generated always as identity primary key`;

  await sql`create table sign_in (id text primary key, sealed ${bytes} not null, expires_at bigint not null)`.execute(tables);
  await sql`create index sign_in_expires_at on sign_in (expires_at)`.execute(tables);

  await sql`create table session (
    id text primary key,
    provider_subject text not null,
    provider_session text,
    assurance_level integer not null,
    signed_in_at bigint not null,
    expires_at bigint not null,
    ends_at bigint not null,
    refresh_at bigint,
    leased_until bigint not null,
    version integer not null,
    sealed ${bytes} not null
  )`.execute(tables);
  await sql`create index session_expires_at on session (expires_at)`.execute(tables);
  await sql`create index session_provider_subject on session (provider_subject)`.execute(tables);
  await sql`create index session_provider_session on session (provider_session)`.execute(tables);

  await sql`create table logout_token (id text primary key, expires_at bigint not null)`.execute(tables);

  await sql`create table consent (
    id text primary key,
    subject text not null,
    purpose text not null,
    terms text not null,
    given_at bigint not null,
    expires_at bigint not null,
    withdrawn_at bigint
  )`.execute(tables);
  await sql`create index consent_subject on consent (subject, purpose)`.execute(tables);

  await sql`create table access_log (id ${growing}, subject text not null, at bigint not null, action text not null, purpose text, office text, outcome text not null)`.execute(
    tables,
  );
  await sql`create index access_log_subject on access_log (subject, id)`.execute(tables);
}

import { sql, type Kysely } from 'kysely';
import type { StoreKind } from '../engine.ts';

/** Adds who is signed in on other people's sites, and which proofs were used. */
export async function clientSession(tables: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;

  await sql`create table client_code (id text primary key, sealed ${bytes} not null, expires_at bigint not null)`.execute(tables);
  await sql`create index client_code_expires_at on client_code (expires_at)`.execute(tables);

  await sql`create table client_session (id text primary key, sealed ${bytes} not null, expires_at bigint not null, ends_at bigint not null)`.execute(tables);
  await sql`create index client_session_ends_at on client_session (ends_at)`.execute(tables);

  await sql`create table used_proof (id text primary key, expires_at bigint not null)`.execute(tables);
  await sql`create index used_proof_expires_at on used_proof (expires_at)`.execute(tables);
}

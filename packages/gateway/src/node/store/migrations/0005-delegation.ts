import { sql, type Kysely } from 'kysely';
import type { StoreKind } from '../engine.ts';

/** Adds who may read for whom, and in the log of accesses who did. */
export async function delegation(tables: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;
  const growing = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigint generated always as identity primary key`;

  await sql`create table delegation (
    id text primary key,
    grantor text not null,
    delegate text,
    purpose text not null,
    terms text not null,
    days integer not null,
    code_hash text,
    for_grantor ${bytes},
    for_delegate ${bytes} not null,
    is_child integer not null,
    offered_at bigint not null,
    expires_at bigint not null,
    confirmed_at bigint,
    needs_assent integer not null,
    assent_at bigint,
    assent_by text,
    ended_at bigint,
    ended_by text
  )`.execute(tables);
  await sql`create index delegation_grantor on delegation (grantor, offered_at)`.execute(tables);
  await sql`create index delegation_delegate on delegation (delegate, offered_at)`.execute(tables);
  await sql`create unique index delegation_code on delegation (code_hash)`.execute(tables);

  await sql`create table delegation_miss (id ${growing}, subject text not null, at bigint not null)`.execute(tables);
  await sql`create index delegation_miss_subject on delegation_miss (subject, at)`.execute(tables);

  await sql`alter table access_log add column acting ${bytes}`.execute(tables);
}

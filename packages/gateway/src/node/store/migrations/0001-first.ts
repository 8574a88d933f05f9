import { sql, type Kysely } from 'kysely';
import type { StoreKind } from '../engine.ts';

/** Makes the tables of the first release. */
export async function first(tables: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;
  // Never given twice, even where the newest row is gone: readers go on from an id.
  const growing = kind === 'sqlite' ? sql`integer primary key autoincrement` : sql`bigint generated always as identity primary key`;
  const { schema } = tables;

  await schema
    .createTable('idempotency')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sealed', bytes, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('idempotency_at').on('idempotency').column('at').execute();

  await sql`create table outbox (id ${growing}, topic text not null, payload text not null, at bigint not null, expires_at bigint not null)`.execute(tables);
  await schema.createIndex('outbox_topic').on('outbox').columns(['topic', 'id']).execute();
  await schema.createIndex('outbox_expires_at').on('outbox').column('expires_at').execute();

  await schema
    .createTable('audit')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('salt', 'text', (column) => column.notNull())
    .execute();
  const salt = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');
  await sql`insert into audit_head (id, seq, hash, salt) values (1, 0, '', ${salt})`.execute(tables);

  await sql`create table feedback (
    id ${growing},
    code_hash text not null unique,
    category text not null,
    text text not null,
    place text,
    commune text,
    contact text,
    is_public integer not null,
    language text,
    written_at bigint,
    received_at bigint not null,
    answer_by text,
    answered_by text,
    status text not null,
    changed_at bigint not null,
    closed_at bigint,
    published_at bigint,
    public_text text,
    public_address text
  )`.execute(tables);
  await schema.createIndex('feedback_status').on('feedback').columns(['status', 'id']).execute();
  await sql`create index feedback_public on feedback (id) where published_at is not null`.execute(tables);
  await sql`create index feedback_contact on feedback (closed_at) where contact is not null`.execute(tables);

  await sql`create table feedback_step (
    feedback_id bigint not null references feedback (id),
    number integer not null,
    status text not null,
    note text,
    at bigint not null,
    primary key (feedback_id, number)
  )`.execute(tables);
  await sql`create table feedback_photo (
    id text primary key,
    feedback_id bigint references feedback (id),
    media_type text not null,
    size_bytes integer not null,
    sha256 text not null,
    received_bytes integer not null,
    bytes ${bytes},
    at bigint not null
  )`.execute(tables);
  await schema.createIndex('feedback_photo_feedback').on('feedback_photo').column('feedback_id').execute();
  await sql`create index feedback_photo_at on feedback_photo (at) where feedback_id is null`.execute(tables);
  await sql`create table feedback_photo_part (
    photo_id text not null references feedback_photo (id) on delete cascade,
    start integer not null,
    bytes ${bytes} not null,
    primary key (photo_id, start)
  )`.execute(tables);
}

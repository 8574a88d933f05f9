import { createHmac, hash } from 'node:crypto';
import type { StoreTables } from './schema.ts';
import type { Store, StoreTransaction } from './store.ts';

/** What somebody did. Nothing in it is what a citizen wrote. */
export interface AuditEntry {
  /** Who, as their own system names them; only a code of it is kept. */
  readonly actor: string;
  /** What, such as `feedback.move`. */
  readonly action: string;
  /** To what, such as `feedback:12`. */
  readonly subject: string;
  readonly details?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** The end of the audit at one moment. Who keeps one elsewhere finds out later whether the end was cut off. */
export interface AuditHead {
  /** Number of the last entry; 0 before the first. */
  readonly seq: number;
  /** Its hash; empty before the first. */
  readonly hash: string;
}

/** `isWhole: false` names the first entry at which something was changed, is missing, or stands elsewhere. */
export type AuditVerdict =
  | { readonly isWhole: true; readonly head: AuditHead }
  | { readonly isWhole: false; readonly seq: number; readonly problem: 'changed' | 'missing' | 'tail missing' | 'not the exported head' };

const pageSize = 5000;

/** Writes down what somebody did, in the transaction that does it: neither is there without the other. */
export async function appendAudit({ tables, atMs }: StoreTransaction, { actor, action, subject, details = {} }: AuditEntry): Promise<void> {
  // Whoever changes the head has it until the transaction ends: there is one chain, whatever comes at once.
  const head = await tables
    .updateTable('audit_head')
    .set(({ eb }) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', 1)
    .returning(['seq', 'hash', 'salt'])
    .executeTakeFirstOrThrow();
  const row = { seq: head.seq, at: atMs, actor: actorCodeOf(actor, head.salt), action, subject, details: canonical(details) };
  const own = hashOf(head.hash, row);
  await tables
    .insertInto('audit')
    .values({ ...row, hash: own })
    .execute();
  await tables.updateTable('audit_head').set({ hash: own }).where('id', '=', 1).execute();
}

/** The store's own salt: without it nobody's code can be made of their number or name. */
export async function saltOf(tables: StoreTables): Promise<string> {
  const { salt } = await tables.selectFrom('audit_head').select('salt').where('id', '=', 1).executeTakeFirstOrThrow();
  return salt;
}

/** The code under which the audit of this store names somebody. */
export async function auditActorOf(store: Store, actor: string): Promise<string> {
  return actorCodeOf(actor, await store.read(saltOf));
}

/** Gives the end of the audit, to be kept where who can write the store cannot. */
export async function auditHead(store: Store): Promise<AuditHead> {
  const { seq, hash: last } = await store.read((tables) => tables.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow());
  return { seq, hash: last };
}

/**
 * Reads the whole audit and tells whether each entry is there, in its place, as it was written. That the last entries were
 * cut off together with the store's own head is only found with a head that was kept elsewhere.
 */
export async function verifyAudit(store: Store, exported?: AuditHead): Promise<AuditVerdict> {
  const end = await auditHead(store); // First: what is appended meanwhile lies behind it.
  let last: AuditHead = { seq: 0, hash: '' };
  while (last.seq < end.seq) {
    const rows = await store.read((tables) =>
      tables.selectFrom('audit').selectAll().where('seq', '>', last.seq).where('seq', '<=', end.seq).orderBy('seq').limit(pageSize).execute(),
    );
    if (rows.length === 0) return { isWhole: false, seq: last.seq + 1, problem: 'tail missing' };
    for (const row of rows) {
      if (row.seq !== last.seq + 1) return { isWhole: false, seq: last.seq + 1, problem: 'missing' };
      if (row.hash !== hashOf(last.hash, row)) return { isWhole: false, seq: row.seq, problem: 'changed' };
      if (row.seq === exported?.seq && row.hash !== exported.hash) return { isWhole: false, seq: row.seq, problem: 'not the exported head' };
      last = { seq: row.seq, hash: row.hash };
    }
  }
  if (last.hash !== end.hash) return { isWhole: false, seq: last.seq, problem: 'changed' };
  const behind = await store.read((tables) => tables.selectFrom('audit').select('seq').where('seq', '<=', 0).executeTakeFirst());
  if (behind) return { isWhole: false, seq: behind.seq, problem: 'changed' };
  if (exported && exported.seq > last.seq) return { isWhole: false, seq: last.seq + 1, problem: 'tail missing' };
  return { isWhole: true, head: last };
}

interface HashedRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
}

/** SHA-256 of the hash before and the row as JSON with its fields in one order. */
function hashOf(before: string, { seq, at, actor, action, subject, details }: HashedRow): string {
  return hash('sha256', before + JSON.stringify([seq, at, actor, action, subject, details]));
}

function canonical(details: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** With the store's own salt: a list of all clerks' names does not give their codes to who has only the exported audit. */
function actorCodeOf(actor: string, salt: string): string {
  return createHmac('sha256', salt).update(actor).digest('hex').slice(0, 24);
}

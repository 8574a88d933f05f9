import type { Generated, Kysely, Transaction } from 'kysely';

/**
 * What the store keeps, on either engine. Moments are milliseconds since 1970, truth values 0 or 1, JSON is text: both
 * engines give back what was put in, to the byte. An id that is generated only grows.
 */
export interface Tables {
  /** Writes that were done, so that one that comes again is not done twice. */
  idempotency: { id: string; sealed: Uint8Array; at: number };
  /** What happened, for whoever follows a topic, in this process or another. */
  outbox: { id: Generated<number>; topic: string; payload: string; at: number; expires_at: number };
  /** Who did what: each row's hash covers the one before. */
  audit: { seq: number; at: number; actor: string; action: string; subject: string; details: string; hash: string };
  /** The last row of the audit, in a row of its own that writers take turns on. */
  audit_head: { id: number; seq: number; hash: string; salt: string };
  feedback: {
    id: Generated<number>;
    code_hash: string;
    category: string;
    text: string;
    place: string | null;
    commune: string | null;
    contact: string | null;
    is_public: number;
    language: string | null;
    written_at: number | null;
    received_at: number;
    answer_by: string | null;
    answered_by: string | null;
    status: string;
    changed_at: number;
    closed_at: number | null;
    published_at: number | null;
    public_text: string | null;
    public_address: string | null;
  };
  feedback_step: { feedback_id: number; number: number; status: string; note: string | null; at: number };
  feedback_photo: {
    id: string;
    feedback_id: number | null;
    media_type: string;
    size_bytes: number;
    sha256: string;
    received_bytes: number;
    bytes: Uint8Array | null;
    at: number;
  };
  feedback_photo_part: { photo_id: string; start: number; bytes: Uint8Array };
}

export type StoreTables = Kysely<Tables>;
export type TransactionTables = Transaction<Tables>;

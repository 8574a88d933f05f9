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
  /** Journeys to the provider that have not come back yet; sealed under a secret that only the browser has. */
  sign_in: { id: string; sealed: Uint8Array; expires_at: number };
  /** `id` is a hash of what the cookie holds, and `sealed` can be opened with that alone: the name, the number and the provider's token. */
  session: {
    id: string;
    provider_subject: string;
    provider_session: string | null;
    assurance_level: number;
    signed_in_at: number;
    expires_at: number;
    ends_at: number;
    refresh_at: number | null;
    leased_until: number;
    version: number;
    sealed: Uint8Array;
  };
  /** What a page of somebody else's site gets a token for; `sealed` can be opened with the code alone. */
  client_code: { id: string; sealed: Uint8Array; expires_at: number };
  /** `id` is a hash of a page's token, and `sealed` can be opened with that alone; the token is over at `expires_at`, its renewal at `ends_at`. */
  client_session: { id: string; sealed: Uint8Array; expires_at: number; ends_at: number };
  /** Proofs that were used, each once. */
  used_proof: { id: string; expires_at: number };
  /** Logout tokens that were heard, each once. */
  logout_token: { id: string; expires_at: number };
  /** `terms` are what was agreed to, in its words of that day. */
  consent: { id: string; subject: string; purpose: string; terms: string; given_at: number; expires_at: number; withdrawn_at: number | null };
  access_log: { id: Generated<number>; subject: string; at: number; action: string; purpose: string | null; office: string | null; outcome: string };
}

export type StoreTables = Kysely<Tables>;
export type TransactionTables = Transaction<Tables>;

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
    /** Names the person as `consent` does; empty for sessions that an older gateway began. */
    subject: string;
    provider_subject: string;
    provider_session: string | null;
    assurance_level: number;
    signed_in_at: number;
    /** When the person proved at the provider who they are. */
    proved_at: number | null;
    expires_at: number;
    ends_at: number;
    refresh_at: number | null;
    leased_until: number;
    version: number;
    sealed: Uint8Array;
    /** Kind of device, system and browser, each a word; empty for sessions that an older gateway began. */
    device: Generated<string>;
    /** When it was last used, to the minute. */
    used_at: number | null;
  };
  /** What a page of somebody else's site gets a token for; `sealed` can be opened with the code alone. */
  client_code: { id: string; sealed: Uint8Array; expires_at: number };
  /**
   * `id` is a hash of a page's token, and `sealed` can be opened with that alone; the token is over at `expires_at`, its renewal
   * at `ends_at`. `session` is the one that it goes on with, `site` what its site is called, sealed for the person alone.
   */
  client_session: { id: string; sealed: Uint8Array; expires_at: number; ends_at: number; session: Generated<string>; site: Uint8Array | null };
  /** Proofs that were used, each once. */
  used_proof: { id: string; expires_at: number };
  /** Logout tokens that were heard, each once. */
  logout_token: { id: string; expires_at: number };
  /** `terms` are what was agreed to, in its words of that day. */
  consent: { id: string; subject: string; purpose: string; terms: string; given_at: number; expires_at: number; withdrawn_at: number | null };
  /** `acting`: who asked for whom, and through which other site, sealed for the person alone. */
  access_log: { id: Generated<number>; subject: string; at: number; action: string; purpose: string | null; office: string | null; outcome: string; acting: Uint8Array | null };
  /**
   * `grantor` and `delegate` are codes; who they are is sealed for the other side alone, and before there is one under the code
   * that is read out, of which only a hash is here.
   */
  delegation: {
    id: string;
    grantor: string;
    delegate: string | null;
    purpose: string;
    terms: string;
    days: number;
    code_hash: string | null;
    for_grantor: Uint8Array | null;
    for_delegate: Uint8Array;
    is_child: number;
    offered_at: number;
    expires_at: number;
    confirmed_at: number | null;
    needs_assent: number;
    assent_at: number | null;
    assent_by: string | null;
    ended_at: number | null;
    ended_by: string | null;
  };
  /** Codes that were no offer's, each time. */
  delegation_miss: { id: Generated<number>; subject: string; at: number };
  /** What people asked about their own data. Of a deletion that is done nothing is left but the audit's entry. */
  data_request: { id: string; subject: string; kind: string; asked_at: number; due_by: string; planned_at: number; done_at: number | null; taken_back_at: number | null };
}

export type StoreTables = Kysely<Tables>;
export type TransactionTables = Transaction<Tables>;

import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { MotcuaPortError } from '../../ports.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { RegisteredHost } from './hosts.ts';

/** How old a sign-in at a site may be for its server to vouch by it (NIST SP 800-63B-3, 4.1.3: thirty days at the first level). */
const longestMs = 30 * 86_400_000;

/** What was cut off: the sites that are named so, or all of them. */
const CutOff = z.object({ names: z.optional(z.array(z.string())) });

/** How a session is named that a site's own server has begun for somebody. */
export function subjectAt({ key }: RegisteredHost, personId: string): string {
  return `host ${key} ${personId}`;
}

/** As the store has the name of a provider's, or a site's, for somebody. */
export function providerSubjectOf(subject: string): string {
  return hash('sha256', `motcua subject ${subject}`);
}

/**
 * Lets sites' own servers sign somebody in no more by what they knew before. Comes before the sessions are looked for that end
 * with it, so that what a server begins meanwhile is among them.
 *
 * @param subject - Whom; everybody where it is absent.
 * @param names - As {@link providerSubjectOf} gives them; all sites where they are absent.
 */
export function cutOff(transaction: StoreTransaction, subject: string | undefined, names?: readonly string[] | undefined): Promise<void> {
  return transaction.append(topicOf(subject), { names }, longestMs);
}

/** @throws MotcuaPortError `SIGN_IN` where a site's server knows somebody by a sign-in that is too old, or was cut off. */
export async function assertVouched(transaction: StoreTransaction, subject: string, name: string, signedInAtMs: number | undefined): Promise<void> {
  const { tables, atMs } = transaction;
  if (signedInAtMs !== undefined && signedInAtMs <= atMs - longestMs) throw new MotcuaPortError('SIGN_IN');
  const topics = [topicOf(undefined), topicOf(subject)];
  for (const topic of topics) await transaction.order(topic);
  const rows = await tables
    .selectFrom('outbox')
    .select('payload')
    .where('topic', 'in', topics)
    .where('expires_at', '>', atMs)
    .where('at', '>=', signedInAtMs ?? 0)
    .execute();
  const isCutOff = rows.some(({ payload }) => CutOff.parse(JSON.parse(payload)).names?.includes(name) ?? true);
  if (isCutOff) throw new MotcuaPortError('SIGN_IN');
}

/** Forgets it. */
export async function forgetCutOffs({ tables }: StoreTransaction, subject: string): Promise<void> {
  await tables.deleteFrom('outbox').where('topic', '=', topicOf(subject)).execute();
}

function topicOf(subject = 'everybody'): string {
  return `cut-off:${subject}`;
}

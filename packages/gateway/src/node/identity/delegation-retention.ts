import type { StoreTransaction } from '../store/store.ts';

/** For so long it can be seen that there was one. */
const keptMs = 365 * 86_400_000;
/** For so long a wrong code counts. */
export const missMs = 15 * 60_000;

/** Deletes offers that nobody took, wrong codes that count no longer, and what ended a year ago. What was done by it stays in the log of accesses. */
export async function forgetOldDelegations({ tables, atMs }: StoreTransaction): Promise<void> {
  await tables.deleteFrom('delegation').where('delegate', 'is', null).where('expires_at', '<=', atMs).execute();
  await tables
    .deleteFrom('delegation')
    .where((eb) => eb.or([eb('expires_at', '<=', atMs - keptMs), eb('ended_at', '<=', atMs - keptMs)]))
    .execute();
  await tables
    .deleteFrom('delegation_miss')
    .where('at', '<=', atMs - missMs)
    .execute();
}

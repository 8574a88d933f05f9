// Crockford's base 32: no I, L, O, U, so that nothing is misheard or misread.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Asking for random bytes costs as much as the rest of a kept answer, so they are asked for by the hundred. */
const pool = new Uint8Array(1200);
let used = pool.length;

/**
 * Makes an identifier such as `4F7K-2M9Q-XBH3`: short enough for a citizen to read out on the phone, 60 random bits.
 *
 * One that comes with a request is never taken over: it would be a way to write into the log.
 */
export function newRequestId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  let text = '';
  for (const end = used + 12; used < end; used += 1) text += letters[(pool[used] ?? 0) % 32];
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

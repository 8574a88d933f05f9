// Crockford's base 32: no I, L, O, U, so that nothing is misheard or misread.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes an identifier such as `4F7K-2M9Q-XBH3`: short enough for a citizen to read out on the phone, 60 random bits.
 *
 * One that comes with a request is never taken over: it would be a way to write into the log.
 */
export function newRequestId(): string {
  const random = crypto.getRandomValues(new Uint8Array(12));
  const text = Array.from(random, (byte) => letters[byte % 32]).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

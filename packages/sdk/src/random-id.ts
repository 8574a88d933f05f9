import { hexOf } from './hex.ts';

/** Random bytes in hex. Pages over plain http have `getRandomValues` too. */
export function randomHex(bytes: number): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing on pages over plain http, and before Safari 15.4. */
export function randomUuid(): string {
  const hex = randomHex(16);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

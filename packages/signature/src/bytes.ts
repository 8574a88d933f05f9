/** Bytes that WebCrypto takes: never a view of memory that is shared with another thread. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** One character for each byte; for short pieces only, never for a whole file. */
export const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const asciiBytes = (text: string): Bytes => Uint8Array.from(text, (character) => character.charCodeAt(0));

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Tells whether a text of ASCII stands at a place. */
export function isAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** The last place before `end`, and not before `start`, where a text of ASCII begins; -1 where there is none. */
export function lastIndexOf(bytes: Uint8Array, text: string, end: number, start = 0): number {
  for (let at = end - text.length; at >= start; at--) if (isAt(bytes, at, text)) return at;
  return -1;
}

export const includesAscii = (bytes: Uint8Array, text: string): boolean => lastIndexOf(bytes, text, bytes.length) >= 0;

export function concatenated(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @returns `undefined` for what is not base64. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    return asciiBytes(atob(text));
  } catch {
    return undefined;
  }
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(latin1(bytes));
}

/** WebCrypto does not take memory that another thread could change meanwhile; only such memory is copied. */
export function ownMemory(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Uint8Array.from(bytes);
}

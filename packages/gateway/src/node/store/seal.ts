import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps text so that only who brings the secret again can read it. */
export interface Seal {
  /** Names the secret, and tells nothing of it. */
  readonly id: string;
  close(text: string, place?: string): Uint8Array;
  /** @throws Error where it was changed, or closed under another secret or for another place. */
  open(sealed: Uint8Array, place?: string): string;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Seals text (AES-256-GCM) under a key derived (HKDF, RFC 5869) from a secret that the database never holds, so that who
 * reads the database, or a backup of it, reads nothing.
 */
export function sealOf(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `motcua ${purpose}`, 32));
  return {
    id: hash('sha256', `motcua ${purpose} ${secret}`),
    close(text, place = '') {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
      const closed = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([iv, ...closed, cipher.getAuthTag()]);
    },
    open(sealed, place = '') {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

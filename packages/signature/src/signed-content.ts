import type { HashName } from './algorithms.ts';
import type { Bytes } from './bytes.ts';
import type { SignedContent } from './examine-signer.ts';

/** What was signed, digested once for each algorithm that asks. */
export function signedContent(bytes: Bytes): SignedContent {
  const digests = new Map<HashName, Promise<Bytes>>();
  return {
    bytes: () => bytes,
    digest(hash) {
      const digest = digests.get(hash) ?? crypto.subtle.digest(hash, bytes).then((buffer) => new Uint8Array(buffer));
      digests.set(hash, digest);
      return digest;
    },
  };
}

// Signatures of a release: ECDSA over P-256 with SHA-256, which the oldest engines served verify (Ed25519 came to Chrome
// with 137 and to Safari with 17). Detached, over the exact bytes of a file, in DER and plain base64, so that `openssl` and
// a verifier without canonical JSON can check them.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The public part of a key, or a public key itself, as base64 of its SPKI. */
export function publicPartOf(key) {
  return (key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Name of a public key: SHA-256 of its SPKI, in hex, as `openssl pkey -pubin -outform DER | openssl sha256` prints it. */
export function keyId(spki) {
  return createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex');
}

/** A key for one dry run, never written anywhere. */
export function throwAwayKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** Reads a private key; anything but P-256 is refused, because no browser would believe it. */
export function readSigningKey(path) {
  return onP256(createPrivateKey(readFileSync(path)), path);
}

/** Reads a public key in PEM. */
export function readPublicKey(path) {
  return publicPartOf(onP256(createPublicKey(readFileSync(path)), path));
}

/** A public key in PEM, for `openssl`. */
export function pemOf(spki) {
  return createPublicKey({ key: Buffer.from(spki, 'base64'), type: 'spki', format: 'der' }).export({ type: 'spki', format: 'pem' });
}

/** The signature of bytes, in base64. */
export function signatureOf(bytes, key) {
  return sign('sha256', bytes, key).toString('base64');
}

/** The key among `keys` that signed these bytes; `undefined` where none did. */
export function signerOf(bytes, signature, keys) {
  return keys.find((spki) => verify('sha256', bytes, { key: Buffer.from(spki, 'base64'), type: 'spki', format: 'der' }, Buffer.from(signature, 'base64')));
}

function onP256(key, path) {
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new TypeError(`${path} is no key on the curve P-256`);
  return key;
}

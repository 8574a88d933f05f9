import { bitsOf, magnitudeOf, oidOf, readAsn1, sequenceOf } from './asn1.ts';
import type { HashName, SignatureAlgorithm } from './algorithms.ts';
import { concatenated, toBase64, type Bytes } from './bytes.ts';
import { Unreadable } from './unreadable.ts';

/** A public key, taken apart so that every browser imports it alike. */
export type PublicKey =
  | { readonly type: 'rsa'; readonly modulus: Bytes; readonly exponent: Bytes; readonly bits: number }
  | { readonly type: 'ec'; readonly curve: Curve; readonly point: Bytes; readonly bits: number }
  | { readonly type: 'ed25519'; readonly point: Bytes; readonly bits: number };

type Curve = 'P-256' | 'P-384' | 'P-521';

const curves: Readonly<Record<string, { readonly name: Curve; readonly bits: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bits: 256 },
  '1.3.132.0.34': { name: 'P-384', bits: 384 },
  '1.3.132.0.35': { name: 'P-521', bits: 521 },
};

/** Reads a `SubjectPublicKeyInfo`. @throws Unreadable `algorithm` for a kind of key or a curve that WebCrypto does not know. */
export function readPublicKey(encoding: Uint8Array): PublicKey {
  const [algorithm, bits] = sequenceOf(readAsn1(encoding));
  const [type, parameters] = sequenceOf(algorithm);
  const oid = oidOf(type);
  const key = bitsOf(bits);
  // rsaEncryption, and the key of which RFC 4055 says that it makes PSS signatures only.
  if (oid === '1.2.840.113549.1.1.1' || oid === '1.2.840.113549.1.1.10') {
    const [modulus, exponent] = sequenceOf(readAsn1(key)).map(magnitudeOf);
    if (!modulus || !exponent) throw new Unreadable('RSA key: cut short');
    return { type: 'rsa', modulus, exponent, bits: modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24 };
  }
  if (oid === '1.2.840.10045.2.1') {
    const named = parameters?.tag === 0x06 ? oidOf(parameters) : 'given by its parameters';
    const curve = curves[named];
    if (!curve) throw new Unreadable(`curve ${named} is not supported`, 'algorithm');
    return { type: 'ec', curve: curve.name, point: key, bits: curve.bits };
  }
  if (oid === '1.3.101.112') return { type: 'ed25519', point: key, bits: 256 };
  throw new Unreadable(`key of type ${oid} is not supported`, 'algorithm');
}

/**
 * Verifies one signature.
 *
 * @param hash - What to digest with where the algorithm does not say it.
 * @returns Whether the key made it; a key of another kind than the algorithm's made none.
 * @throws Unreadable `algorithm` where this browser cannot (Ed25519 before Chrome 137, Firefox 129, Safari 17).
 */
export async function isSignedBy(key: PublicKey, algorithm: SignatureAlgorithm, hash: HashName, signed: Bytes, signature: Bytes): Promise<boolean> {
  const { scheme } = algorithm;
  if (scheme === 'ecdsa') {
    if (key.type !== 'ec') return false;
    const raw = rawSignature(signature, Math.ceil(key.bits / 8));
    if (!raw) return false;
    const imported = await taken(crypto.subtle.importKey('raw', key.point, { name: 'ECDSA', namedCurve: key.curve }, false, ['verify']));
    return verified({ name: 'ECDSA', hash }, imported, raw, signed);
  }
  if (scheme === 'ed25519') {
    if (key.type !== 'ed25519') return false;
    return verified({ name: 'Ed25519' }, await taken(crypto.subtle.importKey('raw', key.point, { name: 'Ed25519' }, false, ['verify'])), signature, signed);
  }
  if (key.type !== 'rsa') return false;
  const name = scheme === 'rsa' ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS';
  const jwk = { kty: 'RSA', n: base64Url(key.modulus), e: base64Url(key.exponent) };
  const imported = await taken(crypto.subtle.importKey('jwk', jwk, { name, hash }, false, ['verify']));
  return verified(scheme === 'rsaPss' ? { name, saltLength: algorithm.saltBytes } : { name }, imported, signature, signed);
}

async function taken(key: Promise<CryptoKey>): Promise<CryptoKey> {
  try {
    return await key;
  } catch (cause) {
    throw new Unreadable(`the browser does not take this key: ${cause instanceof Error ? cause.name : 'no reason given'}`, 'algorithm');
  }
}

/** Some browsers throw where others answer "no", as for a signature longer than its key. */
const verified = (algorithm: Algorithm | RsaPssParams | EcdsaParams, key: CryptoKey, signature: Bytes, signed: Bytes): Promise<boolean> =>
  crypto.subtle.verify(algorithm, key, signature, signed).catch(() => false);

/** An ECDSA signature as WebCrypto wants it: r and s side by side, instead of in a SEQUENCE. */
function rawSignature(signature: Bytes, width: number): Bytes | undefined {
  try {
    const node = readAsn1(signature);
    const numbers = sequenceOf(node).map(magnitudeOf);
    if (numbers.length !== 2 || node.end !== signature.length || numbers.some(({ length }) => length > width)) return undefined;
    return concatenated(numbers.flatMap((number) => [new Uint8Array(width - number.length), number]));
  } catch {
    return undefined;
  }
}

const base64Url = (bytes: Uint8Array): string => toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** The shortest RSA key that Circular 15/2025/TT-BKHCN allows; ECDSA keys of 256 bits are the shortest that we read. */
export const leastRsaBits = 2048;

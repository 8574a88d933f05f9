import { childrenOf, explicit, expectTag, oidOf, sequenceOf, smallIntegerOf, type Asn1 } from './asn1.ts';
import { Unreadable } from './unreadable.ts';

/** Digests that WebCrypto computes. */
export type HashName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

const hashes: Readonly<Record<string, HashName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Digests that exist and that WebCrypto does not compute: MD5, SHA-224, SHA-3, SHAKE, RIPEMD-160, Streebog. */
const otherHashes = /^(1\.2\.840\.113549\.2\.5|2\.16\.840\.1\.101\.3\.4\.2\.(4|5|6|7|8|9|10|11|12|17|18)|1\.3\.36\.3\.2\.1|1\.2\.643\.7\.1\.1\.2\.[23])$/;

/** How a signature was made. `hash` is absent where the signature algorithm leaves it to the digest algorithm (RFC 3370, 3.2). */
export type SignatureAlgorithm =
  | { readonly scheme: 'rsa' | 'ecdsa'; readonly hash?: HashName | undefined }
  | { readonly scheme: 'rsaPss'; readonly hash: HashName; readonly saltBytes: number }
  | { readonly scheme: 'ed25519'; readonly hash: 'SHA-512' };

const signatures: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.1': { scheme: 'rsa' },
  '1.2.840.113549.1.1.5': { scheme: 'rsa', hash: 'SHA-1' },
  '1.3.14.3.2.29': { scheme: 'rsa', hash: 'SHA-1' },
  '1.2.840.113549.1.1.11': { scheme: 'rsa', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { scheme: 'rsa', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { scheme: 'rsa', hash: 'SHA-512' },
  '1.2.840.10045.2.1': { scheme: 'ecdsa' },
  '1.2.840.10045.4.1': { scheme: 'ecdsa', hash: 'SHA-1' },
  '1.2.840.10045.4.3.2': { scheme: 'ecdsa', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { scheme: 'ecdsa', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { scheme: 'ecdsa', hash: 'SHA-512' },
  '1.3.101.112': { scheme: 'ed25519', hash: 'SHA-512' },
};

const rsaPss = '1.2.840.113549.1.1.10';
const mgf1 = '1.2.840.113549.1.1.8';

/**
 * Reads the `AlgorithmIdentifier` of a digest.
 *
 * @throws Unreadable `algorithm` for a digest that we cannot compute, `malformed` for what is no digest at all.
 */
export function readHash(node: Asn1 | undefined): HashName {
  const oid = oidOf(sequenceOf(node)[0]);
  const hash = hashes[oid];
  if (hash) return hash;
  throw otherHashes.test(oid) ? new Unreadable(`digest algorithm ${oid} is not supported`, 'algorithm') : new Unreadable(`${oid} is no digest algorithm`);
}

/** Reads the `AlgorithmIdentifier` of a signature. @throws Unreadable `algorithm` for one that we cannot verify. */
export function readSignatureAlgorithm(node: Asn1 | undefined): SignatureAlgorithm {
  const [type, parameters] = sequenceOf(node);
  const oid = oidOf(type);
  if (oid === rsaPss) return readPss(parameters);
  const algorithm = signatures[oid];
  if (!algorithm)
    throw new Unreadable(hashes[oid] ? `${oid} is a digest algorithm and signs nothing` : `signature algorithm ${oid} is not supported`, hashes[oid] ? 'malformed' : 'algorithm');
  return algorithm;
}

/** RSASSA-PSS parameters (RFC 4055, 3.1): every one has a default. */
function readPss(parameters: Asn1 | undefined): SignatureAlgorithm {
  const given = new Map((parameters ? sequenceOf(parameters) : []).map((node) => [node.tag, childrenOf(node)[0]]));
  const hashNode = given.get(explicit(0));
  const hash = hashNode ? readHash(hashNode) : 'SHA-1';
  const mask = given.get(explicit(1));
  let maskHash: HashName = 'SHA-1';
  if (mask) {
    const [type, maskParameters] = sequenceOf(mask);
    if (oidOf(type) !== mgf1) throw new Unreadable('RSASSA-PSS with another mask than MGF1', 'algorithm');
    maskHash = readHash(expectTag(maskParameters, 0x30));
  }
  // WebCrypto knows one hash for both; others are allowed and do not occur.
  if (maskHash !== hash) throw new Unreadable('RSASSA-PSS with two digests', 'algorithm');
  const salt = given.get(explicit(2));
  return { scheme: 'rsaPss', hash, saltBytes: salt ? smallIntegerOf(salt) : 20 };
}

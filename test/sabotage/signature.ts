import type { Defect } from './defect.ts';

const source = 'packages/signature/src';
const structure = [`${source}/forged-structure.test.ts`];
const message = [`${source}/forged-message.test.ts`];
const chain = [`${source}/build-chain.test.ts`];
const document = [`${source}/validate-document.test.ts`];

/** The engine that validates signed documents. */
export const signature: readonly Defect[] = [
  {
    what: 'A document that was changed after signing is shown as the one that was signed.',
    file: `${source}/examine-signer.ts`,
    find: "examination.note('digest', isTheDigest ? 'pass' : 'fail', hash);",
    replace: "examination.note('digest', isTheDigest || hash ? 'pass' : 'fail', hash);",
    tests: [...message, ...document, `${source}/mutated-bytes.test.ts`],
  },
  {
    what: "Anybody signs with anybody's certificate.",
    file: `${source}/examine-signer.ts`,
    find: "examination.note('signature', isRight ? 'pass' : 'fail'",
    replace: "examination.note('signature', isRight || key.bits > 0 ? 'pass' : 'fail'",
    tests: message,
  },
  {
    what: 'Text hides in a gap that is wider than the signature, and counts as signed.',
    file: `${source}/signed-range.ts`,
    find: 'if (firstLength !== text.start || second !== text.end)',
    replace: 'if (firstLength > text.start || second < text.end)',
    tests: structure,
  },
  {
    what: 'What was added to a document after signing is not mentioned.',
    file: `${source}/signed-range.ts`,
    find: 'if (!isSpace(bytes[at])) return true;',
    replace: 'if (!isSpace(bytes[at])) return false;',
    tests: document,
  },
  {
    what: 'A signature over a part of the file counts, though no reader ever shows that part alone.',
    file: `${source}/signed-range.ts`,
    find: '  if (end < file.bytes.length) expectEndOfRevision(file, end);\n',
    replace: '',
    tests: structure,
  },
  {
    what: 'A signature of another file, hidden in this one, vouches for it.',
    file: `${source}/signed-range.ts`,
    find: 'if (!sections.some(({ offset }) => offset === start))',
    replace: 'if (sections.length === 0 && start > 0)',
    tests: structure,
  },
  {
    what: 'An attacker exchanges what is shown by an object that calls itself otherwise (shadow attack).',
    file: `${source}/pdf-file.ts`,
    find: "if (place.kind === 'inFile') this.#parserBehindHeader(number, place);\n        ",
    replace: '',
    tests: structure,
  },
  {
    what: 'The page hangs on a file whose cross-references lead in a circle.',
    file: `${source}/cross-reference.ts`,
    find: 'if (seen.has(next)) throw',
    replace: 'if (seen.has(-1)) throw',
    tests: structure,
  },
  {
    what: 'A citizen issues certificates in the name of the state.',
    file: `${source}/build-chain.ts`,
    find: 'if (!issuer.isAuthority)',
    replace: 'if (!issuer.isAuthority && issuer.pathLength !== undefined)',
    tests: chain,
  },
  {
    what: 'An authority that may only issue to citizens makes further authorities.',
    file: `${source}/build-chain.ts`,
    find: 'authoritiesBelow > issuer.pathLength',
    replace: 'authoritiesBelow > issuer.pathLength + 1',
    tests: chain,
  },
  {
    what: 'An impostor who takes the name of an issuer is believed.',
    file: `${source}/build-chain.ts`,
    find: 'if (tries++ >= mostTries || !(await isIssuedBy(last, issuer.publicKey))) continue;',
    replace: 'if (tries++ >= mostTries) continue;',
    tests: chain,
  },
  {
    what: 'A root that no person has compared with its publisher counts as trusted.',
    file: `${source}/judge.ts`,
    find: "examination.outcome('chain') !== 'pass' || !isAnchorConfirmed",
    replace: "examination.outcome('chain') !== 'pass'",
    tests: document,
  },
  {
    what: 'A signature made after the certificate ran out is not told from one made in time.',
    file: `${source}/examine-certificate.ts`,
    find: '!(validFrom <= at && at <= validTo)',
    replace: '!(validFrom <= at)',
    tests: document,
  },
  {
    what: 'Of two digests an attacker breaks the weaker one.',
    file: `${source}/examine-signer.ts`,
    find: 'algorithm.hash === undefined || algorithm.hash === hash',
    replace: 'algorithm.hash !== undefined || hash',
    tests: message,
  },
  {
    what: 'SHA-1, which collides, counts as strong.',
    file: `${source}/examine-signer.ts`,
    find: "if (hash === 'SHA-1') examination.note('algorithmStrength', 'fail', 'SHA-1');\n  else if",
    replace: 'if',
    tests: document,
  },
  {
    what: 'A certificate is exchanged for another one with the same key, and other rights.',
    file: `${source}/examine-signer.ts`,
    find: "if (isSame(expected, digest)) examination.note('signingCertificate', 'pass');",
    replace: "if (expected.length === digest.length) examination.note('signingCertificate', 'pass');",
    tests: message,
  },
  {
    what: 'A time-stamp for another document counts as one for this.',
    file: `${source}/signature-format.ts`,
    find: "isSame(octetsOf(digest), await document.digest(hash)) ? 'pass' : 'fail', hash",
    replace: "octetsOf(digest).length > 0 ? 'pass' : 'fail', hash",
    tests: document,
  },
  {
    what: 'The number of an identity card is in the report, to be printed and sent around.',
    file: `${source}/identity.ts`,
    find: "`${'•'.repeat(id.length - 3)}${id.slice(-3)}`",
    replace: 'id',
    tests: [...document, `${source}/read-certificate.test.ts`],
  },
  {
    what: 'Somebody opens the file of their private key, and the page takes it.',
    file: `${source}/read-certificate.ts`,
    find: "includesAscii(bytes, 'PRIVATE KEY-----')",
    replace: "includesAscii(bytes, 'BEGIN PRIVATE KEY-----')",
    tests: [`${source}/read-certificate.test.ts`],
  },
  {
    what: 'A small file inflates until the phone gives up.',
    file: `${source}/inflate.ts`,
    find: 'if (this.#length === this.#limit) throw',
    replace: 'if (this.#limit === 0) throw',
    tests: [`${source}/inflate.test.ts`],
  },
  {
    what: 'A length that reaches beyond its value reads what lies behind it.',
    file: `${source}/asn1.ts`,
    find: 'if (contentEnd > end) throw',
    replace: 'if (contentEnd > source.length) throw',
    tests: [`${source}/asn1.test.ts`],
  },
];

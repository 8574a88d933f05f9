import type { Defect } from './defect.ts';

const source = 'packages/widgets/src/signature-status';
const tests = [`${source}/signature-status.test.ts`];

/** `motcua-signature-status`: whether somebody's own signature can be used, and for how long. */
export const signatureStatus: readonly Defect[] = [
  {
    what: 'A certificate that ended while the page stood open can still be used.',
    file: `${source}/standing.ts`,
    find: 'Date.parse(validTo) < nowMs',
    replace: 'Date.parse(validTo) < 0',
    tests,
  },
  {
    what: 'A certificate of which nobody knows whether it was revoked is called usable.',
    file: `${source}/standing.ts`,
    find: "state === 'active' && !isRevocationKnown ? 'unknown' : state",
    replace: 'state',
    tests,
  },
  {
    what: 'A file with a private key is read, and its owner learns nothing of the danger.',
    file: `${source}/known-certificates.ts`,
    find: 'if (keyFiles.test(file.name)) {',
    replace: "if (keyFiles.test('')) {",
    tests,
  },
  {
    what: 'Days are counted to the beginning of a certificate that ends soon.',
    file: `${source}/standing.ts`,
    find: "now === 'notYetValid' ? validFrom : validTo",
    replace: "now !== 'expired' ? validFrom : validTo",
    tests,
  },
  {
    what: 'The certificate of whoever stood there before is there for the next person at a kiosk.',
    file: `${source}/signature-status.ts`,
    find: '    this.#known.close();\n',
    replace: '',
    tests,
  },
  {
    what: 'What is known of a certificate blinks away because it could not be asked for once more.',
    file: `${source}/known-certificates.ts`,
    find: "this.#become({ kind: 'failed', told, error:",
    replace: "this.#become({ kind: 'failed', error:",
    tests,
  },
  {
    what: 'What a file says of itself reads as if the issuer had said it.',
    file: `${source}/certificate-view.ts`,
    find: "from === 'file' ? say.claimed : undefined",
    replace: "from === 'gateway' ? say.claimed : undefined",
    tests,
  },
];

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DocumentReport } from '@motcua/contract/signing';
import { signPdf } from './pdf.test-builder.ts';
import { readCertificate } from './read-certificate.ts';
import { makeFamily } from './signer.test-builder.ts';
import { validateDocument } from './validate-document.ts';

/** Numbers that look random and are the same in every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function sound() {
  const { root, issuer, signer } = await makeFamily();
  const bytes = await signPdf({ signer, certificates: [signer, issuer] });
  const text = new TextDecoder('latin1').decode(bytes);
  const gap = [text.indexOf('/Contents <') + 10, text.indexOf('>', text.indexOf('/Contents <')) + 1] as const;
  const validate = async (what: Uint8Array) => DocumentReport.parse(await validateDocument(what, { trustAnchors: [root.encoding] }));
  /** Whether anything still counts as proven: whichever bytes were hit. */
  const isIntact = (report: DocumentReport) => report.state === 'UNKNOWN_REVOCATION' || report.state === 'CHANGED_AFTER';
  return { bytes, gap, validate, isIntact, signer };
}

it('answers whatever a changed byte makes of a document, and never that the signed part is intact', async () => {
  const { bytes, gap, validate, isIntact } = await sound();
  assert.ok(isIntact(await validate(bytes)));
  const roll = dice(20_261_124);
  for (let count = 0; count < 1500; count++) {
    const at = roll(bytes.length - (gap[1] - gap[0]));
    const place = at < gap[0] ? at : at + gap[1] - gap[0];
    const changed = Uint8Array.from(bytes);
    changed[place] = (changed[place] ?? 0) ^ (1 << roll(8));
    assert.ok(!isIntact(await validate(changed)), `byte ${place}`);
  }
});

it('answers whatever a changed byte makes of the signature', async () => {
  const { bytes, gap, validate } = await sound();
  const roll = dice(7);
  for (let count = 0; count < 1000; count++) {
    const changed = Uint8Array.from(bytes);
    const place = gap[0] + roll(2600);
    changed[place] = '0123456789abcdef>< %'.charCodeAt(roll(20));
    await validate(changed);
  }
});

it('answers whatever is left of a document that is cut short', async () => {
  const { bytes, validate, isIntact } = await sound();
  for (let length = 0; length < bytes.length - 1; length += 61) assert.ok(!isIntact(await validate(bytes.subarray(0, length))), `${length} bytes`);
});

it('answers whatever a changed byte makes of a certificate', async () => {
  const { signer } = await sound();
  const roll = dice(99);
  for (let count = 0; count < 1000; count++) {
    const changed = Uint8Array.from(signer.encoding);
    changed[roll(changed.length)] = roll(256);
    const { outcome } = await readCertificate(changed.subarray(0, count % 3 === 0 ? roll(changed.length) : changed.length));
    assert.ok(outcome === 'certificate' || outcome === 'none');
  }
});

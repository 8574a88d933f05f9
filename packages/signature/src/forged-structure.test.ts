import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DocumentReport } from '@motcua/contract/signing';
import { asciiBytes, concatenated, latin1, type Bytes } from './bytes.ts';
import { plainPdf, revise, signPdf, type PdfWish } from './pdf.test-builder.ts';
import { makeFamily } from './signer.test-builder.ts';
import { validateDocument } from './validate-document.ts';

/** A signed document whose bytes a test may exchange, and what is said of it. */
async function forged(wish: Partial<PdfWish> = {}) {
  const { root, issuer, signer } = await makeFamily();
  const bytes = await signPdf({ signer, certificates: [signer, issuer], ...wish });
  const validate = async (what: Bytes = bytes) => DocumentReport.parse(await validateDocument(what, { trustAnchors: [root.encoding] }));
  /** Exchanges text for text of the same length, so that nothing else moves. */
  const exchange = (from: string, to: string, of = bytes) => {
    const at = latin1(of).lastIndexOf(from);
    assert.ok(at >= 0 && from.length === to.length, `${from} → ${to}`);
    const copy = Uint8Array.from(of);
    copy.set(asciiBytes(to), at);
    return copy;
  };
  return { signer, bytes, validate, exchange };
}

async function isMalformed(report: DocumentReport, why: RegExp): Promise<void> {
  assert.deepEqual([report.state, report.indication, report.subIndication], ['MALFORMED', 'TOTAL_FAILED', 'FORMAT_FAILURE']);
  const evidence = report.evidence ?? report.signatures[0]?.checks.find(({ id }) => id === 'structure')?.evidence ?? '';
  assert.match(evidence, why);
}

it('refuses every range but the one around exactly the signature (signature wrapping)', async () => {
  for (const [byteRange, why] of [
    [([, length = 0, start = 0, rest = 0]: readonly number[]) => [1, length - 1, start, rest], /beginning/],
    [([, length = 0, start = 0, rest = 0]: readonly number[]) => [0, length - 30, start, rest], /more or less/],
    [([, length = 0, start = 0, rest = 0]: readonly number[]) => [0, length, start + 30, rest - 30], /more or less/],
    [([, length = 0, start = 0, rest = 0]: readonly number[]) => [0, length + 1, start - 1, rest + 1], /more or less/],
    [([, length = 0, start = 0, rest = 0]: readonly number[]) => [0, length, start, rest + 1], /beyond the end/],
    [([, length = 0, start = 0, rest = 0]: readonly number[]) => [0, length, start, rest - 100], /does not end where a revision ends/],
    [([, length = 0, start = 0]: readonly number[]) => [0, length, start, 1], /part of the signature dictionary/],
    [([, length = 0, start = 0]: readonly number[]) => [0, length, start], /four/],
  ] as const) {
    const { validate } = await forged({ byteRange });
    await isMalformed(await validate(), why);
  }
});

it('refuses a signature that is empty, no string of digits, or missing (universal signature forgery)', async () => {
  const { bytes, exchange, validate } = await forged();
  await isMalformed(await validate(exchange('/Contents <', '/Contentz <')), /holds no signature/);
  const start = latin1(bytes).indexOf('/Contents <');
  const digits = latin1(bytes.subarray(start, start + 40));
  await isMalformed(await validate(exchange(digits, `/Contents <>${'%'.padEnd(27)} `)), /./);
  await isMalformed(await validate(exchange(digits, digits.replace(/..$/, ' 0'))), /holds no signature/);
});

it('refuses an object that calls itself otherwise than the cross-reference does (shadow attack)', async () => {
  const { bytes, exchange, validate } = await forged();
  const shadowed = revise(bytes, { 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' });
  assert.equal((await validate(shadowed)).state, 'CHANGED_AFTER');
  await isMalformed(await validate(exchange('2 0 obj', '9 0 obj', shadowed)), /said to hold object 2 0/);
});

it('refuses a cross-reference that is missing, leads in a circle, or lists an object twice', async () => {
  const { bytes, exchange, validate } = await forged();
  await isMalformed(await validate(exchange('startxref', 'startxxxx', exchange('startxref', 'startxxxx'))), /startxref/);
  const plain = plainPdf();
  const ownStart = /startxref\n(\d+)/.exec(latin1(plain))?.[1] ?? '';
  const circle = revise(plain, { 4: '(x)' }, '');
  const secondStart = /startxref\n(\d+)\n%%EOF\n$/.exec(latin1(circle))?.[1] ?? '';
  await isMalformed(await validate(exchange(`/Prev ${ownStart}`.padEnd(5 + secondStart.length + 1), `/Prev ${secondStart}`.padEnd(5 + secondStart.length + 1), circle)), /circle/);
  await isMalformed(await validate(exchange('11 1\n', '10 1\n', bytes)), /twice|said to hold/);
});

it('refuses dictionaries that two readers would understand differently', async () => {
  const { validate } = await forged({ entries: '/SubFilter /adbe.x509.rsa_sha1' });
  await isMalformed(await validate(), /SubFilter twice/);
});

it('refuses a signature over what is no revision of the file', async () => {
  const { bytes, validate } = await forged();
  const text = latin1(bytes);
  // A later revision finds the signature where it lies, and goes back past the revision that was signed.
  const places = [1, 10, 11].map((number) => `${number} 1\n${String(text.lastIndexOf(`\n${number} 0 obj`) + 1).padStart(10, '0')} 00000 n \n`).join('');
  const first = /startxref\n(\d+)/.exec(text)?.[1] ?? '';
  const append = (previous: string) => concatenated([bytes, asciiBytes(`xref\n${places}trailer\n<< /Root 1 0 R /Prev ${previous} >>\nstartxref\n${bytes.length}\n%%EOF\n`)]);
  await isMalformed(await validate(append(first)), /no revision of this file/);
  const signed = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1] ?? '';
  assert.equal((await validate(append(signed))).state, 'CHANGED_AFTER');
});

it('refuses numbers and nesting without end', async () => {
  const { validate } = await forged();
  await isMalformed(await validate(revise(plainPdf(), { 1: `<< /Type /Catalog /AcroForm ${'['.repeat(5000)} >>` })), /too deep/);
  await isMalformed(await validate(revise(plainPdf(), { 1: '<< /AcroForm 5 0 R >>', 5: '6 0 R', 6: '5 0 R' })), /references only/);
  const cyclic = revise(plainPdf(), { 1: '<< /Type /Catalog /AcroForm << /Fields [5 0 R] >> >>', 5: '<< /Kids [5 0 R 6 0 R] >>', 6: '<< /Kids [5 0 R] >>' });
  assert.equal((await validate(cyclic)).state, 'NO_SIGNATURE');
});

// Runs over the public test documents of other projects: RUB's attacks, pyHanko's and DSS's signed PDFs, and kinds that are not supported.
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { DocumentReport, type SignatureReport } from '@motcua/contract/signing';
import { validateDocument } from './validate-document.ts';
import { vietnameseAnchors } from './vietnamese-anchors.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const corpus = join(resolve(root, process.env['MOTCUA_CORPORA'] ?? '../shared/data'), 'signature');
const skip = existsSync(corpus) ? false : 'the corpora are not here';

interface Entry {
  readonly file: string;
  readonly kind: string;
  readonly expected?: { readonly verdict?: string; readonly bLevel?: string; readonly indications?: readonly string[] };
}

/** Validates the files of the corpus that are asked for; a file that throws fails the test. */
async function validated(isWanted: (entry: Entry) => boolean) {
  const manifest: readonly Entry[] = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8'));
  const entries = manifest.filter(isWanted);
  assert.ok(entries.length > 0, 'a test that sees no file proves nothing');
  const reports: { readonly entry: Entry; readonly report: DocumentReport }[] = [];
  for (const entry of entries) {
    const bytes = new Uint8Array(readFileSync(join(corpus, 'files', entry.file)));
    reports.push({ entry, report: DocumentReport.parse(await validateDocument(bytes, { trustAnchors: vietnameseAnchors })) });
  }
  return reports;
}

const isValid = ({ state }: { readonly state: string }) => state.startsWith('VALID');

/** What was signed is proven unchanged: by digest and signature, in a sound structure. */
const isIntact = ({ checks }: SignatureReport) =>
  (['structure', 'digest', 'signature'] as const).every((wanted) => {
    const outcome = checks.find(({ id }) => id === wanted)?.outcome;
    return outcome === 'pass' || (wanted === 'digest' && outcome === 'notApplicable');
  });
const isIntactDocument = ({ signatures, indication }: DocumentReport) => {
  const signed = signatures.filter(({ kind }) => kind === 'signature');
  return signed.length > 0 && signed.every(isIntact) && indication !== 'TOTAL_FAILED';
};

it('calls no forged document valid', { skip }, async (t) => {
  const reports = await validated(({ file, expected }) => /attack-rub|pades-/.test(file) && /not-PASSED|TOTAL_FAILED|invalid/.test(`${expected?.verdict} ${expected?.bLevel}`));
  t.diagnostic(
    `${reports.length} forged documents, ${reports.filter(({ report }) => isValid(report)).length} called valid, ${reports.filter(({ report }) => report.indication === 'TOTAL_FAILED').length} said to have failed`,
  );
  for (const { entry, report } of reports) assert.ok(![report, ...report.signatures].some(isValid), entry.file);
  const intact = reports.filter(({ report }) => isIntactDocument(report)).map(({ entry }) => entry.file);
  // Its signature is sound; only what was added later is an attack, and that is what is said of it.
  assert.deepEqual(intact, ['attack-rub/isa_H.pdf']);
  assert.ok(reports.some(({ entry, report }) => entry.file === 'attack-rub/isa_H.pdf' && report.state === 'CHANGED_AFTER'));
});

it('finds intact what other validators find intact', { skip }, async (t) => {
  const reports = await validated(({ file, expected }) => file.startsWith('pades-') && expected?.bLevel === 'valid' && !expected.indications?.includes('NO_SIGNATURE_FOUND'));
  const missed = reports.filter(({ report }) => !isIntactDocument(report)).map(({ entry, report }) => `${entry.file}: ${report.state}`);
  t.diagnostic(`${reports.length - missed.length} of ${reports.length} intact; not: ${missed.join(', ')}`);
  assert.ok(missed.length <= reports.length * 0.1);
});

it('answers every file there is, and says of each kind what it is', { skip }, async (t) => {
  const reports = await validated(() => true);
  t.diagnostic(`${reports.length} files, 0 exceptions`);
  const kinds: Readonly<Record<string, readonly string[]>> = {
    xades: ['xades', 'other'],
    xmldsig: ['xmldsig'],
    'einvoice-xml': ['einvoice'],
    cades: ['cades'],
    asic: ['asic'],
    pades: ['pades', 'pdf'],
    'pades-attack': ['pades', 'pdf'],
  };
  for (const { entry, report } of reports) {
    assert.ok(kinds[entry.kind]?.includes(report.file.kind), `${entry.file}: ${report.file.kind}`);
    if (!entry.kind.startsWith('pades')) assert.equal(report.state, 'UNSUPPORTED', entry.file);
  }
});

it('knows the Vietnamese trust anchors as their certificates say, none of them confirmed', { skip }, () => {
  const index: readonly { readonly file: string; readonly sha256: string }[] = JSON.parse(readFileSync(join(corpus, 'vn-certs/index.json'), 'utf8'));
  assert.equal(vietnameseAnchors.length, index.length);
  for (const { file, sha256 } of index) {
    const certificate = new X509Certificate(readFileSync(join(corpus, file)));
    const fingerprint = createHash('sha256').update(certificate.raw).digest('hex');
    const anchor = vietnameseAnchors.find((each) => each.sha256 === fingerprint);
    assert.equal(fingerprint, sha256.replaceAll(':', '').toLowerCase());
    assert.equal(anchor?.publicKey, certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), file);
    assert.equal(new Date(anchor.validFrom).getTime(), new Date(certificate.validFrom).getTime());
    assert.equal(new Date(anchor.validTo).getTime(), new Date(certificate.validTo).getTime());
    assert.equal(anchor.subject, certificate.subject.replaceAll('\n', ','));
    assert.equal(anchor.status, 'unconfirmed');
  }
});

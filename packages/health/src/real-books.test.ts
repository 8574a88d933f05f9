import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsIn } from '@motcua/contract/wire';
import { getHealthBook } from '@motcua/contract/health/wire';
import { readHealthBook } from './index.ts';

interface CountedSection {
  readonly title: string | null;
  readonly loinc: string;
  readonly depth: number;
  readonly entries: number;
  readonly unresolved: number;
  readonly emptyReason: string | null;
}

interface Listed {
  readonly file: string;
  readonly kind: string;
  readonly expected: { readonly sections: readonly CountedSection[]; readonly status: string | null; readonly verificationStatus: string | null } | null;
}

const corpora = process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const folder = `${corpora}/health`;
const skip = !existsSync(`${folder}/manifest.json`) && `${folder} is not there`;

/** Files of one kind with what somebody else counted in them, and the text of each. */
function listed(...kinds: readonly string[]): readonly (Listed & { readonly text: string })[] {
  const { items } = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as { items: readonly Listed[] };
  return items.filter(({ kind }) => kinds.includes(kind)).map((each) => ({ ...each, text: readFileSync(`${folder}/${each.file}`, 'utf8') }));
}

const states: Readonly<Record<string, string>> = { unavailable: 'unavailable', notasked: 'notAsked', nilknown: 'noneKnown' };

it('reads real summaries of many countries as they were counted, in the shape of the contract', { skip }, (t) => {
  const books = listed('ips-bundle');
  const seen = { books: 0, sections: 0, entries: 0, namelessCodes: 0, negations: 0, assured: 0 };
  for (const { file, text, expected } of books) {
    const reading = readHealthBook(text);
    assert.equal(reading.outcome, 'book', file);
    if (reading.outcome !== 'book') continue;
    const { book } = reading;
    const { sections = [] } = expected ?? {};
    seen.books += 1;
    assert.deepEqual(faultsIn(getHealthBook.definitions, getHealthBook.output, book), [], file);
    const read = book.sections.map(({ originalTitle = null, loinc, depth, items }) => ({
      title: originalTitle,
      loinc,
      depth,
      entries: items.length,
      unresolved: items.filter(({ status }) => status === 'unresolved').length,
    }));
    const counted = sections.map(({ title, loinc, depth, entries, unresolved }) => ({ title, loinc, depth, entries, unresolved }));
    assert.deepEqual(read, counted, file);
    for (const [index, { emptyReason }] of sections.entries()) {
      if (emptyReason !== null) assert.equal(book.sections[index]?.state, states[emptyReason], file);
    }
    const items = book.sections.flatMap((section) => section.items);
    assert.ok(
      items.every(({ label }) => label.trim() !== ''),
      file,
    );
    seen.sections += read.length;
    seen.entries += items.length;
    seen.namelessCodes += items.filter(({ label }) => /chưa có tên|không mở được/.test(label)).length;
    seen.negations += items.filter(({ status }) => status === 'negated').length;
    seen.assured += book.sections.filter(({ assured }) => assured).length;
  }
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.books >= 56 && seen.sections >= 258 && seen.entries >= 1633 && seen.negations >= 20, JSON.stringify(seen));
});

it('never counts a coded negation as something that is there', { skip }, () => {
  const negation = /^(716186003|no-known-|no-.*-info|787481004|160245001|1287211007)/;
  const negated = listed('ips-bundle').flatMap(({ text }) => {
    const reading = readHealthBook(text);
    return reading.outcome === 'book' ? reading.book.sections.flatMap(({ items }) => items).filter(({ codes }) => codes.some(({ code }) => negation.test(code))) : [];
  });
  assert.ok(negated.length >= 40, String(negated.length));
  assert.deepEqual(
    negated.filter(({ status }) => status !== 'negated' && status !== 'unknown'),
    [],
  );
});

it('tells real records that are refuted, mistaken or not done from those that are so', { skip }, () => {
  const worth: Readonly<Record<string, string>> = { 'entered-in-error': 'enteredInError', refuted: 'refuted', 'not-done': 'notDone' };
  let seen = 0;
  for (const { file, text, expected } of listed('fhir-resource')) {
    const meant = worth[expected?.verificationStatus ?? ''] ?? worth[expected?.status ?? ''];
    const reading = readHealthBook(text);
    const items = reading.outcome === 'book' ? reading.book.sections.flatMap((section) => section.items) : [];
    if (meant === undefined || items.length === 0) continue;
    seen += 1;
    assert.deepEqual(
      items.map(({ status }) => status),
      [meant],
      file,
    );
  }
  assert.ok(seen >= 4, String(seen));
});

it('reads single records, searches and bundles that are wrong on purpose without failing', { skip }, (t) => {
  const files = listed('fhir-resource', 'fhir-invalid-bundle', 'fhir-transaction-bundle');
  const outcomes = files.map(({ file, text }) => {
    const reading = readHealthBook(text);
    if (reading.outcome === 'book') assert.deepEqual(faultsIn(getHealthBook.definitions, getHealthBook.output, reading.book), [], file);
    return reading.outcome === 'book' ? 'book' : reading.reason;
  });
  const count = Object.fromEntries([...new Set(outcomes)].map((outcome) => [outcome, outcomes.filter((each) => each === outcome).length]));
  t.diagnostic(JSON.stringify(count));
  assert.ok((count['book'] ?? 0) >= 150, JSON.stringify(count));
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readHealthBook, type HealthBookOptions } from './index.ts';

type Json = Record<string, unknown>;

const composition = (more: Json = {}): Json => ({ resourceType: 'Composition', ...more });
const document = (...entry: readonly (Json | { readonly fullUrl: string; readonly resource: Json })[]): Json => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: entry.map((each) => ('resource' in each ? each : { resource: each })),
});

/** The book that something is read as; fails where there is none. */
function book(input: unknown, options?: HealthBookOptions) {
  const reading = readHealthBook(input, options);
  assert.equal(reading.outcome, 'book', JSON.stringify(reading));
  return reading.outcome === 'book' ? reading.book : assert.fail();
}

/** Labels of what a section with these references holds. */
function opened(references: readonly unknown[], ...resources: readonly (Json | { readonly fullUrl: string; readonly resource: Json })[]) {
  const main = composition({ section: [{ entry: references.map((reference) => (typeof reference === 'string' ? { reference } : reference)) }] });
  return book(document(main, ...resources)).sections[0]?.items.map(({ label, status }) => `${label}|${status}`);
}

const condition = (id: string, more: Json = {}): Json => ({ resourceType: 'Condition', id, code: { text: id }, ...more });

it('reads text, bytes and what was parsed already', () => {
  const written = document(composition({ title: 'Sổ của bé' }));
  const text = JSON.stringify(written);
  for (const input of [written, text, `\ufeff${text}`, new TextEncoder().encode(text)]) assert.equal(book(input).title, 'Sổ của bé');
});

it('says why there is no book', () => {
  const reasons: [unknown, string][] = [
    ['{', 'not-json'],
    ['', 'not-json'],
    [new Uint8Array([0xff, 0xfe, 0x7b]), 'not-json'],
    [' <Bundle xmlns="http://hl7.org/fhir"/>', 'xml-not-supported'],
    ['7', 'not-fhir'],
    ['[]', 'not-fhir'],
    ['{"type":"document"}', 'not-fhir'],
    [{ resourceType: ['Bundle'] }, 'not-fhir'],
    [undefined, 'not-fhir'],
    [document(condition('a')), 'no-composition'],
    [{ resourceType: 'Bundle', type: 'searchset', entry: Array.from({ length: 50_001 }, () => ({})) }, 'too-large'],
    [new Uint8Array(33 * 1024 * 1024), 'too-large'],
  ];
  for (const [input, reason] of reasons) assert.deepEqual(readHealthBook(input), { outcome: 'unreadable', reason });
});

it('follows references by full address, by type and id, and into what is contained', () => {
  const elsewhere = { fullUrl: 'urn:uuid:1', resource: condition('a') };
  const restful = { fullUrl: 'https://fhir.invalid/r4/Condition/b', resource: condition('b') };
  assert.deepEqual(opened(['urn:uuid:1', 'Condition/b', 'https://fhir.invalid/r4/Condition/b', 'Condition/b/_history/2', 'Condition/a'], elsewhere, restful), [
    'a|unknown',
    'b|unknown',
    'b|unknown',
    'b|unknown',
    'a|unknown',
  ]);
  const inside = composition({ contained: [condition('c')], section: [{ entry: [{ reference: '#c' }] }] });
  assert.equal(book(document(inside)).sections[0]?.items[0]?.label, 'c');
});

it('resolves a relative reference against the address of what it stands in (FHIR R4, 3.1.10.1)', () => {
  const main = { fullUrl: 'https://a.invalid/Composition/1', resource: composition({ id: '1', section: [{ entry: [{ reference: 'Condition/x' }] }] }) };
  const far = { fullUrl: 'https://b.invalid/Condition/x', resource: condition('x', { code: { text: 'xa' } }) };
  const near = { fullUrl: 'https://a.invalid/Condition/x', resource: condition('x', { code: { text: 'gần' } }) };
  assert.equal(book(document(main, far, near)).sections[0]?.items[0]?.label, 'gần');
});

it('opens nothing by part of an address, of another type, or where two answer to one name', () => {
  const long = { fullUrl: 'https://fhir.invalid/Condition/11', resource: condition('11') };
  const twin = (host: string) => ({ fullUrl: `https://${host}.invalid/Condition/t`, resource: condition('t') });
  const references = ['Condition/1', { reference: 'https://fhir.invalid/Condition/11', type: 'Procedure' }, 'Condition/t', 'https://c.invalid/Condition/11', '#11'];
  assert.deepEqual(opened(references, long, twin('a'), twin('b')), Array(5).fill('Mục không mở được|unresolved'));
});

it('shows what it cannot open', () => {
  assert.deepEqual(opened([{ reference: 'Condition/x', display: 'Hen phế quản' }, { display: 'Viêm gan' }, {}, { reference: 7 }]), [
    'Hen phế quản|unresolved',
    'Viêm gan|unresolved',
    'Mục không mở được|unresolved',
    'Mục không mở được|unresolved',
  ]);
});

it('keeps sections in the order of the document, those inside others after them', () => {
  const section = (code: string, title: string, more: Json = {}) => ({ title, code: { coding: [{ system: 'http://loinc.org', code }] }, ...more });
  const main = composition({ section: [section('48765-2', 'Allergies', { section: [section('99999-9', 'Riêng')] }), section('10160-0', 'Meds'), section('10160-0', 'Meds')] });
  assert.deepEqual(
    book(document(main)).sections.map(({ title, originalTitle, kind, depth, loinc }) => [title, originalTitle, kind, depth, loinc]),
    [
      ['Dị ứng', 'Allergies', 'allergies', 0, '48765-2'],
      ['Riêng', 'Riêng', 'other', 1, '99999-9'],
      ['Thuốc', 'Meds', 'medications', 0, '10160-0'],
      ['Thuốc', 'Meds', 'medications', 0, '10160-0'],
    ],
  );
  assert.equal(book(document(composition({ section: [{}] }))).sections[0]?.title, 'Mục không tên');
});

it('says who wrote the book, who keeps it, and as of when', () => {
  const main = composition({ date: '2026-03-01', author: [{ reference: 'Organization/o' }], custodian: { display: 'Sở Y tế' } });
  const { author, custodian, documentDate, source } = book(document(main, { resourceType: 'Organization', id: 'o', name: 'Trạm y tế' }));
  assert.deepEqual([author, custodian, documentDate, source], ['Trạm y tế', 'Sở Y tế', '2026-03-01', { name: 'Sở Y tế', asOf: '2026-03-01' }]);
  assert.deepEqual(book(document(composition())).source, {});
});

it('warns of a book that was taken back or is not finished', () => {
  assert.deepEqual(book(document(composition({ status: 'final' }))).notes, []);
  assert.match(book(document(composition({ status: 'entered-in-error' }))).notes[0] ?? '', /lập nhầm/);
  assert.match(book(document(composition({ status: 'preliminary' }))).notes[0] ?? '', /tạm thời/);
});

it('shows of a number only its end, and says what kind it is', () => {
  const identifier = [
    { system: 'urn:cccd', value: '000325000001' },
    { system: 'urn:bhyt', value: 'TE1000000000777' },
    { type: { coding: [{ code: 'PPN' }] }, value: 'C0000999' },
    { system: 'urn:khac', value: '12345' },
    { system: 'urn:khac' },
  ];
  const given = book(document(composition(), { resourceType: 'Patient', identifier }), { identifierSystems: { citizen: ['urn:cccd'], insurance: ['urn:bhyt'] } });
  assert.deepEqual(given.patient.identifiers, [
    { kind: 'citizen', masked: '••••••001' },
    { kind: 'insurance', masked: '••••••777' },
    { kind: 'passport', masked: '••••••999' },
    { kind: 'other', masked: '••••••' },
  ]);
  assert.doesNotMatch(JSON.stringify(given), /0003250|TE1000/);
});

it('reads the person whom the document is about, family name first', () => {
  const patient = (id: string, given: string) => ({
    resourceType: 'Patient',
    id,
    gender: 'female',
    birthDate: '2025-03',
    name: [
      { use: 'old', text: 'Tên cũ' },
      { family: 'Nguyễn', given: ['Ví', given] },
    ],
  });
  const main = composition({ subject: { reference: 'Patient/2' } });
  assert.deepEqual(book(document(main, patient('1', 'Một'), patient('2', 'Hai'))).patient, { name: 'Nguyễn Ví Hai', birthDate: '2025-03', gender: 'female', identifiers: [] });
  assert.deepEqual(book(document(composition(), { resourceType: 'Patient', gender: 'x', birthDate: 'y' })).patient, { identifiers: [] });
});

it('keeps everything back in a document that its source calls restricted', () => {
  const main = (more: Json) => composition({ section: [{ entry: [{ reference: 'Condition/a' }, { reference: 'Condition/x' }] }], ...more });
  const sensitivities = (more: Json) => book(document(main(more), condition('a'))).sections[0]?.items.map(({ sensitivity }) => sensitivity);
  assert.deepEqual(sensitivities({ confidentiality: 'N' }), ['ordinary', 'ordinary']);
  assert.deepEqual(sensitivities({ confidentiality: 'R' }), ['sensitive', 'sensitive']);
  assert.deepEqual(sensitivities({ meta: { security: [{ code: 'V' }] } }), ['sensitive', 'sensitive']);
});

it('says that it left something out of a book without end', () => {
  const many = { entry: Array.from({ length: 6000 }, () => ({ display: 'x' })) };
  const long = book(document(composition({ section: [many, many] })));
  assert.deepEqual([long.sections.map(({ items }) => items.length), long.notes.length], [[6000, 4000], 1]);
  const wide = book(document(composition({ section: Array.from({ length: 501 }, () => ({})) })));
  assert.deepEqual([wide.sections.length, wide.notes.length], [500, 1]);
  const circle: Json = {};
  circle['section'] = [circle];
  const deep = book(document(composition({ section: [circle] })));
  assert.deepEqual([deep.sections.length, deep.notes.length], [8, 1]);
});

it('survives values of the wrong kind, everywhere', () => {
  const wrong: readonly unknown[] = [null, 7, '', 'x', true, [], {}, [[]], [null], { coding: 'x' }, { coding: [null] }, { __proto__: null, toString: 1 }];
  const fields = ['section', 'entry', 'code', 'title', 'text', 'emptyReason', 'author', 'custodian', 'subject', 'date', 'name', 'identifier', 'contained', 'meta', 'status'];
  for (const value of wrong) {
    for (const field of fields) {
      book(document(composition({ [field]: value }), condition('a', { [field]: value })));
      book(document(composition({ section: [{ [field]: value, entry: [{ reference: 'Condition/a' }] }] }), condition('a', { [field]: value })));
      book({ resourceType: 'Bundle', entry: [{ resource: condition('a', { [field]: value }) }, { [field]: value }, value] });
    }
  }
});

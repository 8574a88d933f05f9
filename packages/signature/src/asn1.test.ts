import assert from 'node:assert/strict';
import { it } from 'node:test';
import { childrenOf, octetsOf, oidOf, readAsn1, smallIntegerOf } from './asn1.ts';
import { textOf, timeOf } from './asn1-text.ts';
import { asciiBytes, concatenated } from './bytes.ts';
import { der, integer, octets, oid, sequence } from './der.test-builder.ts';
import { comparableLine } from './distinguished-name.ts';
import { Unreadable } from './unreadable.ts';

const read = (...bytes: readonly Uint8Array[]) => readAsn1(concatenated(bytes));

it('reads long lengths, and the indefinite ones of BER', () => {
  const long = octets(new Uint8Array(70_000));
  assert.equal(octetsOf(read(long)).length, 70_000);
  const pieces = concatenated([Uint8Array.of(0x24, 0x80), octets(asciiBytes('xin ')), octets(asciiBytes('chao')), Uint8Array.of(0, 0)]);
  assert.deepEqual(octetsOf(read(pieces)), asciiBytes('xin chao'));
  const outer = read(Uint8Array.of(0x30, 0x80), pieces, integer(7), Uint8Array.of(0, 0));
  assert.equal(smallIntegerOf(childrenOf(outer)[1]), 7);
  assert.equal(outer.end, outer.source.length);
});

it('believes no length beyond what a value lies in', () => {
  for (const bytes of [
    [0x30, 0x05, 0x04, 0x00],
    [0x04, 0x84, 0xff, 0xff, 0xff, 0xff],
    [0x04, 0x85, 0, 0, 0, 0, 1, 0],
    [0x04, 0x80, 0, 0],
    [0x30, 0x80, 0x04, 0x01],
    [0x1f, 0x81, 0x01, 0x00],
    [0x30],
    [],
  ])
    // prettier-ignore
    assert.throws(() => readAsn1(Uint8Array.from(bytes)), Unreadable, bytes.join(' '));
  assert.throws(() => childrenOf(read(Uint8Array.of(0x30, 0x03, 0x04, 0x05, 0x00), new Uint8Array(20))), Unreadable);
  assert.throws(() => readAsn1(Uint8Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80))), /too deep/);
});

it('reads object identifiers of any length', () => {
  for (const dotted of ['1.2.840.113549.1.7.2', '2.5.4.3', '2.16.840.1.101.3.4.2.1', '0.9.2342.19200300.100.1.1']) assert.equal(oidOf(read(oid(dotted))), dotted);
  assert.throws(() => oidOf(read(der(0x06, Uint8Array.of(0x2a, 0x86)))), Unreadable);
  assert.throws(() => oidOf(read(sequence())), Unreadable);
});

it('reads names in every kind of string that issuers use', () => {
  const text = (tag: number, ...bytes: readonly number[]) => textOf(read(der(tag, Uint8Array.from(bytes))));
  assert.equal(text(0x0c, ...new TextEncoder().encode('Cơ yếu'.normalize('NFD'))), 'Cơ yếu');
  assert.equal(text(0x13, 0x48, 0x4e), 'HN');
  assert.equal(text(0x1e, 0x00, 0x48, 0x1e, 0xa1), 'Hạ');
  assert.equal(text(0x14, 0xe0), 'à');
  assert.equal(text(0x1c, 0x00, 0x00, 0x1e, 0xa1), 'ạ');
  assert.equal(text(0x02, 1), undefined);
  // Marks that turn the direction of writing could make a name read as another one.
  assert.equal(text(0x0c, ...new TextEncoder().encode('A\u202enB\u0000')), 'AnB');
});

it('takes two names for one where only case and spaces differ (RFC 5280, 7.1)', () => {
  assert.equal(comparableLine('C=VN, CN=Vnpt  Ca'), comparableLine('C=vn,CN=VNPT CA'));
  assert.notEqual(comparableLine('CN=ROOT CA – RS'), comparableLine('CN=ROOT CA - RS'));
});

it('reads both kinds of time', () => {
  const time = (tag: number, text: string) => timeOf(read(der(tag, asciiBytes(text)))).toISOString();
  assert.equal(time(0x17, '491231235959Z'), '2049-12-31T23:59:59.000Z');
  assert.equal(time(0x17, '500101000000Z'), '1950-01-01T00:00:00.000Z');
  assert.equal(time(0x18, '20500101000000.25Z'), '2050-01-01T00:00:00.250Z');
  assert.equal(time(0x17, '2601010700+0700'), '2026-01-01T00:00:00.000Z');
  for (const [tag, text] of [
    [0x17, '20500101000000Z'],
    [0x18, '500101000000Z'],
    [0x17, '261301000000Z'],
    [0x17, '260101000000'],
    [0x04, '260101000000Z'],
  ] as const)
    // prettier-ignore
    assert.throws(() => time(tag, text), Unreadable, text);
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { grouped } from './grouped.ts';
import { hanoiOverlays, hanoiRecords } from './hanoi.ts';
import { knownSuperseded } from './import/superseded.ts';
import { importProcedures } from './import/procedures.ts';
import { unknownShares } from './import/unknowns.ts';
import { lifeEventNames } from '@motcua/contract/services/names';
import { contradictions } from './overlay/contradictions.ts';
import { plainWordsFaults } from './overlay/plain-words.ts';

const corpora = process.env['MOTCUA_CORPORA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const copy = `${corpora}/catalogue/procedures.jsonl.gz`;
const skip = !existsSync(copy) && `${copy} is not there`;

/** The official record of this one is no more than a name. */
const nameOnly = '1.001699';
/** Numbers that the official row does not have, and why they are true. */
const argued = new Map([['1.014064 fee 35000', 'half of 70.000 đồng, as the row says without the number']]);

function officialRows(): Map<string, unknown> {
  const lines = gunzipSync(readFileSync(copy)).toString('utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as { code: string }).map((row) => [row.code, row]));
}

it('tells at least 200 services in plain words, English and the words of those who ask', () => {
  const records = hanoiRecords();
  assert.ok(records.length >= 200, `${records.length}`);
  for (const { code, nameEn, aliases, authority, applicants, results, source, lifeEvents } of records) {
    for (const event of lifeEvents) assert.ok(lifeEventNames[event], `${code}: ${event}`);
    assert.ok(nameEn && authority && (applicants || code === nameOnly) && results.length > 0, code);
    assert.ok(aliases.length >= 5, `${code}: ${aliases.length} aliases`);
    assert.match(source.asOf, /^202[56]-/);
  }
});

it('has no copied phrase, abolished authority, missing name or unexplained abbreviation, as far as can be told without the source', () => {
  assert.deepEqual(
    hanoiOverlays().flatMap((overlay) => plainWordsFaults(overlay).map(({ kind, field, vi }) => `${overlay.code} ${kind} ${field}: ${vi}`)),
    [],
  );
});

it('says free only by a rule, and warns where a code was superseded', () => {
  for (const { code, fees, caveat } of hanoiRecords()) {
    for (const fee of fees) if (fee.kind === 'free') assert.match(fee.rule, /\d+\/\d{4}|Luật/, code);
    if (knownSuperseded.has(code)) assert.ok(caveat, `${code} has no caveat`);
  }
});

it('holds no markup of its sources as words', () => {
  const marked = /<\/?[a-z]+ ?\/?>|&[a-z]+;/;
  assert.deepEqual(
    hanoiRecords().flatMap((record) => marked.exec(JSON.stringify(record))?.map((mark) => `${record.code}: ${mark}`) ?? []),
    [],
  );
  assert.match('bổ<br>sung', marked);
});

it('gives no alias to two services, and leads only to services that are there', () => {
  const records = hanoiRecords();
  const codes = new Set(records.map(({ code }) => code));
  const owners = grouped(
    records.flatMap(({ code, aliases }) => aliases.map((alias) => [alias.toLowerCase(), code] as const)),
    ([alias]) => alias,
  );
  assert.deepEqual(
    [...owners].filter(([, pairs]) => pairs.length > 1).map(([alias, pairs]) => `${alias}: ${pairs.map(([, code]) => code).join(', ')}`),
    [],
  );
  assert.deepEqual(
    records.flatMap(({ code, related }) => related.filter((other) => !codes.has(other) || other === code).map((other) => `${code} → ${other}`)),
    [],
  );
});

it('states the official facts and no others, and has seen them as they are', { skip }, () => {
  const rows = officialRows();
  const overlays = hanoiOverlays();
  const { records } = importProcedures(overlays.map(({ code }) => rows.get(code)));
  assert.equal(records.length, overlays.length);
  assert.deepEqual(contradictions(records, overlays), []);
  const official = new Map(records.map((record) => [record.code, record]));
  const faults = overlays.flatMap((overlay) => {
    // Numbers stand in notes that records leave out, so the whole row is asked for them.
    const said = JSON.stringify(rows.get(overlay.code))
      .normalize('NFC')
      .replace(/(?<=\d)[.,](?=\d{3})/g, '');
    const isSaid = (number: number): boolean => new RegExp(`(?<!\\d)0?${number}(?!\\d)`).test(said);
    const numbers = [
      ...(overlay.fees ?? []).flatMap((fee) => (fee.kind === 'amount' && !isSaid(fee.feeVnd) ? [`fee ${fee.feeVnd}`] : [])),
      ...(overlay.timeLimits ?? []).flatMap((limit) => (limit.kind === 'known' && !isSaid(limit.amount) ? [`time limit ${limit.amount}`] : [])),
    ];
    const words = plainWordsFaults(overlay, official.get(overlay.code)).filter(({ kind }) => kind !== 'other-number');
    return [...numbers, ...words.map(({ kind, field, vi }) => `${kind} ${field}: ${vi}`)].map((fault) => `${overlay.code} ${fault}`);
  });
  assert.deepEqual(
    faults.filter((fault) => !argued.has(fault)),
    [],
  );
});

it('prints of how many services a fact is not known', (t) => {
  const records = hanoiRecords();
  for (const { field, unknown, partly } of unknownShares(records)) t.diagnostic(`${field}: ${unknown} of ${records.length} unknown, ${partly} in part`);
  assert.ok(records.length > 0);
});

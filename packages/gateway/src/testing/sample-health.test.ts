import assert from 'node:assert/strict';
import { it } from 'node:test';
import { getHealthBook, type HealthBook } from '@motcua/contract/health';
import * as z from 'zod/mini';
import { inventedPeople } from './invented-people/index.ts';
import { sampleHealth } from './sample-health.ts';

/** The book of an invented person, checked against the contract. */
async function bookOf(id: string): Promise<HealthBook> {
  return z.parse(getHealthBook.output, await sampleHealth().book({}, { id, assuranceLevel: 2 }, new AbortController().signal));
}

const everyBook = () => Promise.all(inventedPeople.map(({ id }) => bookOf(id)));

it('gives everybody a book of their own, read without a remark', async () => {
  const books = await everyBook();
  assert.deepEqual(
    books.map(({ patient }) => patient.name),
    inventedPeople.map(({ name }) => name),
  );
  for (const { notes, source } of books) assert.deepEqual([notes, source.name === undefined, source.asOf === undefined], [[], false, false]);
});

it('knows nobody else', async () => {
  assert.equal(await sampleHealth().book({}, { id: '001099000001', assuranceLevel: 3 }, new AbortController().signal), undefined);
});

it('invents nobody whose number a card could have', () => {
  for (const { id } of inventedPeople) assert.match(id, /^000\d{9}$/);
  assert.equal(new Set(inventedPeople.map(({ id }) => id)).size, 5);
});

it('holds what is hard on an element', async () => {
  const sections = (await everyBook()).flatMap((book) => book.sections);
  const items = sections.flatMap((section) => section.items);
  const states = ['items', 'noneKnown', 'partialNegation', 'notAsked', 'unavailable', 'withheld', 'narrativeOnly', 'empty'] as const;
  for (const state of states)
    assert.ok(
      sections.some((section) => section.state === state),
      state,
    );
  for (const status of ['active', 'completed', 'stopped', 'notDone', 'negated', 'refuted', 'unconfirmed', 'enteredInError'] as const) {
    assert.ok(
      items.some((item) => item.status === status),
      status,
    );
  }
  for (const sensitivity of ['ordinary', 'sensitive'] as const)
    assert.ok(
      items.some((item) => item.sensitivity === sensitivity),
      sensitivity,
    );
  assert.ok(
    sections.some(({ note }) => note?.includes('vừa ghi là không có')),
    'a book that contradicts itself',
  );
  assert.ok(
    sections.some((section) => section.items.length > 10),
    'a long list',
  );
  assert.ok(items.some(({ date }) => date === undefined) && items.some(({ date }) => date?.length === 4), 'dates that are unknown, and vague');
});

it('shows two doses of one medicine beside each other', async () => {
  const items = (await bookOf('000079000005')).sections.flatMap((section) => section.items).filter(({ label }) => label === 'Levothyroxin');
  assert.equal(new Set(items.map(({ details }) => details[0]?.text)).size, 2);
  assert.equal(new Set(items.map(({ source }) => source)).size, 2);
});

it('is written in composed Unicode', () => {
  const text = JSON.stringify(inventedPeople);
  assert.equal(text, text.normalize('NFC'));
});

import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import { DeviceStore } from './device-store.ts';
import { exportChoices, forgetChoices, keepChoice, keptChoices } from './search-choices.ts';

let store: DeviceStore;
beforeEach(() => {
  store = new DeviceStore();
});
afterEach(() => store.clear());

it('keeps what was typed and chosen, and gives it as lines', () => {
  keepChoice(store, { query: 'con mới đẻ', code: '1.001193', place: 2 });
  const [choice] = keptChoices(store);
  assert.match(choice?.on ?? '', /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(JSON.parse(exportChoices(store)), { query: 'con mới đẻ', code: '1.001193', place: 2, on: choice?.on });
  forgetChoices(store);
  assert.deepEqual(keptChoices(store), []);
});

it('lets the oldest go', () => {
  for (let place = 1; place <= 305; place += 1) keepChoice(store, { query: 'q', code: '1.001193', place });
  const places = keptChoices(store).map((choice) => choice.place);
  assert.deepEqual([places.length, places[0]], [300, 6]);
});

it('keeps nothing on a shared device, and trusts nothing that somebody else wrote', () => {
  store.isShared = true;
  keepChoice(store, { query: 'q', code: '1.001193', place: 1 });
  assert.deepEqual(keptChoices(store), []);
  store.isShared = false;
  for (const value of ['x', { query: 1 }, [null, 'y', { query: 'q', code: '1.001193' }]]) {
    store.set('recent', 'choices', value);
    assert.deepEqual(keptChoices(store), []);
  }
});

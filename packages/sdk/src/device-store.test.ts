import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { DeviceStore } from './device-store.ts';

/** A browser's storage, and one that refuses as in private mode. */
function browserWith(kind: 'storage' | 'refusal') {
  const make = (): Storage => {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => {
        if (kind === 'refusal') throw new DOMException('full', 'QuotaExceededError');
        kept.set(name, text);
      },
      removeItem: (name) => void kept.delete(name),
      clear: () => kept.clear(),
    };
  };
  const local = make();
  const session = make();
  Object.assign(globalThis, { localStorage: local, sessionStorage: session });
  return { local, session };
}

afterEach(() => Object.assign(globalThis, { localStorage: undefined, sessionStorage: undefined }));

it('keeps drafts for the tab and everything else on the device', () => {
  const { local, session } = browserWith('storage');
  const store = new DeviceStore();
  store.set('draft', 'finder', 'con mới sinh');
  store.set('ticks', '1.001193', { papers: ['Giấy chứng sinh'] });
  assert.deepEqual([session.length, local.length], [1, 1]);
  assert.deepEqual(new DeviceStore().get('ticks', '1.001193'), { papers: ['Giấy chứng sinh'] });
  assert.equal(new DeviceStore().get('draft', 'finder'), 'con mới sinh');
});

it('forgets one thing, or all that is ours and nothing of the host', () => {
  const { local, session } = browserWith('storage');
  local.setItem('host', 'stays');
  const store = new DeviceStore();
  store.set('settings', 'easy', true);
  store.set('ticks', '1.001193', { papers: ['Giấy chứng sinh'] });
  store.set('recent', 'queries', ['khai sinh']);
  store.set('ward', 'chosen', '00004');
  store.set('draft', 'finder', 'x');
  store.set('ward', 'chosen', undefined);
  assert.equal(store.get('ward', 'chosen'), undefined);
  assert.equal(store.get('settings', 'easy'), true);
  store.clear();
  assert.equal(store.get('settings', 'easy'), undefined);
  assert.deepEqual([local.length, session.length, local.getItem('host')], [1, 0, 'stays']);
});

it('keeps nothing on a shared device, and forgets at once what was there', () => {
  const { local, session } = browserWith('storage');
  const store = new DeviceStore();
  store.set('recent', 'queries', ['khai sinh']);
  store.isShared = true;
  assert.equal(store.get('recent', 'queries'), undefined);
  store.set('recent', 'queries', ['kết hôn']);
  assert.deepEqual(store.get('recent', 'queries'), ['kết hôn']);
  assert.deepEqual([local.length, session.length], [0, 0]);
  store.clear();
  assert.equal(store.get('recent', 'queries'), undefined);
});

it('is shared for as long as anybody says so, and never undoes the host’s decision', () => {
  const { local } = browserWith('storage');
  const store = new DeviceStore();
  const [app, finder] = [{}, {}];
  store.set('ticks', '1.001193', ['Giấy chứng sinh']);
  store.share(app);
  assert.equal(local.length, 0);
  store.share(finder);
  store.share(finder);
  store.unshare(app);
  store.isShared = false;
  assert.equal(store.isShared, true);
  store.unshare(finder);
  assert.equal(store.isShared, false);
  store.isShared = true;
  store.share(app);
  store.unshare(app);
  assert.equal(store.isShared, true);
});

it('keeps what the visit brought when a second one says that the device is shared', () => {
  browserWith('storage');
  const store = new DeviceStore();
  store.share({});
  store.set('draft', 'finder', 'con mới sinh');
  store.share({});
  assert.equal(store.get('draft', 'finder'), 'con mới sinh');
});

it('forgets on a shared device also what another client kept there', () => {
  const { local, session } = browserWith('storage');
  const store = new DeviceStore();
  store.isShared = true;
  new DeviceStore().set('draft', 'finder', 'con mới sinh');
  new DeviceStore().set('settings', 'easy', true);
  store.clear();
  assert.deepEqual([local.length, session.length], [0, 0]);
});

it('works on without keeping where the browser refuses, or is no browser', () => {
  for (const prepare of [() => browserWith('refusal'), () => Object.assign(globalThis, { localStorage: undefined })]) {
    prepare();
    const store = new DeviceStore();
    store.set('settings', 'easy', true);
    assert.equal(store.get('settings', 'easy'), true);
    store.clear();
    assert.equal(store.get('settings', 'easy'), undefined);
  }
});

it('ignores what somebody else wrote under our name', () => {
  const { local } = browserWith('storage');
  local.setItem('motcua:settings:easy', '{broken');
  assert.equal(new DeviceStore().get('settings', 'easy'), undefined);
});

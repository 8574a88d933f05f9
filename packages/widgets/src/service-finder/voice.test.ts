import { expect, waitUntil } from '@open-wc/testing';
import { finder } from './service-finder.test-builder.ts';
import { voiceStrings } from './voice.strings.ts';

const say = voiceStrings.vi;

/** A browser's speech recognition, which this browser has not: it hears what the test says. */
class Heard extends EventTarget {
  static last: Heard | undefined;
  lang = '';
  interimResults = false;
  isStarted = false;
  onresult: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  onend: (() => void) | null = null;

  constructor() {
    super();
    Heard.last = this;
  }

  start(): void {
    this.isStarted = true;
  }

  abort(): void {
    this.onend?.();
  }
}

/** A finder whose host has turned speaking on. */
async function speaking() {
  Heard.last = undefined;
  Object.assign(globalThis, { SpeechRecognition: Heard });
  const all = await finder();
  all.el.voiceHeardBy = 'Google, hãng làm trình duyệt này';
  const button = (words: string) => [...all.el.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  await waitUntil(() => button(say.speak));
  return { ...all, button };
}

it('hears nobody where the host has not named who hears it', async () => {
  Object.assign(globalThis, { SpeechRecognition: Heard });
  const { read, search, says } = await finder();
  search('dang ky khai sinh');
  await says('thủ tục cho');
  expect(read()).not.to.contain(say.speak);
});

it('asks each person first, names who hears, and asks nothing anew once she agreed', async () => {
  const { button, says, within, client } = await speaking();
  button(say.speak).click();
  await says('Giọng nói của bạn sẽ được gửi tới Google, hãng làm trình duyệt này');
  expect(Heard.last, 'heard before anybody agreed').to.equal(undefined);
  button(say.refuse).click();
  await waitUntil(() => button(say.speak));
  expect(client.store.get('settings', 'voice')).to.equal(undefined);
  button(say.speak).click();
  await waitUntil(() => button(say.agree));
  button(say.agree).click();
  await says('Đang nghe.');
  expect([Heard.last!.isStarted, Heard.last!.lang]).to.deep.equal([true, 'vi-VN']);
  Heard.last!.onresult!({ results: [[{ transcript: 'đăng ký' }], [{ transcript: 'khai sinh' }]] });
  await waitUntil(() => within<HTMLInputElement>('input').value === 'đăng ký khai sinh');
  Heard.last!.onend!();
  await says('thủ tục cho “đăng ký khai sinh”');
  Heard.last = undefined;
  button(say.speak).click();
  await waitUntil(() => Heard.last);
});

it('asks again where somebody else would hear', async () => {
  const { el, button, client, says } = await speaking();
  client.store.set('settings', 'voice', 'Google, hãng làm trình duyệt này');
  el.voiceHeardBy = 'Apple';
  await el.updateComplete;
  button(say.speak).click();
  await says('Giọng nói của bạn sẽ được gửi tới Apple');
});

it('says what to do where nothing was heard or the microphone is not allowed, and keeps what was typed', async () => {
  const { button, client, says, type, within } = await speaking();
  client.store.set('settings', 'voice', 'Google, hãng làm trình duyệt này');
  type('khai sinh');
  for (const [error, words] of [
    ['not-allowed', say.failed.refused],
    ['no-speech', say.failed.silent],
    ['network', say.failed.other],
  ] as const) {
    Heard.last = undefined;
    button(say.speak).click();
    await waitUntil(() => Heard.last);
    Heard.last!.onerror!({ error });
    Heard.last!.onend!();
    await says(words);
  }
  expect(within<HTMLInputElement>('input').value).to.equal('khai sinh');
});

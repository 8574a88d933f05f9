import type { AssistantPart } from '@motcua/contract/assistant';
import { createGateway, type GatewayPorts } from '@motcua/gateway';
import { failingPort, samplePorts, silentAgency } from '@motcua/gateway/testing';
import { createClient } from '@motcua/sdk';
import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { widgetManners } from '../core/widget-manners.ts';
import '../app/index.ts';
import type { MotcuaApp } from '../app/index.ts';
import type { ServiceChosenEvent } from '../core/service-chosen-event.ts';
import './index.ts';
import type { MotcuaChatPanel } from './index.ts';
import { strings } from './chat-panel.strings.ts';
import { parseMarkdown } from './markdown.ts';

/** A client over the real gateway; `bodies` is what was sent to it. */
function clientOver(ports: Partial<GatewayPorts> = {}) {
  const bodies: string[] = [];
  const gateway = createGateway({ ...samplePorts({ today: '2026-11-20' }), ...ports });
  const send: typeof fetch = async (input, init) => {
    if (typeof init?.body === 'string') bodies.push(init.body);
    return gateway.fetch(input as Request, init);
  };
  return { bodies, client: createClient({ gateway: 'https://gateway.test', fetch: send }) };
}

/** A panel wired to the real gateway and the real assistant over invented services. */
async function panel(ports: Partial<GatewayPorts> = {}) {
  localStorage.clear();
  sessionStorage.clear();
  const { client, bodies } = clientOver(ports);
  const el = await fixture<MotcuaChatPanel>(html`<motcua-chat-panel lang="vi" .client=${client}></motcua-chat-panel>`);
  return { el, client, bodies, ...handsOn(el) };
}

function handsOn(el: MotcuaChatPanel) {
  const root = el.shadowRoot!;
  const within = <E extends Element = HTMLElement>(selector: string) => root.querySelector<E>(selector)!;
  const read = () => root.textContent!.replace(/\s+/g, ' ');
  const says = async (words: string | RegExp) => {
    const isSaid = () => (typeof words === 'string' ? read().includes(words) : words.test(read()));
    await waitUntil(isSaid, 'x', { timeout: 5000 }).catch(() => expect.fail(`never said ${words}, but: ${read()}`));
  };
  const press = async (words: string) => {
    const button = [...root.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent!.replace(/\s+/g, ' ').includes(words));
    if (!button) expect.fail(`no button ${words} in: ${read()}`);
    button.click();
    await el.updateComplete;
  };
  const type = (words: string) => {
    const field = within<HTMLTextAreaElement>('textarea');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const ask = async (question: string) => {
    type(question);
    const before = root.querySelectorAll('.turn').length;
    within<HTMLFormElement>('form').requestSubmit();
    await waitUntil(() => root.querySelectorAll('.turn').length > before, 'the question never stood there', { timeout: 5000 });
  };
  const answered = () => waitUntil(() => !read().includes('Đang tìm …'), 'it searched for ever', { timeout: 5000 });
  return { root, within, read, says, press, type, ask, answered };
}

/** An assistant that says these parts, then does what the script says. */
function saying(parts: readonly AssistantPart[], then: (signal: AbortSignal) => Promise<void> = async () => {}) {
  return {
    async *ask(_input: unknown, signal: AbortSignal): AsyncGenerator<AssistantPart> {
      yield* parts;
      await then(signal);
    },
  };
}

const untilStopped = (signal: AbortSignal) => new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError'))));

const spoken = (text: string): AssistantPart[] => [
  { type: 'start' },
  { type: 'data-outcome', data: { outcome: 'answer', codes: ['9.000001'] } },
  { type: 'source-url', sourceId: '9.000001', url: 'https://cong-mau.example/9.000001', title: 'Đăng ký khai sinh' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: text },
  { type: 'text-end', id: 't' },
];

it('answers with a card before prose, with its source', async () => {
  const { ask, answered, says, root, within } = await panel();
  await ask('làm giấy khai sinh cần giấy tờ gì');
  await answered();
  await says('Giấy chứng sinh');
  const [card, text] = [within('.card'), within('.spoken > .text')];
  expect(card.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
  expect(card.textContent).to.contain('Làm giấy khai sinh cho con').and.to.contain('mã 9.000001');
  const citation = root.querySelector<HTMLAnchorElement>('.text a');
  if (citation) expect(citation.getAttribute('href')).to.match(/^https:\/\/cong-mau\.example/);
});

it('sends what was said before along, oldest first', async () => {
  const { ask, answered, bodies } = await panel();
  await ask('làm giấy khai sinh cần giấy tờ gì');
  await answered();
  await ask('mất bao lâu');
  await answered();
  expect(JSON.parse(bodies[bodies.length - 1]!)).to.deep.equal({ turns: ['làm giấy khai sinh cần giấy tờ gì', 'mất bao lâu'] });
});

it('asks back with at most four choices, and a pressed one is the next question', async () => {
  const choices = ['Bé mới sinh', 'Mất bản chính'].map((label, index) => ({ code: `9.00000${index + 1}`, label }));
  const { ask, answered, press, bodies, root } = await panel({ assistant: saying([{ type: 'data-clarification', data: { choices } }, { type: 'finish' }]) });
  await ask('khai sinh');
  await answered();
  expect(root.querySelectorAll('.choices button').length).to.equal(2);
  await press('Mất bản chính');
  await waitUntil(() => bodies.length === 2, 'the choice was never asked');
  expect(JSON.parse(bodies[1]!).turns).to.deep.equal(['khai sinh', 'Mất bản chính']);
  await answered();
  expect(root.querySelectorAll<HTMLButtonElement>('.turn:first-child .choices button:disabled').length).to.equal(2);
});

it('says that it does not know, and whom to call', async () => {
  const { ask, answered, says, root } = await panel();
  await ask('giá vàng hôm nay bao nhiêu');
  await answered();
  await says(/không biết/);
  expect(root.querySelector('.answer a[href="tel:1022"]')).to.exist;
});

it('shows, keeps and sends a question without its personal numbers', async () => {
  const { ask, answered, says, read, bodies } = await panel();
  const number = '001085012345';
  await ask(`căn cước ${number} của tôi sắp hết hạn thì làm gì`);
  await says('Đã che số căn cước trước khi tìm.');
  await answered();
  const kept = JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage });
  expect(kept).to.contain('conversation');
  for (const place of [read(), kept, bodies.join()]) expect(place).not.to.contain(number);
});

it('keeps no draft that may hold a personal number', async () => {
  const { type, within } = await panel();
  type('số của tôi là 0912 345 678');
  expect(JSON.stringify({ ...sessionStorage })).not.to.contain('0912');
  expect(within<HTMLTextAreaElement>('textarea').value).to.contain('0912');
  type('khai sinh');
  expect(JSON.stringify({ ...sessionStorage })).to.contain('khai sinh');
});

it('stops when told to, keeps what came, and asks again at a press', async () => {
  const { ask, says, press, bodies } = await panel({ assistant: saying(spoken('Phần đầu của câu trả lời.'), untilStopped) });
  await ask('khai sinh');
  await says('Phần đầu của câu trả lời.');
  await press('Dừng');
  await says('Đã dừng theo ý bạn.');
  await says('Phần đầu của câu trả lời.');
  await press('Hỏi lại');
  await waitUntil(() => bodies.length === 2, 'it was not asked again');
  expect(bodies[1]).to.equal(bodies[0]);
});

it('says that an answer was cut off in the middle, keeps what came, and lets her ask again', async () => {
  const { ask, says, press, read } = await panel({
    assistant: saying(spoken('Giấy tờ cần nộp: giấy chứng sinh'), async () => {
      throw new Error('the connection is gone');
    }),
  });
  await ask('khai sinh');
  await says('Câu trả lời bị ngắt giữa chừng.');
  expect(read()).to.contain('Giấy tờ cần nộp: giấy chứng sinh');
  await press('Hỏi lại');
  await says('Đang tìm …');
});

it('says what to do where the gateway does not answer', async () => {
  const { el, ask, says } = await panel({ assistant: failingPort('UNAVAILABLE') });
  const told = oneEvent(el, 'motcua-error');
  await ask('khai sinh');
  await says('Cổng dịch vụ đang bận.');
  await told;
});

it('tells how long to wait where too many ask', async () => {
  const { ask, says } = await panel({ assistant: failingPort('TOO_MANY', { retryAfterSeconds: 7 }) });
  await ask('khai sinh');
  await says('Hãy đợi 7 giây rồi hỏi lại.');
});

it('announces the search and then the whole answer, once each, and nothing in between', async () => {
  const said: string[] = [];
  const slow: Partial<GatewayPorts> = {
    assistant: {
      async *ask() {
        yield* spoken('Một. ').slice(0, 5);
        for (const word of ['Hai. ', 'Ba. ', 'Bốn.']) {
          await aTimeout(60);
          yield { type: 'text-delta', id: 't', delta: word };
        }
        yield { type: 'finish' };
      },
    },
  };
  const { ask, answered, within } = await panel(slow);
  new MutationObserver(() => said.push(within('[role=status]').textContent!.trim())).observe(within('[role=status]'), { childList: true, characterData: true, subtree: true });
  await ask('khai sinh');
  await answered();
  await waitUntil(() => said.some((each) => each.includes('Bốn.')), 'the answer was never announced');
  expect([...new Set(said)]).to.deep.equal(['Đang tìm …', 'Một. Hai. Ba. Bốn.']);
  expect(within('[role=log]').getAttribute('aria-live')).to.equal('off');
});

it('sends with Enter, breaks the line with Shift and Enter, and leaves Enter to an input method', async () => {
  const { within, root, type } = await panel();
  const field = within<HTMLTextAreaElement>('textarea');
  field.focus();
  type('khai sinh');
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Enter' });
  await sendKeys({ up: 'Shift' });
  await aTimeout(50);
  expect(root.querySelectorAll('.turn').length).to.equal(0);
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
  await aTimeout(50);
  expect(root.querySelectorAll('.turn').length).to.equal(0);
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => root.querySelectorAll('.turn').length === 1, 'Enter did not send');
  await waitUntil(() => field.value === '', 'the field was not emptied');
  expect(root.activeElement).to.equal(field);
});

it('takes up one question where two were sent before its numbers were looked for', async () => {
  const { client, bodies } = clientOver();
  const { hide } = client.assistant;
  const slow = { ...client, assistant: { ...client.assistant, hide: async (text: string) => aTimeout(60).then(() => hide(text)) } };
  sessionStorage.clear();
  const el = await fixture<MotcuaChatPanel>(html`<motcua-chat-panel lang="vi" .client=${slow}></motcua-chat-panel>`);
  const { type, within, says, answered, root } = handsOn(el);
  type('làm giấy khai sinh cần giấy tờ gì');
  within<HTMLFormElement>('form').requestSubmit();
  within<HTMLFormElement>('form').requestSubmit();
  await says('Đang tìm …');
  await waitUntil(() => root.querySelectorAll('.turn').length > 0, 'the question never stood there');
  await answered();
  await aTimeout(100);
  expect(root.querySelectorAll('.turn').length).to.equal(1);
  expect(bodies.length).to.equal(1);
});

it('shows what the source says of a fee that it does not state', async () => {
  const { ask, answered, within } = await panel();
  await ask('cấp giấy xác nhận tình trạng hôn nhân lệ phí bao nhiêu');
  await answered();
  expect(within('.card').textContent).to.contain('Mỗi địa phương thu một mức').and.to.contain('Nguồn chưa ghi.');
});

it('sends nothing that is empty or too long, and says so before', async () => {
  const { type, says, within, root, press } = await panel();
  type('x'.repeat(950));
  await says('Còn 50 chữ cái.');
  type('x'.repeat(1001));
  await says('Câu hỏi dài quá 1.000 chữ cái.');
  await press('Gửi');
  type('   ');
  await press('Gửi');
  await aTimeout(50);
  expect(root.querySelectorAll('.turn').length).to.equal(0);
  expect(within('textarea')).to.exist;
});

it('goes on where the page was left, and forgets everything at a press', async () => {
  const { ask, answered, el, client } = await panel();
  await ask('làm giấy khai sinh cần giấy tờ gì');
  await answered();
  await waitUntil(() => JSON.stringify({ ...sessionStorage }).includes('conversation'), 'nothing was kept');
  el.remove();
  const again = await fixture<MotcuaChatPanel>(html`<motcua-chat-panel lang="vi" .client=${client}></motcua-chat-panel>`);
  const { says, press, root } = handsOn(again);
  await says('Giấy chứng sinh');
  await press('Quên hết');
  await says('Đã quên cuộc hỏi đáp này.');
  expect(root.querySelectorAll('.turn').length).to.equal(0);
  expect(JSON.stringify({ ...sessionStorage })).not.to.contain('khai sinh');
});

it('ignores what somebody else wrote under its name', async () => {
  sessionStorage.setItem('motcua:draft:conversation', '[{"question":1},{"question":"x","answer":{}},null,"x"]');
  const { client } = clientOver();
  const el = await fixture<MotcuaChatPanel>(html`<motcua-chat-panel .client=${client}></motcua-chat-panel>`);
  expect(el.shadowRoot!.querySelectorAll('.turn').length).to.equal(0);
  sessionStorage.clear();
});

it('keeps nothing on a shared device, and forgets when the visit ends', async () => {
  localStorage.clear();
  sessionStorage.clear();
  const { client } = clientOver();
  const app = await fixture<MotcuaApp>(html`<motcua-app shared-device .client=${client}><motcua-chat-panel></motcua-chat-panel></motcua-app>`);
  const el = app.querySelector<MotcuaChatPanel>('motcua-chat-panel')!;
  await waitUntil(() => el.shadowRoot!.querySelector('textarea'), 'the panel never stood there');
  const { ask, answered, root } = handsOn(el);
  await ask('làm giấy khai sinh cần giấy tờ gì');
  await answered();
  expect(JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage })).not.to.contain('khai sinh');
  app.addEventListener('motcua-session-ended', (event) => event.preventDefault());
  [...app.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Xóa hết'))!.click();
  await waitUntil(() => root.querySelectorAll('.turn').length === 0, 'the conversation stayed');
});

it('lets the host show a service elsewhere', async () => {
  const { ask, answered, el, within } = await panel();
  await ask('làm giấy khai sinh cần giấy tờ gì');
  await answered();
  el.addEventListener('motcua-service-chosen', (event) => event.preventDefault());
  const chosen = oneEvent(el, 'motcua-service-chosen') as unknown as Promise<ServiceChosenEvent>;
  within('.card a').click();
  expect((await chosen).code).to.equal('9.000001');
});

/** Texts that want to be more than text. */
const hostile = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](https://evil.example)',
  '![x](https://evil.example/leak?q=1)',
  '![x][1]\n[1]: https://evil.example/x.png',
  '<https://evil.example>',
  'https://evil.example/a.png',
  'javascript:alert(1)',
  '&lt;img src=x onerror=alert(1)&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '**<img src=x>**',
  '*<b onclick=alert(1)>*',
  '`<script>`',
  '- <img src=x>\n- [x](vbscript:x)',
  '1. <svg>\n2. <math><mtext></mtext></math>',
  '[[9.000001]](javascript:alert(1))',
  '[9.000001](javascript:alert(1))',
  '[9.999999]',
  '[9.000001"onclick="alert(1)]',
  '\u202e<gpj.x/elpmaxe.live//:sptth>',
  '\u200b<img src=x>\u200b',
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '**unfinished <b',
  '```html\n<img src=x>\n```',
  '> <form action=//evil.example>',
  '| a | b |\n|---|---|\n| <img> | [x](//e) |',
  '\u{e0001}\u{e0041}hidden',
];

it('makes nothing of hostile text but text', async () => {
  const allowed = new Set(['P', 'UL', 'OL', 'LI', 'B', 'EM', 'CODE', 'A']);
  for (const text of hostile) {
    const { ask, answered, within } = await panel({ assistant: saying([...spoken(text), { type: 'finish' }]) });
    await ask('khai sinh');
    await answered();
    const drawn = [...within('.spoken > .text').querySelectorAll('*')];
    expect(drawn.filter(({ tagName }) => !allowed.has(tagName)).map(({ outerHTML }) => outerHTML)).to.deep.equal([], text);
    for (const each of drawn) {
      const attributes = each.getAttributeNames().filter((name) => name !== 'class');
      if (each.tagName === 'A') expect(each.getAttribute('href')).to.equal('https://cong-mau.example/9.000001');
      else expect(attributes).to.deep.equal([], text);
    }
  }
});

it('reads the small part of Markdown that answers use, and leaves the rest as it stands', () => {
  const text = (words: string) => ({ kind: 'text', text: words });
  expect(parseMarkdown('Cần **hai** bản *sao* `A1` [1.001193].\n\n- một\n- hai\n1. ba\n2) bốn\n\n# không phải tiêu đề')).to.deep.equal([
    {
      kind: 'paragraph',
      line: [
        text('Cần '),
        { kind: 'strong', text: 'hai' },
        text(' bản '),
        { kind: 'em', text: 'sao' },
        text(' '),
        { kind: 'code', text: 'A1' },
        text(' '),
        { kind: 'citation', code: '1.001193' },
        text('.'),
      ],
    },
    { kind: 'ul', items: [[text('một')], [text('hai')]] },
    { kind: 'ol', items: [[text('ba')], [text('bốn')]] },
    { kind: 'paragraph', line: [text('# không phải tiêu đề')] },
  ]);
  expect(parseMarkdown('5 * 3 * 2 và ** một')).to.deep.equal([{ kind: 'paragraph', line: [text('5 * 3 * 2 và ** một')] }]);
});

it('draws a very long answer', async () => {
  const long = Array.from({ length: 3000 }, (_, index) => `- dòng ${index}`).join('\n');
  const parts = long.match(/[\s\S]{1,3000}/g)!.map((delta): AssistantPart => ({ type: 'text-delta', id: 't', delta }));
  const { ask, answered, root } = await panel({ assistant: saying([{ type: 'text-start', id: 't' }, ...parts, { type: 'finish' }]) });
  await ask('khai sinh');
  await answered();
  expect(root.querySelectorAll('.text li').length).to.equal(3000);
});

/** Puts a panel into a page, brought as far as the state says. */
async function placed(root: HTMLElement, ports: Partial<GatewayPorts>, then: (hands: ReturnType<typeof handsOn>) => Promise<unknown> = async () => {}) {
  const el = document.createElement('motcua-chat-panel');
  el.lang = 'vi';
  el.client = clientOver(ports).client;
  root.append(el);
  await el.updateComplete;
  await then(handsOn(el));
  return el;
}

widgetManners({
  tag: 'motcua-chat-panel',
  wording: strings,
  client: () => clientOver().client,
  isReady: (element) => element.shadowRoot!.querySelector('textarea') !== null,
  states: {
    empty: (root) => placed(root, {}),
    answered: (root) =>
      placed(root, {}, async ({ ask, answered }) => {
        await ask('làm giấy khai sinh cần giấy tờ gì, lệ phí bao nhiêu');
        await answered();
      }),
    failed: (root) =>
      placed(root, { assistant: failingPort('UNAVAILABLE') }, async ({ ask, says }) => {
        await ask('khai sinh');
        await says('Chưa trả lời được');
      }),
    silent: (root) => placed(root, { assistant: silentAgency() }, ({ ask }) => ask('khai sinh')),
  },
});

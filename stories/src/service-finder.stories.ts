import { findServices } from '@motcua/contract/services';
import { createGateway } from '@motcua/gateway';
import { failing, handlersFor, samplePorts, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { inTurn, press, typeInto } from './press.ts';
import { says } from './says.ts';

interface FinderArgs {
  query: string;
  code: string;
  helpline: string;
  easy: boolean;
  view: 'search' | 'life-events' | 'service';
  compact: boolean;
  voiceHeardBy: string;
}

const meta: Meta<FinderArgs> = {
  title: 'Service finder',
  component: 'motcua-service-finder',
  args: { query: '', code: '', helpline: '1022', easy: false, view: 'search', compact: false, voiceHeardBy: '' },
  render: ({ query, code, helpline, easy, view, compact, voiceHeardBy }) =>
    html`<motcua-service-finder .query=${query} .code=${code} helpline=${helpline} ?easy=${easy} view=${view} ?compact=${compact} .voiceHeardBy=${voiceHeardBy}>
      <p>Tra cứu trên <a href="https://dichvucong.gov.vn">Cổng Dịch vụ công quốc gia</a> hoặc gọi <a href="tel:1022">1022</a>.</p>
    </motcua-service-finder>`,
};
export default meta;

type Story = StoryObj<FinderArgs>;

/** Nothing asked yet: one big field, and common needs to press. */
export const Idle: Story = { play: says('Bạn cần làm gì?') };

/** The common case: typed without diacritics, the right service first. */
export const Found: Story = { args: { query: 'dang ky khai sinh' }, play: says('thủ tục cho “dang ky khai sinh”') };

/** Several siblings fit: one question, at most four choices, told apart by what differs. */
export const AsksBack: Story = { args: { query: 'khai sinh' }, play: says('Ý bạn là …?') };

/** Several siblings fit, and nobody has said what sets one of them apart: no difference is claimed. */
export const AsksBackByName: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => {
    const { services } = samplePorts();
    const find: typeof services.find = async (input, signal) => {
      const { clarification, ...found } = await services.find(input, signal);
      return {
        ...found,
        ...(clarification && { clarification: { choices: clarification.choices.map(({ code, label }, at) => ({ code, label, ...(at > 0 && { note: label }) })) } }),
      };
    };
    msw.use(...handlersFor(createGateway({ ...samplePorts(), services: { ...services, find } }), { baseUrl }));
  },
  play: says('Bạn hãy đọc tên từng thủ tục'),
};

/** Nothing fits, and the finder says so. It offers another place to look and a person to call. */
export const NothingFound: Story = { args: { query: 'mua vé máy bay' }, play: says('Không tìm thấy thủ tục phù hợp với “mua vé máy bay”.') };

/** What was asked is what a guide is called: it is offered once the question has stood for a moment. */
export const GuideOffered: Story = { args: { query: 'mất giấy tờ' }, play: says('Hướng dẫn từng bước') };

/** A host's own words and links where nothing fits. */
export const NothingFoundWithHostWords: Story = {
  args: { query: 'mua vé máy bay' },
  render: ({ query }) => html`<motcua-service-finder .query=${query}><p slot="empty">Phường trực tư vấn sáng thứ Bảy, 8:00–12:00.</p></motcua-service-finder>`,
  play: says('Phường trực tư vấn sáng thứ Bảy'),
};

/** A fee that nobody has published: said as unknown, never as free. */
export const FeeUnknown: Story = { args: { query: 'giấy độc thân' }, play: says('Lệ phí: chưa có thông tin') };

/** A question of more than 500 characters: refused, and not a letter of it lost. */
export const TooLong: Story = { args: { query: 'làm giấy khai sinh cho con '.repeat(30) }, play: says('Câu này dài quá 500 ký tự') };

/** The gateway takes its time: the shape of what comes, then words. */
export const Slow: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => msw.use(...handlersFor(createGateway({ ...samplePorts(), services: silentAgency() }), { baseUrl })),
  play: says('Hơi lâu hơn mọi khi.'),
};

/** The agency's system is silent. The page stays usable and says what to do. */
export const AgencySilent: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => msw.use(failing(findServices, 'UNAVAILABLE', { baseUrl })),
  play: says('Cổng dịch vụ đang bận. Hãy thử lại sau ít phút.'),
};

/** Too many people ask at once. */
export const TooMany: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => msw.use(failing(findServices, 'TOO_MANY', { baseUrl })),
  play: says('Đang có quá nhiều người hỏi.'),
};

/** A gateway that wants a signed-in person before it answers. */
export const SignedOut: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => msw.use(failing(findServices, 'SIGN_IN', { baseUrl })),
  play: says('Việc này cần đăng nhập.'),
};

/** A stronger sign-in is wanted. */
export const StrongerSignIn: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => msw.use(failing(findServices, 'STEP_UP', { baseUrl })),
  play: says('Việc này cần đăng nhập ở mức cao hơn.'),
};

/** The person has not agreed to this purpose yet. */
export const ConsentNeeded: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => msw.use(failing(findServices, 'CONSENT', { baseUrl })),
  play: says('Việc này cần bạn đồng ý trước.'),
};

/** The host may not ask. */
export const NotPermitted: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => msw.use(failing(findServices, 'FORBIDDEN', { baseUrl })),
  play: says('Trang này chưa được phép tìm.'),
};

/** The device has no network. */
export const Offline: Story = {
  args: { query: 'khai sinh' },
  beforeEach: ({ msw }) => {
    msw.use(failing(findServices, 'OFFLINE', { baseUrl }));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: says('Không có mạng. Hãy kiểm tra kết nối rồi thử lại.'),
};

/** The finder with a service open, as a shared link opens it. */
export const Answer: Story = { args: { code: '9.000001' }, play: says('Giấy tờ cần chuẩn bị') };

/** A record of last year: its age is said before anything else. */
export const Stale: Story = { args: { code: '9.000008' }, play: says('Dữ liệu cũ, từ ngày 15/01/2025.') };

/** The longest real words, on the narrowest screen. */
export const LongestWords: Story = { args: { query: 'phòng cháy chữa cháy nhà trọ' }, play: says('Thẩm định, phê duyệt và cấp giấy xác nhận') };

/** Easy mode: large text, large targets, at most four choices, one button to call for help. */
export const EasyMode: Story = { args: { query: 'dang ky khai sinh', easy: true }, play: says('Gọi người giúp: 1022') };

/** Easy mode, and none of the first was it: the question has made room for the next four. */
export const EasyModeOthers: Story = { args: { query: 'khai sinh', easy: true }, play: inTurn(press('Không phải các thủ tục này'), says('Xem lại các thủ tục đầu tiên')) };

/** The field's arrow keys have reached the second result; Enter would open it. */
export const ReachedByKeys: Story = {
  play: inTurn(typeInto('khai sinh'), says('cho “khai sinh”'), async ({ canvasElement }) => {
    const field = canvasElement.querySelector('motcua-service-finder')?.shadowRoot?.querySelector('input');
    for (const key of ['ArrowDown', 'ArrowDown']) field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }),
};

/** The choices to narrow the results by, with how many there are of each: a drawer on a phone. */
export const Narrowing: Story = { args: { query: 'khai' }, play: inTurn(press('Lọc kết quả'), says('Hộ tịch (')) };

/** Narrowed to one sector: what is chosen stands above the results and is taken back at a press. */
export const Narrowed: Story = { args: { query: 'khai' }, play: inTurn(press('Lọc kết quả'), press('Hộ tịch ('), press('Xem kết quả'), says('Lọc kết quả, đang chọn 1')) };

/** Narrowed to what the own commune does, which is named, with how many services that are. */
export const NarrowedToOwnWard: Story = {
  args: { query: 'khai' },
  render: ({ query, easy }) => html`<motcua-service-finder .query=${query} ?easy=${easy} ward="00070"></motcua-service-finder>`,
  play: inTurn(press('Chỉ ở phường Hoàn Kiếm ('), says('Lọc kết quả, đang chọn 1')),
};

/** Questions that led somewhere, on this device, and the way to erase them. */
export const Recent: Story = {
  args: { query: 'dang ky khai sinh' },
  play: async (stage) => {
    await says('thủ tục cho “dang ky khai sinh”')(stage);
    const root = stage.canvasElement.querySelector('motcua-service-finder')?.shadowRoot;
    root?.querySelector<HTMLElement>('.result a')?.click();
    await says('Giấy tờ cần chuẩn bị')(stage);
    await press('kết quả cho')(stage);
    await press('Xóa chữ')(stage);
    await says('Bạn đã tìm gần đây')(stage);
  },
};

/** Life events to choose from, for a page of their own. */
export const LifeEvents: Story = { args: { view: 'life-events' }, play: says('Bạn đang có việc lớn gì?') };

/** One life event as a way through several services, in their order. */
export const LifeEventGuide: Story = { play: inTurn(press('Sinh con'), says('Đã làm 0 trong')) };

/** In a narrow column: the field and what it finds, nothing else. */
export const Compact: Story = { args: { compact: true }, play: says('Gõ như bạn nói') };

/** One service and nothing else, as a page about it would show it. */
export const OneService: Story = { args: { view: 'service', code: '9.000005' }, play: says('Giấy xác nhận độc thân') };

/** A ward by its old name; the search then leaves out what other wards do. */
export const ChoosesWard: Story = { play: inTurn(press('Chọn phường, xã để biết nơi nộp'), says('Bạn ở phường, xã nào?')) };

/** Speaking is on, since the host has named who hears; the person is asked first. */
export const AsksBeforeItHears: Story = {
  args: { voiceHeardBy: 'Google, hãng làm trình duyệt này' },
  beforeEach: () => {
    Object.assign(globalThis, { SpeechRecognition: class extends EventTarget {} });
    return () => Reflect.deleteProperty(globalThis, 'SpeechRecognition');
  },
  play: inTurn(press('Nói thay vì gõ'), says('Giọng nói của bạn sẽ được gửi tới Google')),
};

/** Before a client is there, and where none ever comes: what the host put inside. */
export const Fallback: Story = {
  render: () => html`<motcua-service-finder catalogue=${`${baseUrl}/danh-muc/catalogue.json`}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-service-finder>`,
  play: says('Gọi 1022.'),
};

import { getHealthBook } from '@motcua/contract/health';
import { failing, inventedPeople, silentAgency } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersOver, handlersWithIdentity, signedInAs } from './gateway.ts';
import { inTurn, openFile, press } from './press.ts';
import { says } from './says.ts';

interface BookArgs {
  helpline: string;
  easy: boolean;
}

const meta: Meta<BookArgs> = {
  title: 'Health book',
  component: 'motcua-health-book',
  args: { helpline: '1022', easy: false },
  render: ({ helpline, easy }) => html`<motcua-health-book helpline=${helpline} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-health-book>`,
};
export default meta;

type Story = StoryObj<BookArgs>;

/** Before anything is asked for: the book is closed. */
export const Closed: Story = { play: says('Sổ đóng và che sẵn.') };

/** Opened: name, age and section names; what they hold is not in the page. */
export const Masked: Story = { play: inTurn(press('Mở sổ của tôi'), says('tất cả đang che')) };

/** One section shows, with the time it has left. */
export const Revealed: Story = { play: inTurn(press('Mở sổ của tôi'), press('Dị ứng'), says('Tự che sau'), says('Penicillin')) };

/** Many lines, some stopped. */
export const LongSection: Story = { play: inTurn(press('Mở sổ của tôi'), press('Thuốc'), says('Amlodipin 5 mg')) };

/** A child's vaccinations. */
export const Child: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({}, signedInAs(0))),
  play: inTurn(press('Mở sổ của tôi'), press('Tiêm chủng'), says('Theo')),
};

/** Hardly anything is known, and every kind of absence says which it is. */
export const NearlyEmpty: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({}, signedInAs(3))),
  play: inTurn(press('Mở sổ của tôi'), says('tất cả đang che')),
};

/** Doses that contradict each other, a diagnosis that was ruled out, a mistake, a private line. */
export const Conflicting: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({}, signedInAs(4))),
  play: inTurn(press('Mở sổ của tôi'), says('tất cả đang che')),
};

/** A file that the citizen opens; it does not leave the device. */
export const FromFile: Story = {
  play: inTurn(
    openFile(() => JSON.stringify(inventedPeople[1]?.bundle), 'so-suc-khoe.json'),
    says('Đọc từ tệp bạn mở, trên máy này.'),
  ),
};

/** A file that is no health book. */
export const Unreadable: Story = {
  play: inTurn(
    openFile(() => 'Kính gửi quý khách', 'thu.txt'),
    says('Tệp này không phải sổ sức khỏe đọc được'),
  ),
};

/** The keeper of the book takes its time. */
export const Slow: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersOver({ health: silentAgency() }, signedInAs(1))),
  play: inTurn(press('Mở sổ của tôi'), says('Hơi lâu hơn mọi khi.')),
};

/** The keeper of the book is silent: the book itself is not lost. */
export const AgencySilent: Story = {
  beforeEach: ({ msw }) => msw.use(failing(getHealthBook, 'UNAVAILABLE', { baseUrl })),
  play: inTurn(press('Mở sổ của tôi'), says('Sổ của bạn vẫn còn nguyên ở đó.')),
};

/** Nobody is signed in: the way to a sign-in and back. */
export const SignedOut: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity({ isSignedIn: false })),
  play: inTurn(press('Mở sổ của tôi'), says('Bạn cần đăng nhập để mở sổ của mình.'), says('Bạn sẽ sang trang của nơi xác thực, rồi quay lại đây.')),
};

/** Nobody is signed in, and nobody can sign in here. */
export const NoSignIn: Story = {
  beforeEach: ({ msw }) => msw.use(failing(getHealthBook, 'SIGN_IN', { baseUrl })),
  render: ({ helpline, easy }) => html`<motcua-health-book helpline=${helpline} ?easy=${easy} gateway=${baseUrl}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-health-book>`,
  play: inTurn(press('Mở sổ của tôi'), says('Bạn cần đăng nhập để mở sổ của mình.'), says('Thử lại')),
};

/** A stronger sign-in is wanted. */
export const StrongerSignIn: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity({ session: { assuranceLevel: 1 } })),
  play: inTurn(press('Mở sổ của tôi'), says('cần đăng nhập ở mức cao hơn'), says('Đăng nhập ở mức cao hơn')),
};

/** The person has not agreed yet: the question stands right here. */
export const ConsentNeeded: Story = {
  beforeEach: ({ msw }) => msw.use(...handlersWithIdentity()),
  play: inTurn(press('Mở sổ của tôi'), says('Cần bạn đồng ý trước'), says('Bạn có đồng ý không?')),
};

/** The keeper refuses this page. */
export const NotPermitted: Story = {
  beforeEach: ({ msw }) => msw.use(failing(getHealthBook, 'FORBIDDEN', { baseUrl })),
  play: inTurn(press('Mở sổ của tôi'), says('không cho trang này xem')),
};

/** No book of this person is here. */
export const NoBook: Story = {
  beforeEach: ({ msw }) => msw.use(failing(getHealthBook, 'NOT_FOUND', { baseUrl })),
  play: inTurn(press('Mở sổ của tôi'), says('Chưa tìm thấy sổ sức khỏe của bạn ở đây.')),
};

/** The device has no network: a file can still be opened. */
export const Offline: Story = {
  beforeEach: ({ msw }) => {
    msw.use(failing(getHealthBook, 'OFFLINE', { baseUrl }));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: inTurn(press('Mở sổ của tôi'), says('Không có mạng.')),
};

/** Easy mode: large, no time limit, one number to call. */
export const EasyMode: Story = { args: { easy: true }, play: inTurn(press('Mở sổ của tôi'), press('Dị ứng'), says('Mục này tự che khi bạn rời trang.')) };

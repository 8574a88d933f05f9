import type { Delegation } from '@motcua/contract/delegation';
import { inventedDelegation, inventedPeople, SampleDelegation, type SampleDelegationOptions, type SampleIdentityOptions } from '@motcua/gateway/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl, handlersWithIdentity } from './gateway.ts';
import { choose, inTurn, press } from './press.ts';
import { says } from './says.ts';

interface DelegationArgs {
  helpline: string;
  chooser: boolean;
  recordsPage: string;
  easy: boolean;
}

const meta: Meta<DelegationArgs> = {
  title: 'Delegation',
  component: 'motcua-delegation',
  args: { helpline: '1022', chooser: false, recordsPage: './so-suc-khoe.html', easy: false },
  render: ({ helpline, chooser, recordsPage, easy }) =>
    html`<motcua-delegation helpline=${helpline} ?chooser=${chooser} records-page=${recordsPage} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-delegation>`,
};
export default meta;

type Story = StoryObj<DelegationArgs>;

const [baby, , mother] = inventedPeople.map(({ name }) => name) as [string, string, string];
const over = (options: SampleDelegationOptions = {}, identity: SampleIdentityOptions = {}) => ({
  beforeEach: ({ msw }: { msw: { use(...handlers: ReturnType<typeof handlersWithIdentity>): void } }) =>
    msw.use(...handlersWithIdentity(identity, { delegation: new SampleDelegation(options) })),
});
const other = (changes: Partial<Delegation>): Delegation => inventedDelegation({ id: '2'.repeat(32), ...changes });
const bigChild = { id: 'b'.repeat(64), name: 'Nguyễn Ví Dụ Bình', needsAssent: true };
const smallChild = { id: 'a'.repeat(64), name: baby, needsAssent: false };

/** Nobody looks for anybody yet. */
export const Empty: Story = { ...over(), play: says('Chưa ai được xem hồ sơ của bạn') };

/** Somebody looks for the person, the person looks for a child, and what was before. */
export const List: Story = {
  ...over({
    given: [inventedDelegation(), other({ state: 'ended', endedBy: 'grantor' })],
    received: [inventedDelegation({ id: '3'.repeat(32), name: baby, child: { needsAssent: false } })],
  }),
  play: inTurn(says('Bạn đang xem giúp ai'), press('Trước đây'), says('Người cho xem đã thôi')),
};

/** What, and for how long; and never to read the code to a stranger. */
export const Offering: Story = { ...over(), play: inTurn(press('Cho người nhà xem giúp'), says('Ai gọi đến xin mã thì đừng đọc')) };

/** The code could not be had. */
export const NotOffered: Story = {
  ...over({ failing: { offer: 'UNAVAILABLE' } }),
  play: inTurn(press('Cho người nhà xem giúp'), choose('30 ngày'), press('Lấy mã để đọc cho người nhà'), says('Chưa làm được')),
};

/** The code, to be read out over the telephone. */
export const Code: Story = {
  ...over(),
  play: inTurn(press('Cho người nhà xem giúp'), choose('30 ngày'), press('Lấy mã để đọc cho người nhà'), says('482 319 0755')),
};

/** Somebody has typed the code: is it the right one? */
export const RightPerson: Story = { ...over({ given: [inventedDelegation({ state: 'accepted' })] }), play: says(`Đúng, cho ${mother} xem`) };

/** The first press only says what follows. */
export const Ending: Story = { ...over({ given: [inventedDelegation()] }), play: inTurn(press('Thôi không cho xem nữa'), says('thì không lấy lại được')) };

/** Ended. */
export const Ended: Story = {
  ...over({ given: [inventedDelegation()] }),
  play: inTurn(press('Thôi không cho xem nữa'), says('thì không lấy lại được'), press('Thôi'), says('Đã thôi. Không xem được nữa.')),
};

/** Where a code that was read out is typed. */
export const Entering: Story = { ...over(), play: inTurn(press('Tôi có mã của người nhà'), says('Mã có 10 chữ số')) };

/** A digit is missing. */
export const CodeTooShort: Story = { ...over(), play: inTurn(press('Tôi có mã của người nhà'), press('Xem mã này của ai'), says('Hãy nghe lại từng số')) };

/** A child of seven or more: whom to ask, and for how long. */
export const Child: Story = { ...over({ children: [smallChild, bigChild] }), play: inTurn(press('Xem sổ của con tôi'), says('Xem cho con nào')) };

/** The register of guardians does not answer. */
export const RegisterSilent: Story = { ...over({ failing: { children: 'UNAVAILABLE' } }), play: inTurn(press('Xem sổ của con tôi'), says('Nơi ghi lại đang không trả lời')) };

/** The register has the person as nobody's guardian. */
export const NoChild: Story = { ...over(), play: inTurn(press('Xem sổ của con tôi'), says('chưa ghi bạn là người đại diện của trẻ nào')) };

/** The child is asked on the parent's device. */
export const Assent: Story = {
  ...over({ received: [other({ state: 'unassented', name: bigChild.name, child: { needsAssent: true } })] }),
  play: inTurn(press(`Đưa máy cho ${bigChild.name} trả lời`), says(`Chào ${bigChild.name}!`)),
};

/** The child has signed in itself. */
export const OwnAssent: Story = {
  ...over({ given: [other({ state: 'unassented', child: { needsAssent: true } })] }),
  play: inTurn(press('Xem và trả lời'), says('Chào con!')),
};

/** Above the records: for whom the page asks. */
export const Chooser: Story = { ...over({ received: [inventedDelegation({ name: baby })] }), args: { chooser: true }, play: says('Xem cho') };

/** The page asks for somebody else, and says so. */
export const Acting: Story = {
  ...over({ received: [inventedDelegation({ name: baby })] }),
  args: { chooser: true },
  play: inTurn(press(baby), says(`Bạn đang xem thay cho ${baby}`)),
};

/** Nobody is signed in. */
export const SignedOut: Story = { ...over({}, { isSignedIn: false }), play: says('Bạn chưa đăng nhập') };

/** The gateway takes its time. */
export const Slow: Story = { ...over({ silent: ['list'] }), play: says('Đang hỏi, hơi lâu hơn mọi khi.') };

/** The gateway is silent. */
export const GatewaySilent: Story = { ...over({ failing: { list: 'UNAVAILABLE' } }), play: says('Chưa xem được ai được xem giúp') };

/** This place does not know it. */
export const NotHere: Story = {
  beforeEach: ({ msw }: { msw: { use(...handlers: ReturnType<typeof handlersWithIdentity>): void } }) => msw.use(...handlersWithIdentity()),
  play: says('Nơi này chưa mở việc nhờ xem giúp'),
};

/** The page's gateway is on another site: nobody can sign in. */
export const AnotherSite: Story = {
  render: () => html`<motcua-delegation gateway=${baseUrl}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-delegation>`,
  play: says('Trang này chưa có đăng nhập'),
};

/** The longest words. */
export const LongestWords: Story = {
  ...over({ given: [inventedDelegation({ name: `Công Tằng Tôn Nữ ${'Thị Ví Dụ '.repeat(6).trim()} Tên-Rất-Dài-Không-Xuống-Dòng-Được-Ở-Đâu-Cả`, state: 'accepted' })] }),
  play: says('Tên-Rất-Dài'),
};

/** Large, and one thing at a time. */
export const EasyMode: Story = { ...over({ given: [inventedDelegation()] }), args: { easy: true }, play: says('Thôi không cho xem nữa') };

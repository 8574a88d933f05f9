import { createClient, MotcuaError } from '@motcua/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { inTurn, press, typeInto } from './press.ts';
import { says } from './says.ts';

interface ChooserArgs {
  value: string;
  helpline: string;
  easy: boolean;
}

const meta: Meta<ChooserArgs> = {
  title: 'Ward chooser',
  component: 'motcua-ward-chooser',
  args: { value: '', helpline: '1022', easy: false },
  render: ({ value, helpline, easy }) =>
    html`<motcua-ward-chooser .value=${value} helpline=${helpline} ?easy=${easy}><p>Gọi <a href="tel:1022">1022</a>.</p></motcua-ward-chooser>`,
};
export default meta;

type Story = StoryObj<ChooserArgs>;

/** Before anything is typed. */
export const Common: Story = { play: says('Bạn ở phường, xã nào?') };

/** A ward that is no more, and the one that it went into. */
export const FormerWard: Story = { play: inTurn(typeInto('hang bac'), says('nay thuộc phường Hoàn Kiếm'), says('Thấy 1 nơi.')) };

/** The same old name in three districts. */
export const SameNames: Story = { play: inTurn(typeInto('minh khai'), says('Xã Minh Khai (cũ), huyện Hoài Đức'), says('Thấy 3 nơi.')) };

/** More than fit on a screen: type on. */
export const Many: Story = { play: inTurn(typeInto('h'), says('Đây là 8 nơi giống nhất.')) };

/** An old ward that went into three: only the citizen can say which. */
export const Split: Story = {
  play: inTurn(typeInto('minh khai bắc từ liêm'), press('Minh Khai'), says('Phường Minh Khai cũ (quận Bắc Từ Liêm) nay chia về 3 nơi. Nhà bạn nay thuộc nơi nào?')),
};

/** Chosen, remembered on the device, with ways to change and to forget it. */
export const Chosen: Story = { play: inTurn(typeInto('hàng bạc'), press('Hàng Bạc'), says('Bạn ở: Phường Hoàn Kiếm'), says('chỉ ghi trên máy này')) };

/** Changing it: the old choice stays until there is a new one. */
export const Changing: Story = { args: { value: '00070' }, play: inTurn(press('Đổi'), says('Không đổi, vẫn là phường Hoàn Kiếm')) };

/** Wanted forgotten. */
export const Forgotten: Story = { args: { value: '00070' }, play: inTurn(press('Quên nơi này'), says('Đã quên. Máy này không còn ghi nơi bạn ở.')) };

/** No such place in Hanoi. */
export const NothingFound: Story = { play: inTurn(typeInto('Đà Lạt'), says('Không thấy nơi nào của Hà Nội tên “Đà Lạt”.')) };

/** The longest real names. */
export const LongestWords: Story = { play: inTurn(typeInto('văn miếu quốc tử giám'), says('Phường Văn Miếu - Quốc Tử Giám')) };

/** The names cannot be loaded. */
export const NamesNotLoaded: Story = {
  render: ({ helpline }) => {
    const fails = () => Promise.reject(new MotcuaError('OFFLINE', 'no network'));
    return html`<motcua-ward-chooser helpline=${helpline} .client=${{ ...createClient({ gateway: baseUrl }), communes: { find: fails, get: fails } }}></motcua-ward-chooser>`;
  },
  play: inTurn(typeInto('hàng bạc'), says('Chưa mở được danh sách phường, xã')),
};

/** Others use the device: nothing is kept. */
export const SharedDevice: Story = {
  render: ({ helpline }) => html`<motcua-app gateway=${baseUrl} shared-device><motcua-ward-chooser helpline=${helpline}></motcua-ward-chooser></motcua-app>`,
  play: inTurn(typeInto('hàng bạc'), press('Hàng Bạc'), says('Máy này nhiều người dùng nên trang không ghi lại nơi bạn chọn.')),
};

/** Easy mode: a district that went into eight communes, four at a time. */
export const EasyMode: Story = {
  args: { easy: true },
  play: inTurn(typeInto('quận bắc từ liêm'), press('Quận Bắc Từ Liêm'), says('Không phải, xem nơi khác')),
};

/** On an English page. */
export const English: Story = {
  render: ({ helpline }) => html`<motcua-ward-chooser lang="en" helpline=${helpline}></motcua-ward-chooser>`,
  play: inTurn(typeInto('minh khai hai ba trung'), says('now divided among 2 places')),
};

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { baseUrl } from './gateway.ts';
import { says } from './says.ts';

interface AppArgs {
  theme: 'auto' | 'light' | 'dark' | 'contrast';
  easy: boolean;
  sharedDevice: boolean;
  query: string;
}

const meta: Meta<AppArgs> = {
  title: 'App',
  component: 'motcua-app',
  args: { theme: 'light', easy: false, sharedDevice: false, query: 'dang ky khai sinh' },
  render: ({ theme, easy, sharedDevice, query }) =>
    html`<motcua-app gateway=${baseUrl} theme=${theme} ?easy=${easy} ?shared-device=${sharedDevice}><motcua-service-finder .query=${query}></motcua-service-finder></motcua-app>`,
};
export default meta;

type Story = StoryObj<AppArgs>;

/** One client for everything inside. */
export const Common: Story = { play: says('thủ tục cho “dang ky khai sinh”') };

/** Dark for everything inside. */
export const Dark: Story = { args: { theme: 'dark' }, play: says('thủ tục cho “dang ky khai sinh”') };

/** High contrast for everything inside. */
export const Contrast: Story = { args: { theme: 'contrast' }, play: says('thủ tục cho “dang ky khai sinh”') };

/** Easy mode for everything inside. */
export const EasyMode: Story = { args: { easy: true }, play: says('Gọi người giúp: 1022') };

/** A kiosk or a borrowed phone: nothing is kept, and the way to erase everything is always in sight. */
export const SharedDevice: Story = { args: { sharedDevice: true }, play: says('Xóa hết và kết thúc') };

/** The same with large letters: the app's bar and "Gọi người giúp" stand one above the other, and neither hides the other. */
export const SharedDeviceEasy: Story = { args: { sharedDevice: true, easy: true }, play: says('Gọi người giúp: 1022') };

import manifest from '@motcua/widgets/custom-elements.json';
import '@motcua/widgets/access-log';
import '@motcua/widgets/data-request';
import '@motcua/widgets/app';
import '@motcua/widgets/chat-panel';
import '@motcua/widgets/consent';
import '@motcua/widgets/delegation';
import '@motcua/widgets/feedback';
import '@motcua/widgets/feedback-status';
import '@motcua/widgets/health-book';
import '@motcua/widgets/service-answer';
import '@motcua/widgets/service-card';
import '@motcua/widgets/service-checklist';
import '@motcua/widgets/service-finder';
import '@motcua/widgets/sign-in';
import '@motcua/widgets/signature-check';
import '@motcua/widgets/signature-status';
import '@motcua/widgets/ward-chooser';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { gatewayHandlers } from '../src/gateway.ts';
import { forgetEverything, surroundings } from '../src/surroundings.ts';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [
    mswLoader(async () => {
      const worker = setupWorker(...gatewayHandlers);
      await worker.start({ quiet: true, serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).pathname } });
      return worker;
    }),
  ],
  beforeEach: forgetEverything,
  decorators: [(story, { globals }) => surroundings(story(), { ...globals, easy: globals['easy'] === 'on' })],
  globalTypes: {
    theme: { description: 'Theme', toolbar: { title: 'Theme', icon: 'contrast', items: ['auto', 'light', 'dark', 'contrast'], dynamicTitle: true } },
    easy: {
      description: 'Easy mode',
      toolbar: {
        title: 'Easy mode',
        icon: 'accessibility',
        items: [
          { value: 'off', title: 'Usual' },
          { value: 'on', title: 'Easy mode' },
        ],
        dynamicTitle: true,
      },
    },
    language: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [
          { value: 'vi', title: 'Tiếng Việt' },
          { value: 'en', title: 'English' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'light', easy: 'off', language: 'vi' },
  parameters: { a11y: { test: 'error' }, layout: 'padded' },
};

export default preview;

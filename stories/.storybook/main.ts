import type { StorybookConfig } from '@storybook/web-components-vite';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { litPolicy } from '../../tools/lit-policy.mjs';

const mswFolder = dirname(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'));

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../src/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', 'msw-storybook-addon'],
  staticDirs: [{ from: `${mswFolder}/mockServiceWorker.js`, to: '/mockServiceWorker.js' }],
  core: { disableTelemetry: true },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions: ['source', 'browser', 'module', 'import', 'default'] },
    plugins: [...(vite.plugins ?? []), litPolicy()],
  }),
};

export default config;

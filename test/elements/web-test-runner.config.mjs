import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { writeResult } from '../results.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lets a test ask for what a person has set in their system: forced colours, dark, contrast, reduced motion. */
const mediaFeatures = {
  name: 'media-features',
  async executeCommand({ command, payload, session }) {
    if (command !== 'media-features') return undefined;
    const page = session.browser.getPage(session.id);
    const devtools = await page.createCDPSession();
    const features = Object.entries(payload).map(([name, value]) => ({ name, value }));
    await devtools.send('Emulation.setEmulatedMedia', { features });
    return true;
  },
};

/** Counts for the closing line of `npm test`, and what was skipped. */
const resultFile = {
  onTestRunFinished({ sessions, focusedTestFile }) {
    if (focusedTestFile) return;
    const all = sessions.flatMap((session) => testsIn(session.testResults));
    const broken = sessions.filter(({ passed, testResults, errors }) => !passed && (errors.length > 0 || testsIn(testResults).every((test) => test.passed || test.skipped)));
    writeResult('elements', {
      passed: all.filter(({ passed, skipped }) => passed && !skipped).length,
      failed: all.filter(({ passed, skipped }) => !passed && !skipped).length + broken.length,
      skipped: all.filter(({ skipped }) => skipped).map(({ name }) => name),
    });
  },
};

function testsIn(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsIn)] : [];
}

export default {
  rootDir: root,
  files: [`${root}packages/widgets/src/**/*.test.ts`, `!${root}packages/widgets/src/hosting/**`],
  nodeResolve: { exportConditions: ['source', 'browser', 'development'] },
  preserveSymlinks: false,
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}packages/widgets/tsconfig.json` }), mediaFeatures],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: chromiumPath(), headless: true, args: chromiumArguments },
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  concurrency: 2, // Each file in a context of its own: they keep things on the device.
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), resultFile],
  testFramework: { config: { timeout: 15_000 } },
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="vi">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`,
};

import { launch, type ElementHandle, type KeyInput } from 'puppeteer-core';
import { enginePage, type Engine } from './engine-page.ts';
import { firefoxPath } from './packages.mjs';

/** Firefox over WebDriver BiDi, which it speaks itself. */
export async function startFirefox(): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'vi-VN, vi', 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false },
  });
  return {
    name: (await browser.version()).replace('/', ' '),
    async newPage() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: 360, height: 740 });
      return enginePage({
        open: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
        reload: async () => void (await page.reload({ waitUntil: 'domcontentloaded' })),
        back: async () => void (await page.goBack({ waitUntil: 'domcontentloaded' })),
        address: () => Promise.resolve(page.url()),
        evaluate: (expression) => page.evaluate(expression),
        pressAt: (x, y) => page.mouse.click(x, y),
        key: (key) => page.keyboard.press(key as KeyInput),
        chooseFiles: async (element, paths) => ((await page.evaluateHandle(element)) as ElementHandle<HTMLInputElement>).uploadFile(...paths),
        screenshot: () => page.screenshot(),
        close: () => context.close(),
      });
    },
    close: () => browser.close(),
  };
}

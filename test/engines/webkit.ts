import { spawn, type ChildProcess } from 'node:child_process';
import { globSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Builder, Key, Origin, type WebElement } from 'selenium-webdriver';
import { freePort } from '../../tools/free-port.mjs';
import { enginePage, type Engine } from './engine-page.ts';
import { screenPath, webkitDriverPath } from './packages.mjs';

const namedKeys: Record<string, string> = { Enter: Key.ENTER, Tab: Key.TAB, ArrowDown: Key.ARROW_DOWN, ArrowUp: Key.ARROW_UP, Escape: Key.ESCAPE, Space: Key.SPACE };

/** WebKitGTK, the engine of Safari, over WebDriver, on a screen that nobody sees. */
export async function startWebKit(): Promise<Engine> {
  const running: ChildProcess[] = [];
  const screen = spawn(screenPath, ['-displayfd', '3', '-screen', '0', '500x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  running.push(screen);
  const display = `:${await firstLine(screen.stdio[3] as Readable)}`;
  const port = await freePort();
  running.push(spawn(webkitDriverPath, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', LANG: 'vi_VN.UTF-8' } }));
  const server = `http://127.0.0.1:${port}`;
  await answers(`${server}/status`);
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
  const start = () =>
    new Builder()
      .usingServer(server)
      .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } })
      .build();
  const first = await start();
  const version = (await first.getCapabilities()).get('browserVersion') as string;
  await first.quit();
  return {
    name: `WebKitGTK ${version}`,
    async newPage() {
      const driver = await start();
      await driver.manage().window().setRect({ x: 0, y: 0, width: 400, height: 860 });
      return enginePage({
        open: (url) => driver.get(url),
        reload: () => driver.navigate().refresh(),
        back: () => driver.navigate().back(),
        address: () => driver.getCurrentUrl(),
        evaluate: (expression) =>
          driver.executeAsyncScript(
            `const done = arguments[arguments.length - 1]; Promise.resolve((() => ${expression})()).then(done, (error) => done({ failed: String(error) }))`,
          ),
        pressAt: (x, y) => driver.actions().move({ origin: Origin.VIEWPORT, x, y }).click().perform(),
        key: (key) =>
          driver
            .actions()
            .sendKeys(namedKeys[key] ?? key)
            .perform(),
        chooseFiles: async (element, paths) => (await driver.executeScript<WebElement>(`return ${element}`)).sendKeys(paths.join('\n')),
        screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
        close: () => driver.quit(),
      });
    },
    async close() {
      for (const each of running.reverse()) each.kill();
    },
  };
}

async function firstLine(from: Readable): Promise<string> {
  for await (const line of createInterface(from)) return line;
  throw new Error('no screen was started');
}

async function answers(address: string): Promise<void> {
  for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (await fetch(address).catch(() => undefined)) return;
    if (Date.now() > end) throw new Error(`nothing answers at ${address}`);
  }
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Locator, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from '../chromium.mjs';
import { missingOfDesktop } from './packages.mjs';
import { startEars } from './ears.ts';

/** How long a screen reader may take until it says what there is to say. */
const patienceMs = 10_000;

/** Why nothing can be heard on this machine; `undefined` where it can. */
export function whyDeaf(): string | undefined {
  const missing = missingOfDesktop();
  return missing.length > 0 ? `needs a desktop with Orca: apt-get install ${missing.join(' ')}` : undefined;
}

/** A desktop with a screen reader and a browser, and somebody who listens. */
export interface Desk {
  open(url: string): Promise<Page>;
  /** Presses the mouse on what is there: a field that is to be typed into. */
  press(target: Locator): Promise<void>;
  /** Presses keys as they come from a keyboard, through the screen reader: `Down`, `Return`. */
  key(name: string): void;
  type(text: string): void;
  /** What has been said since this was asked last, once nothing has been said for `quietMs`. */
  heard(quietMs?: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts all of it, on a screen that nobody sees. */
export async function startDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-desk-'));
  const running: ChildProcess[] = [];
  const start = (program: string, parameters: readonly string[], environment: Record<string, string | undefined>): ChildProcess => {
    const child = spawn(program, parameters, { env: environment, stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    running.push(child);
    return child;
  };
  const ears = await startEars(join(folder, 'ears'));
  const close = async (): Promise<void> => {
    for (const child of running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill();
      await Promise.race([once(child, 'exit'), pause(2000)]);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    }
    await ears.close();
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    for (const each of ['home', 'run']) mkdirSync(join(folder, each), { mode: 0o700 });
    const own = { PATH: process.env['PATH'], LANG: 'C.UTF-8', HOME: join(folder, 'home'), XDG_RUNTIME_DIR: join(folder, 'run'), SPEECHD_ADDRESS: `unix_socket:${ears.path}` };
    const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], own);
    const display = `:${await firstLine(screen.stdio[3] as Readable)}`;
    const bus = await firstLine(start('dbus-daemon', ['--session', '--nofork', '--print-address'], own).stdout);
    const environment = { ...own, DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: bus };
    start('openbox', [], environment); // Without a window manager no window is the active one, and Orca speaks of none.
    start('/usr/bin/python3', ['/usr/bin/orca'], environment); // Debian's own interpreter: another has none of its modules.
    await waitFor(() => ears.said.length > 0, 'Orca said nothing');
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      headless: false,
      args: [...chromiumArguments, '--force-renderer-accessibility', '--disable-features=Translate'],
      env: { ...environment, ACCESSIBILITY_ENABLED: '1' },
    });
    const handled = (...parameters: string[]): void => {
      const { status, stderr } = spawnSync('/usr/bin/xdotool', parameters, { env: environment, encoding: 'utf8' });
      if (status !== 0) throw new Error(`xdotool ${parameters.join(' ')}: ${stderr}`);
    };
    let taken = 0;
    return {
      async open(url) {
        const page = await browser.newPage({ viewport: null, locale: 'vi-VN' });
        await page.goto(url);
        return page;
      },
      async press(target) {
        const [x = 0, y = 0] = await target.evaluate((element) => {
          element.scrollIntoView({ block: 'center' });
          const { left, top, height } = element.getBoundingClientRect();
          return [screenX + left + 20, screenY + (outerHeight - innerHeight) + top + height / 2].map(Math.round);
        });
        handled('mousemove', String(x), String(y), 'click', '1');
        await waitFor(() => target.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element), 'the field was not reached');
      },
      key: (name) => handled('key', name),
      type: (text) => handled('type', '--delay', '130', text),
      async heard(quietMs = 2500) {
        const from = Date.now();
        while (Date.now() < from + patienceMs && Date.now() - Math.max(from, ears.lastAt()) < quietMs) await pause(50);
        const said = ears.said.slice(taken);
        taken = ears.said.length;
        return said;
      },
      async close() {
        await browser.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function firstLine(from: Readable | null): Promise<string> {
  let text = '';
  for await (const part of from ?? []) {
    text += String(part);
    const [line] = text.split('\n');
    if (text.includes('\n') && line !== undefined) return line;
  }
  throw new Error(`ended after "${text}"`);
}

async function waitFor(isSo: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await isSo()); await pause(50)) if (Date.now() > end) throw new Error(otherwise);
}

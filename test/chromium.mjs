import { existsSync } from 'node:fs';
import process from 'node:process';

const candidates = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where the browser is. `npm test` has made sure that there is one. */
export function chromiumPath() {
  const path = candidates.find((candidate) => candidate && existsSync(candidate));
  if (!path) throw new Error('no Chromium found: install one, or set CHROME_PATH to it');
  return path;
}

/** Keeps a browser under test from talking to its maker. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP phuong.test 127.0.0.1', // A name that is not this machine's own: a page there is no secure context.
];

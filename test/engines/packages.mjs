// Browsers of the other two engines, as Debian packages them, by a file of each.
import { existsSync } from 'node:fs';

export const firefoxPath = '/usr/bin/firefox-esr';
export const webkitDriverPath = '/usr/bin/WebKitWebDriver';
export const screenPath = '/usr/bin/Xvfb';

const packages = { 'firefox-esr': firefoxPath, 'webkit2gtk-driver': webkitDriverPath, xvfb: screenPath };

/** Names of the packages that are not installed. */
export function missingEngines() {
  return Object.entries(packages)
    .filter(([, file]) => !existsSync(file))
    .map(([name]) => name);
}

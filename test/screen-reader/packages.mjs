// What a screen reader needs to be heard on a machine without a desktop, and a browser that shows nothing but text: Debian's
// packages, by a file of each.
import { existsSync } from 'node:fs';

/** The browser that shows nothing but text. */
export const textBrowser = '/usr/bin/w3m';

const desktop = {
  orca: '/usr/bin/orca',
  'at-spi2-core': '/usr/libexec/at-spi-bus-launcher',
  'dbus-daemon': '/usr/bin/dbus-daemon',
  xvfb: '/usr/bin/Xvfb',
  openbox: '/usr/bin/openbox',
  xdotool: '/usr/bin/xdotool',
};

/** Names of the packages that are not installed. */
export function missingPackages() {
  return missing({ ...desktop, w3m: textBrowser });
}

/** Those of the desktop alone. */
export function missingOfDesktop() {
  return missing(desktop);
}

function missing(packages) {
  return Object.entries(packages)
    .filter(([, file]) => !existsSync(file))
    .map(([name]) => name);
}

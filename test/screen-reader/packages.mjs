// What a screen reader needs to be heard on a machine without a desktop: Debian's packages, by a file of each.
import { existsSync } from 'node:fs';

const packages = {
  orca: '/usr/bin/orca',
  'at-spi2-core': '/usr/libexec/at-spi-bus-launcher',
  'dbus-daemon': '/usr/bin/dbus-daemon',
  xvfb: '/usr/bin/Xvfb',
  openbox: '/usr/bin/openbox',
  xdotool: '/usr/bin/xdotool',
};

/** Names of the packages that are not installed. */
export function missingPackages() {
  return Object.entries(packages)
    .filter(([, file]) => !existsSync(file))
    .map(([name]) => name);
}

import { Device } from '@motcua/contract/identity';

type Named<Name> = readonly (readonly [name: NonNullable<Name>, pattern: RegExp])[];

// In this order: an Android says that it is a Linux, an iPhone that it is like a Mac.
const systems: Named<Device['system']> = [
  ['android', /Android/],
  ['ios', /iPhone|iPad|iPod/],
  ['windows', /Windows/],
  ['macos', /Macintosh/],
  ['chromeos', /CrOS/],
  ['linux', /Linux/],
];
// Nearly all of them say that they are Chrome and Safari, too.
const browsers: Named<Device['browser']> = [
  ['zalo', /Zalo/i],
  ['coccoc', /coc_coc_browser/],
  ['samsung', /SamsungBrowser/],
  ['edge', /Edg(e|A|iOS)?\//],
  ['opera', /OPR\//],
  ['firefox', /Firefox|FxiOS/],
  ['chrome', /Chrome|CriOS/],
  ['safari', /Safari/],
];

/** What kind of device a browser says that it runs on. An iPad that asks for pages of computers passes for one. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 1000);
  const system = systems.find(([, pattern]) => pattern.test(text))?.[0];
  const browser = browsers.find(([, pattern]) => pattern.test(text))?.[0];
  return { kind: kindOf(system, text), ...(system && { system }), ...(browser && { browser }) };
}

function kindOf(system: Device['system'], text: string): Device['kind'] {
  if (system === undefined) return 'unknown';
  if (system === 'android') return /Mobile/.test(text) ? 'phone' : 'tablet';
  if (system === 'ios') return /iPad/.test(text) ? 'tablet' : 'phone';
  return 'computer';
}

/** Nothing is known of it: no browser was there, or a gateway of an earlier release was. */
export const unknownDevice: Device = { kind: 'unknown' };

/** As the store keeps it. */
export function deviceText({ kind, system, browser }: Device): string {
  return [kind, system ?? '', browser ?? ''].join(' ');
}

export function deviceIn(text: string): Device {
  const [kind, system, browser] = text.split(' ');
  const known = Device.safeParse({ kind, ...(system && { system }), ...(browser && { browser }) });
  return known.success ? known.data : unknownDevice; // A newer gateway may know more of them.
}

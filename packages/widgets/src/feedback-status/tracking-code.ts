/** What was typed as letters and digits alone: read out on the phone or copied from paper, O is 0, I and L are 1 (Crockford's base 32). */
export function plainTrackingCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** The tracking code that was typed, as it is written: `4F7K-2M9Q-XBH3`; `undefined` where it cannot be one. */
export function trackingCodeOf(typed: string): string | undefined {
  const plain = plainTrackingCode(typed);
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : undefined;
}

/** A tracking code letter by letter, group by group, as it is read out. */
export function spelledOut(trackingCode: string): string {
  return trackingCode
    .split('-')
    .map((group) => [...group].join(' '))
    .join(', ');
}

import { isIPv6 } from 'node:net';

/**
 * Names the client of a connection for the rate limit: its IPv4 address, or the /64 of its IPv6 address, since one household
 * holds a whole /64.
 *
 * @param socketAddress - The address at the other end of the connection.
 * @param forwardedFor - The `X-Forwarded-For` header.
 * @param trustedProxies - How many proxies of one's own stand in front. Each appends the address it saw, so the client is that
 * many entries from the right; what stands further left is the client's own claim. With 0 the header is not looked at.
 */
export function clientAddressOf(socketAddress: string | undefined, forwardedFor: string | undefined, trustedProxies: number): string | undefined {
  const forwarded = trustedProxies > 0 ? forwardedFor?.split(',').at(-trustedProxies)?.trim() : undefined;
  const address = forwarded || socketAddress;
  if (!address) return undefined;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  return isIPv6(address) ? networkOf(address) : address;
}

/** The first four groups, written without shortening. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*/, '').toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

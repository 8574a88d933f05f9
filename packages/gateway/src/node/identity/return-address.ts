/**
 * Where a browser goes once somebody is signed in: a page of a registered origin, and nothing else, or a link to this gateway
 * would lead to anybody's page.
 *
 * @param sent - A path, which means a page of the first origin, or a whole address.
 * @returns `undefined` for whatever is none.
 */
export function returnAddress(sent: string | null, origins: readonly string[]): string | undefined {
  const [home] = origins;
  const text = sent ?? '/';
  // Browsers read "\" as "/" and pass over control characters, so that "/\evil.example" is a host's name.
  // oxlint-disable-next-line no-control-regex -- They are what is refused.
  if (home === undefined || text.length > 2000 || /[\\\u0000-\u0020\u007f]/.test(text)) return undefined;
  if (!text.startsWith('/') && !/^https?:\/\//.test(text)) return undefined;
  if (!URL.canParse(text, home)) return undefined;
  const { origin, href, username, password } = new URL(text, home);
  return origins.includes(origin) && username === '' && password === '' ? href : undefined;
}

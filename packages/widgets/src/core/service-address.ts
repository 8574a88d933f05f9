/** The address parameter that holds the open service's code (mã thủ tục). What is typed is never in an address. */
const codeParameter = 'ma';

/**
 * The page's address with a service opened, everything else in it kept; an empty code closes the service.
 *
 * @param besides - Further parameters of ours and their values; an empty value takes the parameter away.
 */
export function addressOf(code: string, besides: Readonly<Record<string, string>> = {}): string {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ [codeParameter]: code, ...besides })) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url.pathname + url.search + url.hash;
}

/** The code of the service that the page's address opens; empty where none or not a code. */
export function codeInAddress(): string {
  const code = new URL(location.href).searchParams.get(codeParameter) ?? '';
  return /^\d\.\d{6}$/.test(code) ? code : '';
}

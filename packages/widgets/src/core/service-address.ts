/** The address parameter that holds the open service's code (mã thủ tục). What is typed is never in an address. */
const codeParameter = 'ma';

/** The page's address with a service opened, everything else in it kept; an empty code closes the service. */
export function addressOf(code: string): string {
  const url = new URL(location.href);
  if (code) url.searchParams.set(codeParameter, code);
  else url.searchParams.delete(codeParameter);
  return url.pathname + url.search + url.hash;
}

/** The code of the service that the page's address opens; empty where none or not a code. */
export function codeInAddress(): string {
  const code = new URL(location.href).searchParams.get(codeParameter) ?? '';
  return /^\d\.\d{6}$/.test(code) ? code : '';
}
